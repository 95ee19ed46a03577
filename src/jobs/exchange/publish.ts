/** Publishing a collection: what changed since the last release becomes the next one, checked, packed, recorded and signed, in this order. */

import { readRelease } from '#exchange/documents.ts'
import { hexDigest } from '#exchange/hashing.ts'
import {
  type Collection,
  checkpointedRelease,
  type HeldRelease,
  membersOf,
  quarantinesOf,
  releasesOf,
} from '#store/collections.ts'
import { type Press, type PublishOptions, type PublishReport, UnpublishableError } from './press.ts'
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
  await assertKnown(press, collection.id, last)
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

// A library out of an old backup does not know its latest releases: what it made next would be a second one of their number.
async function assertKnown(
  { repository, shelf }: Press,
  collection: string,
  last: HeldRelease | null,
): Promise<void> {
  if (!repository.hasCollection(collection)) return
  const hash = (await repository.signed(collection)).get(`${collection}/release.json.zst`)
  if (hash === undefined || hash === last?.hash) return
  const { release } = readRelease(await shelf.read('releases', hash))
  const known = last?.number ?? 0
  if (release >= known)
    throw new UnpublishableError(
      `Cannot publish "${collection}": its release ${release} is signed and this library ${release === known ? 'has another of that number' : `knows none after ${known}`}, as though it came out of an older backup. Followers would see a fork. Restore the library as it was when release ${release} was made, or publish the works as a collection of another name`,
    )
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
