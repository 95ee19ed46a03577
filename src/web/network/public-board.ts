/** The board as anybody may read it: without the folders of this machine, and without messages that could name them. */
import type { Freshness } from '#jobs/network/freshness.ts'
import type { Board } from '#jobs/network/watch.ts'

/** Refusals whose messages tell of this machine, not of the source. */
const OF_THIS_MACHINE: ReadonlySet<string | null> = new Set(['no-space', 'wrong-clock'])

/** Returns the board without what is the operator's alone; `base` is empty where the source is a folder. */
export function publicBoard({ at, sources, own }: Board): Board {
  return {
    at,
    sources: sources.map(publicSource),
    own: own.map((each) => ({ ...each, fault: each.fault && '' })),
  }
}

function publicSource(source: Freshness): Freshness {
  const isFolder = !/^https?:/.test(source.base)
  const open = <Said extends { readonly refusal: string | null; readonly reason: string | null }>(
    said: Said,
  ): Said => (isFolder || OF_THIS_MACHINE.has(said.refusal) ? { ...said, reason: null } : said)
  return {
    ...open(source),
    base: isFolder ? '' : source.base,
    tries: source.tries.map(open),
    receipts: source.receipts.map(open),
  }
}
