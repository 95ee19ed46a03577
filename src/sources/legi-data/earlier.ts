/** Snapshots that earlier imports brought of a code, read again: what comes now is folded among them, as if all had come at once. */
import type { Day } from '#kit/day.ts'
import type { SeenText } from '#law/provision.ts'
import { type ReadOptions, UnreadableError } from '../contract.ts'
import { findSnapshots, type SnapshotFile } from './find.ts'

/** A file and the day for which it states the code. */
export interface DatedSnapshot {
  readonly day: Day
  readonly file: SnapshotFile
  /** Makes the refusal of the whole code where the file cannot be read; null where the code is read without it. */
  readonly lost: ((reason: string) => UnreadableError) | null
}

export interface Coming {
  readonly cid: string
  readonly jurisdiction: string
  /** What is imported now; it takes the place of what is held for the same day. */
  readonly coming: readonly DatedSnapshot[]
}

/**
 * Returns the snapshots of a code that are held and do not come now. Throws UnreadableError where one of them cannot be had again:
 * a history folded without it would lose its texts.
 */
export async function earlierSnapshots(
  code: Coming,
  options: ReadOptions,
  stack: AsyncDisposableStack,
): Promise<DatedSnapshot[]> {
  const { cid, jurisdiction, coming } = code
  const held = (await options.textsHeld?.({ jurisdiction, alias: cid, language: 'fra' })) ?? []
  const earlier = held.flatMap(({ date, path }) =>
    date === null || coming.some(({ day }) => day === date) ? [] : { date, path },
  )
  if (earlier.length === 0) return []
  const places = [...new Set(earlier.map(({ path }) => placeOf(path)))]
  const { codes, refusals } = await findSnapshots(places, { ...options, only: [cid] }, stack)
  return earlier.map(({ date, path }) => {
    const lost = (reason: string) => lostText(code, held, `${date} came from ${path}`, reason)
    const file = codes.get(cid)?.find((one) => one.path === path)
    if (!file) throw lost(refusals[0]?.refused.reason ?? `it holds no snapshot of ${cid} any more`)
    return { day: date, file, lost }
  })
}

// What an operator would name to import the file: the package of a file in one, the folder of an archive, else the file itself.
function placeOf(shown: string): string {
  const packed = /^npm:@?[^@]+@[^/]+/.exec(shown)
  return packed?.[0] ?? shown.replace(/\/versions\.tar\.zst!.*$/s, '')
}

function lostText(
  { cid, coming }: Coming,
  held: readonly SeenText[],
  text: string,
  reason: string,
): UnreadableError {
  const paths = [...held.map(({ path }) => path), ...coming.map(({ file }) => file.path)]
  const places = [...new Set(paths.map(placeOf))]
  const typed = places.map((place) => (/\s/.test(place) ? `'${place}'` : place)).join(' ')
  return new UnreadableError(
    coming[0]?.file.path ?? cid,
    null,
    `Cannot add to the history of ${cid}: its text of ${text}, which cannot be read again (${reason}) and would be lost; ` +
      `put that file back, then import all of them: comity import legi-data ${typed} --only ${cid}`,
  )
}
