/**
 * Light stemming by tables of endings: kinds of endings stand one behind another in a word, the outermost is taken away first,
 * the longest of a kind that fits. What a language's table says is in its own file.
 */
import type { Stemmer } from './contract.ts'

/** One kind of endings, such as those of case. At most one of a kind is taken away. */
export interface EndingKind {
  /** Separated by spaces. "ów" is taken away; "ek>k" is written otherwise. In pairs where what may stand before differs. */
  readonly endings: string | readonly (readonly [string, RegExp])[]
  /** Letters that are left, at least. */
  readonly least: number
  /** What the rest must look like, where the endings do not say it. */
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

interface Ending {
  readonly written: string
  readonly after: RegExp | undefined
}

interface Table {
  readonly least: number
  readonly longest: number
  readonly byEnding: ReadonlyMap<string, Ending>
}

function tableOf({ endings, least, after }: EndingKind): Table {
  const groups = typeof endings === 'string' ? [[endings, after] as const] : endings
  const byEnding = new Map(
    groups.flatMap(([list, before]) =>
      list.split(' ').map((each) => {
        const [ending = '', written = ''] = each.split('>')
        return [ending, { written, after: before }] as const
      }),
    ),
  )
  return { least, longest: Math.max(...Array.from(byEnding.keys(), (ending) => ending.length)), byEnding }
}

function withoutOne(word: string, { least, longest, byEnding }: Table): string {
  for (let length = Math.min(longest, word.length); length > 0; length--) {
    const ending = byEnding.get(word.slice(-length))
    if (!ending) continue
    const rest = word.slice(0, word.length - length)
    if (rest.length + ending.written.length >= least && (!ending.after || ending.after.test(rest)))
      return rest + ending.written
  }
  return word
}
