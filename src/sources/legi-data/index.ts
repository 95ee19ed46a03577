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
import { type Digest, digest, type Holdings } from './digest.ts'
import { findSnapshots, isLegiData, refusal, type SnapshotFile } from './find.ts'
import { foldHistory } from './fold.ts'
import { newReport } from './report.ts'
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
  for (const [cid, files] of codes) yield* readCode(cid, files, options)
}

/** Yields one code, and what of its snapshots was refused. One tree is in memory at a time. */
async function* readCode(
  cid: string,
  files: readonly SnapshotFile[],
  options: ReadOptions,
): AsyncGenerator<ActDraft | Refusal> {
  const report = newReport()
  const holdings: Holdings = new Map()
  const digests = new Map<Day, Digest>()
  for (const [done, file] of files.entries()) {
    options.progress({ label: cid, done, total: files.length })
    try {
      const read = digest(await treeOf(file, cid), holdings, report)
      const twin = digests.get(read.day)
      if (twin)
        report.warn(
          'same-day',
          twin.path,
          null,
          `The code is read for ${read.day} from ${read.path} as well; this file is left out`,
        )
      digests.set(read.day, read)
    } catch (error) {
      yield refusal(error, file.path)
    }
  }
  options.progress({ label: cid, done: files.length, total: files.length })
  if (digests.size === 0) return
  const ascending = [...digests.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
  yield actOf(cid, ascending, foldHistory(ascending, holdings, report), options)
}

async function treeOf(file: SnapshotFile, cid: string): Promise<Tree> {
  const tree = readTree(await file.read(), file.path)
  if (tree.cid !== cid) {
    throw new UnreadableError(
      file.path,
      'data.cid',
      `Cannot fold the snapshot into ${cid}: it is of another code, ${tree.cid}; import it by itself`,
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
      // LEGI is the French state's own database of French law: a LEGITEXT names nothing else.
      jurisdiction: options.jurisdiction ?? 'fr',
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
