/** Japanese years as laws are dated by: eras, and the days from which they count. */
import { type Day, dayOrNull } from '#kit/day.ts'
import { HAN_NUMBER, hanNumber } from '../han-numbers.ts'

/**
 * First days of the eras. Each counts from its own first year: 昭和元年 is 1926. Sources: the imperial rescripts on the change of era
 * (大正: 1912-07-30, 昭和: 1926-12-25), the cabinet orders under the Era Name Act (平成: order 1 of 1989, in force 1989-01-08; 令和: order
 * 143 of 2019, in force 2019-05-01). Of 明治, the day from which Japan counts days as the Gregorian calendar does (太政官布告第三百三十七号
 * of 1872): days before it are of another calendar.
 */
const ERAS: readonly (readonly [name: string, year: number, from: string])[] = [
  ['明治', 1868, '1873-01-01'],
  ['大正', 1912, '1912-07-30'],
  ['昭和', 1926, '1926-12-25'],
  ['平成', 1989, '1989-01-08'],
  ['令和', 2019, '2019-05-01'],
]
const NAMES = ERAS.map(([name]) => name).join('|')

/** A law number as it is printed: 昭和二十二年四月七日法律第四十九号. */
export interface LawNumber {
  /** Null where the text gives none, or one that does not exist in its era. */
  readonly day: Day | null
  /** What it is: 法律, 政令, 憲法… */
  readonly form: string
  /** Without month and day, as it is cited: 昭和二十二年法律第四十九号. Null for an act without a number. */
  readonly cited: string | null
  /** The same in figures: 昭和22年法律第49号. */
  readonly inFigures: string | null
}

const PRINTED = new RegExp(
  `(?<era>${NAMES})(?<year>元|${HAN_NUMBER})年(?:(?<month>${HAN_NUMBER})月(?<day>${HAN_NUMBER})日)?(?<form>[^第（）\\s]{1,20}?)(?:第(?<no>${HAN_NUMBER})号)?(?=[）\\s]|$)`,
  'u',
)

/** Returns the first law number in the words; null where there is none. */
export function lawNumberIn(words: string): LawNumber | null {
  const { era, year, month, day, form, no } = PRINTED.exec(words)?.groups ?? {}
  if (era === undefined || year === undefined || form === undefined) return null
  const [years, number] = [hanNumber(year), no === undefined ? null : hanNumber(no)]
  return {
    day: month === undefined || day === undefined ? null : dayOf(era, year, month, day),
    form,
    cited: no === undefined ? null : `${era}${year}年${form}第${no}号`,
    inFigures: number === null || years === null ? null : `${era}${years}年${form}第${number}号`,
  }
}

/** Returns the day of the Gregorian calendar; null where it does not lie in the era. */
export function dayOf(era: string, year: string, month: string, day: string): Day | null {
  const at = ERAS.findIndex(([name]) => name === era)
  const [, first = 0, from = ''] = ERAS[at] ?? []
  const until = ERAS[at + 1]?.[2] ?? '9999-12-31'
  const [years, months, days] = [year, month, day].map(hanNumber)
  if (at < 0 || years == null || months == null || days == null) return null
  const two = (value: number) => String(value).padStart(2, '0')
  const date = dayOrNull(`${first + years - 1}-${two(months)}-${two(days)}`)
  return date !== null && date >= from && date < until ? date : null
}
