/** Counts what goes over the wire: a relay between two ends that know nothing of it. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Wire {
  readonly port: number
  /** Bytes both ways since it was last asked, headers of every layer above TCP included. */
  taken(): number
  stop(): void
}

/** Relays connections to a port of this machine. */
export async function wireTo(port: number): Promise<Wire> {
  let bytes = 0
  const open = new Set<Socket>()
  const relay = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.on('data', (chunk) => (bytes += chunk.length))
      from.on('error', () => to.destroy())
      from.on('close', () => open.delete(from))
      from.pipe(to)
    }
  }).listen(0, '127.0.0.1')
  await once(relay, 'listening')
  return {
    port: (relay.address() as AddressInfo).port,
    taken() {
      const since = bytes
      bytes = 0
      return since
    },
    stop() {
      for (const socket of open) socket.destroy()
      relay.close()
    },
  }
}
