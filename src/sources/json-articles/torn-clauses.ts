/** Clauses as the files give them, references that were taken for clauses put back into their sentences. */
import type { ArticleContent } from './nepal-shape.ts'

export interface Clause {
  /** Null for a paragraph without a number. */
  readonly number: number | null
  words: string
  readonly subclauses: { readonly letter: string; words: string }[]
}

// No sentence ends in these words: what follows in brackets is the number that they speak of.
const REFERS = /\bclauses?$/i
// "clauses (1), (2) and (3)": between the numbers of one reference stands no more than this.
const JOINS = /^(?:,|,? ?and|,? ?or|to)$/i

/** Returns the clauses in their order, and how often a reference was torn; every word and number of the file is in one of the clauses. */
export function mended(parts: readonly ArticleContent[]): { clauses: readonly Clause[]; torn: number } {
  const mending = new Mending()
  for (const part of parts) {
    if (part.type === 'paragraph') mending.clause(null, part.text)
    else {
      mending.clause(part.clause_number, part.text)
      for (const { subclause_number, text } of part.subclauses) mending.subclause(subclause_number, text)
    }
  }
  return { clauses: mending.clauses, torn: mending.torn }
}

class Mending {
  readonly clauses: Clause[] = []
  torn = 0
  /** What was last put back into a sentence, and whether behind a number or a letter; null where the last words are a clause of their own. */
  #joined: { readonly words: string; readonly by: 'number' | 'letter' } | null = null

  clause(number: number | null, words: string): void {
    if (number !== null && this.#isTorn('number')) this.#join(`(${number})`, words, 'number')
    else {
      this.clauses.push({ number, words, subclauses: [] })
      this.#joined = null
    }
  }

  subclause(letter: string, words: string): void {
    const clause = this.clauses.at(-1)
    if (!clause) return
    if (this.#isTorn('letter')) this.#join(`(${letter})`, words, 'letter')
    else if (letter === 's' && /\p{L}$/u.test(this.#last()?.words ?? ''))
      this.#join('(s)', words, 'letter', '')
    else {
      clause.subclauses.push({ letter, words })
      this.#joined = null
    }
  }

  #last(): { words: string } | undefined {
    const clause = this.clauses.at(-1)
    return clause?.subclauses.at(-1) ?? clause
  }

  // "sub-clause (a), (b) or (c) of clause (1), (d) …": a letter goes on in a list of letters only.
  #isTorn(by: 'number' | 'letter'): boolean {
    if (REFERS.test(this.#last()?.words.trimEnd() ?? '')) return true
    return this.#joined?.by === by && JOINS.test(this.#joined.words.trim())
  }

  // "(s)" is an ending and goes on the word itself.
  #join(mark: string, words: string, by: 'number' | 'letter', before = ' '): void {
    const last = this.#last()
    if (!last) return
    const after = words === '' || /^[,.;:)]/.test(words) ? '' : ' '
    last.words = `${last.words.trimEnd()}${before}${mark}${after}${words}`
    this.#joined = { words, by }
    this.torn++
  }
}
