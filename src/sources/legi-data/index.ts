/** French codes out of the LEGI database, as the JSON trees of the npm package `@socialgouv/legi-data`. */
import type { Day } from '#kit/day.ts'
import {
  type ActDraft,
  type ReadOptions,
  type Refusal,
  type Source,
  UnreadableError,
  type WordingHistory,
} from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { type Digest, digest, type Holdings } from './digest.ts'
import { type DatedSnapshot, earlierSnapshots } from './earlier.ts'
import { findSnapshots, isLegiData, type SnapshotFile } from './find.ts'
import { foldHistory } from './fold.ts'
import { newReport, type Report } from './report.ts'
import { readTree, type Tree } from './tree.ts'

export const legiData: Source = {
  name: 'legi-data',
  summary:
    'French codes from LEGI as JSON trees: files, folders of dated snapshots, or npm:@socialgouv/legi-data@VERSION,VERSION…',
  claims: isLegiData,
  read,
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  await using stack = new AsyncDisposableStack()
  const { codes, refusals } = await findSnapshots(paths, options, stack)
  yield* refusals
  for (const [cid, files] of codes) yield* readCode(cid, files, options, stack)
}

// Yields one code, and what of its snapshots was refused. One tree is in memory at a time, by day, in whatever order they lie.
async function* readCode(
  cid: string,
  files: readonly SnapshotFile[],
  options: ReadOptions,
  stack: AsyncDisposableStack,
): AsyncGenerator<ActDraft | Refusal> {
  const coming: DatedSnapshot[] = []
  for (const file of files) {
    try {
      coming.push({ day: (await treeOf(file, cid, null)).day, file, lost: null })
    } catch (error) {
      yield refusalOf(error, file.path)
    }
  }
  if (coming.length === 0) return
  const report = newReport()
  const holdings: Holdings = new Map()
  const digests = new Map<Day, Digest>()
  const ofCode = { cid, jurisdiction: placeIn(options), coming }
  try {
    const all = [...coming, ...(await earlierSnapshots(ofCode, options, stack))]
    all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    for (const [done, { day, file, lost }] of all.entries()) {
      options.progress({ label: cid, done, total: all.length })
      try {
        addDigest(digests, digest(await treeOf(file, cid, day), holdings, report), report)
      } catch (error) {
        if (lost && error instanceof UnreadableError) throw lost(error.message)
        yield refusalOf(error, file.path)
      }
    }
    options.progress({ label: cid, done: all.length, total: all.length })
  } catch (error) {
    yield refusalOf(error, files[0]?.path ?? cid)
    return
  }
  if (digests.size > 0)
    yield actOf(cid, [...digests.values()], foldHistory([...digests.values()], holdings, report), options)
}

function addDigest(digests: Map<Day, Digest>, fresh: Digest, report: Report): void {
  const twin = digests.get(fresh.day)
  if (twin)
    report.warn(
      'same-day',
      twin.path,
      null,
      `The code is read for ${fresh.day} from ${fresh.path} as well; this file is left out`,
    )
  digests.set(fresh.day, fresh)
}

// LEGI is the French state's own database of French law: a LEGITEXT names nothing else.
function placeIn(options: ReadOptions): string {
  return options.jurisdiction ?? 'fr'
}

async function treeOf(file: SnapshotFile, cid: string, day: Day | null): Promise<Tree> {
  const tree = readTree(await file.read(), file.path)
  if (tree.cid !== cid) {
    throw new UnreadableError(
      file.path,
      'data.cid',
      `Cannot fold the snapshot into ${cid}: it is of another code, ${tree.cid}; import it by itself`,
    )
  }
  if (day !== null && tree.day !== day) {
    throw new UnreadableError(
      file.path,
      null,
      `Cannot read the code as of ${day}: the file states it as of ${tree.day} by now`,
    )
  }
  return tree
}

function actOf(
  cid: string,
  digests: readonly Digest[],
  history: WordingHistory,
  options: ReadOptions,
): ActDraft {
  const newest = digests.at(-1)
  const title = newest?.title ?? cid
  return {
    work: {
      jurisdiction: placeIn(options),
      type: 'act',
      subtype: 'code',
      date: null,
      number: null,
      title,
      aliases: [...new Set([cid, ...digests.map((one) => one.id)])].map((value) => ({
        scheme: 'legitext',
        value,
      })),
      published: null,
      topics: [],
    },
    expressions: [{ language: 'fra', title, path: newest?.path ?? '', textState: 'point-in-time', history }],
  }
}
