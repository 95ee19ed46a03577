/** Reading metadata: values of FRBR levels, names of works in IRIs and addresses, and the life of a document. */
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Basis, Ground } from '#law/provision.ts'
import { COMITY_NS } from '#markup/vocabulary.ts'
import { child, elements, type XmlElement } from '#markup/xml.ts'
import type { Alias } from '../contract.ts'

export interface LifeEvent {
  readonly id: string
  readonly date: Day
  readonly type: string | null
  readonly ground: Ground | null
  readonly published: Day | null
  /** What Comity said of the date when it wrote the document: its basis, and why no text was held. */
  readonly basis: Basis | null
  readonly hole: string | null
}

interface UriParts {
  readonly place: string | null
  readonly type: string | null
  readonly subtype: string | null
  readonly date: string | null
  readonly number: string | null
}

/** Returns the parts of a work's name: `/akn/za/act/2003-05-12/5`, `/za-cpt/act/by-law/2003/sub-council` (2.0), `https://…/id/ewca/civ/2025/673`. */
export function uriParts(uri: string): UriParts {
  const web = /^https?:\/\/[^/]+\/(?:id\/)?(.*)$/.exec(uri)
  const segments = (web?.[1] ?? uri.replace(/^\/(?:akn\/)?/, ''))
    .split('/')
    .filter((segment) => segment !== '' && !/^!?main$/.test(segment))
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

/** Returns the identifiers of the work. */
export function aliasesOf(frbrWork: XmlElement | null, uri: string): Alias[] {
  const aliases: Alias[] = uri === '' ? [] : [{ scheme: uri.startsWith('/') ? 'akn' : 'uri', value: uri }]
  for (const { attributes } of frbrWork ? elements(frbrWork, 'FRBRalias') : []) {
    const value = attributes.value?.trim() ?? ''
    const scheme = schemeOf(attributes.name ?? '', value)
    if (scheme && value !== '' && !aliases.some((alias) => alias.value === value))
      aliases.push({ scheme, value })
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

/** Returns the value of the element in the FRBR level. */
export function valueIn(level: XmlElement | null, name: string): string | null {
  return child(level, name)?.attributes.value?.trim() || null
}

/** Returns a way to read the attributes that only Comity writes. */
export function ownOf(element: XmlElement | null): (name: string) => string | null {
  return (name) => element?.attributes[`{${COMITY_NS}}${name}`] ?? null
}

/** Returns the day of a date or instant. */
export function dayIn(text: string | undefined): Day | null {
  return dayOrNull(text?.slice(0, 10))
}

/** Returns the dated events of the document's life. */
export function eventsOf(meta: XmlElement | null): LifeEvent[] {
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
      const ground =
        source && (source.name === 'passiveRef' || source.name === 'activeRef') ? groundOf(source) : null
      return [
        {
          id: idOf(event),
          date,
          type: event.attributes.type ?? null,
          ground,
          published: dayOrNull(own('published')),
          basis: basisIn(own('basis')),
          hole: own('unknown'),
        },
      ]
    }),
  )
}

/** Returns the basis that the text names, or null. */
export function basisIn(text: string | null): Basis | null {
  return text === 'in-force' || text === 'snapshot' || text === 'unknown' ? text : null
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
