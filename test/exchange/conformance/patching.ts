/** Patches as section 8 describes them, applied to what rows state: what comes out has the rows root that the release names, or the patch is wrong. */

import type { Row } from './objects.ts'
import { sha256, unzstd } from './reading.ts'
import type { Entry, Patch } from './releases.ts'

// Places of the fields in a statement (section 3).
const FIELDS = [
  'wId',
  'eId',
  'parent',
  'sort',
  'kind',
  'num',
  'heading',
  'from',
  'to',
  'basis',
  'missing',
  'concurrent',
  'ground',
  'text',
] as const
const TO = FIELDS.indexOf('to')
const TEXT = FIELDS.indexOf('text')

type Stated = readonly unknown[]

/** Returns the statements that the patch makes of the rows, in the order of their new numbers. */
export function patchedStatements(old: readonly Row[], oldHead: string, { header, body }: Entry): string[] {
  const { patch } = header
  if (!patch) throw new Error('The entry is no patch')
  const texts = textsIn(old, oldHead, patch, body)
  const dropped = new Set(patch.drop)
  const closed = new Map(patch.close)
  const kept = old.flatMap(({ stated }, index): Stated[] => {
    const at = index + 1
    if (dropped.has(at)) return []
    return [closed.has(at) ? stated.with(TO, closed.get(at) ?? null) : stated]
  })
  const opened = patch.open.map((row) => {
    const like = typeof row.like === 'number' ? old[row.like - 1]?.stated : undefined
    return FIELDS.map((field, place) => {
      const value = field in row ? row[field] : like?.[place]
      return field === 'text' && typeof value === 'number' ? sha256(texts[value] ?? '') : (value ?? null)
    })
  })
  return [...kept, ...opened].sort(byNumber).map((stated) => JSON.stringify(stated))
}

function textsIn(old: readonly Row[], oldHead: string, { base, sizes, head }: Patch, body: Buffer): Buffer[] {
  const words = base.map((at) => old[at - 1]?.fragment ?? '')
  const dictionary = Buffer.from(`${words.join('')}${head ? oldHead : ''}`)
  const raw = unzstd(body, 2 ** 28, dictionary)
  let at = 0
  return sizes.map((size) => raw.subarray(at, (at += size)))
}

/** Compares statements by "Order of rows" of section 3. */
export function byNumber(a: Stated, b: Stated): number {
  const order = (x: unknown, y: unknown) => (String(x) < String(y) ? -1 : String(x) > String(y) ? 1 : 0)
  const at = (stated: Stated, field: (typeof FIELDS)[number]) => stated[FIELDS.indexOf(field)]
  return (
    order(at(a, 'from') ?? '', at(b, 'from') ?? '') ||
    order(at(a, 'wId'), at(b, 'wId')) ||
    order(at(a, 'to') ?? '~', at(b, 'to') ?? '~') ||
    order(at(a, 'eId'), at(b, 'eId')) ||
    order(a[TEXT] ?? '', b[TEXT] ?? '') ||
    order(JSON.stringify(a), JSON.stringify(b))
  )
}
