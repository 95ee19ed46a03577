/** Reading the attributes from SQLite, and keeping them up to date with what is written. */
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { Attributes, type ExpressionFacts, type Hole, type Repeal } from '../attributes.ts'
import { forceFactor, rankOf } from '../rank.ts'
import { ALWAYS, dayNumber, NEVER_ENDS } from '../spans.ts'
import { type PartNumber, run, stateOf } from './sqlite.ts'

/** An index as it is asked: its database, the attributes, which terms are common, and what was written since they were listed. */
export interface OpenIndex {
  readonly db: Database
  readonly attributes: Attributes
  /** How many rows have a common term, by term. */
  readonly common: Readonly<Record<PartNumber, ReadonlyMap<string, number>>>
  /** Rows whose id is larger were indexed after the lists of common terms were made. */
  readonly listedUntil: number
  /** Texts that ended by this day are in the part of the past. */
  readonly boundary: number
  readonly languages: readonly string[]
  /** Terms of titles without stop words, by expression: those that were asked for. */
  readonly titles: Map<number, readonly string[]>
  /** How many expressions there are of each language. */
  readonly texts: ReadonlyMap<string, number>
}

interface Kept {
  readonly stamp: string
  readonly generation: number
  readonly recording: number
  readonly index: OpenIndex
}

const kept = new WeakMap<Database, Kept>()

/** Returns the index as it is now. What was read is kept until somebody has written; then what changed is read. */
export function openIndex(db: Database): OpenIndex {
  const stamp = db.stamp()
  const before = kept.get(db)
  if (before?.stamp === stamp) return before.index
  const generation = Number(stateOf(db, 'generation') ?? 0)
  const recording = Number(run(db, 'SELECT max(id) FROM recording')[0]?.[0] ?? 0)
  const same = before?.generation === generation && before.recording === recording
  const index = same ? before.index : readIndex(db, before)
  kept.set(db, { stamp, generation, recording, index })
  return index
}

function readIndex(db: Database, before: Kept | undefined): OpenIndex {
  // An index made anew begins its blocks again.
  const epoch = stateOf(db, 'epoch')
  const known = before && epochs.get(before.index.attributes) === epoch ? before : undefined
  const attributes = known?.index.attributes ?? new Attributes()
  epochs.set(attributes, epoch)
  readBlocks(db, attributes, known?.generation ?? -1)
  attributes.expressions = expressionsIn(db)
  attributes.factor = Float32Array.from(attributes.expressions, (facts) =>
    forceFactor(rankOf(facts?.force ?? null)),
  )
  attributes.holes = holesIn(db)
  const texts = new Map<string, number>()
  for (const facts of attributes.expressions)
    if (facts?.shown) texts.set(facts.language, (texts.get(facts.language) ?? 0) + 1)
  return {
    db,
    attributes,
    common: { 1: commonIn(db, 1), 2: commonIn(db, 2) },
    listedUntil: Number(stateOf(db, 'listed-until') ?? 0),
    boundary: Number(stateOf(db, 'boundary') ?? 0),
    languages: [...texts.keys()],
    titles: new Map(),
    texts,
  }
}

// Blocks that are read at a time: all of them at once would be as large again as what is made of them. They come as text, which is soon
// collected: the memory of a million rows in buffers, which nothing makes room for meanwhile, would not be given back.
const AT_A_TIME = 100

function readBlocks(db: Database, attributes: Attributes, generation: number): void {
  const last = Number(run(db, 'SELECT max(block) FROM search_span')[0]?.[0] ?? -1)
  attributes.makeRoom(last + 1)
  for (let after = -1; ; ) {
    const blocks = run(
      db,
      'SELECT block, hex(rows) FROM search_span WHERE generation > ? AND block > ? ORDER BY block LIMIT ?',
      generation,
      after,
      AT_A_TIME,
    )
    for (const [block, rows] of blocks) attributes.take(block as number, rows as string)
    if (blocks.length < AT_A_TIME) break
    after = blocks.at(-1)?.[0] as number
  }
  attributes.sum()
}

const epochs = new WeakMap<Attributes, string | null>()

function expressionsIn(db: Database): (ExpressionFacts | undefined)[] {
  const all: (ExpressionFacts | undefined)[] = []
  const rows = run(
    db,
    `SELECT e.id, e.work_id, w.jurisdiction, e.language, w.type, w.subtype, w.force, w.date, e.shown, s.rank,
       NOT EXISTS (SELECT 1 FROM expression AS o WHERE o.work_id = e.work_id AND o.shown = 1 AND o.id != e.id)
     FROM expression AS e JOIN work AS w ON w.id = e.work_id JOIN search_expression AS s ON s.id = e.id ORDER BY e.id`,
  )
  const repeals = repealsIn(db)
  for (const [id, work, jurisdiction, language, type, subtype, force, date, shown, rank, alone] of rows) {
    all[id as number] = {
      id: id as number,
      work: work as number,
      jurisdiction: jurisdiction as string,
      language: language as string,
      type: type as string,
      subtype: subtype as string | null,
      force: force as string | null,
      year: yearOf(date as string | null),
      shown: shown === 1,
      alone: alone === 1,
      rank: rank as number,
      repealed: repeals.get(work as number) ?? null,
    }
  }
  return all
}

// From when on another act held says that it repeals a work; the whole of it where it excepts nothing.
function repealsIn(db: Database): Map<number, Repeal> {
  const repeals = new Map<number, Repeal>()
  const rows = run(
    db,
    `SELECT a.work_id, r.provision IS NULL, coalesce(
       (SELECT min(v.valid_from) FROM version AS v JOIN expression AS e ON e.id = v.expression_id
        WHERE e.work_id = r.work_id AND e.shown = 1 AND v.superseded_in IS NULL AND v.state = 'held'), w.date)
     FROM relation AS r JOIN alias AS a ON a.value = r.value JOIN work AS w ON w.id = r.work_id
     WHERE r.kind = 'repeals' AND a.work_id != r.work_id`,
  )
  for (const [work, whole, day] of rows) {
    const from = day === null ? ALWAYS : dayNumber(day as Day)
    const known = repeals.get(work as number)
    if (!known || from < known.from) repeals.set(work as number, { from, whole: whole === 1 })
  }
  return repeals
}

function yearOf(date: string | null): number | null {
  const year = /^\d{4}/.exec(date ?? '')?.[0]
  return year === undefined ? null : Number(year)
}

function holesIn(db: Database): Hole[] {
  const rows = run(
    db,
    `SELECT expression_id, valid_from, valid_to FROM version WHERE superseded_in IS NULL AND state = 'unknown'`,
  )
  return rows.map(([expression, from, to]) => ({
    expression: expression as number,
    from: from === null ? ALWAYS : dayNumber(from as Day),
    to: to === null ? NEVER_ENDS : dayNumber(to as Day),
  }))
}

function commonIn(db: Database, part: PartNumber): Map<string, number> {
  const rows = run(db, 'SELECT term, df FROM search_list WHERE part = ?', part)
  return new Map(rows.map(([term, df]) => [term as string, df as number]))
}
