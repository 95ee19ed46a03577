/**
 * Light stemming by tables of endings: kinds of endings stand one behind another in a word, the outermost is taken away first,
 * the longest of a kind that fits. What a language's table says is in its own file.
 */
import type { Stemmer } from './contract.ts'

/** One kind of endings, such as those of case. At most one of a kind is taken away. */
export interface EndingKind {
  /** Separated by spaces. "ów" is taken away; "ek>k" is written otherwise. */
  readonly endings: string
  /** Letters that are left, at least. */
  readonly least: number
  /** What the rest must look like. */
  readonly after?: RegExp
}

/** Returns a stemmer that takes away one ending of each kind, in the order of the kinds. */
export function withoutEndings(kinds: readonly EndingKind[]): Stemmer {
  const tables = kinds.map(tableOf)
  return (word) => {
    let stem = word
    for (const table of tables) stem = withoutOne(stem, table)
    return stem
  }
}

interface Table {
  readonly least: number
  readonly after: RegExp | undefined
  readonly longest: number
  readonly replacements: ReadonlyMap<string, string>
}

function tableOf({ endings, least, after }: EndingKind): Table {
  const replacements = new Map(
    endings.split(' ').map((each) => {
      const [ending = '', replacement = ''] = each.split('>')
      return [ending, replacement] as const
    }),
  )
  return {
    least,
    after,
    longest: Math.max(...Array.from(replacements.keys(), (ending) => ending.length)),
    replacements,
  }
}

function withoutOne(word: string, { least, after, longest, replacements }: Table): string {
  for (let length = Math.min(longest, word.length); length > 0; length--) {
    const replacement = replacements.get(word.slice(-length))
    if (replacement === undefined) continue
    const rest = word.slice(0, word.length - length)
    if (rest.length + replacement.length >= least && (!after || after.test(rest))) return rest + replacement
  }
  return word
}
