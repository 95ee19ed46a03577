/** Writing an object: the same bytes for the same head, rows and texts, wherever and whenever they are written. */
import { toAkn } from '#markup/akn.ts'
import type { AknDocument, AknRow } from '#markup/akn-document.ts'
import { hexDigest } from '../hashing.ts'
import { rowsRoot } from '../merkle.ts'
import { headText } from './head.ts'
import { type ExchangeObject, statementOf } from './model.ts'

/** An object as it travels. */
export interface WrittenObject {
  readonly bytes: Buffer
  /** Hash of the bytes. */
  readonly hash: string
  /** Root over the rows. */
  readonly rows: string
}

/** Returns the object as multi-version Akoma Ntoso with its name and the root over its rows. The texts must be canonical. */
export function writeObject(object: ExchangeObject): WrittenObject {
  const bytes = Buffer.from(toAkn(documentOf(object)))
  return { bytes, hash: hexDigest(bytes), rows: rowsRoot(object.rows.map(statementOf)) }
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
      ({ parent, text, ...row }): AknRow => ({
        ...row,
        provisionId: provisions.get(row.wId) ?? 0,
        parentId: known(provisions, parent),
        textId: known(hashes, text),
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
