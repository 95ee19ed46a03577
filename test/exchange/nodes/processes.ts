/** Nodes as processes of bin/comity, which may be killed at any moment. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { comity as inTurn } from '../../cli/comity.ts'

export interface Ended {
  /** Null where it was killed. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const COMITY = path.resolve(import.meta.dirname, '..', '..', '..', 'bin', 'comity')
const ENV = { ...process.env, COMITY_PASSPHRASE: 'three grey herons' }

/** Runs a command to its end, or until it is killed after so many milliseconds. */
export async function comity(args: readonly string[], killAfter: number | null = null): Promise<Ended> {
  const child = spawn(COMITY, args, { env: ENV, stdio: ['ignore', 'pipe', 'pipe'] })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const killing = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter)
  const [code] = (await once(child, 'close')) as [number | null]
  if (killing) clearTimeout(killing)
  return { code, stdout, stderr }
}

/** Runs a command to its end that nobody kills, in a process that those before and after it share. */
export async function unkilled(args: readonly string[]): Promise<Ended> {
  const { code, out, err } = await inTurn(args, { COMITY_PASSPHRASE: ENV.COMITY_PASSPHRASE })
  return { code, stdout: out, stderr: err }
}

/** Runs a command that must succeed and that nobody kills, and returns what it printed as JSON. */
export async function told<Answer>(...args: readonly string[]): Promise<Answer> {
  const { code, stdout, stderr } = await unkilled([...args, '--json'])
  if (code !== 0) throw new Error(`comity ${args.join(' ')} ended with ${code}: ${stderr}${stdout}`)
  return JSON.parse(stdout) as Answer
}

/** A site that is served, and served again after it was killed. */
export class Site {
  readonly #home: string
  readonly port: number
  #child: ChildProcess | null = null

  constructor(home: string, port: number) {
    this.#home = home
    this.port = port
  }

  /** Serves until it is stopped or killed; resolves when it answers. */
  async serve(): Promise<void> {
    const args = ['serve', '--home', this.#home, '--port', `${this.port}`]
    const child = spawn(COMITY, args, { env: ENV, stdio: 'ignore' })
    this.#child = child
    for (let tries = 0; tries < 600; tries++) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/health`).catch(() => null)
      if (answer) return void (await answer.arrayBuffer())
      if (child.exitCode !== null) break
      await wait(100)
    }
    throw new Error(`${this.#home} is not served: it ended with ${child.exitCode}`)
  }

  /** Kills it as a power cut does. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null) return
    const ended = once(child, 'close')
    child.kill('SIGKILL')
    await ended
  }
}
