/**
 * Akoma Ntoso IRIs (AKN Naming Convention 1.0), as `docs/spec/identifiers.md` narrows them:
 * `/akn/{place}/{type}[/{subtype}][/{date}]/{number}[/{language}[@{day}]][/~{eId}]`.
 */
import { type Day, isDay } from '#kit/day.ts'
import type { Language } from './language.ts'

/** What an IRI points at: a work, and narrower still an expression, a version, a provision. */
export interface Iri {
  readonly work: string
  readonly language: Language | null
  readonly at: Day | null
  readonly eId: string | null
}

/** The parts a work's IRI is minted from. */
export interface WorkName {
  /** ISO 3166-1 alpha-2 lower case, `eu`, `un`, or a place below a state such as `za-cpt`. */
  readonly jurisdiction: string
  /** Akoma Ntoso document type: act, bill, judgment, debate, doc, statement… */
  readonly type: string
  readonly subtype: string | null
  /** Day or year that the source gives; null where it gives none. */
  readonly date: string | null
  readonly number: string | null
  readonly title: string
}

const LANGUAGE = /^([a-z]{3}(?:-[a-z0-9]{2,8})*)(?:@(\d{4}-\d{2}-\d{2})?)?$/

/** Returns the IRI's parts, or null where the text is not an Akoma Ntoso IRI. */
export function parseIri(text: string): Iri | null {
  if (!text.startsWith('/akn/')) return null
  const iri = parseAddress(text.slice(1), 4)
  return iri && { ...iri, work: `/${iri.work}` }
}

/**
 * Returns the parts of any name of a work that is followed as an IRI is: by a language, a day and a provision; null where the day is none.
 * A name has at least `shortest` segments.
 */
export function parseAddress(text: string, shortest = 1): Iri | null {
  const segments = text.replace(/\/$/, '').split('/')
  let eId: string | null = null
  let language: Language | null = null
  let at: Day | null = null
  if (segments.at(-1)?.startsWith('~')) eId = segments.pop()?.slice(1) || null
  const match = segments.length > shortest ? LANGUAGE.exec(segments.at(-1) ?? '') : null
  if (match) {
    segments.pop()
    language = match[1] ?? null
    if (match[2]) {
      if (!isDay(match[2])) return null
      at = match[2]
    }
  }
  if (segments.length < shortest || segments.some((segment) => segment === '..')) return null
  if (shortest > 1 && segments.includes('')) return null
  return { work: segments.join('/'), language, at, eId }
}

/** Returns the IRI's text. */
export function formatIri(iri: Iri): string {
  const language = iri.language ?? (iri.at ? 'und' : null)
  const expression = language ? `/${language}${iri.at ? `@${iri.at}` : ''}` : ''
  return `${iri.work}${expression}${iri.eId ? `/~${iri.eId}` : ''}`
}

/** Returns the IRI that a work gets where no alias of it is held yet (spec: identifiers, "Minting"). */
export function mintWorkIri(name: WorkName): string {
  const number = name.number ? segment(name.number) : ''
  const tail = number || slug(name.title)
  const parts = [
    'akn',
    name.jurisdiction,
    name.type,
    name.subtype ? slug(name.subtype) : '',
    name.date ?? '',
    notALanguage(tail),
  ]
  return `/${parts.filter((part) => part !== '').join('/')}`
}

/** Returns lower-case letters, digits and single hyphens; scripts without case keep their letters. At most 80 characters. */
export function slug(text: string): string {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
  const joined = folded.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '')
  return joined.length <= 80 ? joined : joined.slice(0, 80).replace(/-[^-]*$/, '')
}

function segment(text: string): string {
  return text
    .trim()
    .replace(/[\s/\\~@!?#%]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

// A last segment of three letters would read as a language. Longer ones that could (`sub-council`) stay: whoever resolves
// an IRI looks for the whole work first.
function notALanguage(tail: string): string {
  return /^[a-z]{3}$/.test(tail) ? `nr-${tail}` : tail
}
