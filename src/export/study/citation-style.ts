/**
 * How a study cites what it quotes. `national` cites each act as its own jurisdiction does; the others cite all acts alike, after the Bluebook
 * (21st ed., rule 20), OSCOLA (4th ed., 2.4 and 2.5), GOST R 7.0.5-2008, and French usage. What a style wants and nobody knows is left out.
 */
import { citationOf, citedLabel, filled } from '#i18n/citation.ts'
import { formatDay } from '#i18n/dates.ts'
import { type Jurisdictions, jurisdictionName } from '#i18n/jurisdictions.ts'
import { type Day, dayOf } from '#kit/day.ts'
import { parseIri } from '#law/iri.ts'
import { kindOfProvision, type NumberedPart, partsNumbered } from './quoted-part.ts'

/** In the order in which they are offered; the first is taken where none is asked for. */
export const CITATION_STYLES = ['national', 'bluebook', 'oscola', 'gost', 'french'] as const

export type CitationStyle = (typeof CITATION_STYLES)[number]

/** What a citation is made from. */
export interface Quoted {
  readonly iri: string
  readonly work: string
  readonly part: string | null
  readonly at: Day
  readonly jurisdiction: string
  readonly language: string
  readonly title: string
  readonly num: string | null
  readonly heading: string | null
  /** When it was read, as an ISO instant. */
  readonly addedAt: string
}

/** Returns the citation; `site` is the scheme and host where the library is read, null where the identifier has to do. */
export function citationIn(
  style: CitationStyle,
  quoted: Quoted,
  { jurisdictions, site }: { readonly jurisdictions: Jurisdictions; readonly site: string | null },
): string {
  if (style === 'national') return national(quoted, jurisdictions)
  const manner = MANNERS[style]
  const parts = partsNumbered(quoted.part)
  const provision = provisionOf(quoted)
  const label = provision === null ? (quoted.num ?? quoted.heading) : manner.label(provision, parts)
  const number = registered(quoted)
  return filled(manner.pattern, {
    act: quoted.title,
    label: label === null || label === '' ? null : label,
    place: jurisdictionName(jurisdictions, quoted.jurisdiction, manner.locale),
    number: number === null || quoted.title.includes(number) ? null : number,
    date: manner.day(quoted.at),
    read: manner.day(dayOf(new Date(quoted.addedAt))),
    url: site === null ? null : `${site}${encodeURI(quoted.iri)}`,
    id: site === null ? quoted.iri : null,
  })
}

/** Returns what tables call the provision: its number as the jurisdiction cites it, then the act. */
export function shortLabel(quoted: Quoted, jurisdictions: Jurisdictions): string {
  const label = labelOf(quoted, jurisdictions)
  return [label, quoted.title].filter((part) => part).join(', ')
}

interface Manner {
  readonly locale: string
  /** As `filled` of i18n takes it. */
  readonly pattern: string
  readonly label: (provision: Provision, parts: readonly NumberedPart[]) => string
  readonly day: (day: Day) => string
}

const bracketed = (parts: readonly NumberedPart[]) => parts.map(({ num }) => `(${num})`).join('')

const MANNERS: Readonly<Record<Exclude<CitationStyle, 'national'>, Manner>> = {
  bluebook: {
    locale: 'en',
    pattern:
      '{act}[, No. {number}][, {label}] ({place}), as of {date}[, {url} (last visited {read})][, {id}]',
    label: ({ kind, num }, parts) => `${introduced(BLUEBOOK, kind)}${num}${bracketed(parts)}`,
    day: (day) => american(day),
  },
  oscola: {
    locale: 'en',
    pattern: '{act}[, No {number}][, {label}] ({place}) as at {date}[ <{url}> accessed {read}][ <{id}>]',
    label: ({ kind, num }, parts) => `${introduced(OSCOLA, kind)}${num}${bracketed(parts)}`,
    day: (day) => formatDay(day, 'en'),
  },
  gost: {
    locale: 'ru',
    pattern:
      '{act}[ № {number}] : {place} : ред. на {date}.[ – {label}.][ – URL: {url} (дата обращения: {read}).][ – {id}.]',
    label: ({ kind, num }, parts) =>
      [
        `${introduced(GOST, kind)}${num}`,
        ...parts.map(({ kind: inner, num: n }) => `${introduced(GOST, inner)}${n}`),
      ].join(', '),
    day: (day) => formatDay(day, 'ru', 'short'),
  },
  french: {
    locale: 'fr',
    pattern:
      '{place}, {act}[, n° {number}][, {label}], version du {date}[, disponible sur {url} (consulté le {read})][, {id}]',
    label: ({ kind, num }, parts) =>
      [
        `${introduced(FRENCH, kind)}${num}`,
        ...parts.map(({ kind: inner, num: n }) => `${introduced(FRENCH_INNER, inner)}${n}`),
      ].join(', '),
    day: (day) => formatDay(day, 'fr'),
  },
}

