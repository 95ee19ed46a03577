/** What every peer does: it is given the same terms, asked the same queries, and timed the same way. */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Asked, Kind } from '../asked.ts'

export interface Document {
  readonly id: number
  /** Jurisdiction. */
  readonly j: string
  /** First day, and the first day after. */
  readonly f: string
  readonly t: string
  readonly text: string
}

export interface PeerResult {
  readonly name: string
  readonly buildSeconds: number
  readonly rssBytes: number
  readonly timings: readonly Timed[]
}

export interface Timed {
  readonly kind: Kind
  readonly p50: number
  readonly p95: number
  /** Hits among the first ten, on average: peers that find as much as each other have done the same work. */
  readonly hits: number
  /** How many different queries were measured within the time, of how many. */
  readonly asked: number
  readonly of: number
}

/** Yields the documents of a prepared folder. */
export async function* documents(folder: string): AsyncGenerator<Document> {
  const lines = createInterface({ input: createReadStream(path.join(folder, 'terms.ndjson')) })
  for await (const line of lines) yield JSON.parse(line) as Document
}

/** Returns the queries of a prepared folder. */
export async function askedIn(folder: string): Promise<Asked[]> {
  return JSON.parse(await readFile(path.join(folder, 'asked.json'), 'utf8')) as Asked[]
}

const ROUNDS = 3

/** What a peer may take for a kind, so that all of them end in minutes: how many queries that was is told. */
export const PEER_MS_A_KIND = 5000

/**
 * Asks every query: a round to warm up, which ends after a third of the time, and up to three measured ones, until the time for the kind
 * is over. A kind that the peer has no query for (null) is left out.
 */
export async function timed(
  all: readonly Asked[],
  ask: (asked: Asked) => Promise<number | null> | number | null,
  mostMsAKind: number,
): Promise<Timed[]> {
  const timings: Timed[] = []
  for (const [kind, some] of Map.groupBy(all, (asked) => asked.kind)) {
    const taken = await timedKind(some, ask, mostMsAKind)
    if (taken.length === 0) continue
    const hits = taken.reduce((sum, each) => sum + each.hits, 0) / taken.length
    const sorted = taken.map(({ ms }) => ms).sort((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    const asked = Math.min(taken.length, some.length)
    timings.push({ kind, p50: at(0.5), p95: at(0.95), hits, asked, of: some.length })
  }
  return timings
}

async function timedKind(
  some: readonly Asked[],
  ask: (asked: Asked) => Promise<number | null> | number | null,
  mostMs: number,
): Promise<{ ms: number; hits: number }[]> {
  const began = performance.now()
  for (const asked of some) {
    if ((await ask(asked)) === null) return []
    if (performance.now() > began + mostMs / 3) break
  }
  const taken: { ms: number; hits: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const asked of some) {
      const started = performance.now()
      const hits = (await ask(asked)) ?? 0
      taken.push({ ms: performance.now() - started, hits })
      if (performance.now() > began + mostMs) return taken
    }
  }
  return taken
}
