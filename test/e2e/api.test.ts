import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { z } from 'zod'
import { CitedBySchema } from '#api/cited-by.ts'
import { CitationsSchema } from '#api/citing.ts'
import { ComparisonSchema } from '#api/comparing.ts'
import { CounterpartsSchema } from '#api/counterparts.ts'
import { LexiconSchema } from '#api/lexicon.ts'
import { ProvingSchema } from '#api/proving.ts'
import * as schemas from '#api/schemas.ts'
import * as searches from '#api/search-schemas.ts'
import { ReadStudySchema, StudiesSchema } from '#api/study-schemas.ts'
import { ProvisionSubjectsSchema, SubjectSchema, SubjectsSchema } from '#api/subjects.ts'
import * as texts from '#api/text-schemas.ts'
import { TimelineSchema } from '#api/timelines.ts'
import { locales } from '#i18n/messages.ts'
import { type Answer, ask, readLinks } from './asking.ts'
import { type Served, serveLibrary, serveSmallLibrary } from './every-page.ts'
import { DATA_ACT } from './invented.ts'
import { studyLibrary } from './study-library.ts'

let served: Served
before(async () => {
  served = await serveLibrary(await studyLibrary())
})
after(() => served?.close())

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(path.startsWith('http') ? path : served.origin + path, headers, method)
const json = async (path: string) => JSON.parse((await get(path)).text)

interface Document {
  readonly openapi: string
  readonly paths: Record<
    string,
    { get: { operationId: string; security?: object[]; parameters?: Parameter[] } }
  >
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly example?: string
}

/** By operation; null where the answer is no JSON, or not for everybody (src/api/studies.test.ts asks for those). */
const ANSWERS: Record<string, z.ZodType | null> = {
  jurisdictions: schemas.JurisdictionsSchema,
  works: schemas.WorksSchema,
  work: schemas.WorkSchema,
  expressions: schemas.ExpressionsSchema,
  versions: schemas.VersionsSchema,
  text: texts.TextSchema,
  provision: texts.HistorySchema,
  changes: texts.ChangesSchema,
  proof: ProvingSchema,
  search: searches.HitsSchema,
  suggest: searches.SuggestionsSchema,
  phrase: searches.PhraseSchema,
  findings: schemas.FindingsSchema,
  stats: schemas.StatsSchema,
  cite: CitationsSchema,
  'cited-by': CitedBySchema,
  lexicon: LexiconSchema,
  compare: ComparisonSchema,
  subjects: SubjectsSchema,
  subject: SubjectSchema,
  'provision-subjects': ProvisionSubjectsSchema,
  counterparts: CounterpartsSchema,
  timeline: TimelineSchema,
  studies: StudiesSchema,
  study: ReadStudySchema,
  'study-file': null,
  'study-moves': null,
  'study-moves-feed': null,
  'study-asked': null,
}

