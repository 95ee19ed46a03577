/** Writing an object: the same bytes for the same head, rows and texts, wherever and whenever they are written. */
import { aknBytes } from '#markup/akn.ts'
import type { AknDocument, AknRow } from '#markup/akn-document.ts'
import { hexDigest } from '../hashing.ts'
import { LIMITS } from '../limits.ts'
import { RefusedError } from '../refused.ts'
import { headText } from './head.ts'
import { type ExchangeObject, numbered } from './model.ts'
import { type Leaves, rootOverRows } from './rows-root.ts'

/** An object as it travels. */
export interface WrittenObject {
  readonly bytes: Buffer
  /** Hash of the bytes. */
  readonly hash: string
  /** Root over the rows. */
  readonly rows: string
  /** What the rows hashed to, once the root was asked for. */
  readonly leaves: Leaves
}

/**
 * Returns the object as multi-version Akoma Ntoso with its name and the root over its rows. The texts must be canonical. Throws
 * RefusedError where that is larger than any object may be.
 */
export function writeObject(object: ExchangeObject): WrittenObject {
  const rows = numbered(object.rows)
  const bytes = written(documentOf({ ...object, rows }))
  if (bytes.length > LIMITS.object) throw tooLarge(object.head)
  let root: string | null = null
  const leaves: Leaves = new Map()
  return {
    bytes,
    leaves,
    hash: hexDigest(bytes),
    // A follower that has rows it took apart itself does not ask.
    get rows() {
      root ??= rootOverRows(rows, leaves)
      return root
    },
  }
}

// Rows that stand in very many versions of their divisions make of a small patch a document without end: aknBytes stops then.
function written(document: AknDocument): Buffer {
  try {
    return aknBytes(document)
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(document, error)
    throw error
  }
}

function tooLarge({ work }: Pick<AknDocument, 'work'>, cause?: unknown): RefusedError {
  const options = cause === undefined ? {} : { cause }
  return new RefusedError('too-large', `The object of ${work.iri} is larger than any may be`, options)
}

function documentOf({ head, rows, texts }: ExchangeObject): AknDocument {
  const { source, ...expression } = head.expression
  const provisions = numbers(rows.map((row) => row.wId))
  const hashes = numbers(texts.keys())
  const known = (of: ReadonlyMap<string, number>, name: string | null) =>
    name === null ? null : (of.get(name) ?? null)
  return {
    work: head.work,
    aliases: head.aliases.map(([, value]) => value),
    expression: { ...expression, source: { name: source }, recordedAt: '' },
    versions: head.versions,
    at: null,
    rows: rows.map(
      (row): AknRow => ({
        provisionId: provisions.get(row.wId) ?? 0,
        wId: row.wId,
        eId: row.eId,
        parentId: known(provisions, row.parent),
        sort: row.sort,
        kind: row.kind,
        num: row.num,
        heading: row.heading,
        from: row.from,
        to: row.to,
        basis: row.basis,
        missing: row.missing,
        concurrent: row.concurrent,
        ground: row.ground,
        textId: known(hashes, row.text),
      }),
    ),
    contents: new Map([...texts].map(([hash, xml]) => [hashes.get(hash) ?? 0, xml])),
    head: headText(head),
    canonical: true,
  }
}

function numbers(names: Iterable<string>): Map<string, number> {
  const numbered = new Map<string, number>()
  for (const name of names) if (!numbered.has(name)) numbered.set(name, numbered.size + 1)
  return numbered
}
