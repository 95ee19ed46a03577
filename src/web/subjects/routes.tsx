/** Subjects: `/subjects` is the tree, `/subjects/<id>` one of them with the law about it; `.ttl` and `.jsonld` are SKOS. */
import { type Context, Hono } from 'hono'
import { subjectsNamed } from '#jobs/subjects/find.ts'
import type { SubjectShelf } from '#jobs/subjects/shelf.ts'
import type { ConceptNamed } from '#jobs/subjects/vocabularies.ts'
import type { Day } from '#kit/day.ts'
import type { ConceptCount } from '#store/concepts.ts'
import { jsonLdOf } from '#vocab/json-ld.ts'
import type { KeptVocabulary } from '#vocab/kept.ts'
import { below, shortName, type Vocabulary } from '#vocab/model.ts'
import { statementsOf } from '#vocab/skos-write.ts'
import { turtleOf } from '#vocab/turtle.ts'
import { bad, html, notFound, wrongDay } from '../answer.tsx'
import { readDay } from '../day-input.ts'
import type { SiteEnv } from '../page.ts'
import { languagesOf } from './names.ts'
import { SubjectPage } from './subject-page.tsx'
import { TreePage } from './tree-page.tsx'

type Asking = Context<SiteEnv>

/** Provisions on a page of one state; of each state, where all are shown. */
const SIZE = 20
const FIRST = 3
/** States whose provisions are shown at once: those that have most. */
const MOST_STATES = 40
const MOST_FOUND = 60

export function subjectRoutes(shelf: SubjectShelf): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>()
  routes.get('/subjects', (context) => tree(context, shelf))
  routes.get('/subjects.ttl', (context) => file(context, shelf, 'ttl'))
  routes.get('/subjects.jsonld', (context) => file(context, shelf, 'jsonld'))
  routes.get('/subjects/:id', async (context) => {
    const asked = context.req.param('id')
    const [, id = asked, ending] = /^(.+)\.(ttl|jsonld)$/.exec(asked) ?? []
    const named = (await shelf.concept(asked)) ?? (await shelf.concept(id))
    if (!named) return notFound(context)
    if (ending !== undefined && shortName(named.concept.iri) !== asked)
      return skos(context, alone(named), ending as 'ttl' | 'jsonld')
    return subject(context, shelf, named)
  })
  return routes
}

async function tree(context: Asking, shelf: SubjectShelf): Promise<Response> {
  const page = context.get('page')
  const vocabularies = await shelf.vocabularies()
  const shown = vocabularyAsked(context, vocabularies)
  if (!shown) return notFound(context)
  const q = (context.req.query('q') ?? '').normalize('NFC').trim().slice(0, 100)
  const found = q === '' ? null : subjectsNamed(shown.vocabulary, q, languagesOf(page)).slice(0, MOST_FOUND)
  const counts = found
    ? shelf.counts(
        page.today,
        found.map(({ iri }) => iri),
      )
    : shelf.counts(page.today, null)
  return html(context, <TreePage page={page} tree={{ vocabularies, shown, q, found, counts }} />)
}

function vocabularyAsked(
  { req }: Asking,
  vocabularies: readonly KeptVocabulary[],
): KeptVocabulary | undefined {
  const of = req.query('of')
  return of ? vocabularies.find(({ name }) => name === of) : vocabularies[0]
}

async function file(context: Asking, shelf: SubjectShelf, ending: 'ttl' | 'jsonld'): Promise<Response> {
  const shown = vocabularyAsked(context, await shelf.vocabularies())
  return shown ? skos(context, shown.vocabulary, ending) : notFound(context)
}

function alone({ concept, of }: ConceptNamed): Vocabulary {
  return { ...of.vocabulary, concepts: new Map([[concept.iri, concept]]) }
}

async function skos(context: Asking, vocabulary: Vocabulary, ending: 'ttl' | 'jsonld'): Promise<Response> {
  const statements = statementsOf(vocabulary)
  const type = ending === 'ttl' ? 'text/turtle' : 'application/ld+json'
  context.header('Content-Type', `${type}; charset=utf-8`)
  return context.body(ending === 'ttl' ? await turtleOf(statements) : jsonLdOf(statements))
}

async function subject(context: Asking, shelf: SubjectShelf, named: ConceptNamed): Promise<Response> {
  const page = context.get('page')
  const typed = readDay(context.req.query('at'))
  if (typed.wrong) return wrongDay(context, typed.typed)
  const number = context.req.query('page') ?? '1'
  if (!/^[1-9]\d{0,3}$/.test(number))
    return bad(context, page.t('problem.bad'), page.t('search.wrongPage', { typed: number }))
  const at = typed.day ?? page.today
  const place = (context.req.query('in') ?? '').trim().toLowerCase().slice(0, 20) || null
  const withBelow = context.req.query('below') === '1'
  const { iri } = named.concept
  const concepts = withBelow ? [iri, ...below(named.of.vocabulary, iri)] : [iri]
  const counts = shelf.counts(at, concepts) ?? []
  const told = await toldBy(shelf, { concepts, at, place, counts, number: Number(number) })
  const view = { named, at, place, withBelow, counts, told, number: Number(number) }
  return html(context, <SubjectPage page={page} view={view} />)
}

interface ToldAsked {
  readonly concepts: readonly string[]
  readonly at: Day
  readonly place: string | null
  readonly counts: readonly ConceptCount[]
  readonly number: number
}

async function toldBy(shelf: SubjectShelf, { concepts, at, place, counts, number }: ToldAsked) {
  const shared = { concepts, at }
  if (place !== null) {
    const offset = (number - 1) * SIZE
    return [{ place, found: await shelf.provisions({ ...shared, in: [place], limit: SIZE, offset }) }]
  }
  const totals = new Map<string, number>()
  for (const { jurisdiction, provisions } of counts)
    totals.set(jurisdiction, (totals.get(jurisdiction) ?? 0) + provisions)
  for (const tagged of await shelf.tagged(concepts, at)) if (!totals.has(tagged)) totals.set(tagged, 0)
  const states = [...totals].sort((a, b) => b[1] - a[1]).slice(0, MOST_STATES)
  const told = []
  for (const [each] of states)
    told.push({
      place: each,
      found: await shelf.provisions({ ...shared, in: [each], limit: FIRST, offset: 0 }),
    })
  return told
}
