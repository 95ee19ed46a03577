/** Imports for the crash tests: a real `comity import` in a process of its own, which a test may kill, and one in this process. */
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { importFrom } from '#jobs/import/import.ts'
import { recognise } from '#jobs/import/recognise.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import { SOURCES } from '#sources/registry.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'

const COMITY = path.resolve(import.meta.dirname, '..', '..', 'bin', 'comity')

export interface Running {
  readonly process: ChildProcess
  /** Exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>
}

/** Starts an import of the paths into the home. */
export function startImport(paths: readonly string[], home: string): Running {
  return start(['import', 'auto', ...paths, '--home', home, '--json'])
}

/** Starts a command of `bin/comity`. */
export function start(args: readonly string[]): Running & { readonly output: () => string } {
  const child = spawn(COMITY, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code))
  })
  return { process: child, ended, output: () => output }
}

/** Imports the paths into the home as `comity import auto` does, without the second that a process takes to start. */
export async function importHere(paths: readonly string[], home: string): Promise<void> {
  const db = openSqlite(path.join(home, 'library.db'))
  try {
    await openLibrary(db)
    await createIndex(db.sql)
    const { claimed } = await recognise(SOURCES, paths)
    for (const [source, places] of claimed) {
      await importFrom(db, source, places, {
        jurisdiction: null,
        collection: null,
        only: [],
        dryRun: false,
        now: () => new Date(),
        progress: () => {},
      })
    }
  } finally {
    await db.close()
  }
}
