/** The agents' server on standard input and output. Nothing else may be written there. */
import { once } from 'node:events'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import type { McpDeps } from './asking.ts'
import { mcpServer } from './server.ts'

/** Serves until the input ends or the process is told to stop. */
export async function speakOverStdio(deps: McpDeps): Promise<void> {
  const handle = serveStdio(() => mcpServer(deps), { maxSubscriptions: 0 })
  const stop = new AbortController()
  const { signal } = stop
  await Promise.race([
    once(process.stdin, 'end', { signal }),
    once(process.stdin, 'close', { signal }),
    once(process, 'SIGINT', { signal }),
    once(process, 'SIGTERM', { signal }),
  ])
  stop.abort()
  await handle.close()
}
