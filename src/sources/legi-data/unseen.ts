/** What a later snapshot no longer has, though no end of it was stated. */
import { addDays, type Day } from '#kit/day.ts'
import type { Basis } from '#law/provision.ts'
import { meet, type Span } from './spans.ts'

/**
 * Returns the stretches of something that was last seen on one day and is gone on the next snapshot's. Where they were to last
 * beyond, it ended on some day between the two that the source does not tell: it has effect up to the day on which it was last
 * seen; from the day after to the first day without it, its basis is `unknown`.
 */
export function endUnseen<T extends Span & { readonly basis: Basis }>(
  stretches: readonly T[],
  lastSeen: Day,
  gone: Day,
): T[] {
  if (stretches.every((one) => one.to !== null && one.to <= gone)) return [...stretches]
  const after = addDays(lastSeen, 1)
  const doubt = after < gone ? after : gone
  return stretches.flatMap((one) => {
    const known = one.from < doubt ? meet(one, { from: one.from, to: doubt }) : null
    const unknown = doubt < gone ? meet(one, { from: doubt, to: gone }) : null
    return [
      ...(known ? [{ ...one, ...known }] : []),
      ...(unknown ? [{ ...one, ...unknown, basis: 'unknown' as const }] : []),
    ]
  })
}
