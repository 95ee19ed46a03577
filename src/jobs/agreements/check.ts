/** Checking agreements: each against itself, and against what this centre publishes and follows. */
import type { AgreementFinding } from '#agreements/finding.ts'
import { heldAgreement, heldAgreements } from '#agreements/held.ts'
import { lint } from '#agreements/lint.ts'
import type { HeldAgreement } from '#agreements/model.ts'
import { agreementOn, type Status } from '#agreements/on-day.ts'
import { promisesKept } from '#agreements/promises.ts'
import type { Day } from '#kit/day.ts'
import { sha256 } from '#kit/hash.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { agreementFacts } from './facts.ts'
import { partyOf, readRecord } from './taking.ts'

export interface Checked {
  readonly id: string
  readonly status: Status
  /** Which party this centre is; null where that is not known, or the agreement is one of others. */
  readonly party: string | null
  readonly findings: readonly AgreementFinding[]
}

/** Checks all agreements held, or one. Returns null where there is none of the id. */
export async function checkAgreements(
  db: Database,
  id: string | null,
  today: Day,
): Promise<Checked[] | null> {
  if (id === null) return checked(db, await heldAgreements(db.sql), today)
  const held = await heldAgreement(db.sql, id)
  return held && checked(db, [held], today)
}

/** Checks a record that is a file, as though it were taken in. Throws AgreementError where it cannot be read. */
export async function checkFile(
  db: Database,
  file: string,
  { as, now, today }: { readonly as: string | null; readonly now: Date; readonly today: Day },
): Promise<Checked[]> {
  const { record } = await readRecord(file)
  const party = (await partyOf(db, record, as)) ?? null
  const hash = sha256(JSON.stringify(record))
  return checked(db, [{ record, party, version: 0, hash, addedAt: now.toISOString() }], today)
}

async function checked(db: Database, held: readonly HeldAgreement[], today: Day): Promise<Checked[]> {
  const facts = await agreementFacts(db, held, today)
  return held.map((each) => ({
    id: each.record.id,
    status: agreementOn(each.record, today).status,
    party: each.party,
    findings: [...lint(each.record), ...promisesKept(each, facts)],
  }))
}
