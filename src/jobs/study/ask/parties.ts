/** Whom a centre knows by its agreements: the other parties of those in force, with their exchange keys, and itself. */
import { heldAgreements } from '#agreements/held.ts'
import type { Party } from '#agreements/model.ts'
import { agreementOn } from '#agreements/on-day.ts'
import { inOneLanguage } from '#agreements/words.ts'
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { followedSources } from '#store/followed.ts'

/** Another party of an agreement in force. */
export interface Partner {
  readonly agreement: string
  /** As the agreement names it. */
  readonly id: string
  readonly name: string
  readonly jurisdiction: string | null
  /** Public half of its exchange key; null where the agreement names none. */
  readonly key: string | null
  /** Fingerprints of the repositories that it publishes. */
  readonly fingerprints: readonly string[]
  /** How the agreement names this centre; null where it does not say which party that is. */
  readonly own: string | null
}

/** Returns the partners by the agreements in force on a day. */
export async function partnersOn(db: Database, on: Day): Promise<Partner[]> {
  const held = await heldAgreements(db.sql)
  return held.flatMap(({ record, party: own }) => {
    const { status, parties } = agreementOn(record, on)
    if (status !== 'in-force') return []
    const self = parties.find(({ id }) => id === own)
    return parties
      .filter(({ id }) => id !== own)
      .map((party) => partnerOf(record.id, party, self ? inOneLanguage(self.name) : null))
  })
}

function partnerOf(agreement: string, party: Party, own: string | null): Partner {
  const { id, name, jurisdiction, key, fingerprints } = party
  return { agreement, id, name: inOneLanguage(name), jurisdiction, key, fingerprints, own }
}

/** Returns the address of a repository of the partner that is followed; null where none is. */
export async function addressOfPartner(
  db: Database,
  { fingerprints }: Pick<Partner, 'fingerprints'>,
): Promise<string | null> {
  const followed = await followedSources(db.sql)
  return (
    followed.find(({ fingerprint, base }) => fingerprints.includes(fingerprint) && /^https?:/.test(base))
      ?.base ?? null
  )
}
