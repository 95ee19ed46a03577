/** Why nothing flows from a publisher: what the agreements under which this centre receives from it say of a day. */
import { flowsUnder } from '#agreements/compile.ts'
import { heldAgreements } from '#agreements/held.ts'
import type { HeldAgreement } from '#agreements/model.ts'
import { agreementOn, type OnDay } from '#agreements/on-day.ts'
import { inOneLanguage } from '#agreements/words.ts'
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'

/**
 * Returns in words why nothing is to be had of the publisher on a day: every agreement by which it gives anything here is suspended, has ended or
 * has not begun. Null where one is in force, or none speaks of it.
 */
export async function whyNothingFlows(db: Database, fingerprint: string, on: Day): Promise<string | null> {
  const under = (await heldAgreements(db.sql)).flatMap((held) => {
    const terms = agreementOn(held.record, on)
    const given = flowsUnder(held.record.id, terms).some(
      ({ from, to }) => to.id === held.party && from.fingerprints.includes(fingerprint),
    )
    return given ? [{ held, terms }] : []
  })
  if (under.length === 0 || under.some(({ terms }) => terms.status === 'in-force')) return null
  return under.map(({ held, terms }) => said(held, terms)).join('; ')
}

function said({ record }: HeldAgreement, { status, lastDay, suspension }: OnDay): string {
  const name = `the agreement "${record.id}"`
  if (status === 'ended') return `${name} ended on ${lastDay}`
  if (status === 'suspended') {
    const why = suspension?.reason ? `: ${inOneLanguage(suspension.reason)}` : ''
    const until = suspension?.until ? `, until ${suspension.until}` : ''
    return `${name} is suspended from ${suspension?.from}${until}${why}`
  }
  const { inForce } = record.dates
  return `${name} is not in force${inForce === null ? '' : ` before ${inForce}`}`
}
