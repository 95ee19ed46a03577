/** How a wording stands to the present day, in words that name each date. */
import { addDays, type Day } from '#kit/day.ts'
import type { Basis } from '#law/provision.ts'
import type { Standing } from '#search/model.ts'
import { type Page, say } from '../page.ts'

export interface Stands {
  readonly inForceFrom: Day | null
  readonly inForceTo: Day | null
  readonly basis: Basis
  readonly standing: Standing | null
}

/** Returns the sentence; legal effect is said only where the dates rest on it. Empty where nothing is known. */
export function standingOf(page: Page, wording: Stands): string {
  const { inForceFrom: from, inForceTo: to, basis, standing } = wording
  if (from === null && to === null) return page.t('search.undated')
  return basis === 'in-force' ? effect(page, from, to, standing) : seen(page, from, to, basis)
}

function effect(page: Page, from: Day | null, to: Day | null, standing: Standing | null): string {
  const { t } = page
  const begins = from === null ? '' : say(page, from, 'short')
  if (standing === 'not-yet' && from !== null) return t('search.notYet', { from: begins })
  if (standing === 'no-longer' && to !== null) {
    const since = say(page, to, 'short')
    return from === null ? t('search.noLonger', { since }) : t('search.noLongerFrom', { from: begins, since })
  }
  const last = to === null ? '' : say(page, addDays(to, -1), 'short')
  if (from !== null && to !== null) return t('search.inForce', { from: begins, to: last })
  return from === null ? t('search.until', { to: last }) : t('search.inForceSince', { from: begins })
}

function seen(page: Page, from: Day | null, to: Day | null, basis: 'snapshot' | 'unknown'): string {
  const { t } = page
  const parts = [
    from === null ? '' : t(`notes.wordingOf.${basis}`, { date: say(page, from, 'short') }),
    to === null ? '' : t(`search.another.${basis}`, { date: say(page, to, 'short') }),
  ]
  return parts.filter((part) => part !== '').join(', ')
}
