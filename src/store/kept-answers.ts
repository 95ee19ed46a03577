/**
 * What was asked for lately, kept in memory: a large code is asked for again and again. It holds as long as nobody wrote to
 * the database, be it this connection or another process.
 */
import type { Database } from './dialect/sqlite.ts'
import type { TextOnDay, Version } from './model.ts'

// Nodes of all outlines kept, about 300 bytes each where no other day shares them.
const MAX_NODES = 60_000
// Points in time of all expressions kept, about 300 bytes each.
const MAX_VERSIONS = 20_000

interface Kept {
  readonly stamp: string
  readonly texts: Shelf<TextOnDay>
  readonly versions: Shelf<readonly Version[]>
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

/** Returns the outline kept under the name, else the one made; `size` is the count of its nodes. */
export function keptText(
  db: Database,
  name: string,
  make: () => Promise<Sized<TextOnDay>>,
): Promise<TextOnDay> {
  return onShelf(keptFor(db).texts, name, make)
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
  const kept: Kept = { stamp, texts: emptyShelf(MAX_NODES), versions: emptyShelf(MAX_VERSIONS) }
  keptByDatabase.set(db, kept)
  return kept
}

function emptyShelf<Answer>(room: number): Shelf<Answer> {
  return { answers: new Map(), room, taken: 0 }
}
