/** The program of a thread that searches: questions come in, answers go out. `pool.ts` starts it. */
import { parentPort, workerData } from 'node:worker_threads'
import { keepWords } from '#search/analysis/term-cache.ts'
import { SearchTimeoutError } from '#search/model.ts'
import { QueryError } from '#search/query.ts'
import { openSqliteBehindWall, openSqliteToRead } from '#store/dialect/sqlite.ts'
import { finderOver } from './find.ts'
import type { Answer, Question } from './pool.ts'

// Of queries and snippets few words come back, and in a thread that lives as long as the site.
keepWords(10_000)
const { file, cleared } = workerData as { file: string; cleared: readonly string[] | null }
const db = cleared === null ? openSqliteToRead(file) : openSqliteBehindWall(file, cleared)
const finder = finderOver(db)

parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await answered(question))
})

async function answered({ id, ask, text, options }: Question): Promise<Answer> {
  try {
    return { id, value: await finder[ask](text, options) }
  } catch (error) {
    if (error instanceof QueryError)
      return { id, refused: { fault: error.fault, message: error.message, values: error.values } }
    if (error instanceof SearchTimeoutError) return { id, late: error.limitMs }
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
