/** Stopping to follow a publisher: nothing more is asked of it. What was received stays as it was verified, or is taken out of sight. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { hexDigest } from '#exchange/hashing.ts'
import { StateTree } from '#exchange/state.ts'
import { writeWhole } from '#exchange/whole-file.ts'
import { dayOf } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { workOfExpression } from '#store/expressions.ts'
import {
  addFollowed,
  type Followed,
  type FollowedCollection,
  followedCollections,
  forgetReceived,
  isReceived,
  receivedFrom,
  receivedState,
  removeFollowed,
  stand,
} from '#store/followed.ts'
import { RECEIVED } from '#store/own-source.ts'
import { recordingBy } from '#store/record/edit.ts'
import type { Writing } from '#store/record/recorded.ts'
import { withdrawExpression } from '#store/withdraw-expression.ts'
import { takeIn } from '../take-in.ts'
import { followingFolder } from './sync.ts'

export interface StopOptions {
  /** Folder of the library. */
  readonly home: string
  /** Why what was received is taken out of sight; null where it stays readable. */
  readonly withdrawn: string | null
  readonly now: Date
  readonly progress: (label: string) => void
}

/** What became of it. */
export interface Stopped {
  readonly name: string
  /** Texts that were received and are still held. */
  readonly kept: number
  readonly withdrawn: number
}

/**
 * Stops following the publisher, in one transaction. Its folder stays: what was received can still be proved by it. Where texts stay, it is kept
 * at which releases they stand, so that whoever follows again goes on from there.
 */
export async function stopFollowing(db: Database, name: string, options: StopOptions): Promise<Stopped> {
  const { withdrawn, home, now, progress } = options
  const standings = await followedCollections(db.sql, name)
  const kept = JSON.stringify(withdrawn === null ? standings : [])
  await writeWhole(standingsFile(home, name), Buffer.from(kept))
  return db.sql.transaction().execute(async (trx) => {
    // The first statement writes, so that the lock is taken before anything is read.
    await removeFollowed(trx, name)
    const received = await receivedFrom(trx, name)
    if (withdrawn === null) return { name, kept: received.length, withdrawn: 0 }
    await forgetReceived(trx, name)
    const expressions = new Map(received.map((each) => [each.expression_id, each]))
    for (const { expression_id, work, language } of expressions.values()) {
      progress(work)
      await takeOut(db, trx, { name, expression_id, work, language, reason: withdrawn }, now)
    }
    return { name, kept: 0, withdrawn: expressions.size }
  })
}

/** Follows a publisher, from where its texts stand that were received before. */
export async function beginFollowing(db: Database, home: string, followed: Followed): Promise<void> {
  const { name } = followed
  const standings = await standingsKept(home, name)
  await db.sql.transaction().execute(async (trx) => {
    await addFollowed(trx, followed)
    const states = new Map<string, boolean>()
    for (const standing of standings) {
      const state = await receivedState(trx, name, standing.collection)
      const isTheSame = new StateTree(state).root() === standing.root
      states.set(standing.collection, isTheSame)
      if (isTheSame) await stand(trx, standing)
    }
    // What does not add up to a state that was signed is received anew.
    for (const collection of new Set((await receivedFrom(trx, name)).map((each) => each.collection)))
      if (!states.get(collection)) await forgetReceived(trx, name, collection)
  })
}

async function standingsKept(home: string, name: string): Promise<FollowedCollection[]> {
  const kept = await readFile(standingsFile(home, name), 'utf8').catch(() => null)
  return kept === null ? [] : STANDINGS.parse(JSON.parse(kept)).filter(({ source }) => source === name)
}

function standingsFile(home: string, name: string): string {
  return path.join(followingFolder(home, name), 'standings.json')
}

const text = z.string()
const STANDINGS = z.array(
  z.object({
    source: text,
    collection: text,
    title: text,
    regime: text,
    release: z.int().min(1),
    hash: text,
    root: text,
    at: text,
    applied_at: text,
  }),
)

interface TakenOut {
  readonly name: string
  readonly expression_id: number
  readonly work: string
  readonly language: string
  readonly reason: string
}

async function takeOut(db: Database, trx: Writing, each: TakenOut, now: Date): Promise<void> {
  const { name, expression_id, work, language, reason } = each
  // Another publisher may have given the same text.
  if (await isReceived(trx, expression_id)) return
  const workId = await workOfExpression(trx, expression_id)
  const by = { at: now.toISOString(), source: `${RECEIVED}${name}`, path: '', who: null, reason }
  const superseded = await withdrawExpression(trx, expression_id, await recordingBy(trx, by))
  const gone = { id: expression_id, language, title: '', inserted: [], superseded, newTexts: 0 }
  await takeIn(db, trx, { workId, iri: work, isNew: false, expressions: [gone] }, dayOf(now))
}

/**
 * Returns whether the name may be given to a publisher: nobody was followed under it, or this very one. What was received under a name stays the
 * word of the publisher that it was received from.
 */
export async function isNameFree(
  db: Database,
  { home, name, fingerprint }: { readonly home: string; readonly name: string; readonly fingerprint: string },
): Promise<boolean> {
  const root = path.join(followingFolder(home, name), 'mirror', 'metadata', '1.root.json')
  const kept = await readFile(root).catch(() => null)
  return kept === null ? (await receivedFrom(db.sql, name)).length === 0 : hexDigest(kept) === fingerprint
}
