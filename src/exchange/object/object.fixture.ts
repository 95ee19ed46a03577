/** Objects for tests: invented histories, and what one of them is a state later. */
import fc from 'fast-check'
import { addDays, day } from '#kit/day.ts'
import { histories } from '#markup/akn.fixture.ts'
import type { AknDocument } from '#markup/akn-document.ts'
import { hexDigest } from '../hashing.ts'
import { type ExchangeObject, type Head, numbered, type Row } from './model.ts'

export const TYPES = ['act', 'bill', 'judgment', 'debate', 'doc', 'statement', 'amendment', 'code']

/** Returns the document as an object. */
export function objectFrom(document: AknDocument): ExchangeObject {
  const wIds = new Map(document.rows.map((row) => [row.provisionId, row.wId]))
  const texts = new Map<string, string>()
  const rows = document.rows.map(({ provisionId: _, parentId, textId, concurrent = false, ...row }): Row => {
    const xml = textId === null ? undefined : document.contents.get(textId)
    if (xml !== undefined) texts.set(hexDigest(xml), xml)
    return {
      ...row,
      concurrent,
      parent: parentId === null ? null : (wIds.get(parentId) ?? null),
      text: xml === undefined ? null : hexDigest(xml),
    }
  })
  return { head: headFrom(document), rows: numbered(rows), texts }
}

function headFrom({ work, expression, versions }: AknDocument): Head {
  const { recordedAt: _, source, ...said } = expression
  return {
    work: { ...work, force: work.force ?? null, body: work.body ?? null },
    aliases: [
      ['eli', 'eli/xv/1999/7'],
      ['title', 'Act on <Fish>\r\n\t& "Rivers"\u0001'],
    ],
    relations: [
      { kind: 'repeals', target: { scheme: 'eli', value: 'eli/xv/1950/1' }, title: null, provision: '§ 1' },
      { kind: 'applies', target: null, title: 'An older act', provision: null },
    ],
    expression: { ...said, source: source.name },
    versions,
  }
}

/** Objects of a document type. */
export const objects = (type: string): fc.Arbitrary<ExchangeObject> => histories(type).map(objectFrom)

/** Objects of any document type. */
export const anyObject = fc.constantFrom(...TYPES).chain(objects)

/** Two states of one act, the second with other rows, texts and head. */
export const changes: fc.Arbitrary<{ old: ExchangeObject; fresh: ExchangeObject }> = fc
  .record({
    old: objects('act'),
    other: objects('act'),
    keep: fc.integer({ min: 0, max: 7 }),
    title: fc.constantFrom('Act on Fish', 'Act on <Fish> & rivers'),
  })
  .map(({ old, other, keep, title }) => {
    const head = { ...old.head, expression: { ...old.head.expression, title } }
    return { old, fresh: amended(old, { ...other, head }, keep) }
  })

const AMENDED = addDays(day('1999-12-31'), 3000)
const NEW_TEXT = '<content><p>Now <ref href="#w_1">another</ref> fish</p></content>'

// Provisions of the other history beside those kept, and of some of these a new wording.
function amended(old: ExchangeObject, other: ExchangeObject, keep: number): ExchangeObject {
  const kept = old.rows.filter(({ wId }) => Number(wId.slice(2)) <= keep)
  const names = new Set(kept.map(({ wId }) => wId))
  const rows = [...kept, ...other.rows.filter(({ wId }) => !names.has(wId))]
  const all = new Set(rows.map(({ wId }) => wId))
  const texts = new Map([...old.texts, ...other.texts, [hexDigest(NEW_TEXT), NEW_TEXT]])
  const attached = rows.flatMap((row, index): Row[] => {
    const whole = row.parent === null || all.has(row.parent) ? row : { ...row, parent: null }
    if (row.to !== null || index % 2 === 1 || !names.has(row.wId)) return [whole]
    const next = { ...whole, from: AMENDED, text: hexDigest(NEW_TEXT), heading: 'Of carp' }
    return [{ ...whole, to: AMENDED }, next]
  })
  const used = new Set(attached.map(({ text }) => text))
  return {
    head: other.head,
    rows: numbered(attached),
    texts: new Map([...texts].filter(([hash]) => used.has(hash))),
  }
}
