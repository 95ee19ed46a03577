/** What a file says of itself: the FRBR levels, its life, and what they mean for a work of the library. */
import { type Day, dayOrNull } from '#kit/day.ts'
import { type Language, languageOf } from '#law/language.ts'
import type { Ground } from '#law/provision.ts'
import { COMITY_NS, DOCUMENTS } from '#markup/vocabulary.ts'
import { child, descendants, elements, rawText, type XmlElement } from '#markup/xml.ts'
import type { Alias, WorkDraft } from '../contract.ts'

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

export interface LifeEvent {
  readonly id: string
  readonly date: Day
  readonly type: string | null
  readonly ground: Ground | null
  readonly published: Day | null
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
  const uri = valueOf(frbrWork, 'FRBRuri') ?? valueOf(frbrWork, 'FRBRthis') ?? ''
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
    hasPeriods: all.some((element) => element.name === 'temporalGroup') && all.some((element) => element.attributes.period !== undefined),
    hasWIds: all.some((element) => element.attributes.wId !== undefined),
  }
}

function workOf(document: XmlElement | null, frbrWork: XmlElement | null, uri: string, title: string, own: (name: string) => string | null, published: Day | null): WorkDraft {
  const parts = uriParts(uri)
  const isOwn = own('title') !== null
  const stated = valueOf(frbrWork, 'FRBRcountry')?.toLowerCase() ?? null
  const number = valueOf(frbrWork, 'FRBRnumber')
  return {
    jurisdiction: parts.place ?? (stated && /^[a-z]{2}(?![a-z])/.test(stated) ? stated.slice(0, 2) : null),
    type: own('type') ?? (parts.type && DOCUMENTS.has(parts.type) ? parts.type : (document?.name ?? 'doc')),
    subtype: isOwn ? own('subtype') : (parts.subtype ?? valueOf(frbrWork, 'FRBRsubtype')),
    date: isOwn ? own('date') : (parts.date ?? dateOf(frbrWork)),
    number: isOwn ? own('number') : (parts.number ?? number),
    title,
    aliases: aliasesOf(frbrWork, uri),
    published,
    topics: own('topics')?.split(' | ') ?? [],
  }
}

interface UriParts {
  readonly place: string | null
  readonly type: string | null
  readonly subtype: string | null
  readonly date: string | null
  readonly number: string | null
}

// `/akn/za/act/2003-05-12/5`, `/za-cpt/act/by-law/2003/sub-council` (2.0), `https://…/id/ewca/civ/2025/673`.
function uriParts(uri: string): UriParts {
  const web = /^https?:\/\/[^/]+\/(?:id\/)?(.*)$/.exec(uri)
  const segments = (web?.[1] ?? uri.replace(/^\/(?:akn\/)?/, '')).split('/').filter((segment) => segment !== '' && !/^!?main$/.test(segment))
  const hasPlace = !web && /^[a-z]{2}(?:-[a-z0-9-]+)?$/.test(segments[0] ?? '')
  const [place, type] = hasPlace ? segments.splice(0, 2) : []
  const at = segments.findIndex((segment) => /^\d{4}(?:-\d{2}-\d{2})?$/.test(segment))
  const before = at < 0 ? segments.slice(0, -1) : segments.slice(0, at)
  // Behind the number of a web address stand names of versions and files.
  const after = at < 0 ? segments.slice(-1) : segments.slice(at + 1, web ? at + 2 : undefined)
  return {
    place: place ?? null,
    type: type ?? null,
    subtype: before.join('-') || null,
    date: at < 0 ? null : (segments[at] ?? null),
    number: after.join('-') || null,
  }
}

function aliasesOf(frbrWork: XmlElement | null, uri: string): Alias[] {
  const aliases: Alias[] = uri === '' ? [] : [{ scheme: uri.startsWith('/') ? 'akn' : 'uri', value: uri }]
  for (const { attributes } of frbrWork ? elements(frbrWork, 'FRBRalias') : []) {
    const value = attributes.value?.trim() ?? ''
    const scheme = schemeOf(attributes.name ?? '', value)
    if (scheme && value !== '' && !aliases.some((alias) => alias.value === value)) aliases.push({ scheme, value })
  }
  return aliases
}

