/** What a file says of itself: the FRBR levels, its life, and what they mean for a work of the library. */
import { type Day, dayOrNull } from '#kit/day.ts'
import { isForce } from '#law/force.ts'
import { type Language, languageOf } from '#law/language.ts'
import { DOCUMENTS } from '#markup/vocabulary.ts'
import { child, descendants, elements, rawText, type XmlElement } from '#markup/xml.ts'
import type { WorkDraft } from '../contract.ts'
import { type DecisionFacts, decisionOf } from './decision.ts'
import { aliasesOf, dayIn, eventsOf, type LifeEvent, ownOf, uriParts, valueIn } from './frbr.ts'

export interface Identity {
  /** What files of one work share. */
  readonly workKey: string
  readonly work: WorkDraft
  readonly language: Language
  readonly title: string
  /** Day of the version. */
  readonly date: Day | null
  readonly original: boolean
  /** How many rows our own export holds: the whole history or a day; null for foreign documents. */
  readonly own: 'history' | 'day' | null
  readonly ownAt: Day | null
  readonly textState: string | null
  readonly completeFrom: Day | null
  readonly events: readonly LifeEvent[]
  readonly hasPeriods: boolean
  readonly hasWIds: boolean
}

/** Returns the document element: the first below the root. */
export function documentOf(root: XmlElement): XmlElement | null {
  return elements(root).find((element) => DOCUMENTS.has(element.name)) ?? null
}

/** Returns what the document under the root says of itself. */
export function identify(root: XmlElement, path: string): Identity {
  const document = documentOf(root)
  const meta = child(document, 'meta')
  const identification = child(meta, 'identification')
  const frbrWork = child(identification, 'FRBRWork')
  const expression = child(identification, 'FRBRExpression')
  const uri = valueIn(frbrWork, 'FRBRuri') ?? valueIn(frbrWork, 'FRBRthis') ?? ''
  const workOwn = ownOf(child(frbrWork, 'FRBRuri'))
  const own = ownOf(child(expression, 'FRBRuri'))
  const rows = own('rows')
  const title = own('title') ?? titleOf(document, frbrWork, uri, path)
  const published = dayIn(child(meta, 'publication')?.attributes.date)
  const all = [...descendants(root)]
  return {
    workKey: uri || path,
    work: workOf(document, frbrWork, uri, workOwn('title') ?? title, workOwn, published),
    language: languageIn(expression, document),
    title,
    date: versionDate(expression, path),
    original: document?.attributes.contains === 'originalVersion',
    own: rows === 'history' || rows === 'day' ? rows : null,
    ownAt: dayOrNull(own('at')),
    textState: own('text-state'),
    completeFrom: dayOrNull(own('complete-from')),
    events: eventsOf(meta),
    // Some files name an event where the period of an element should stand: they hold one version.
    hasPeriods:
      all.some((element) => element.name === 'temporalGroup') &&
      all.some((element) => element.attributes.period !== undefined),
    hasWIds: all.some((element) => element.attributes.wId !== undefined),
  }
}

function workOf(
  document: XmlElement | null,
  frbrWork: XmlElement | null,
  uri: string,
  title: string,
  own: (name: string) => string | null,
  published: Day | null,
): WorkDraft {
  const parts = uriParts(uri)
  const isOwn = own('title') !== null
  const stated = valueIn(frbrWork, 'FRBRcountry')?.toLowerCase() ?? null
  const number = valueIn(frbrWork, 'FRBRnumber')
  const decision = isOwn ? null : decisionOf(document)
  return {
    jurisdiction: parts.place ?? (stated && /^[a-z]{2}(?![a-z])/.test(stated) ? stated.slice(0, 2) : null),
    type: own('type') ?? (parts.type && DOCUMENTS.has(parts.type) ? parts.type : (document?.name ?? 'doc')),
    subtype: isOwn ? own('subtype') : (parts.subtype ?? valueIn(frbrWork, 'FRBRsubtype')),
    date: isOwn ? own('date') : (parts.date ?? dateOf(frbrWork)),
    number: isOwn ? own('number') : (parts.number ?? number),
    title,
    aliases: [...aliasesOf(frbrWork, uri), ...(decision?.aliases ?? [])],
    published,
    topics: own('topics')?.split(' | ') ?? [],
    ...standing(decision, isOwn ? own : null),
  }
}

// What Comity wrote itself goes before what it would read out of the document.
function standing(
  decision: DecisionFacts | null,
  own: ((name: string) => string | null) | null,
): Pick<WorkDraft, 'body' | 'force' | 'relations'> {
  if (own === null) return decision === null ? {} : { body: decision.body, relations: decision.relations }
  const [force, body] = [own('force'), own('body')]
  return { ...(force !== null && isForce(force) ? { force } : {}), ...(body === null ? {} : { body }) }
}

function titleOf(
  document: XmlElement | null,
  frbrWork: XmlElement | null,
  uri: string,
  path: string,
): string {
  const fronts = document
    ? elements(document).filter((part) => /^(?:coverPage|preface|header|preamble)$/.test(part.name))
    : []
  const inFront = (name: string) => {
    const found = fronts.flatMap((front) => [...descendants(front)]).find((element) => element.name === name)
    return found ? rawText(found).replace(/\s+/g, ' ').trim() : ''
  }
  const alias = (frbrWork ? elements(frbrWork, 'FRBRalias') : [])
    .map((element) => element.attributes.value?.trim() ?? '')
    .find((value) => / /.test(value) && /\p{L}{3}/u.test(value) && !/^\w+\(\d/.test(value))
  const name = valueIn(frbrWork, 'FRBRname') ?? ''
  const candidates = [
    inFront('shortTitle'),
    alias ?? '',
    / /.test(name) && /\p{L}{3}/u.test(name) ? name : '',
    inFront('docTitle'),
    inFront('session'),
    inFront('longTitle'),
    name,
    uri,
  ]
  return candidates.find((text) => text !== '') ?? path
}

function languageIn(expression: XmlElement | null, document: XmlElement | null): Language {
  const stated =
    child(expression, 'FRBRlanguage')?.attributes.language ?? document?.attributes['xml:lang'] ?? ''
  // A slip seen in published files: esp for Spanish.
  return stated === 'esp' ? 'spa' : (languageOf(stated) ?? 'und')
}

function versionDate(expression: XmlElement | null, path: string): Day | null {
  const fromUri = /@(\d{4}-\d{2}-\d{2})/.exec(valueIn(expression, 'FRBRuri') ?? '')?.[1]
  const fromPath = /(?:^|[/\\])(\d{4}-\d{2}-\d{2})(?:[/\\][^/\\]*)?$/.exec(path)?.[1]
  return dayOrNull(dateOf(expression)) ?? dayOrNull(fromUri) ?? dayOrNull(fromPath)
}

function dateOf(level: XmlElement | null): string | null {
  const date = child(level, 'FRBRdate')
  return date?.attributes.name === 'unknown' ? null : dayIn(date?.attributes.date)
}
