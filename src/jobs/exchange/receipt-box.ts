/** What partners tell that they received: a letter is taken where an agreement in force names the key that signed it, and kept within bounds. */
import { type DoorOptions, recognised } from '#exchange/access/door.ts'
import { claimedKey } from '#exchange/access/token.ts'
import { instantOf } from '#exchange/instant.ts'
import { isOfSize, LETTER, type LetterAnswer, readLetter } from '#exchange/receipts/letter.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import { isDelivered, latestDelivery } from '#store/deliveries.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { keepLetter } from '#store/partner-receipts.ts'

/**
 * Keeps the receipts in a letter about an audience, and returns the answer; null where the sender is not known, or the letter says
 * nothing that could be kept. Whoever has any agreement with this node may tell what it received of the public repository.
 */
export async function takeLetter(
  db: Database,
  door: DoorOptions,
  audience: string,
  letter: string,
): Promise<LetterAnswer | null> {
  if (letter.length > LETTER.bytes || claimedKey(letter) === null) return null
  const guest = await recognised(
    door,
    audience,
    letter,
    'comity-receipts+jwt',
    (grant) => audience === PUBLIC || grant.audience === audience,
  )
  const now = door.now()
  const text = guest && readLetter(guest.claims, now)
  if (!guest || !text || !isOfSize(letter.length, text.receipts.length)) return null
  const [{ partner }] = guest.grants
  const allowed = audience === PUBLIC ? null : new Set(guest.grants.map(({ collection }) => collection))
  const receipts = text.receipts.filter(({ collection }) => allowed?.has(collection) ?? true)
  const { key } = guest
  const isKnown = text.delivery !== null && (await isDelivered(db.sql, text.delivery))
  const [delivery, disputed] = isKnown ? [text.delivery, null] : [null, text.delivery]
  const about = { partner, key, audience, heard_at: instantOf(now), delivery, disputed, jws: letter }
  return {
    kept: await keepLetter(db.sql, about, receipts),
    delivery: await latestDelivery(db.sql, partner),
  }
}
