/** The names of acts in one language: titles in any case, abbreviations as they are written, forms that the text defines. */
import type { Grammar } from './grammar.ts'
import { Phrases } from './phrases.ts'
import type { NamedAct } from './reference.ts'
import type { Token } from './tokens.ts'

export interface Name {
  readonly act: NamedAct
  readonly how: 'title' | 'abbreviation' | 'short-form' | 'number'
  /** Told apart from acts of other states only where the text is of the act's own: "Labour Code". */
  readonly local: boolean
  /** Means an act only beside a provision: an abbreviation of two letters, a title of one common word. */
  readonly bound: boolean
  /** The languages that an abbreviation is of; absent where it is of all, or not known. */
  readonly languages?: readonly string[]
}

const QUOTES = /^[«»„“”"'‘’‹›「」『』]$/

/** Returns the word without the ending that inflection gives it. */
export function stemWith(endings: readonly string[]): (low: string) => string {
  if (endings.length === 0) return (low) => low
  const known = new Map<string, string>()
  return (low) => {
    const held = known.get(low)
    if (held !== undefined) return held
    const ending =
      low.length > 3 ? endings.find((each) => low.length - each.length >= 3 && low.endsWith(each)) : undefined
    const stem = ending === undefined ? low : low.slice(0, -ending.length)
    if (known.size > 100_000) known.clear()
    known.set(low, stem)
    return stem
  }
}

/** A dictionary of names. */
export class ActNames {
  readonly #titles: Phrases<readonly Name[]>
  readonly #exact = new Phrases<readonly Name[]>((token) => token.text)
  readonly #lenient = new Phrases<readonly Name[]>((token) => (token.text === '.' ? null : token.low))

  constructor(grammar: Grammar) {
    const stem = stemWith(grammar.endings)
    this.#titles = new Phrases((token) => (QUOTES.test(token.text) ? null : stem(token.low)))
  }

  addTitle(title: string, name: Name): void {
    this.#titles.add(title, [name], together)
  }

  addAbbreviation(abbreviation: string, name: Name): void {
    this.#exact.add(abbreviation, [name], together)
    this.#lenient.add(abbreviation, [name], together)
  }

  /** The same whatever the case of letters, and without full stops: "gdpr", "ук рк", "c trav". */
  atLeniently(
    tokens: readonly Token[],
    index: number,
  ): { readonly value: readonly Name[]; readonly end: number } | null {
    const title = this.#titles.at(tokens, index)
    const short = this.#lenient.at(tokens, index)
    return !short || (title && title.end > short.end) ? title : short
  }

  /** Returns the names that the longest phrase at the token may be. */
  at(
    tokens: readonly Token[],
    index: number,
  ): { readonly value: readonly Name[]; readonly end: number } | null {
    const title = this.#titles.at(tokens, index)
    const exact = this.#exact.at(tokens, index)
    if (!exact || (title && title.end > exact.end)) return title
    if (!title || exact.end > title.end) return exact
    return { value: together(exact.value, title.value), end: exact.end }
  }
}

/** Short forms that an act defines, which keep their capitals and are inflected. */
export function formsOf(
  definitions: readonly { readonly form: string }[],
  grammar: Grammar,
): Phrases<number> {
  const stem = stemWith(grammar.endings)
  const forms = new Phrases<number>((token) =>
    QUOTES.test(token.text) ? null : `${token.text[0] === token.low[0] ? '' : '^'}${stem(token.low)}`,
  )
  for (const [index, { form }] of definitions.entries()) forms.add(form, index)
  return forms
}

function together(held: readonly Name[], added: readonly Name[]): readonly Name[] {
  return [...held, ...added.filter((name) => !held.some(({ act }) => act.key === name.act.key))]
}
