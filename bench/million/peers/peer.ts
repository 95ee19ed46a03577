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
const MOST_MS_A_KIND = 25_000

/** Asks every query, one warm round and up to three measured ones, 25 s a kind. A kind that the peer has no query for (null) is left out. */
export async function timed(
  all: readonly Asked[],
  ask: (asked: Asked) => Promise<number | null> | number | null,
): Promise<Timed[]> {
  const timings: Timed[] = []
  for (const [kind, some] of Map.groupBy(all, (asked) => asked.kind)) {
    const taken: number[] = []
    let found = 0
    let able = true
    const until = performance.now() + MOST_MS_A_KIND
    for (let round = 0; round <= ROUNDS && able && (round < 2 || performance.now() < until); round++)
      for (const asked of some) {
        const started = performance.now()
        const hits = await ask(asked)
        if (hits === null) able = false
        else if (round > 0) {
          taken.push(performance.now() - started)
          found += hits
        }
        if (performance.now() > until && taken.length > 0) break
      }
    if (!able || taken.length === 0) continue
    const hits = found / taken.length
    taken.sort((a, b) => a - b)
    const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0
    timings.push({ kind, p50: at(0.5), p95: at(0.95), hits })
  }
  return timings
}
