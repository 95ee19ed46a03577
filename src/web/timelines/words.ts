/** What happened to a rule, and what is not known of it, in the words of the page's language. */
import type { LaneEvent, LaneStretch } from '#jobs/timelines/lane.ts'
import type { Happening } from '#jobs/timelines/life.ts'
import { addDays } from '#kit/day.ts'
import { type Page, say } from '../page.ts'

export type Shape = 'comes' | 'found' | 'changes' | 'renumbers' | 'goes'

const SHAPES: Readonly<Record<Happening, Shape>> = {
  introduced: 'comes',
  returned: 'comes',
  first: 'found',
  changed: 'changes',
  renumbered: 'renumbers',
  moved: 'renumbers',
  repealed: 'goes',
}

/** Returns the sign by which it is drawn. */
export function shapeOf(kind: Happening): Shape {
  return SHAPES[kind]
}

/** Returns what happened, with numbers where they changed, and within which days where the day itself is not known. */
export function eventSaid(page: Page, event: LaneEvent): string {
  const { t } = page
  const { kind, numbers } = event
  const said = t(`timelines.event.${kind}`)
  const number = numbers && kind !== 'changed' ? numbers.map((each) => each ?? '–').join(' → ') : null
  return [number === null ? said : `${said}: ${number}`, withinSaid(page, event)].filter(Boolean).join(', ')
}

/** Returns within which days it happened, where the day itself is not known; else nothing. */
export function withinSaid(page: Page, { day, after }: LaneEvent): string {
  if (after === null) return ''
  const days = { from: say(page, addDays(after, 1), 'short'), to: say(page, day, 'short') }
  return page.t('timelines.between', days)
}

/** Returns since when until when, and why, nothing is known. */
export function unknownSaid(page: Page, { from, to, why }: LaneStretch): string {
  const { t } = page
  const reason = t(`timelines.why.${why ?? 'not-held'}`)
  const last = to && say(page, addDays(to, -1), 'short')
  const start = from && say(page, from, 'short')
  if (start && last && from === addDays(to, -1)) return t('timelines.unknownOn', { day: start, reason })
  if (start && last) return t('timelines.unknownSpan', { from: start, to: last, reason })
  if (last) return t('timelines.unknownUntil', { to: last, reason })
  return start
    ? t('timelines.unknownSince', { from: start, reason })
    : t('timelines.unknownAlways', { reason })
}
