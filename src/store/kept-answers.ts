/**
 * What was asked for lately, kept in memory: a large code is asked for again and again. It holds as long as nobody wrote to
 * the database, be it this connection or another process.
 */
import type { Day } from '#kit/day.ts'
import type { Database } from './dialect/sqlite.ts'
import type { TextOnDay, Version } from './model.ts'
import type { GrowingOutline } from './outline.ts'

// Nodes of all outlines kept, about 300 bytes each; a node that several days share is counted for the first of them.
const MAX_NODES = 40_000
// Provisions of all outlines that stand ready to go on to another day; their nodes are mostly those of the days kept.
const MAX_STANDING = 40_000
// An outline that is kept takes room, however few of its nodes are its own.
const LEAST = 20
// Points in time of all expressions kept, about 300 bytes each.
const MAX_VERSIONS = 20_000

interface Kept {
  readonly stamp: string
  readonly texts: Shelf<TextOnDay>
  readonly outlines: Shelf<StandingOutline>
  readonly versions: Shelf<readonly Version[]>
}

/** An outline and the day on which it stands. */
export interface StandingOutline {
  readonly outline: GrowingOutline
  at: Day
}

/** Answers by name, least lately asked for first, and the room that they take. */
interface Shelf<Answer> {
  readonly answers: Map<string, Sized<Answer>>
  readonly room: number
  taken: number
}

interface Sized<Answer> {
  readonly answer: Answer
  readonly size: number
}

const keptByDatabase = new WeakMap<Database, Kept>()

/** Returns the text kept under the name, else the one made; `size` is the count of the nodes made for it. */
export function keptText(
  db: Database,
  name: string,
  make: () => Promise<Sized<TextOnDay>>,
): Promise<TextOnDay> {
  return onShelf(keptFor(db).texts, name, async () => {
    const { answer, size } = await make()
    return { answer, size: Math.max(size, LEAST) }
  })
}

/** Returns the outline of an expression on whichever day it stands, else the one made; `size` is the count of its provisions. */
export function keptOutline(
  db: Database,
  expressionId: number,
  make: () => Promise<Sized<StandingOutline>>,
): Promise<StandingOutline> {
  return onShelf(keptFor(db).outlines, `${expressionId}`, make)
}

/** Returns the points in time kept of an expression, else those made. */
export function keptVersions(
  db: Database,
  expressionId: number,
  make: () => Promise<readonly Version[]>,
): Promise<readonly Version[]> {
  return onShelf(keptFor(db).versions, `${expressionId}`, async () => {
    const answer = await make()
    return { answer, size: answer.length }
  })
}

async function onShelf<Answer>(
  shelf: Shelf<Answer>,
  name: string,
  make: () => Promise<Sized<Answer>>,
): Promise<Answer> {
  const made = shelf.answers.get(name) ?? (await make())
  if (!shelf.answers.delete(name)) shelf.taken += made.size
  shelf.answers.set(name, made)
  for (const [oldest, { size }] of shelf.answers) {
    if (shelf.taken <= shelf.room || oldest === name) break
    shelf.answers.delete(oldest)
    shelf.taken -= size
  }
  return made.answer
}

function keptFor(db: Database): Kept {
  const stamp = db.stamp()
  const known = keptByDatabase.get(db)
  if (known?.stamp === stamp) return known
  const kept: Kept = {
    stamp,
    texts: emptyShelf(MAX_NODES),
    outlines: emptyShelf(MAX_STANDING),
    versions: emptyShelf(MAX_VERSIONS),
  }
  keptByDatabase.set(db, kept)
  return kept
}

function emptyShelf<Answer>(room: number): Shelf<Answer> {
  return { answers: new Map(), room, taken: 0 }
}
