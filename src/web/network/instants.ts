/** Instants as pages of the network say them: to the minute, in UTC. */
import { dayOf } from '#kit/day.ts'
import { type Page, say } from '../page.ts'

/** Returns "30 Nov 2026, 06:00 UTC" in the words of the page's language. */
export function sayInstant(page: Page, instant: string): string {
  const at = new Date(instant)
  return page.t('network.instant', {
    date: say(page, dayOf(at), 'short'),
    time: at.toISOString().slice(11, 16),
  })
}

/** Returns the day of an instant in the words of the page's language. */
export function sayDay(page: Page, instant: string | Date, style: 'long' | 'short' = 'long'): string {
  return say(page, dayOf(new Date(instant)), style)
}
