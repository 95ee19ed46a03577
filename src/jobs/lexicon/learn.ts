/**
 * Learning the lexicon of a library: pair of languages by pair, from the works that both are held of. What everybody may read is learnt
 * from, and nothing else, so that no word of a restricted text comes out of it. Works that did not change are not aligned anew, and a
 * pair none of whose works did is left as it is: what comes out is what learning everything anew would give.
 */
import { type Database, openSqliteBehindWall } from '#store/dialect/sqlite.ts'
import { pairsLearnt, wordedRows } from '#store/lexicon.ts'
import { forgetPair, type NewEntry, type ReadWork, recordPair, worksRead } from '#store/record/lexicon.ts'
import { learnLexicon as learnEntries } from '#vocab/lexicon/learn.ts'
import type { Entry, SentencePair } from '#vocab/lexicon/model.ts'
import { lexiconAnalyser } from './analyser.ts'
import { isLearnt, keyOf, languagesOf, type ParallelWork, pairsHeld, stateOf } from './pairs.ts'
import { type AlignRows, byStructure, type Placed, parallelPlaces, SentenceReader } from './parallel-texts.ts'

/** The version of the rules: what was learnt by another is learnt anew. */
export const METHOD = '1'

// What is held of two languages beyond that is read in part, evenly: more adds little to what is frequent, and takes memory.
const MOST_SENTENCES = 40_000

export interface LearnOptions {
  /** ISO instant of learning. */
  readonly at: string
  /** Pairs of languages, in any order; all that the library holds parallel texts of where absent. */
  readonly pairs?: readonly (readonly [string, string])[]
  /** True where nothing of what was learnt before is to be used. */
  readonly anew?: boolean
  readonly align?: AlignRows
  readonly progress?: (step: LearnStep) => void
}

export interface LearnStep {
  readonly one: string
  readonly other: string
  /** Pairs done, of how many. */
  readonly done: number
  readonly total: number
}

export interface LearnReport {
  readonly pairs: readonly PairReport[]
  /** Pairs asked for that the library holds no parallel texts of. */
  readonly without: readonly (readonly [string, string])[]
  readonly seconds: number
}

export interface PairReport {
  readonly one: string
  readonly other: string
  readonly works: number
  /** Works whose sentences were aligned now. */
  readonly aligned: number
  readonly sentences: number
  readonly entries: number
  /** False where nothing of it changed since it was learnt. */
  readonly learnt: boolean
}

/** Learns what the library's parallel texts tell; a transaction a pair, so that who stops meanwhile keeps the pairs done. */
export async function learnLexicon(db: Database, options: LearnOptions): Promise<LearnReport> {
  const started = performance.now()
  const open = db.file === null ? db : openSqliteBehindWall(db.file, [])
  try {
    const asked = options.pairs?.map(([one, other]) => keyOf(one, other))
    const held = await pairsHeld(db, open, asked)
    const keys = asked ? [...new Set(asked)] : [...held.keys()]
    const pairs: PairReport[] = []
    for (const [done, key] of keys.entries()) {
      const works = held.get(key)
      const [one, other] = languagesOf(key)
      options.progress?.({ one, other, done, total: keys.length })
      if (works) pairs.push(await learnPair(db, open, { one, other, works }, options))
    }
    await forgetGone(db, held)
    return {
      pairs,
      without: keys.filter((key) => !held.has(key)).map(languagesOf),
      seconds: Math.round(performance.now() - started) / 1000,
    }
  } finally {
    if (open !== db) await open.close()
  }
}

/** Returns how many pairs of languages there are parallel texts of that were not learnt, or changed since. */
export async function pairsDue(db: Database): Promise<number> {
  if (db.file === null) return 0
  const open = openSqliteBehindWall(db.file, [])
  try {
    const held = await pairsHeld(db, open)
    return [...held].filter(([key, works]) => {
      const [one, other] = languagesOf(key)
      return !isLearnt(works, worksRead(db, one, other, METHOD))
    }).length
  } finally {
    await open.close()
  }
}

async function forgetGone(db: Database, held: ReadonlyMap<string, unknown>): Promise<void> {
  const gone = (await pairsLearnt(db)).filter(({ one, other }) => !held.has(keyOf(one, other)))
  if (gone.length === 0) return
  await db.sql.transaction().execute(async (trx) => {
    for (const { one, other } of gone) await forgetPair(trx, one, other)
  })
}

