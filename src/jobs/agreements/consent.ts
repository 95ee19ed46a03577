/** Consents to onward transfer: recorded in the agreement, and withdrawn; the record as it was before stays. */
import { keepAgreement } from '#agreements/held.ts'
import { lint } from '#agreements/lint.ts'
import { AGREEMENT, type Consent, type HeldAgreement } from '#agreements/model.ts'
import { AgreementError } from '#agreements/refused.ts'
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'

export interface NewConsent {
  readonly by: string
  readonly to: string
  readonly key: string | null
  readonly items: readonly string[]
  readonly purpose: string | null
  readonly given: Day
  readonly until: Day | null
  readonly document: string | null
  readonly now: Date
}

/** Records a consent and returns it. Throws AgreementError where it contradicts the agreement. */
export async function recordConsent(
  db: Database,
  held: HeldAgreement,
  { now, ...consent }: NewConsent,
): Promise<Consent> {
  const ids = held.record.consents.map(({ id }) => id)
  let number = ids.length + 1
  while (ids.includes(`${number}`)) number++
  const consents = [...held.record.consents, { id: `${number}`, withdrawn: null, ...consent }]
  return keep(db, held, { ...held.record, consents }, `${number}`, now)
}

/** Says that a consent no longer holds from a day on, and returns it. Throws AgreementError where there is none of the id. */
export async function withdrawConsent(
  db: Database,
  held: HeldAgreement,
  { id, on, now }: { readonly id: string; readonly on: Day; readonly now: Date },
): Promise<Consent> {
  const found = held.record.consents.find((each) => each.id === id)
  if (!found) {
    const ids = held.record.consents.map((each) => each.id)
    throw new AgreementError(
      `Cannot withdraw the consent "${id}": there is none; ${ids.length === 0 ? 'none is recorded' : `there are ${ids.join(', ')}`}`,
    )
  }
  if (found.withdrawn !== null)
    throw new AgreementError(`Cannot withdraw the consent "${id}": it was withdrawn on ${found.withdrawn}`)
  const consents = held.record.consents.map((each) => (each.id === id ? { ...each, withdrawn: on } : each))
  return keep(db, held, { ...held.record, consents }, id, now)
}

async function keep(
  db: Database,
  held: HeldAgreement,
  given: unknown,
  id: string,
  now: Date,
): Promise<Consent> {
  const { data: record, error } = AGREEMENT.safeParse(given)
  if (!record)
    throw new AgreementError(
      `Cannot record the consent: ${error.issues.map(({ path, message }) => `${String(path.at(-1))}: ${message}`).join('; ')}`,
    )
  const place = `consents ${id}`
  const faults = lint(record).filter(
    (each) => each.severity === 'fault' && (each.place === place || each.place.startsWith(`${place}.`)),
  )
  if (faults.length > 0)
    throw new AgreementError(`Cannot record the consent: ${faults.map(({ message }) => message).join('; ')}`)
  await keepAgreement(db.sql, record, { party: held.party, texts: [], at: now.toISOString() })
  const consent = record.consents.find((each) => each.id === id)
  if (!consent) throw new Error(`The consent ${id} was recorded and is not there`)
  return consent
}
