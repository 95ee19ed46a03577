/** A bad line between two nodes: it cuts, slows and corrupts what goes over it, or lets it pass. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from './random.ts'

export type Fault = 'none' | 'cut' | 'slow' | 'corrupt' | 'dead'

export interface Line {
  readonly port: number
  fault: Fault
  /** How often each fault happened to something on its way. */
  readonly happened: Map<Fault, number>
  stop(): void
}

/** Opens a line to a port of this machine. */
export async function lineTo(port: number, random: Random): Promise<Line> {
  const open = new Set<Socket>()
  const happened = new Map<Fault, number>()
  const server = createServer((near) => {
    const { fault } = line
    const far = connect(port, '127.0.0.1')
    const end = () => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', end)
      socket.on('close', () => open.delete(socket))
    }
    if (fault === 'dead') return end()
    near.pipe(far)
    const faulty = new FaultyLine(fault, random, () => happened.set(fault, (happened.get(fault) ?? 0) + 1))
    void faulty
      .carry(far, near)
      .catch(() => {})
      .finally(end)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const line: Line = {
    port: (server.address() as AddressInfo).port,
    fault: 'none',
    happened,
    stop() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
  return line
}

class FaultyLine {
  readonly #fault: Fault
  readonly #random: Random
  readonly #happens: () => void
  /** Bytes until it is cut, or one is changed. */
  #until: number

  constructor(fault: Fault, random: Random, happens: () => void) {
    this.#fault = fault
    this.#random = random
    this.#happens = happens
    // Most answers are small; some faults are to meet the head of the first, some the middle of a pack.
    this.#until = random.below(10 ** (2 + random.below(4)))
  }

  async carry(from: Socket, to: Socket): Promise<void> {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      if (this.#fault === 'cut' && chunk.length > this.#until) {
        to.write(chunk.subarray(0, this.#until))
        this.#happens()
        return
      }
      if (this.#fault === 'corrupt' && chunk.length > this.#until && this.#until >= 0) {
        chunk[this.#until] = (chunk[this.#until] ?? 0) ^ (1 << this.#random.below(8))
        this.#happens()
      }
      this.#until -= chunk.length
      if (this.#fault === 'slow') {
        this.#happens()
        for (let at = 0; at < chunk.length; at += 4096) {
          to.write(chunk.subarray(at, at + 4096))
          await wait(20)
        }
      } else if (!to.write(chunk)) await once(to, 'drain')
    }
    to.end()
  }
}