type Introductions = Readonly<Record<string, string>>

// Kinds that a style has no word for stand with their number alone.
const BLUEBOOK: Introductions = {
  article: 'art. ',
  section: '§ ',
  paragraph: '¶ ',
  chapter: 'ch. ',
  part: 'pt. ',
  recital: 'recital ',
}
const OSCOLA: Introductions = {
  article: 'art ',
  section: 's ',
  paragraph: 'para ',
  chapter: 'ch ',
  part: 'pt ',
  recital: 'recital ',
}
const GOST: Introductions = {
  article: 'Ст. ',
  section: '§ ',
  paragraph: 'ч. ',
  point: 'п. ',
  chapter: 'Гл. ',
  part: 'Ч. ',
  recital: 'п. преамбулы ',
}
const FRENCH: Introductions = {
  article: 'art. ',
  section: 'sect. ',
  paragraph: '§ ',
  chapter: 'chap. ',
  part: 'partie ',
  recital: 'considérant ',
}
const FRENCH_INNER: Introductions = { paragraph: '§ ', point: '' }

function introduced(words: Introductions, kind: string): string {
  return words[kind] ?? ''
}

function kindIn({ iri }: Pick<Quoted, 'iri'>): string {
  return kindOfProvision(parseIri(iri)?.eId ?? '')
}

interface Provision {
  readonly kind: string
  readonly num: string
}

// "Article 17", "§ 35", "Art. 9", "Статья 12." without what introduces the number; null where there is no number.
const BARE = /(?:^|[\s§.[（第])((?:[A-Z]{1,3}\*?[.\s-]{0,2})?\d[\p{L}\d.\-–/]*|[IVXLC]+)\b/u

function provisionOf(quoted: Quoted): Provision | null {
  const num = quoted.num === null ? null : (BARE.exec(quoted.num)?.[1]?.replace(/[.\s]+$/, '') ?? null)
  return num === null ? null : { kind: kindIn(quoted), num }
}

// Of a statute that has a number in its register: what its IRI ends with after a date. Names of codes and identifiers of sources are none.
function registered({ work }: Quoted): string | null {
  const segments = work.split('/')
  const [date = '', last = ''] = segments.slice(-2)
  return /^\d{4}(?:-\d{2}-\d{2})?$/.test(date) && /^[\p{L}]{0,3}\d[\p{L}\d-]*$/u.test(last) ? last : null
}

function labelOf(quoted: Quoted, jurisdictions: Jurisdictions): string | null {
  const provision = { kind: kindIn(quoted), num: quoted.num, heading: quoted.heading }
  const label = citedLabel(jurisdictions, provision, quoted)
  return label === null ? null : `${label}${bracketed(partsNumbered(quoted.part))}`
}

function national(quoted: Quoted, jurisdictions: Jurisdictions): string {
  const { jurisdiction, language, title, at, work } = quoted
  const statute = work.split('/')[3] === 'act'
  const cited = { jurisdiction, language, title, number: registered(quoted), statute, at }
  return citationOf(jurisdictions, cited, labelOf(quoted, jurisdictions))
}

// Months as the Bluebook's table T12 has them.
const MONTHS = [
  'Jan.',
  'Feb.',
  'Mar.',
  'Apr.',
  'May',
  'June',
  'July',
  'Aug.',
  'Sept.',
  'Oct.',
  'Nov.',
  'Dec.',
]

function american(day: Day): string {
  return `${MONTHS[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8))}, ${day.slice(0, 4)}`
}