describe('the OpenAPI document', () => {
  it('is of version 3.1, and every example in it is answered as the document says', async () => {
    const answer = await get('/api/v1/openapi.json')
    assert.match(answer.headers['content-type'] ?? '', /^application\/vnd\.oai\.openapi\+json/)
    const document: Document = JSON.parse(answer.text)
    assert.match(document.openapi, /^3\.1\./)
    const told = Object.values(document.paths).map(({ get: { operationId } }) => operationId)
    assert.deepEqual(told.sort(), Object.keys(ANSWERS).sort())
    for (const [path, { get: operation }] of Object.entries(document.paths)) {
      const parameters = (operation.parameters ?? []).filter(({ example }) => example !== undefined)
      const query = new URLSearchParams(
        parameters.flatMap(({ name, in: where, example = '' }) =>
          where === 'query' ? [[name, example]] : [],
        ),
      )
      const place = parameters.reduce(
        (left, { name, example = '' }) => left.replace(`{${name}}`, encodeURIComponent(example)),
        path,
      )
      const answer = await get(`${place}?${query}`)
      assert.equal(answer.status, operation.security ? 404 : 200, `${place}?${query}\n${answer.text}`)
      const read = ANSWERS[operation.operationId]?.safeParse(JSON.parse(answer.text))
      assert.deepEqual(read?.error?.issues ?? [], [], operation.operationId)
    }
  })

  it('speaks in words and not in keys, in every language of the interface', async () => {
    for (const locale of locales) {
      const { text } = await get('/api/v1/openapi.json', { 'accept-language': locale })
      assert.doesNotMatch(text, /"api\.[a-z]/, locale)
    }
  })

  it('has a page where every example works', async () => {
    const page = await get('/api')
    assert.equal(page.status, 200)
    const examples = [...page.text.matchAll(/<a href="([^"]*)" class="example"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    )
    const forPeople = ['study-moves', 'study-moves-feed', 'study-asked']
    assert.equal(examples.length, Object.keys(ANSWERS).length - forPeople.length)
    for (const href of examples) assert.equal((await get(href)).status, 200, href)
    const ids = new Set([...page.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const [, id = ''] of page.text.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.has(id), id)
    assert.match(
      (await get('/')).headers.link ?? (await get(`${DATA_ACT}/eng`)).headers.link ?? '',
      /service-desc/,
    )
    assert.match((await get('/.well-known/api-catalog')).text, /openapi\.json/)
    assert.equal((await get('/api/v1')).headers.location, '/api')
  })
})

describe('the API', () => {
  it('gives the act as it stood on the day', async () => {
    const then = JSON.stringify(await json(`/api/v1/text?iri=${DATA_ACT}/eng&at=1999-01-01`))
    assert.match(then, /without unreasonable delay/)
    assert.doesNotMatch(then, /within fourteen days/)
    assert.match(JSON.stringify(await json(`/api/v1/text?iri=${DATA_ACT}/eng/~art_8`)), /Rectification/)
  })

  it('gives every wording of a provision, and the one of the day', async () => {
    const history = await json(`/api/v1/provision?iri=${DATA_ACT}/eng/~art_9&at=1999-01-01`)
    assert.match(history.provision.text, /without unreasonable delay/)
    assert.ok(history.wordings.length >= 2)
    for (const { iri, text } of history.wordings)
      if (text !== null) assert.equal((await get(iri)).status, 200, iri)
  })

  it('says what changed between two days, word by word', async () => {
    const { changes } = await json(`/api/v1/changes?iri=${DATA_ACT}/eng&from=2018-05-25&to=2024-03-01`)
    const words = changes.flatMap(({ words }: { words: [string, string][] }) => words)
    assert.ok(words.some(([op]: [string, string]) => op === 'added'))
  })

  it('hands out long lists in pages that meet without a gap or a repeat', async () => {
    for (const [path, field, size] of [
      ['/api/v1/works?limit=1', 'works', 1],
      ['/api/v1/search?q=право&limit=2&in=un&fold=false', 'hits', 2],
      ['/api/v1/findings?limit=1', 'findings', 1],
    ] as const) {
      const seen: unknown[] = []
      let next: string | null = path
      while (next !== null && seen.length < 200) {
        const answer: Answer = await get(next)
        const page = JSON.parse(answer.text)
        seen.push(...page[field])
        assert.ok(page[field].length <= size)
        const link = readLinks(answer.headers.link ?? '').find(({ rel }) => rel.includes('next'))
        assert.equal(link?.href ?? null, page.next)
        next = page.next
      }
      const whole = (await json(path.replace(/limit=\d/, 'limit=100')))[field]
      assert.deepEqual(seen.map(nameOf), whole.slice(0, seen.length).map(nameOf))
      assert.ok(seen.length > size, `${path}: ${seen.length}`)
    }
  })

  it('finds acts by words of their titles, in capitals or not', async () => {
    const titles = async (words: string) =>
      (await json(`/api/v1/works?title=${encodeURIComponent(words)}`)).works.map(
        ({ iri }: { iri: string }) => iri,
      )
    assert.deepEqual(await titles('ЗАКОН'), await titles('закон'))
    assert.deepEqual(await titles('100%'), [])
  })

  it('tells of everything that cannot be answered as a problem, with a page that explains it', async () => {
    const explained = (await get('/api/problems')).text
    const cases: [string, number][] = [
      ['/api/v1/nothing', 404],
      ['/api/v1/work', 400],
      ['/api/v1/work?iri=/akn/xv/act/none/1', 404],
      [`/api/v1/text?iri=${DATA_ACT}/eng&at=2023-02-30`, 400],
      [`/api/v1/text?iri=${DATA_ACT}/eng&at=2010-01-01`, 404],
      [`/api/v1/text?iri=${DATA_ACT}&lang=deu`, 404],
      [`/api/v1/text?iri=${DATA_ACT}&lang=!!`, 400],
      [`/api/v1/text?iri=${DATA_ACT}/eng/~art_999`, 404],
      [`/api/v1/provision?iri=${DATA_ACT}/eng`, 400],
      [`/api/v1/changes?iri=${DATA_ACT}/eng&from=2024-01-01&to=2018-01-01`, 400],
      [`/api/v1/changes?iri=${DATA_ACT}/eng`, 400],
      ['/api/v1/works?limit=0', 400],
      ['/api/v1/works?cursor=nonsense', 400],
      ['/api/v1/search?q=-only', 400],
      [`/api/v1/search?q=data&cursor=${Buffer.from('{"offset":1,"mark":"old"}').toString('base64url')}`, 410],
    ]
    for (const [path, status] of cases) {
      const answer = await get(path)
      assert.equal(answer.status, status, `${path}\n${answer.text}`)
      assert.equal(answer.headers['content-type'], 'application/problem+json')
      const problem = schemas.ProblemSchema.parse(JSON.parse(answer.text))
      assert.equal(problem.status, status)
      assert.match(explained, new RegExp(`id="${problem.type.split('#')[1]}"`))
    }
    assert.equal((await get('/api/v1/works', {}, 'POST')).status, 405)
    const wrong = JSON.parse(
      (await get(`/api/v1/changes?iri=${DATA_ACT}&from=x`, { 'accept-language': 'ru' })).text,
    )
    assert.deepEqual(
      wrong.errors.map(({ parameter }: { parameter: string }) => parameter),
      ['from', 'to'],
    )
    assert.match(wrong.title, /Запрос не удается прочесть/)
  })

  it('says how much is left to ask for, and when to go on where nothing is', async () => {
    const small = await serveSmallLibrary('filled', { requests: 2, seconds: 60 })
    try {
      const first = await ask(`${small.origin}/api/v1/stats`)
      assert.equal(first.headers['ratelimit-policy'], '"default";q=2;w=60')
      assert.match(first.headers.ratelimit ?? '', /^"default";r=1;t=\d+$/)
      await ask(`${small.origin}/api/v1/stats`)
      const refused = await ask(`${small.origin}/api/v1/stats`, { 'x-forwarded-for': '192.0.2.1' })
      assert.equal(refused.status, 429)
      assert.match(refused.headers['retry-after'] ?? '', /^\d+$/)
      assert.equal(JSON.parse(refused.text).status, 429)
      assert.equal((await ask(`${small.origin}/`)).status, 200, 'readers of pages are not counted')
    } finally {
      await small.close()
    }
  })

  it('describes itself and answers where nothing is held yet', async () => {
    const empty = await serveSmallLibrary('empty')
    try {
      for (const path of [
        '/api',
        '/api/v1/openapi.json',
        '/feeds/changes',
        '/feeds/recorded',
        '/sitemap.xml',
      ])
        assert.equal((await ask(empty.origin + path)).status, 200, path)
      assert.deepEqual(JSON.parse((await ask(`${empty.origin}/api/v1/works`)).text), {
        works: [],
        next: null,
      })
    } finally {
      await empty.close()
    }
  })

  it('may be read from any site, and confirms what the client has', async () => {
    const first = await get('/api/v1/stats', { origin: 'https://example.org' })
    assert.equal(first.headers['access-control-allow-origin'], '*')
    assert.match(first.headers['access-control-expose-headers'] ?? '', /RateLimit/)
    assert.equal((await get('/api/v1/stats', { 'if-none-match': first.headers.etag ?? '' })).status, 304)
    assert.equal((await get('/api/v1/stats', { origin: 'https://example.org' }, 'OPTIONS')).status, 204)
    assert.equal((await get('/api/v1/stats', {}, 'HEAD')).headers.etag, first.headers.etag)
  })
})

function nameOf(item: unknown): string {
  const { iri, message, path, check } = item as Record<string, string>
  return iri ?? `${check} ${path} ${message}`
}
