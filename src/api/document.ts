/** The OpenAPI 3.1 document of the API, in the words of a language, with examples of an act that is held. */

import { isKey, type Translator } from '#i18n/messages.ts'
import type { StudyShelf } from '#jobs/study/shelf.ts'
import { addDays, type Day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import { isNumberedKind } from '#law/provision.ts'
import type { Library } from '#store/library.ts'
import { readingOrder } from '#store/outline.ts'
import { type Api, OPERATIONS, type Operation, pathOf } from './asking.ts'

/** Values that a request with them is answered for. */
export type Examples = Readonly<Record<Operation, Readonly<Record<string, string>>>>

type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/** What examples are put into. */
interface Described {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly parameters?: readonly Parameter[] } }>>
}

interface Parameter {
  readonly name: string
  example?: string
}

/** Returns the document. */
export function openApiDocument(api: Api, t: Translator, origin: string, examples: Examples | null): object {
  const document = api.getOpenAPI31Document({
    openapi: '3.1.1',
    info: { title: 'api.title', version: '1', description: 'api.lead' },
    servers: [{ url: origin }],
    externalDocs: { url: `${origin}/api`, description: 'api.page' },
  })
  const json = JSON.parse(JSON.stringify(document)) as Json
  return withExamples(spoken(json, t) as unknown as Described, examples)
}

/** Returns examples out of the library: an act with a history, a provision of it, a study that was published; null where no act is held. */
export async function examplesOf(
  library: Library,
  today: Day,
  studies?: Pick<StudyShelf, 'published'>,
): Promise<Examples | null> {
  const [published] = (await studies?.published(today)) ?? []
  const study: Record<string, string> = published ? { id: published.id } : {}
  const [long] = await library.longestHistories(1)
  const iri = long?.iri ?? (await library.works({ limit: 1 }))[0]?.work.iri
  const reference = iri === undefined ? null : await library.resolve(iri)
  if (!reference) return null
  const expression = await library.expression(reference.work.id, long?.language ?? null)
  if (!expression) return null
  const { language } = expression
  const place = { work: reference.work.iri, language }
  const versions = (await library.versions(expression.id)).filter(({ state }) => state === 'held')
  const dated = versions.flatMap(({ from }) => (from !== null && from <= today ? [from] : []))
  const at = dated.at(-1) ?? addDays(versions[0]?.to ?? today, -1)
  const { nodes } = await library.textOnDay(expression.id, at)
  const [node, other] = readingOrder(nodes).filter(
    ({ textId, kind }) => textId !== null && isNumberedKind(kind),
  )
  const text = { iri: formatIri({ ...place, at: null, eId: null }) }
  const provision = { iri: formatIri({ ...place, at: null, eId: node?.eId ?? null }), at }
  const code = reference.work.jurisdiction
  return {
    jurisdictions: {},
    works: { in: code, limit: '5' },
    work: { iri: reference.work.iri },
    expressions: { iri: reference.work.iri },
    versions: text,
    text: node ? provision : { ...text, at },
    provision,
    proof: node ? provision : { ...text, at },
    changes: { ...text, from: dated.at(-2) ?? at, to: at },
    search: { q: expression.title.split(/\s+/).slice(0, 3).join(' '), in: code, limit: '5' },
    'cited-by': { ...provision, limit: '5' },
    cite: { text: 'Article 17 GDPR', at },
    suggest: { q: [...expression.title].slice(0, 6).join(''), limit: '5' },
    phrase: { q: expression.title.split(/\s+/).slice(0, 1).join(' '), in: code },
    subjects: { q: 'dismissal' },
    subject: { id: 'dismissal', limit: '5' },
    'provision-subjects': provision,
    counterparts: { ...provision, limit: '5' },
    lexicon: { from: 'en', to: 'fr', limit: '5' },
    compare: {
      of: provision.iri,
      with: other?.eId ? formatIri({ ...place, at: null, eId: other.eId }) : reference.work.iri,
      at,
    },
    timeline: { p: provision.iri },
    studies: {},
    study,
    'study-file': { ...study, ...(published && { ending: 'csv' }) },
    'study-moves': study,
    'study-moves-feed': study,
    'study-asked': study,
    findings: { limit: '5' },
    stats: {},
  }
}

// Descriptions in the routes are keys of messages.
function spoken(value: Json, t: Translator): Json {
  if (typeof value === 'string') return isKey(value) ? t(value) : value
  if (Array.isArray(value)) return value.map((each) => spoken(each, t))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoken(each, t)]))
}

function withExamples(document: Described, examples: Examples | null): Described {
  for (const operation of OPERATIONS)
    for (const parameter of document.paths[pathOf(operation)]?.get?.parameters ?? []) {
      const example = examples?.[operation][parameter.name]
      if (example !== undefined) parameter.example = example
    }
  return document
}
