/** Running the real command line in a process of its own, as an operator does. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

const PROGRAM = path.resolve(import.meta.dirname, '..', '..', 'bin', 'comity')

export interface Answer {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** Starts a command; its output is left to the caller. Neither the home nor the cache of whoever runs the tests is touched. */
export function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const { COMITY_HOME: _, COMITY_CACHE: __, FORCE_COLOR: ___, ...clean } = process.env
  return spawn(PROGRAM, args, { env: { ...clean, NO_COLOR: '1', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Runs a command to its end. */
export async function comity(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Answer> {
  return ended(start(args, env))
}

/** Returns what a started command said, once it has ended. */
export function ended(child: ChildProcess): Promise<Answer> {
  let [out, err] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, out, err }))
  })
}

/** Makes a folder that is thrown away. */
export async function scratch(): Promise<{
  at: (...names: string[]) => string
  remove: () => Promise<void>
}> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'comity-cli-'))
  return {
    at: (...names) => path.join(folder, ...names),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
