/** The serving process under measurement: started as its users start it, watched from outside. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

export interface Served {
  readonly base: string
  readonly readyMs: number
  /** Resident memory of the process now, in bytes. */
  rssBytes(): number
  stop(): void
}

const ROOT = path.resolve(import.meta.dirname, '..')

/** Serves the library of a home folder; resolves when the first answer comes. */
export function serveHome(home: string): Promise<Served> {
  return started([path.join(ROOT, 'src', 'app.ts'), 'serve', '--home', home], '/health')
}

/** Serves the bytes of a file as a bare hono page. */
export function serveBare(file: string): Promise<Served> {
  return started([path.join(import.meta.dirname, 'bare-page.ts'), file], '/')
}

async function started(args: readonly string[], first: string): Promise<Served> {
  const port = await freePort()
  const since = performance.now()
  const child = spawn(process.execPath, [...NODE, ...args, '--port', `${port}`], {
    stdio: 'ignore',
    env: { ...process.env, ...ENVIRONMENT },
  })
  const base = `http://127.0.0.1:${port}`
  await answering(child, base + first)
  return {
    base,
    readyMs: performance.now() - since,
    rssBytes: () => resident(child),
    stop: () => void child.kill(),
  }
}

/** As `bin/comity` has them. */
export const ENVIRONMENT = {
  MALLOC_MMAP_THRESHOLD_: '1048576',
  MALLOC_TRIM_THRESHOLD_: '1048576',
  MALLOC_ARENA_MAX: '2',
}

const NODE = [
  '--max-semi-space-size=8',
  '--disable-warning=ExperimentalWarning',
  '--require',
  path.join(ROOT, 'bin', 'tsx-hook.mjs'),
]

async function answering(child: ChildProcess, url: string): Promise<void> {
  for (const until = performance.now() + 20_000; performance.now() < until; ) {
    const answer = await fetch(url).catch(() => null)
    if (answer) return void (await answer.arrayBuffer())
    if (child.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  child.kill()
  throw new Error(`Cannot measure: nothing answers at ${url}`)
}

function resident({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024
}

/** Returns a port of this machine that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
