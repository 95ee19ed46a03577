/** Checkpoints: the whole state of a collection packed anew, where a new follower may begin (spec: exchange, section 4). */
import { type PackNamed, readCheckpoint, type SignedDocument } from '#exchange/documents.ts'
import { writeObject } from '#exchange/object/write.ts'
import { PackWriter } from '#exchange/pack.ts'
import type { Shelf } from '#exchange/shelf.ts'
import { byPair, type Entry } from '#exchange/state.ts'
import { bytesAfter, checkpointedRelease } from '#store/collections.ts'
import { workOfExpression } from '#store/expressions.ts'
import type { Published } from '#store/published.ts'
import { expressionObject } from './object-of.ts'
import type { Press } from './press.ts'

/** Returns whether a follower would fetch more than twice as much without a checkpoint, the bytes of the release to come included. */
export async function isCheckpointDue(
  { db, shelf }: Press,
  collection: string,
  bytes: number,
): Promise<boolean> {
  const last = await checkpointedRelease(db.sql, collection)
  if (!last) return true
  const { packs } = readCheckpoint(await shelf.read('releases', last.checkpoint))
  const whole = packs.reduce((sum, pack) => sum + pack.length, 0)
  return (await bytesAfter(db.sql, collection, last.number)) + bytes >= whole
}

/** Packs every object of the state whole. */
export async function packWhole(
  { db, library, shelf }: Press,
  state: Iterable<Omit<Published, 'head'>>,
): Promise<{ state: (Entry & { pack: number })[]; packs: PackNamed[] }> {
  const packs: PackNamed[] = []
  const packing = packsOn(shelf, packs)
  const entries: (Entry & { pack: number })[] = []
  for (const { work, language, object, length, rows, expression_id: expressionId } of state) {
    const workId = await workOfExpression(db.sql, expressionId)
    const { bytes } = writeObject((await expressionObject(library, { workId, expressionId })).object)
    const pack = await packing.add({ object, patch: null, body: bytes })
    entries.push({ work, language, object, length, rows, pack })
  }
  await packing.flush()
  return { state: entries.sort(byPair), packs }
}

/** Returns a writer whose packs are put on the shelf, and named in the list. */
export function packsOn(shelf: Shelf, packs: PackNamed[]): PackWriter {
  return new PackWriter(async ({ bytes, hash, length, size }) => {
    await shelf.put('packs', hash, bytes)
    packs.push({ hash, length, size })
  })
}

/** Puts a document on the shelf and returns its hash. */
export async function keepDocument(shelf: Shelf, { bytes, hash }: SignedDocument): Promise<string> {
  await shelf.put('releases', hash, bytes)
  return hash
}
