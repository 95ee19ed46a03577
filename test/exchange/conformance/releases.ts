/** Releases, checkpoints and packs as they lie in a repository (sections 4 and 8), read without a thought for who wrote them. */
import { get, sha256, unzstd } from './reading.ts'
import type { Pair } from './trees.ts'

export interface Put extends Pair {
  readonly was: string | null
  readonly pack: number
}

export interface PackName {
  readonly hash: string
  readonly length: number
  readonly size: number
}

export interface Release {
  readonly format: string
  readonly publisher: string
  readonly collection: string
  readonly release: number
  readonly previous: { readonly hash: string; readonly length: number } | null
  readonly at: string
  readonly title: string
  readonly regime: { readonly licence: string | null; readonly terms: string | null; readonly onward: string }
  readonly counts: Readonly<Record<'works' | 'expressions' | 'put' | 'tombstoned', number>>
  readonly root: string
  readonly put: readonly Put[]
  readonly tombstones: readonly { work: string; language: string; object: string; reason: string }[]
  readonly packs: readonly PackName[]
}

export interface Checkpoint {
  readonly format: string
  readonly publisher: string
  readonly collection: string
  readonly release: number
  readonly hash: string
  readonly root: string
  readonly state: readonly (Pair & { readonly pack: number })[]
  readonly packs: readonly PackName[]
}

/** A document by the hash of its compressed bytes. */
export interface Named<Document> {
  readonly hash: string
  readonly bytes: Buffer
  readonly document: Document
}

export interface Entry {
  readonly header: { readonly object: string; readonly length: number; readonly patch?: Patch }
  readonly body: Buffer
}

export interface Patch {
  readonly close: readonly (readonly [row: number, to: string | null])[]
  readonly drop: readonly number[]
  readonly open: readonly Readonly<Record<string, unknown>>[]
  readonly base: readonly number[]
  readonly sizes: readonly number[]
  readonly head: boolean
}

/** Returns a release or checkpoint by its hash. */
export async function documentAt<Document>(base: string, hash: string): Promise<Named<Document>> {
  const bytes = await get(base, `releases/${hash}.json.zst`)
  if (sha256(bytes) !== hash) throw new Error(`releases/${hash}.json.zst has another hash`)
  return { hash, bytes, document: JSON.parse(unzstd(bytes, 512 * 2 ** 20).toString()) as Document }
}

/** Returns all releases from the first to the one of that hash. */
export async function chainTo(base: string, latest: string): Promise<Named<Release>[]> {
  const chain: Named<Release>[] = []
  for (let hash: string | null = latest; hash !== null; ) {
    const named: Named<Release> = await documentAt<Release>(base, hash)
    chain.unshift(named)
    hash = named.document.previous?.hash ?? null
  }
  return chain
}

/** Returns the entries of a pack. */
export async function packAt(
  base: string,
  { hash, size }: PackName,
): Promise<{ bytes: Buffer; entries: Entry[] }> {
  const bytes = await get(base, `packs/${hash}.zst`)
  return { bytes, entries: entriesIn(unzstd(bytes, size)) }
}

/** Returns the entries that lie one after another in an unpacked pack. */
export function entriesIn(raw: Buffer): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at < raw.length; ) {
    const end = raw.indexOf(10, at)
    if (end < 0) throw new Error('A pack ends within a header')
    const header = JSON.parse(raw.subarray(at, end).toString()) as Entry['header']
    const body = raw.subarray(end + 1, end + 1 + header.length)
    if (body.length !== header.length) throw new Error('A pack ends within an entry')
    entries.push({ header, body })
    at = end + 1 + header.length
  }
  return entries
}

/** Returns the state after releases, one after another from the first. */
export function stateAfter(releases: readonly Release[]): Map<string, Pair> {
  const state = new Map<string, Pair>()
  for (const { tombstones, put } of releases) {
    for (const { work, language } of tombstones) state.delete(`${work}\n${language}`)
    for (const { was: _, pack: _p, ...pair } of put) state.set(`${pair.work}\n${pair.language}`, pair)
  }
  return state
}
