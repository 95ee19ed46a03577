/** Running the real command line as an operator does, in a process of its own or, where that proves no more, in one for many commands. */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Done, Order } from './in-turn.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
const PROGRAM = path.join(ROOT, 'bin', 'comity')

export interface Answer {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/**
 * Starts a command, as another user where one is given; its output is left to the caller. Neither the home nor the cache of
 * whoever runs the tests is touched.
 */
export function start(args: readonly string[], env: NodeJS.ProcessEnv = {}, uid?: number): ChildProcess {
  const user = uid === undefined ? {} : { uid, gid: uid }
  return spawn(PROGRAM, args, { env: cleaned(env), stdio: ['ignore', 'pipe', 'pipe'], ...user })
}

/** Runs a command to its end in a process of its own, as `bin/comity` starts it. */
export async function alone(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  uid?: number,
): Promise<Answer> {
  return ended(start(args, env, uid))
}

/** Runs a command to its end, after those given before it, in a process that all of a test file share. */
export function comity(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Answer> {
  return comityIn(process.cwd(), args, env)
}

/** As `comity()`, in the folder given. */
export function comityIn(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Answer> {
  shared ??= runnerOf()
  return shared({ args, env: cleaned(env), cwd })
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

function cleaned(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { COMITY_HOME: _, COMITY_CACHE: __, FORCE_COLOR: ___, ...clean } = process.env
  return { ...clean, NO_COLOR: '1', ...env }
}

type Runner = (order: Omit<Order, 'id'>) => Promise<Answer>

let shared: Runner | undefined

function runnerOf(): Runner {
  const child = fork(path.join(import.meta.dirname, 'in-turn.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', path.join(ROOT, 'bin', 'tsx-hook.mjs')],
    env: cleaned({}),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const waiting = new Map<number, (answer: Answer) => void>()
  const settle = (id: number, answer: Answer) => {
    waiting.get(id)?.(answer)
    waiting.delete(id)
    if (waiting.size === 0) rest(child)
  }
  child.on('message', ({ id, code, out, err }: Done) => settle(id, { code, signal: null, out, err }))
  // What ends the process ends what was still to run in it as well; the next command gets another.
  void ended(child).then(({ code, signal, err }) => {
    shared = undefined
    for (const id of [...waiting.keys()]) settle(id, { code, signal, out: '', err })
  })
  let orders = 0
  return (given) => {
    const order: Order = { id: ++orders, ...given }
    wake(child)
    return new Promise((resolve) => {
      waiting.set(order.id, resolve)
      child.send(order)
    })
  }
}

// A process without work keeps no test file from ending; the channel that closes then ends it.
function rest(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
  socketOf(child)?.unref()
}

function wake(child: ChildProcess): void {
  child.ref()
  child.channel?.ref()
  socketOf(child)?.ref()
}

const socketOf = (child: ChildProcess) => child.stderr as Socket | null
