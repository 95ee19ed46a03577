/** Phrases looked up by their tokens, the longest first; and the short way of writing many forms of a word. */
import { GENERATION, type Token, tokensOf } from './tokens.ts'

interface Branch<Value> {
  value: Value | undefined
  /** Null where phrases end: most of them do with the branch. */
  next: Map<string, Branch<Value>> | null
}

const NOT_ASKED = new Uint8Array(0)
const NONE = 1
const SOME = 2

/** A dictionary of phrases. Looking one up takes time in proportion to its own length. */
export class Phrases<Value> {
  readonly #root: Branch<Value> = { value: undefined, next: null }
  readonly #key: (token: Token) => string | null
  /** Whether phrases begin with a word, by the word's id in its generation: most words of a text begin none. */
  #begins = NOT_ASKED
  /** Where those that do go on, by the word's id. */
  readonly #first = new Map<number, Branch<Value>>()
  #generation = 0

  /** `key` says what of a token is compared: its small letters, its stem; null passes it over, as quotation marks in a title. */
  constructor(key: (token: Token) => string | null = (token) => token.low) {
    this.#key = key
  }

  /** Adds the phrase; `merge` says what becomes of a value that it has already. */
  add(phrase: string, value: Value, merge: (held: Value, added: Value) => Value = (_, added) => added): void {
    this.#forget()
    let branch = this.#root
    for (const token of tokensOf(phrase)) {
      const key = this.#key(token)
      if (key === null) continue
      const next: Branch<Value> = branch.next?.get(key) ?? { value: undefined, next: null }
      branch.next ??= new Map()
      branch.next.set(key, next)
      branch = next
    }
    if (branch !== this.#root) branch.value = branch.value === undefined ? value : merge(branch.value, value)
  }

  /** Returns the longest phrase that begins at the token, with the index behind its last one; null where none does. */
  at(tokens: readonly Token[], index: number): { readonly value: Value; readonly end: number } | null {
    const first = tokens[index]
    let branch = first && this.#from(first)
    if (!branch) return null
    let best = branch.value === undefined ? null : { value: branch.value, end: index + 1 }
    for (let i = index + 1; i < tokens.length; i++) {
      const token = tokens[i] as Token
      if (token.breaks) break
      const key = this.#key(token)
      if (key === null) continue
      branch = branch.next?.get(key)
      if (!branch) break
      if (branch.value !== undefined) best = { value: branch.value, end: i + 1 }
    }
    return best
  }

  /** Returns whether a phrase may begin with the token. */
  mayBegin(token: Token): boolean {
    return this.#from(token) !== null
  }

  #from(token: Token): Branch<Value> | null {
    const known = this.#begins[token.id - this.#generation]
    if (known === NONE) return null
    if (known === SOME) return this.#first.get(token.id) ?? null
    const key = this.#key(token)
    const branch = (key === null ? undefined : this.#root.next?.get(key)) ?? null
    if (token.id >= this.#generation) this.#learn(token, branch)
    return branch
  }

  #learn({ id }: Token, branch: Branch<Value> | null): void {
    if (id >= this.#generation + GENERATION) {
      this.#generation = id - (id % GENERATION)
      this.#forget()
    }
    if (this.#begins === NOT_ASKED) this.#begins = new Uint8Array(GENERATION)
    this.#begins[id - this.#generation] = branch === null ? NONE : SOME
    if (branch !== null) this.#first.set(id, branch)
  }

  #forget(): void {
    this.#begins = NOT_ASKED
    this.#first.clear()
  }
}

/**
 * Returns the phrases that a short form stands for: `articles?|стать(я|и)` is article, articles, статья, статьи. Brackets may hold
 * brackets, and an empty option says that nothing need stand there.
 */
export function expand(short: string): string[] {
  const all = options(short).flatMap(expandOne)
  return [...new Set(all.map((each) => each.trim()))].filter((each) => each !== '')
}

function expandOne(form: string): string[] {
  const open = form.indexOf('(')
  const optional = /\p{L}\?/u.exec(form)
  if (optional && (open < 0 || optional.index < open)) {
    const [before, after] = [form.slice(0, optional.index), form.slice(optional.index + 2)]
    return [...expandOne(before + after), ...expandOne(before + form[optional.index] + after)]
  }
  if (open < 0) return [form]
  const close = matching(form, open)
  const [before, after] = [form.slice(0, open), form.slice(close + 1)]
  return options(form.slice(open + 1, close)).flatMap((option) => expandOne(before + option + after))
}

function matching(form: string, open: number): number {
  let depth = 0
  for (let at = open; at < form.length; at++) {
    if (form[at] === '(') depth++
    if (form[at] === ')' && --depth === 0) return at
  }
  throw new RangeError(`Cannot read the words "${form}": a bracket is not closed`)
}

// Bars inside brackets part the options of one form only.
function options(short: string): string[] {
  const all: string[] = []
  let depth = 0
  let form = ''
  for (const sign of short) {
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (sign === '|' && depth === 0) {
      all.push(form)
      form = ''
    } else form += sign
  }
  return [...all, form]
}
