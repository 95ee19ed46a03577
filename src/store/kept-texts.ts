/**
 * Outlines that were asked for lately, kept in memory: a large code is asked for again and again on the same day. They hold
 * as long as nobody wrote to the database, be it this connection or another process.
 */
import type { Database } from './dialect/sqlite.ts'
import type { TextOnDay } from './model.ts'

// Nodes of all outlines kept, about 300 bytes each.
const MAX_NODES = 60_000

interface Kept {
  stamp: string
  nodes: number
  /** Least lately asked for first. */
  readonly texts: Map<string, { readonly text: TextOnDay; readonly size: number }>
}

const keptByDatabase = new WeakMap<Database, Kept>()

/** Returns the outline kept under the name, else the one made; `size` is the count of its nodes. */
export async function keptText(
  db: Database,
  name: string,
  make: () => Promise<{ text: TextOnDay; size: number }>,
): Promise<TextOnDay> {
  const kept = keptFor(db)
  const known = kept.texts.get(name)
  const entry = known ?? (await make())
  if (known) kept.texts.delete(name)
  else kept.nodes += entry.size
  kept.texts.set(name, entry)
  for (const [oldest, { size }] of kept.texts) {
    if (kept.nodes <= MAX_NODES || oldest === name) break
    kept.texts.delete(oldest)
    kept.nodes -= size
  }
  return entry.text
}

function keptFor(db: Database): Kept {
  const stamp = db.stamp()
  const known = keptByDatabase.get(db)
  if (known?.stamp === stamp) return known
  const kept: Kept = { stamp, nodes: 0, texts: new Map() }
  keptByDatabase.set(db, kept)
  return kept
}
