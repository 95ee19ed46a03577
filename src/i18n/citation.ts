/** How an act and its provisions are cited: by the pattern of the jurisdiction, in the language of the text. */
import type { Day } from '#kit/day.ts'
import { bcp47 } from '#law/language.ts'
import { formatDay } from './dates.ts'
import { type Jurisdiction, type Jurisdictions, provisionLabel } from './jurisdictions.ts'

/** What a citation is made from: an act in one language, as it stood on a day. */
export interface CitedText {
  readonly jurisdiction: string
  readonly language: string
  readonly title: string
  /** As the work's register has it; null where it has none. */
  readonly number: string | null
  /** True for a statute, constitution or code: only those are called by their number alone. */
  readonly statute: boolean
  readonly at: Day
}

// Without words, for a text in a language that its jurisdiction has no pattern for.
const WORDLESS = '{act}[, {label}] ({date})'

/** Returns the citation of the act, or of a provision of it by its label. */
export function citationOf(jurisdictions: Jurisdictions, text: CitedText, label: string | null): string {
  const tag = bcp47(text.language)
  const patterns = jurisdictionOf(jurisdictions, text.jurisdiction)?.citation
  const number = text.number !== null && /\d/.test(text.number) ? text.number : null
  const said = number !== null && text.title.includes(number)
  return filled(patterns?.[tag] ?? patterns?.[tag.split('-')[0] ?? ''] ?? WORDLESS, {
    act: text.title,
    label,
    date: dateIn(text.at, tag),
    number: said ? null : number,
    statute: said || !text.statute ? null : number,
  })
}

/** Returns what a citation calls the provision: "art. 9" where its heading says "Article 9". Null where it has neither number nor heading. */
export function citedLabel(
  jurisdictions: Jurisdictions,
  provision: { readonly kind: string; readonly num: string | null; readonly heading: string | null },
  place: { readonly jurisdiction: string; readonly language: string },
): string | null {
  const labels = jurisdictionOf(jurisdictions, place.jurisdiction)?.cited?.[provision.kind]
  const tag = bcp47(place.language)
  const label = labels?.[tag] ?? labels?.[tag.split('-')[0] ?? '']
  const bare = label === undefined || provision.num === null ? null : bareNumber(provision.num)
  if (label !== undefined && bare !== null) return label.replace('{num}', () => bare)
  return provisionLabel(jurisdictions, provision, place) ?? provision.heading
}

/**
 * Returns the pattern with its values in place. What stands in square brackets is left out where a value in it is null.
 */
export function filled(pattern: string, values: Readonly<Record<string, string | null>>): string {
  const whole = pattern.replace(/\[([^\]]*)\]/g, (_, inside: string) =>
    [...inside.matchAll(NAME)].some(([, name = '']) => values[name] == null) ? '' : inside,
  )
  return whole.replace(NAME, (_, name: string) => values[name] ?? '')
}

const NAME = /\{(\w+)\}/g

// "Article L1221-1", "Art. 9", "ARTICULO 9º", "Стаття 9", "SEC. 2.", "[9]", "R. 5": the number alone. Words that number nothing are none.
const INTRODUCED =
  /^(?:\p{L}{3,}\.?\s+|§+\s*)?\[?((?:(?:[A-Z]{1,3}\*?[.\s-]{0,2})?\d|[IVXLC]+\b)[^\]]*?)\.?\]?$/u

function bareNumber(num: string): string | null {
  return INTRODUCED.exec(num.trim())?.[1] ?? null
}

// Of a part of a state, what is known of the state holds.
function jurisdictionOf(jurisdictions: Jurisdictions, code: string): Jurisdiction | undefined {
  return jurisdictions.get(code) ?? jurisdictions.get(code.split('-')[0] ?? '')
}

function dateIn(at: Day, tag: string): string {
  return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0 ? formatDay(at, tag) : at
}
