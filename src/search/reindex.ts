/** Making the index anew from the library, in one transaction: whoever dies meanwhile leaves the old one. */
import { Worker } from 'node:worker_threads'
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { analysedRows, type Batch } from './analysed-rows.ts'
import { remakeTables, setState } from './dialect/sqlite.ts'
import { makeLists } from './dialect/sqlite-lists.ts'
import { allExpressions, highestRow, IndexWriter } from './dialect/sqlite-write.ts'
import { dayNumber } from './spans.ts'

export interface ReindexOptions {
  /** Texts that have ended by this day are indexed as those of the past. */
  readonly today: Day
  readonly progress?: (step: ReindexStep) => void
}

/** How far it is: `rows` of the library read, then `lists` of common terms made. */
export interface ReindexStep {
  readonly step: 'rows' | 'lists'
  readonly done: number
  readonly total: number
}

export interface ReindexReport {
  readonly expressions: number
  readonly rows: number
  readonly lists: number
  readonly seconds: number
}

/** Makes the index anew. Others read the old one until it is done; nobody writes meanwhile. */
export async function reindex(db: Database, options: ReindexOptions): Promise<ReindexReport> {
  const started = performance.now()
  const progress = options.progress ?? (() => {})
  const report = await db.sql.transaction().execute(async (trx) => {
    await remakeTables(trx)
    setState(db, 'epoch', crypto.randomUUID())
    setState(db, 'boundary', String(dayNumber(options.today)))
    const writer = new IndexWriter(db)
    const ranks = new Map<number, number>()
    for (const id of allExpressions(db)) ranks.set(id, writer.title(id).rank)
    const total = highestRow(db)
    let rows = 0
    for await (const batch of batchesOf(db, total)) {
      for (const run of batch.runs) {
        for (const row of run.rows) writer.add(run.expression, ranks.get(run.expression) ?? 0, row)
        writer.words(run.words)
        rows += run.rows.length
      }
      progress({ step: 'rows', done: batch.until, total })
    }
    writer.end()
    const lists = makeLists(db, (done, all) => progress({ step: 'lists', done, total: all }))
    return { expressions: ranks.size, rows, lists }
  })
  return { ...report, seconds: Math.round(performance.now() - started) / 1000 }
}

// For fewer rows a thread takes longer to start than it saves.
const WORTH_A_THREAD = 20_000

function batchesOf(db: Database, rows: number): Iterable<Batch> | AsyncIterable<Batch> {
  return rows < WORTH_A_THREAD || db.file === null ? analysedRows(db) : fromThread(db.file)
}

async function* fromThread(file: string): AsyncGenerator<Batch> {
  const worker = new Worker(new URL('./reindexing.ts', import.meta.url), { workerData: { file } })
  const arrived: (Batch | null)[] = []
  let failure: Error | null = null
  let wake = () => {}
  worker.on('message', (batch: Batch | null) => {
    arrived.push(batch)
    wake()
  })
  worker.on('error', (error: Error) => {
    failure = error
    wake()
  })
  try {
    for (;;) {
      while (arrived.length === 0 && !failure) await new Promise<void>((resolve) => (wake = resolve))
      if (failure) throw failure
      const batch = arrived.shift()
      if (!batch) return
      worker.postMessage('next')
      yield batch
    }
  } finally {
    await worker.terminate()
  }
}
