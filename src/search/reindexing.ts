/** The program of the thread that turns the library's rows into terms while the index is written. `reindex.ts` starts it. */
import { parentPort, workerData } from 'node:worker_threads'
import { openSqliteToRead } from '#store/dialect/sqlite.ts'
import { analysedRows } from './analysed-rows.ts'

// Batches that may lie between the two threads.
const AHEAD = 4

const { file } = workerData as { file: string }
const db = openSqliteToRead(file)
let room = AHEAD
let wake = () => {}
parentPort?.on('message', () => {
  room++
  wake()
})
for (const batch of analysedRows(db)) {
  parentPort?.postMessage(batch)
  room--
  if (room === 0) await new Promise<void>((resolve) => (wake = resolve))
}
parentPort?.postMessage(null)
parentPort?.close()
await db.close()
