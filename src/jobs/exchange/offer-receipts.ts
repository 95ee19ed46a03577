/** Offering receipts to the publisher whose releases they are of: once, within seconds, and whatever becomes of it (spec: exchange, section 6, step 5). */
import type { Identity } from '#exchange/access/identity.ts'
import { isNetwork } from '#exchange/follow/medium.ts'
import { instantOf } from '#exchange/instant.ts'
import { LETTER, type LetterReceipt, writeLetter } from '#exchange/receipts/letter.ts'
import { postLetter } from '#exchange/receipts/post.ts'
import { REFUSALS, type Refusal } from '#exchange/refused.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Followed, HeldReceipt } from '#store/followed.ts'
import { deliveryNamed, receiptsRefused, receiptsTold, receiptsWaiting } from '#store/receipts-told.ts'
import type { OwnIdentity } from './own-identity.ts'

export interface OfferOptions {
  readonly identity: OwnIdentity
  readonly now: () => Date
  /** How long the publisher may take. */
  readonly milliseconds?: number
}

const PATIENCE = 5_000

/**
 * Offers what waits to be told to the publisher, and returns how many receipts it took. None are offered by a node without an exchange
 * key, or whose key is locked, nor where the source is a folder. That a publisher cannot be told is no error.
 */
export async function offerReceipts(
  db: Database,
  followed: Followed,
  { identity, now, milliseconds = PATIENCE }: OfferOptions,
): Promise<number> {
  if (!isNetwork(followed.base)) return 0
  const waiting = await receiptsWaiting(db.sql, followed.name, LETTER.receipts)
  if (waiting.length === 0) return 0
  const key = await identity().catch(() => null)
  if (!key) return 0
  const letter = await letterOf(db, followed, waiting, key, now())
  const answered = await postLetter(followed.base, letter, AbortSignal.timeout(milliseconds))
  const ids = waiting.map(({ id }) => id)
  if (!answered) {
    await receiptsRefused(db.sql, ids)
    return 0
  }
  await receiptsTold(db.sql, ids, { told_at: instantOf(now()), delivery: answered.delivery })
  return ids.length
}

async function letterOf(
  db: Database,
  { name, audience, fingerprint: publisher }: Followed,
  waiting: readonly HeldReceipt[],
  key: Identity,
  now: Date,
): Promise<string> {
  const receipts = waiting.map(toLetter).reverse()
  const delivery = await deliveryNamed(db.sql, name)
  return writeLetter(key, { publisher, audience }, { receipts, delivery }, now)
}

// Reasons are told in the words of the refusal: what this node says to its operator names its folders and other sources.
function toLetter({ collection, release, hash, status, refusal, at }: HeldReceipt): LetterReceipt {
  const reason = refusal === null ? null : `${refusal}: ${REFUSALS[refusal as Refusal] ?? 'refused'}`
  return { collection, release, hash, status, reason, at: instantOf(new Date(at)) }
}
