/** Patches: what changed between two states of an object, row by row (spec: exchange, section 8). */
import { hexDigest } from '../hashing.ts'
import { LIMITS } from '../limits.ts'
import { RefusedError } from '../refused.ts'
import { packed, unpacked } from '../zstd.ts'
import { foreignHead, headText } from './head.ts'
import { byNumber, type ExchangeObject, numbered, type Row } from './model.ts'
import { FIELDS, type Opened, type Patch } from './patch-format.ts'
import { Reshaping } from './reshaping.ts'
import { checkRows } from './soundness.ts'
import { foreignTexts } from './texts.ts'

/** A patch with what it brings, compressed. */
export interface PatchBytes {
  readonly patch: Patch
  readonly body: Buffer
}

/** Returns the patch that makes the new object out of the old one. */
export function patchBetween(old: ExchangeObject, fresh: ExchangeObject): PatchBytes {
  const before = numbered(old.rows)
  const { gone, come } = difference(before, numbered(fresh.rows))
  const brought = new Map<string, number>()
  const base = new Set<number>()
  const close: Patch['close'] = []
  const open: Opened[] = []
  const models = new Models(before, gone, come)
  for (const row of come) {
    const closed = models.closedBy(row, gone)
    if (closed !== null) {
      gone.delete(closed)
      close.push([closed, row.to])
      continue
    }
    const like = models.of(row)
    if (row.text !== null && !old.texts.has(row.text) && !brought.has(row.text)) {
      brought.set(row.text, brought.size)
      if (like !== null && before[like - 1]?.text) base.add(like)
    }
    open.push(opened(row, like === null ? null : (before[like - 1] ?? null), like, brought))
  }
  const head = headText(fresh.head)
  const withHead = head !== headText(old.head)
  const texts = [...brought.keys()].map((hash) => textOf(fresh, hash))
  const patch: Patch = {
    close,
    drop: [...gone].sort((a, b) => a - b),
    open,
    base: [...base],
    sizes: texts.map((text) => text.length),
    head: withHead,
  }
  const body = Buffer.concat(withHead ? [...texts, Buffer.from(head)] : texts)
  return { patch, body: packed(body, dictionaryOf({ ...old, rows: before }, patch)) }
}

/** Returns the object that the patch makes. Throws RefusedError where it does not fit the old one, or makes what is no object. */
export function patchedBy(held: ExchangeObject, { patch, body }: PatchBytes, limit: number): ExchangeObject {
  const old = { ...held, rows: numbered(held.rows) }
  const reshaping = new Reshaping(old, patch)
  const raw = unpacked(body, limit, dictionaryOf(old, patch))
  const { texts, rest } = foreignTexts(raw, patch)
  const brought = texts.map((xml) => hexDigest(xml))
  const rows = numbered(reshaping.rows(brought))
  const known = new Map(old.texts)
  for (const [index, hash] of brought.entries()) known.set(hash, texts[index] ?? '')
  const used = new Set(rows.map((row) => row.text))
  for (const text of used) if (text !== null && !known.has(text)) throw reshaping.misfit(`text ${text}`)
  for (const hash of known.keys()) if (!used.has(hash)) known.delete(hash)
  checkRows(rows, 'What a patch makes')
  return { head: patch.head ? foreignHead(rest, 'A patch') : old.head, rows, texts: known }
}

function textOf({ texts }: ExchangeObject, hash: string): Buffer {
  const xml = texts.get(hash)
  if (xml === undefined) throw new Error(`Cannot make a patch: the object has no text ${hash}`)
  return Buffer.from(xml)
}

// Rows that only one of the two has, the old ones by their numbers. Both lie in one order: they are read side by side.
function difference(old: readonly Row[], fresh: readonly Row[]): { gone: Set<number>; come: Row[] } {
  const gone = new Set<number>()
  const come: Row[] = []
  let [at, to] = [0, 0]
  for (;;) {
    const [before, after] = [old[at], fresh[to]]
    if (!before && !after) return { gone, come }
    const order = !before ? 1 : !after ? -1 : byNumber(before, after)
    if (order <= 0) at += 1
    if (order >= 0) to += 1
    if (order < 0) gone.add(at)
    if (order > 0 && after) come.push(after)
  }
}

/** Which row of the old object a new one is most like: a wording of its own provision, else of a neighbour. */
class Models {
  readonly #rows: readonly Row[]
  readonly #own = new Map<string, number>()
  readonly #gone = new Map<string, number[]>()
  #near: Map<string, number> | null = null

  /** `come` are the rows that will be asked for. */
  constructor(rows: readonly Row[], gone: ReadonlySet<number>, come: readonly Row[]) {
    this.#rows = rows
    const wanted = new Set(come.map(({ wId }) => wId))
    for (const [index, { wId }] of rows.entries()) {
      const at = index + 1
      if (!wanted.has(wId)) continue
      const held = this.#own.get(wId)
      if (held === undefined || !gone.has(held) || gone.has(at)) this.#own.set(wId, at)
      if (gone.has(at)) this.#gone.set(wId, [...(this.#gone.get(wId) ?? []), at])
    }
  }

  of(row: Row): number | null {
    return this.#own.get(row.wId) ?? this.#neighbours().get(`${row.parent} ${row.kind}`) ?? null
  }

  #neighbours(): Map<string, number> {
    this.#near ??= new Map(this.#rows.map((row, index) => [`${row.parent} ${row.kind}`, index + 1]))
    return this.#near
  }

  /** Returns the row that differs from the new one in its end alone, of those not spoken for. */
  closedBy(row: Row, gone: ReadonlySet<number>): number | null {
    const same = this.#gone.get(row.wId)?.find((at) => {
      const before = this.#rows[at - 1]
      return before !== undefined && gone.has(at) && byNumber({ ...before, to: row.to }, row) === 0
    })
    return same ?? null
  }
}

function opened(
  row: Row,
  model: Row | null,
  like: number | null,
  brought: ReadonlyMap<string, number>,
): Opened {
  const text = row.text === null ? null : (brought.get(row.text) ?? row.text)
  const whole = statedIn(row, text)
  if (model === null || like === null) return whole
  const before = statedIn(model, model.text)
  const differing = FIELDS.filter((name) => JSON.stringify(whole[name]) !== JSON.stringify(before[name]))
  return { like, ...Object.fromEntries(differing.map((name) => [name, whole[name]])) }
}

function statedIn({ ground, ...row }: Row, text: Opened['text']): Opened {
  return { ...row, ground: ground && [ground.title, ground.id], text }
}

function dictionaryOf(old: ExchangeObject, { base, head }: Patch): Buffer {
  const parts = base.map((at) => old.texts.get(old.rows[at - 1]?.text ?? '') ?? '')
  if (head) parts.push(headText(old.head))
  const size = parts.reduce((sum, { length }) => sum + length, 0)
  if (size > LIMITS.object)
    throw new RefusedError('too-large', `A patch wants a dictionary of ${size} characters`)
  return Buffer.from(parts.join(''))
}
