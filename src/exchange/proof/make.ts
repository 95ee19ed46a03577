/** Making a proof out of what a publisher signed: the text of an act on a day, or of one provision of it (spec: exchange, section 15). */
import type { Day } from '#kit/day.ts'
import { rowPath } from '../merkle.ts'
import { type ExchangeObject, type Row, statementOf } from '../object/model.ts'
import type { Entry, StateTree } from '../state.ts'
import { inReadingOrder, isInForce, type PlacedRow, partOf } from './day-text.ts'
import { FORMAT, type Proof, rowOf, type Statement } from './model.ts'

/** The files of a repository that sign a release. */
export interface SigningFiles {
  /** Bytes of 1.root.json, 2.root.json, … */
  readonly roots: readonly Uint8Array[]
  readonly timestamp: Uint8Array
  readonly snapshot: Uint8Array
  readonly targets: Uint8Array
  readonly collection: Uint8Array
  readonly profile: Uint8Array | null
}

export interface Signature {
  readonly publisher: string
  readonly collection: string
  readonly release: {
    readonly number: number
    readonly hash: string
    readonly at: string
    readonly bytes: Uint8Array
  }
  readonly files: SigningFiles
}

export interface Asked {
  readonly at: Day
  /** eId of a provision on the day; null for the whole act. */
  readonly eId: string | null
}

/**
 * Returns the proof; null where nothing of the object stands on the day, or no provision of the eId. Throws RangeError where the
 * entry is none of the state.
 */
export function makeProof(
  signature: Signature,
  tree: StateTree,
  entry: Entry,
  object: Pick<ExchangeObject, 'rows' | 'texts'>,
  { at, eId }: Asked,
): Proof | null {
  const path = tree.path(entry)
  if (!path)
    throw new RangeError(
      `Cannot prove ${entry.work} (${entry.language}): it is not in the state of the release`,
    )
  const statements = object.rows.map(asStatement)
  const standing = inReadingOrder(statements.map(rowOf).filter((row) => isInForce(row, at)))
  const part = standing && (eId === null ? standing : partOf(standing, eId, null))
  const [first] = part ?? []
  if (!part || !first) return null
  const { publisher, collection, release, files } = signature
  return {
    format: FORMAT,
    about: { work: entry.work, language: entry.language, at, eId, wId: eId === null ? null : first.wId },
    publisher,
    collection,
    release: { number: release.number, hash: release.hash, at: release.at, document: base64(release.bytes) },
    entry: { object: entry.object, length: entry.length, rows: entry.rows, path },
    rows: eId !== null && part.length === 1 ? alone(object.rows, statements, first, at) : { all: statements },
    texts: textsOf(part, object.texts),
    metadata: {
      root: files.roots.map(base64),
      timestamp: base64(files.timestamp),
      snapshot: base64(files.snapshot),
      targets: base64(files.targets),
      collection: base64(files.collection),
    },
    profile: files.profile && base64(files.profile),
  }
}

// One row needs but its path; of a division, only all rows tell that nothing else stands in it.
function alone(
  rows: readonly Row[],
  statements: readonly Statement[],
  { wId }: PlacedRow,
  at: string,
): Proof['rows'] {
  const index = rows.findIndex((row) => row.wId === wId && isInForce(row, at))
  const [row] = statements.slice(index, index + 1)
  if (!row) throw new Error(`Row ${wId} went away while it was proved`)
  return { size: rows.length, some: [{ index, row, path: rowPath(rows.map(statementOf), index) }] }
}

function textsOf(part: readonly PlacedRow[], texts: ReadonlyMap<string, string>): Record<string, string> {
  const wanted = new Map<string, string>()
  for (const { text } of part) {
    const held = text === null ? undefined : texts.get(text)
    if (text !== null && held === undefined) throw new Error(`Text ${text} of the object is not there`)
    if (text !== null && held !== undefined) wanted.set(text, held)
  }
  return Object.fromEntries(wanted)
}

function asStatement(row: Row): Statement {
  return JSON.parse(statementOf(row)) as Statement
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
