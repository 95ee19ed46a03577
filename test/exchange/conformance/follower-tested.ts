/** The follower under test: a command that the environment names, else our own, and the server whose files it is told to follow. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { comity } from '../../cli/comity.ts'

export interface Said {
  /** Whether it ended with 0: everything was verified, and what is new applied. */
  readonly isAccepted: boolean
  readonly words: string
}

const run = promisify(execFile)
const { COMITY_CONFORMANCE_FOLLOWER: OTHER } = process.env

/** Tells it to trust the publisher of that fingerprint at the address, and to keep what it keeps in a folder of its own. */
export function follow(base: string, fingerprint: string, home: string): Promise<Said> {
  return OTHER
    ? told(OTHER, 'follow', base, fingerprint, home)
    : toldOurs('follow', base, '--fingerprint', fingerprint, '--name', 'toy', '--home', home)
}

/** Tells it to take what is new. */
export function sync(home: string): Promise<Said> {
  return OTHER ? told(OTHER, 'sync', home) : toldOurs('sync', 'toy', '--home', home)
}

async function told(command: string, ...args: readonly string[]): Promise<Said> {
  try {
    const { stdout, stderr } = await run(command, args, { timeout: 120_000 })
    return { isAccepted: true, words: stdout + stderr }
  } catch (error) {
    const {
      stdout = '',
      stderr = '',
      killed,
      code,
    } = error as { stdout?: string; stderr?: string; killed?: boolean; code?: unknown }
    if (killed || typeof code !== 'number') throw error
    return { isAccepted: false, words: stdout + stderr }
  }
}

async function toldOurs(...args: readonly string[]): Promise<Said> {
  const { code, out, err } = await comity(args)
  if (code === null) throw new Error(`comity ${args.join(' ')} was ended: ${err}`)
  return { isAccepted: code === 0, words: out + err }
}

export interface Served {
  readonly base: string
  /** What is served; a function is called with the answer's stream, and may write for ever. */
  files: ReadonlyMap<string, Buffer>
  /** Files that have no end. */
  readonly endless: Set<string>
  stop(): void
}

/** Serves files from memory below /exchange/. */
export async function serving(files: ReadonlyMap<string, Buffer>): Promise<Served> {
  const server = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '').replace(/^\/exchange\//, ''))
    const bytes = served.files.get(name)
    if (served.endless.has(name)) {
      const more = () => {
        while (response.write(Buffer.alloc(65_536, 0x20)));
      }
      response.on('drain', more)
      response.writeHead(200)
      more()
    } else if (bytes) response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
    else response.writeHead(404).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const served: Served = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/exchange/`,
    files,
    endless: new Set(),
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
  return served
}
