/** Names of Union law: CELEX numbers, ELIs, places in the Official Journal. */
import type { Day } from '#kit/day.ts'
import type { Alias } from '../contract.ts'
import type { FormexFile, Place } from './document.ts'

// Types of acts by LEGAL.VALUE: subtype, letter of the CELEX number, part of the ELI where the value is exactly this.
const TYPES: readonly (readonly [value: string, subtype: string, letter: string, eli: string])[] = [
  ['REG', 'regulation', 'R', 'reg'],
  ['DIR', 'directive', 'L', 'dir'],
  ['DEC', 'decision', 'D', 'dec'],
]

/** Returns the subtype that the legal value (`REG`, `REG.IMPL`…) names; null where it is another. */
export function subtypeOf(legalValue: string | null): string | null {
  return typeOf(legalValue)?.[1] ?? null
}

/** Returns CELEX number and ELI of an act; none where the legal value or the number does not tell. */
export function actAliases(legalValue: string | null, number: FormexFile['number']): Alias[] {
  const type = typeOf(legalValue)
  if (!type || !number || !/^\d{4}$/.test(number.year) || !/^\d{1,4}$/.test(number.number)) return []
  const [value, , letter, eli] = type
  const celex = { scheme: 'celex', value: `3${number.year}${letter}${number.number.padStart(4, '0')}` }
  return legalValue === value ? [celex, ...eliAliases(`${eli}/${number.year}/${number.number}/oj`)] : [celex]
}

/**
 * Returns the names of a consolidated text: of the series, and of each of its points in time (`02016R0679-20160504`).
 * https://eur-lex.europa.eu/content/tools/HowCelexNumbersAreComposed.pdf
 */
export function consolidatedAliases(
  reference: string,
  legalValue: string | null,
  number: FormexFile['number'],
  days: readonly Day[],
): Alias[] {
  const eli = typeOf(legalValue)?.[0] === legalValue ? typeOf(legalValue)?.[3] : undefined
  return [
    { scheme: 'celex', value: `0${reference}` },
    ...days.flatMap((day) => [
      { scheme: 'celex', value: `0${reference}-${day.replaceAll('-', '')}` },
      ...(eli && number ? eliAliases(`${eli}/${number.year}/${number.number}/${day}`) : []),
    ]),
  ]
}

/** Returns the place in the Official Journal as the Union cites it: `OJ L 119, 4.5.2016, p. 1`. */
export function journalAlias(place: Place | null, published: Day | null): Alias[] {
  // A second document of the page would have the name of the first.
  if (!place || !published || place.sequence !== '1') return []
  const [year, month, day] = published.split('-').map(Number)
  return [
    {
      scheme: 'oj',
      value: `OJ ${place.series} ${place.issue}, ${day}.${month}.${year}, p. ${place.page}`,
    },
  ]
}

function eliAliases(tail: string): Alias[] {
  return [
    { scheme: 'eli', value: `eli/${tail}` },
    { scheme: 'eli', value: `http://data.europa.eu/eli/${tail}` },
  ]
}

function typeOf(legalValue: string | null): (typeof TYPES)[number] | undefined {
  return TYPES.find(
    ([value]) =>
      legalValue === value || legalValue?.startsWith(`${value}.`) || legalValue?.startsWith(`${value}_`),
  )
}
