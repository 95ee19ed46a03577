/** Reading a file that a test has made with a source, and what came of it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { plainText, wordsOf } from '#law/content.ts'
import type { ProvisionDraft, Snapshot } from '#law/provision.ts'
import type { ActDraft, ReadOptions, Refusal, Source, Stated } from '../contract.ts'
import { NOTHING_STATED } from './act.ts'

export interface Reading {
  readonly acts: readonly ActDraft[]
  readonly refused: readonly string[]
  /** Of the first act. */
  readonly snapshot: Snapshot | null
}

/** Writes the files into a folder of their own and reads the folder. */
export async function readFiles(
  source: Source,
  files: Readonly<Record<string, string | Uint8Array>>,
  stated: Partial<Stated> = {},
  more: Partial<ReadOptions> = {},
): Promise<Reading> {
  const folder = await mkdtemp(path.join(tmpdir(), 'comity-document-'))
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content)
    const found: (ActDraft | Refusal)[] = []
    const options = { jurisdiction: 'xv', only: [], progress: () => {}, ...more }
    for await (const item of source.read([folder], { ...options, stated: { ...NOTHING_STATED, ...stated } }))
      found.push(item)
    const acts = found.filter((item): item is ActDraft => !('refused' in item))
    const refused = found.flatMap((item) =>
      'refused' in item ? [item.refused.reason.replaceAll(folder, '')] : [],
    )
    return { acts, refused, snapshot: await snapshotOf(acts[0]) }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function snapshotOf(act: ActDraft | undefined): Promise<Snapshot | null> {
  const history = act?.expressions[0]?.history
  if (history?.kind !== 'snapshots') return null
  for await (const snapshot of history.snapshots) return snapshot
  return null
}

/** Returns `depth|number|heading` of the provisions that have either. */
export function outlineIn(provisions: readonly ProvisionDraft[]): string[] {
  return provisions
    .filter(({ num, heading }) => num !== null || heading !== null)
    .map(({ depth, num, heading }) => `${depth}|${num ?? ''}|${heading ?? ''}`)
}

/** Returns every word of the provisions, in reading order. */
export function wordsRead(provisions: readonly ProvisionDraft[]): string[] {
  return provisions.flatMap(({ num, heading, content }) =>
    wordsOf([num ?? '', heading ?? '', content === null ? '' : plainText(content.xml)].join('\n')),
  )
}
