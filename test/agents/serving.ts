/** A library served by the real command, on a port of its own. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { start } from '../cli/comity.ts'

export interface Served {
  readonly url: string
  stop(): Promise<void>
}

/** Serves the library until stopped. */
export async function served(home: string, ...options: string[]): Promise<Served> {
  const server: ChildProcess = start(['serve', '--port', '0', '--json', '--home', home, ...options])
  const [said] = await once(server.stdout ?? server, 'data')
  const { url } = JSON.parse(String(said)) as { url: string }
  return {
    url: url.replace('localhost', '127.0.0.1'),
    stop: async () => {
      server.kill('SIGTERM')
      await once(server, 'close')
    },
  }
}