interface Pair {
  readonly one: string
  readonly other: string
  readonly works: readonly ParallelWork[]
}

async function learnPair(
  db: Database,
  open: Database,
  pair: Pair,
  options: LearnOptions,
): Promise<PairReport> {
  const { one, other, works } = pair
  const before = options.anew ? null : worksRead(db, one, other, METHOD)
  const standing = (work: ParallelWork) => {
    const known = before?.get(work[0].workId)
    return known?.state === stateOf(work) ? known : null
  }
  const report = { one, other, works: works.length }
  if (isLearnt(works, before)) {
    const { sentences = 0, entries = 0 } =
      (await pairsLearnt(db)).find((each) => each.one === one && each.other === other) ?? {}
    return { ...report, aligned: 0, sentences, entries, learnt: false }
  }
  const read = new Map<number, ReadWork>()
  let aligned = 0
  for (const work of works) {
    const known = standing(work)
    if (!known) aligned += 1
    read.set(work[0].workId, known ?? (await alignWork(open, work, options.align ?? byStructure)))
  }
  const places = [...read].flatMap(([workId, { sentences }]) =>
    (JSON.parse(sentences) as PlacedPair[]).map((placed) => ({ workId, placed })),
  )
  const chosen = evenly(places, MOST_SENTENCES)
  const sentences = sentencesAt(open, chosen)
  const entries = learnEntries(sentences, analysersOf(pair, sentences))
  const learnt = { one, other, method: METHOD, at: options.at, sentences: places.length, read: chosen.length }
  await db.sql.transaction().execute((trx) =>
    recordPair(trx, {
      ...learnt,
      works: read,
      entries: entries.map((entry) => recorded(entry, sentences)),
    }),
  )
  return { ...report, aligned, sentences: places.length, entries: entries.length, learnt: true }
}

type PlacedPair = readonly [Placed, Placed]

async function alignWork(open: Database, work: ParallelWork, align: AlignRows): Promise<ReadWork> {
  const places = await parallelPlaces(open, work[0].id, work[1].id, align)
  return { state: stateOf(work), sentences: JSON.stringify(places) }
}

function evenly<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items
  const share = most / items.length
  return items.filter((_, index) => Math.floor((index + 1) * share) > Math.floor(index * share))
}

interface PlacedInWork {
  readonly workId: number
  readonly placed: PlacedPair
}

// The work of a sentence pair is its id here: it comes back with the entries.
function sentencesAt(open: Database, places: readonly PlacedInWork[]): SentencePair[] {
  const rows = places.flatMap(({ placed: [one, other] }) => [one[0], other[0]])
  const reader = new SentenceReader(wordedRows(open, rows))
  return places.flatMap(({ workId, placed }) => {
    const [from, to] = [reader.read(placed[0]), reader.read(placed[1])]
    return from && to ? [{ work: workId, from, to }] : []
  })
}

function analysersOf({ one, other }: Pair, sentences: readonly SentencePair[]) {
  return {
    from: lexiconAnalyser(
      one,
      sentences.map(({ from }) => from.text),
    ),
    to: lexiconAnalyser(
      other,
      sentences.map(({ to }) => to.text),
    ),
  }
}

function recorded(entry: Entry, sentences: readonly SentencePair[]): NewEntry {
  return {
    one: {
      term: entry.fromTerm,
      stems: entry.fromStems,
      forms: entry.fromForms,
      often: entry.from,
      rank: entry.fromRank,
    },
    other: {
      term: entry.toTerm,
      stems: entry.toStems,
      forms: entry.toForms,
      often: entry.to,
      rank: entry.toRank,
    },
    together: entry.together,
    likelihood: entry.likelihood,
    works: entry.works,
    proofs: entry.proofs.flatMap(({ pair, from, to }) => {
      const known = sentences[pair]
      if (!known) return []
      const place = (
        { row, block, start, lastBlock, end }: SentencePair['from'],
        term: readonly number[],
      ) => ({
        row,
        at: [block, start, lastBlock, end, ...term],
      })
      return [{ workId: known.work, one: place(known.from, from), other: place(known.to, to) }]
    }),
  }
}
