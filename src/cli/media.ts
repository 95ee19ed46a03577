/** Whose the bundles on a medium are: each is read for the publisher whose fingerprint it shows. */

import { NotThereError } from '#exchange/follow/transport.ts'
import { bundlesIn, fingerprintAt } from '#exchange/media/bundles.ts'
import { RefusedError } from '#exchange/refused.ts'
import type { Followed } from '#store/followed.ts'
import { FailedError } from './context.ts'

/** A publisher, and the bundle of it. */
export interface Turn {
  readonly followed: Followed
  readonly from: string
}

/**
 * Returns whom to sync with from what on the medium: the publisher wanted, or every one that is followed where none is named. What is not theirs is
 * told. Throws FailedError where nothing is.
 */
export async function turnsOn(
  place: string,
  { all, wanted }: { readonly all: readonly Followed[]; readonly wanted: Followed | null },
  tell: (text: string) => void,
): Promise<Turn[]> {
  const turns: Turn[] = []
  const strangers: string[] = []
  const bundles = await bundlesIn(place)
  for (const from of bundles) {
    const shown = await shownBy(from)
    if (shown instanceof Error) {
      // What is wrong with the one bundle that is there is kept as what became of this try.
      if (wanted && bundles.length === 1) return [{ followed: wanted, from }]
      strangers.push(shown.message)
      continue
    }
    const owners = all.filter(({ fingerprint }) => fingerprint === shown)
    const mine = owners.filter((each) => wanted === null || each.name === wanted.name)
    turns.push(...mine.map((followed) => ({ followed, from })))
    if (mine.length === 0) strangers.push(strangerAt(from, shown, { owners, wanted }))
  }
  if (turns.length === 0) throw new FailedError(strangers.join('\n'))
  if (wanted === null) for (const text of strangers) tell(text)
  return turns
}

async function shownBy(from: string): Promise<string | Error> {
  try {
    return await fingerprintAt(from)
  } catch (error) {
    if (error instanceof NotThereError)
      return new Error(`Cannot sync from ${from}: it is no bundle, for it has no metadata/1.root.json`)
    if (error instanceof RefusedError) return error
    throw error
  }
}

function strangerAt(
  from: string,
  shown: string,
  { owners, wanted }: { readonly owners: readonly Followed[]; readonly wanted: Followed | null },
): string {
  const whose =
    owners.length > 0
      ? `it is of "${owners.map(({ name }) => name).join('", "')}"`
      : `the publisher with the fingerprint ${shown} is not followed here`
  const expected = wanted ? ` "${wanted.name}" has the fingerprint ${wanted.fingerprint}.` : ''
  const act =
    owners.length > 0
      ? `take it with comity sync ${owners[0]?.name} --from ${from}`
      : `if you know that fingerprint, begin with comity follow ${from}`
  return `Cannot take ${from}${wanted ? ` for "${wanted.name}"` : ''}: ${whose}.${expected} Nothing was taken; ${act}`
}
