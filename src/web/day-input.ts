/** Days that readers type. */
import { type Day, isDay } from '#kit/day.ts'

/** A day read from a form: absent, read, or not readable. */
export interface DayInput {
  readonly day: Day | null
  readonly typed: string
  readonly wrong: boolean
}

/** Returns what a form's field says. Nothing typed is no day; full-width digits and single-digit months are understood. */
export function readDay(typed: string | undefined): DayInput {
  const text = (typed ?? '').normalize('NFKC').trim().slice(0, 40)
  if (text === '') return { day: null, typed: '', wrong: false }
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const full = match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : text
  return isDay(full) ? { day: full, typed: text, wrong: false } : { day: null, typed: text, wrong: true }
}
