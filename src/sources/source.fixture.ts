/** For tests of sources: folders of invented files, what a source reads in them, and its rows as lines. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after } from 'node:test'
import { plainText } from '#law/content.ts'
import type { ProvisionDraft, Snapshot } from '#law/provision.ts'
import type { ActDraft, ReadOptions, Refusal, Source } from './contract.ts'
import { placeAt } from './files.ts'

/** Returns a way to write folders of files below one that goes away behind the tests of the file. */
export function scratch(): (files: Readonly<Record<string, string | Uint8Array>>) => string {
  const root = mkdtempSync(path.join(tmpdir(), 'comity-source-'))
  after(() => rmSync(root, { recursive: true, force: true }))
  let count = 0
  return (files) => {
    const folder = path.join(root, String(++count))
    mkdirSync(folder)
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      writeFileSync(path.join(folder, name), content)
    }
    return folder
  }
}

/** Options that read everything and say nothing of the acts. */
export const ALL: ReadOptions = { jurisdiction: null, only: [], progress: () => {} }

export interface Everything {
  readonly acts: ActDraft[]
  readonly refused: Refusal['refused'][]
}

/** Returns what the source reads at the paths. */
export async function readAll(
  source: Source,
  paths: readonly string[],
  options: Partial<ReadOptions> = {},
): Promise<Everything> {
  const everything: Everything = { acts: [], refused: [] }
  const given: ReadOptions = { ...ALL, ...options }
  for await (const item of source.read(paths, given)) {
    if ('refused' in item) everything.refused.push(item.refused)
    else everything.acts.push(item)
  }
  return everything
}

/** An act with the texts of each of its expressions. */
export interface ActRead extends ActDraft {
  readonly snapshots: readonly (readonly Snapshot[])[]
}

/** Returns what a source of whole texts reads at the paths; the texts are taken before the next act is asked for. */
export async function readTexts(
  source: Source,
  ...paths: string[]
): Promise<{ acts: ActRead[]; refused: Refusal['refused'][] }> {
  const acts: ActRead[] = []
  const refused: Refusal['refused'][] = []
  for await (const draft of source.read(paths, ALL)) {
    if ('refused' in draft) refused.push(draft.refused)
    else {
      const snapshots: Snapshot[][] = []
      for (const { history } of draft.expressions) {
        assert.ok(history.kind === 'snapshots')
        snapshots.push(await Array.fromAsync(history.snapshots))
      }
      acts.push({ ...draft, snapshots })
    }
  }
  return { acts, refused }
}

/** Checks that the source reads nothing in the file, and refuses it for the reason, at the place in it. */
export async function assertRefused(
  source: Source,
  file: string,
  { reason, where }: { readonly reason: RegExp; readonly where: string | null },
): Promise<void> {
  const { acts, refused } = await readTexts(source, file)
  assert.deepEqual([acts, refused.length], [[], 1])
  assert.equal(refused[0]?.path, file)
  assert.match(refused[0]?.reason ?? '', reason)
  assert.equal(refused[0]?.where, where, refused[0]?.reason)
}

/** Returns the words of the row; none where it has no text. */
export function said({ content }: ProvisionDraft): string {
  return content === null ? '' : plainText(content.xml)
}

/** Returns the snapshots of an expression of the act; of the first one where none is named. */
export async function snapshotsOf(act: ActDraft | undefined, language?: string): Promise<Snapshot[]> {
  const expression = act?.expressions.find((one) => language === undefined || one.language === language)
  if (expression?.history.kind !== 'snapshots') return []
  return Array.fromAsync(expression.history.snapshots)
}

/** Returns each row as a line: kind, number, heading and words, indented by its depth. */
export function lines(rows: readonly ProvisionDraft[]): string[] {
  return rows.map(({ depth, kind, num, heading, content }) => {
    const words = content ? plainText(content.xml).replaceAll('\n', ' / ') : '-'
    return ['  '.repeat(depth) + kind, num ?? '-', heading ?? '-', words].join(' | ')
  })
}

/** Returns whether the source claims the place. */
export async function claimed(source: Source, location: string): Promise<boolean> {
  return source.claims(await placeAt(location))
}
