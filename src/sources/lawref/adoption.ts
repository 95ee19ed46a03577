/** What the lines under a title say: who adopted the act and when, who amended it, when it was published. */
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Basis, Ground } from '#law/provision.ts'

export interface Event {
  readonly day: Day
  /** `revised`: the whole text was passed anew; `amended`: parts of it were changed. */
  readonly what: 'adopted' | 'revised' | 'amended' | 'published' | 'other'
  /** The line without its day. */
  readonly words: string
}

/** What a version stands by. */
export interface Standing {
  readonly date: Day | null
  readonly basis: Basis
  readonly ground: Ground | null
}

const LINE = /^(\d{4})年(\d{1,2})月(\d{1,2})日\s*(.*)$/u
// An amendment of the constitution is adopted as an act of its own: "通过的《…修正案》".
const KINDS: readonly (readonly [RegExp, Event['what']])[] = [
  [/修订[）)]?$/u, 'revised'],
  [/修正[）)]?$|通过的《[^》]*》/u, 'amended'],
  [/公布(?:施行)?[）)]?$/u, 'published'],
  [/通过[）)]?$/u, 'adopted'],
]

/** Returns the events that the lines state, in their order; lines without a day state none. */
export function eventsIn(lines: readonly string[]): Event[] {
  return lines.flatMap((line) => {
    const [, year = '', month = '', day = '', words = ''] = LINE.exec(line) ?? []
    const date = dayOrNull(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    if (date === null) return []
    const what = KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other'
    return [{ day: date, what, words: words.trim() }]
  })
}

/**
 * Returns since when the text stands. A text that was passed whole says itself when it takes effect ("本法自…起施行"), or its publication
 * does ("公布施行"); of one that was amended, only the day of the amendment is known, which need not be that of its effect.
 */
export function standingOf(events: readonly Event[], commencement: Day | null): Standing {
  const last = events.findLast(({ what }) => what !== 'published' && what !== 'other')
  if (!last) return { date: null, basis: 'unknown', ground: null }
  if (last.what === 'amended') return { date: last.day, basis: 'unknown', ground: groundOf(last) }
  const ground = last.what === 'revised' ? groundOf(last) : null
  const published = events.find(
    ({ what, day, words }) => what === 'published' && day >= last.day && /施行/.test(words),
  )
  const effect = commencement !== null && commencement >= last.day ? commencement : (published?.day ?? null)
  if (effect !== null) return { date: effect, basis: 'in-force', ground }
  return { date: last.day, basis: 'unknown', ground }
}

/** Returns the day on which the article says that its act takes effect; null where it says none. */
export function commencementIn(words: string): Day | null {
  const [, year = '', month = '', day = ''] =
    /^本[^，。]{1,6}自(\d{4})年(\d{1,2})月(\d{1,2})日起(?:施行|实施|生效)/u.exec(words) ?? []
  return dayOrNull(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

// "《关于修改…的决定》第二次修正" names the act that amends; where a session passed the whole text anew, none is named.
function groundOf({ words }: Event): Ground | null {
  const title = /《(.+)》/u.exec(words)?.[1]
  return title === undefined ? null : { title, id: null }
}
