/** The rows that a patch makes of the rows held: every number checked before anything is unpacked for it. */
import { RefusedError } from '../refused.ts'
import type { ExchangeObject, Row } from './model.ts'
import { FIELDS, type Opened, type Patch } from './patch-format.ts'

/** A patch that was found to fit the rows of an object. */
export class Reshaping {
  readonly #old: readonly Row[]
  readonly #patch: Patch

  /** Throws RefusedError where the patch names rows or texts that there are not, or one row twice. */
  constructor({ rows }: ExchangeObject, patch: Patch) {
    this.#old = rows
    this.#patch = patch
    const changed = [...patch.close.map(([at]) => at), ...patch.drop]
    const models = patch.open.flatMap(({ like }) => like ?? [])
    for (const at of [...changed, ...patch.base, ...models])
      if (at < 1 || at > rows.length) throw this.misfit(`row ${at} of ${rows.length}`)
    for (const named of [changed, patch.base]) {
      const twice = named
        .toSorted((a, b) => a - b)
        .find((at, index, all) => index > 0 && all[index - 1] === at)
      if (twice !== undefined) throw this.misfit(`row ${twice} twice`)
    }
    const beyond = patch.open.find(({ text }) => typeof text === 'number' && text >= patch.sizes.length)
    if (beyond) throw this.misfit(`text ${beyond.text} of ${patch.sizes.length}`)
  }

  /** Returns the rows, in no order, given the hashes of the texts brought. */
  rows(brought: readonly string[]): Row[] {
    const dropped = new Set(this.#patch.drop)
    const closed = new Map(this.#patch.close)
    const kept: Row[] = []
    for (const [index, row] of this.#old.entries()) {
      const at = index + 1
      if (dropped.has(at)) continue
      const to = closed.get(at)
      kept.push(to === undefined ? row : { ...row, to })
    }
    return [...kept, ...this.#patch.open.map((row) => this.#opened(row, brought))]
  }

  /** Returns the refusal that says what does not fit. */
  misfit(what: string): RefusedError {
    return new RefusedError('object-invalid', `A patch does not fit the object held: it names ${what}`)
  }

  #opened({ like, text, ground, ...stated }: Opened, brought: readonly string[]): Row {
    const model = like === undefined ? null : (this.#old[like - 1] ?? null)
    const hash = typeof text === 'number' ? brought[text] : text
    const row: Unfinished = {
      ...model,
      ...stated,
      ...(ground === undefined ? {} : { ground: ground && { title: ground[0], id: ground[1] } }),
      ...(hash === undefined ? {} : { text: hash }),
    }
    if (!isWhole(row)) throw this.misfit('a row that does not state everything')
    return row
  }
}

type Unfinished = { readonly [Name in keyof Row]?: Row[Name] | undefined }

function isWhole(row: Unfinished): row is Row {
  return FIELDS.every((name) => row[name] !== undefined)
}
