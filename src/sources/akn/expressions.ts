/** Files of one work and language, brought together: a series of dated texts, or one file with a whole history. */
import { wordsOf } from '#law/content.ts'
import type { Finding, Snapshot, TextState } from '#law/provision.ts'
import type { ExpressionDraft, Refusal, SnapshotHistory, WordingHistory } from '../contract.ts'
import type { Identity } from './identify.ts'
import { ownWordings } from './own.ts'
import { wordingsOf } from './periods.ts'
import { rootOf } from './root.ts'
import { snapshotOf } from './snapshots.ts'

export interface Found {
  readonly path: string
  readonly identity: Identity
}

interface Version extends Found {
  /** Files with the same words for the same day. */
  readonly doubles: string[]
}

/** Returns the expression that the files of one language make; a file that cannot be told from another is refused. */
export async function expressionOf(
  files: readonly Found[],
  refusals: Refusal[],
): Promise<ExpressionDraft | null> {
  const historic = files.find(
    ({ identity }) => identity.own === 'history' || (identity.own === null && identity.hasPeriods),
  )
  if (historic) {
    for (const other of files)
      if (other !== historic && !(await sameWords(other, historic))) refusals.push(doubled(other, historic))
    return historyOf(historic)
  }
  const dated: Version[] = []
  for (const file of [...files].sort(byDate)) {
    const last = dated.at(-1)
    if (last?.identity.date !== file.identity.date || !last) dated.push({ ...file, doubles: [] })
    else if (await sameWords(file, last)) last.doubles.push(file.path)
    else refusals.push(doubled(file, last))
  }
  const newest = dated.at(-1)
  if (!newest) return null
  const history: SnapshotHistory = { kind: 'snapshots', snapshots: snapshotsOf(dated), count: dated.length }
  return {
    language: newest.identity.language,
    title: newest.identity.title,
    path: newest.path,
    textState: stateOf(dated),
    history,
  }
}

async function* snapshotsOf(files: readonly Version[]): AsyncGenerator<Snapshot> {
  const keyed = files.some(({ identity }) => identity.hasWIds)
  for (const { path, identity, doubles } of files) {
    const snapshot = snapshotOf(await rootOf(path), identity, path, keyed)
    yield {
      ...snapshot,
      findings: [...snapshot.findings, ...doubles.map((double) => sameText(double, path))],
    }
  }
}

function sameText(double: string, path: string): Finding {
  return {
    severity: 'warning',
    check: 'same-text',
    path: double,
    where: null,
    message: `The file has the words and date of ${path}, which was read in its place`,
  }
}

async function historyOf({ path, identity }: Found): Promise<ExpressionDraft> {
  const root = await rootOf(path)
  const { events, language, title, completeFrom } = identity
  const foreign = identity.own === null ? wordingsOf(root, events, path) : null
  const history: WordingHistory = {
    kind: 'wordings',
    wordings: foreign?.wordings ?? ownWordings(root),
    notes: events
      .filter(({ basis }) => foreign !== null || basis)
      .map(({ date, published, ground, basis, hole }) => ({
        date,
        published,
        ground,
        path,
        hole,
        ...(basis ? { basis } : {}),
      })),
    findings: foreign?.findings ?? [],
    completeFrom,
  }
  return { language, title, path, textState: stateIn(identity.textState) ?? 'point-in-time', history }
}

// Files that differ in mark-up alone (citations linked, say) are one version: the first is read.
async function sameWords(a: Found, b: Found): Promise<boolean> {
  const [left, right] = await Promise.all(
    [a, b].map(async ({ path, identity }) => {
      const { provisions } = snapshotOf(await rootOf(path), identity, path, false)
      return provisions
        .flatMap(({ num, heading, content }) => [
          ...wordsOf(`${num ?? ''} ${heading ?? ''}`),
          content?.wordsHash ?? '',
        ])
        .join(' ')
    }),
  )
  return left === right
}

// A second file of the same day cannot be told from the first as a version.
function doubled(file: Found, other: Found): Refusal {
  const reason = `Cannot take the file as a version: ${other.path} already states the text of ${file.identity.date ?? 'an unknown day'} in ${file.identity.language}; import one of the two`
  return { refused: { path: file.path, where: null, reason } }
}

function stateOf(files: readonly Found[]): TextState {
  const [only] = files
  const stated = stateIn(only?.identity.textState ?? null)
  if (files.length > 1) return 'point-in-time'
  if (stated) return stated
  if (only?.identity.original || only?.identity.work.type !== 'act') return 'as-enacted'
  return only?.identity.date ? 'point-in-time' : 'current'
}

function stateIn(text: string | null): TextState | null {
  return text === 'as-enacted' || text === 'point-in-time' || text === 'current' ? text : null
}

/** Compares files by the day of their version, undated ones first. */
export function byDate(a: Found, b: Found): number {
  const [left, right] = [a.identity.date ?? '', b.identity.date ?? '']
  return left < right ? -1 : left > right ? 1 : a.path < b.path ? -1 : 1
}
