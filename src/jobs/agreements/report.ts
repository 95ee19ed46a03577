/** The report of an agreement: from the log of deliveries, which is checked, the releases, and the receipts of both sides. */

import type { AgreementFinding } from '#agreements/finding.ts'
import type { HeldAgreement, Party } from '#agreements/model.ts'
import { promisesKept } from '#agreements/promises.ts'
import { ownReceipts } from '#agreements/receipts.ts'
import { type AgreementReport, type Receipted, type ReportFacts, reportOn } from '#agreements/report.ts'
import { inOneLanguage } from '#agreements/words.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import { type Day, day as dayOfText } from '#kit/day.ts'
import { collectionsOf, releasesOf } from '#store/collections.ts'
import { type ChainCheck, checkChain, deliveriesOf, receiptsOf } from '#store/deliveries.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { agreementFacts } from './facts.ts'

export interface ProvedReport extends AgreementReport {
  /** Whether the log is what was written: the whole chain, from its first line. */
  readonly chain: ChainCheck
  /** What is promised and not there on the day of the report. */
  readonly promises: readonly AgreementFinding[]
}

// More releases than a collection can have in a lifetime of daily ones.
const ALL = 1_000_000

/** Returns the report of the days from the first to the last. */
export async function reportOf(
  db: Database,
  held: HeldAgreement,
  { from, to, today }: { readonly from: Day; readonly to: Day; readonly today: Day },
): Promise<ProvedReport> {
  const [facts, chain, knowledge] = await Promise.all([
    factsFor(db, held),
    checkChain(db.sql),
    agreementFacts(db, [held], today),
  ])
  return { ...reportOn(held, from, to, facts), chain, promises: promisesKept(held, knowledge) }
}

async function factsFor(db: Database, { record }: HeldAgreement): Promise<ReportFacts> {
  const { sql } = db
  const items = [...record.list, ...record.amendments.flatMap(({ put }) => put)]
  const parties = [...record.parties, ...record.amendments.flatMap((each) => each.parties)]
  const named = new Set(items.flatMap(({ collections }) => collections))
  const collections = (await collectionsOf(sql)).filter(({ id }) => named.has(id))
  const releases = await Promise.all(collections.map(({ id }) => releasesOf(sql, id, ALL)))
  return {
    deliveries: await deliveriesOf(sql, record.id, null, null),
    releases: releases.flat().map((release) => ({ ...release, on: dayOfText(release.at.slice(0, 10)) })),
    forEverybody: new Set(collections.filter(({ audience }) => audience === PUBLIC).map(({ id }) => id)),
    told: (
      await Promise.all(parties.map(({ name }) => receiptsOf(sql, inOneLanguage(name), null, null)))
    ).flat(),
    own: (await Promise.all(parties.map((party) => receivedFrom(db, party)))).flat(),
  }
}

async function receivedFrom(db: Database, { id, fingerprints }: Party): Promise<Receipted[]> {
  const receipts = await ownReceipts(db.sql, fingerprints)
  return receipts.map(({ fingerprint: _, ...receipt }) => ({ ...receipt, partner: id }))
}