// An alias without a name, or one that is a title, identifies nothing.
function schemeOf(name: string, value: string): string | null {
  if (/^\/?eli\//i.test(value)) return 'eli'
  if (/^ecli:/i.test(value)) return 'ecli'
  if (/^legitext/i.test(value)) return 'legitext'
  if (/celex/i.test(name)) return 'celex'
  if (name === '' || /title/i.test(name)) return null
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

function titleOf(document: XmlElement | null, frbrWork: XmlElement | null, uri: string, path: string): string {
  const fronts = document ? elements(document).filter((part) => /^(?:coverPage|preface|header|preamble)$/.test(part.name)) : []
  const inFront = (name: string) => {
    const found = fronts.flatMap((front) => [...descendants(front)]).find((element) => element.name === name)
    return found ? rawText(found).replace(/\s+/g, ' ').trim() : ''
  }
  const alias = (frbrWork ? elements(frbrWork, 'FRBRalias') : []).map((element) => element.attributes.value?.trim() ?? '').find((value) => / /.test(value) && /\p{L}{3}/u.test(value) && !/^\w+\(\d/.test(value))
  const name = valueOf(frbrWork, 'FRBRname') ?? ''
  const candidates = [inFront('shortTitle'), alias ?? '', / /.test(name) && /\p{L}{3}/u.test(name) ? name : '', inFront('docTitle'), inFront('session'), inFront('longTitle'), name, uri]
  return candidates.find((text) => text !== '') ?? path
}

function languageIn(expression: XmlElement | null, document: XmlElement | null): Language {
  const stated = child(expression, 'FRBRlanguage')?.attributes.language ?? document?.attributes['xml:lang'] ?? ''
  // A slip seen in published files: esp for Spanish.
  return stated === 'esp' ? 'spa' : (languageOf(stated) ?? 'und')
}

function versionDate(expression: XmlElement | null, path: string): Day | null {
  const fromUri = /@(\d{4}-\d{2}-\d{2})/.exec(valueOf(expression, 'FRBRuri') ?? '')?.[1]
  const fromPath = /(?:^|[/\\])(\d{4}-\d{2}-\d{2})(?:[/\\][^/\\]*)?$/.exec(path)?.[1]
  return dayOrNull(dateOf(expression)) ?? dayOrNull(fromUri) ?? dayOrNull(fromPath)
}

function dateOf(level: XmlElement | null): string | null {
  const date = child(level, 'FRBRdate')
  return date?.attributes.name === 'unknown' ? null : dayIn(date?.attributes.date)
}

function dayIn(text: string | undefined): Day | null {
  return dayOrNull(text?.slice(0, 10))
}

function valueOf(level: XmlElement | null, name: string): string | null {
  return child(level, name)?.attributes.value?.trim() || null
}

function ownOf(element: XmlElement | null): (name: string) => string | null {
  return (name) => element?.attributes[`{${COMITY_NS}}${name}`] ?? null
}

function eventsOf(meta: XmlElement | null): LifeEvent[] {
  const references = new Map<string, XmlElement>()
  for (const list of meta ? elements(meta, 'references') : []) {
    for (const reference of elements(list)) references.set(`#${idOf(reference)}`, reference)
  }
  return (meta ? elements(meta, 'lifecycle') : []).flatMap((list) =>
    elements(list, 'eventRef').flatMap((event) => {
      const date = dayIn(event.attributes.date)
      if (!date) return []
      const own = ownOf(event)
      const source = references.get(event.attributes.source ?? '')
      const ground = source && (source.name === 'passiveRef' || source.name === 'activeRef') ? groundOf(source) : null
      return [{ id: idOf(event), date, type: event.attributes.type ?? null, ground, published: dayOrNull(own('published')) }]
    }),
  )
}

/** Returns the ground that a reference to an amending act states. */
export function groundOf(reference: XmlElement): Ground | null {
  const own = reference.attributes[`{${COMITY_NS}}id`]
  const { showAs, href } = reference.attributes
  if (showAs === undefined) return null
  const exported = reference.ns !== '' && reference.attributes.eId?.startsWith('gr_')
  return { title: showAs, id: own ?? (exported ? null : href || null) }
}

/** Returns the identifier of an element: `eId`, in 2.0 `id`. */
export function idOf(element: XmlElement): string {
  return element.attributes.eId ?? element.attributes.id ?? ''
}
