/**
 * A process that runs commands in turn, each through `src/app.ts` as a process of its own would: its arguments, its environment,
 * its output, its exit code. What a start costs is then paid once for all of them.
 */

import path from 'node:path'
import { pathToFileURL } from 'node:url'

const APP = path.resolve(import.meta.dirname, '..', '..', 'src', 'app.ts')

/** A command to run. */
export interface Order {
  readonly id: number
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
}

/** What became of it. */
export interface Done {
  readonly id: number
  readonly code: number
  readonly out: string
  readonly err: string
}

let last: Promise<unknown> = Promise.resolve()

process.on('message', (order: Order) => {
  last = last.then(async () => process.send?.(await done(order)))
})

async function done({ id, args, env, cwd }: Order): Promise<Done> {
  const [out, err] = [heard(process.stdout), heard(process.stderr)]
  process.argv = [process.execPath, APP, ...args]
  process.env = { ...env }
  process.chdir(cwd)
  try {
    // The wiring runs the command when it is loaded: under another address, it is loaded again.
    await import(`${pathToFileURL(APP)}?${id}`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
    process.exitCode = 1
  }
  const code = Number(process.exitCode ?? 0)
  process.exitCode = 0
  process.stdout.removeAllListeners('error')
  return { id, code, out: out(), err: err() }
}

// Takes what is written from now on; the function returned gives it, and lets the stream go again.
function heard(stream: NodeJS.WriteStream): () => string {
  const { write } = stream
  const pieces: Buffer[] = []
  stream.write = (piece: string | Uint8Array, ...rest: unknown[]) => {
    pieces.push(Buffer.from(piece as string))
    for (const each of rest) if (typeof each === 'function') process.nextTick(each)
    return true
  }
  return () => {
    stream.write = write
    return Buffer.concat(pieces).toString('utf8')
  }
}
