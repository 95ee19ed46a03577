/** When a change was made, as far as it is known. */
import type { Day } from '#kit/day.ts'
import type { Basis } from '#law/provision.ts'
import { type Page, say } from '../page.ts'

export interface When {
  readonly basis: Basis
  readonly day: Day
  /** The day of the wording before, for a change that was only seen. */
  readonly seenBefore: Day | null
  /** True where the provision came to its end. */
  readonly ended?: boolean
}

/** Returns the legal effect where the source states it, else between which days the change was seen. */
export function whenSaid(page: Page, { basis, day, seenBefore, ended = false }: When): string {
  const { t } = page
  const date = say(page, day, 'short')
  if (basis === 'in-force') return t(ended ? 'compare.endedFrom' : 'compare.inForce', { date })
  if (basis === 'unknown') return t(ended ? 'compare.endedDated' : 'compare.dated', { date })
  return seenBefore
    ? t('compare.seenBetween', { from: say(page, seenBefore, 'short'), to: date })
    : t('compare.seenBy', { date })
}
