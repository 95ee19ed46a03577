/**
 * A command of this program, run in a process of its own behind the pages of a site: it ends with its work and gives all its memory back.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import os from 'node:os'

/** What came of a command. */
export interface CommandEnd {
  /** Null where it did not end by itself. */
  readonly code: number | null
  /** The JSON document that it printed; null where it printed none. */
  readonly said: unknown
  /** The end of what it logged. */
  readonly log: string
}

/** Runs a command with `--json`, and tells what came of it. */
export type ByCommand = (args: readonly string[], stop: AbortSignal) => Promise<CommandEnd>

/** Readers who wait for pages come first. */
const BEHIND_PAGES = 10
/** Milliseconds that a process which is told to end is given. */
const PATIENCE = 5_000

/** Returns what runs commands of the program on the library of a folder, with the options that Node was given. */
export function byCommand({ program, home }: { readonly program: string; readonly home: string }): ByCommand {
  const options = ['--max-semi-space-size=8', '--disable-warning=ExperimentalWarning', program]
  return async (args, stop) => {
    const child = spawn(process.execPath, [...options, ...args, '--json', '--home', home], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (child.pid !== undefined) yieldTo(child.pid)
    const { code, out, err } = await ended(child, stop)
    return { code, said: valueIn(out), log: err.trim().slice(-1000) }
  }
}

function yieldTo(pid: number): void {
  try {
    os.setPriority(pid, BEHIND_PAGES)
  } catch {
    // It has ended already, or this system has no such thing.
  }
}

function ended(
  child: ChildProcess,
  stop: AbortSignal,
): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ['', '']
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    err = (err + chunk).slice(-4000)
  })
  let killing: NodeJS.Timeout | undefined
  const end = () => {
    child.kill('SIGTERM')
    killing = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
  }
  stop.addEventListener('abort', end, { once: true })
  return new Promise((resolve) => {
    const done = (code: number | null, failure = '') => {
      clearTimeout(killing)
      stop.removeEventListener('abort', end)
      resolve({ code, out, err: failure + err })
    }
    child.on('error', (error) => done(null, error.message))
    child.on('close', (code) => done(code))
    if (stop.aborted) end()
  })
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
