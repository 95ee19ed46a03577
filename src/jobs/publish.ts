/** Publishing a collection: what changed since the last release becomes the next one, checked, packed, recorded and signed, in this order. */

import { hexDigest } from '#exchange/hashing.ts'
import {
  type Collection,
  checkpointedRelease,
  type HeldRelease,
  membersOf,
  quarantinesOf,
  releasesOf,
} from '#store/collections.ts'
import type { Press, PublishOptions, PublishReport } from './press.ts'
import { ReleaseDraft } from './release-draft.ts'

/**
 * Publishes what changed in the collection as its next release and signs it. Throws UnpublishableError where the gate has
 * something against a work of it: nothing is then written. A release that was recorded and not signed is signed first.
 */
export async function publishCollection(
  press: Press,
  collection: Collection,
  options: PublishOptions,
): Promise<PublishReport> {
  const { db } = press
  const [last = null] = await releasesOf(db.sql, collection.id, 1)
  if (last && !options.dryRun) await sign(press, collection.id, last)
  const members = await membersOf(db.sql, collection.selection)
  const draft = new ReleaseDraft(press, collection, options)
  await draft.compare(members)
  // What the gate kept out of a history is a hole in it, published as such: whoever publishes is told.
  const holes = await quarantinesOf(
    db.sql,
    members.map((member) => member.expressionId),
  )
  if (draft.isEmpty || options.dryRun)
    return { ...draft.report(draft.isEmpty ? (last?.number ?? 0) : (last?.number ?? 0) + 1, null), holes }
  const made = await draft.write(last)
  await sign(press, collection.id, made)
  return { ...draft.report(made.number, made.hash), holes }
}

/**
 * Signs a recorded release, where that was not done. What is recorded comes first: a release that was signed and forgotten would be
 * made once more, and the publisher would have forked.
 */
async function sign(
  { repository, shelf, db }: Press,
  collection: string,
  release: HeldRelease,
): Promise<void> {
  if (!repository.hasCollection(collection)) await repository.addCollection(collection)
  const checkpoint = (await checkpointedRelease(db.sql, collection))?.checkpoint
  const hashes = [release.hash, ...(checkpoint ? [checkpoint] : [])]
  const names = ['release.json.zst', 'checkpoint.json.zst']
  const targets = await Promise.all(
    hashes.map(async (hash, index) => ({
      path: `${collection}/${names[index]}`,
      bytes: await shelf.read('releases', hash),
    })),
  )
  const signed = await repository.signed(collection)
  if (targets.some(({ path, bytes }) => signed.get(path) !== hexDigest(bytes)))
    await repository.publish(collection, targets)
}
