/**
 * Lists the words and phrases of one language of the parallel texts by the number of passages they stand in: from this list, top down,
 * the terms of gold/ were chosen by reading. No chance is in it: the same texts give the same list.
 *
 *   node test/lexicon/candidates.ts bg [--canada] [--least 5]
 */
import { parseArgs } from 'node:util'
import { fold, wordsOf } from './forms.ts'
import { type Language, passagesIn } from './parallel.ts'
import { keyOf, STOP_WORDS } from './words-of-law.ts'

export interface Candidate {
  /** The commonest form as it stands, in lower case. */
  readonly stands: string
  readonly forms: readonly string[]
  readonly passages: number
  readonly times: number
  readonly acts: readonly string[]
}

const LONGEST = 3

/**
 * Returns the candidates of a language, those of most passages first, then by the alphabet. A candidate is a run of one to three words
 * between marks of punctuation that begins and ends with a content word: no stop word, at least three letters, no number. Inflected forms
 * are counted together by cutting their endings roughly. A phrase that stands nearly always inside one longer phrase is kept too: which
 * of the two is the term is for the reader.
 */
export function candidatesOf(language: Language, canada: boolean, least: number): Candidate[] {
  const found = new Map<string, { forms: Map<string, number>; places: Set<string>; acts: Set<string> }>()
  for (const [address, text] of passagesIn(language, canada)) {
    for (const clause of text.split(/[.,;:()«»„“”"‘—–/!?[\]\d]+/)) {
      const words = wordsOf(clause)
      for (let start = 0; start < words.length; start++) {
        for (let length = 1; length <= LONGEST && start + length <= words.length; length++) {
          const run = words.slice(start, start + length)
          if (!content(run[0], language) || !content(run.at(-1), language)) continue
          const key = run.map((word) => keyOf(word, language)).join(' ')
          const entry = found.get(key) ?? { forms: new Map(), places: new Set(), acts: new Set() }
          const form = run.join(' ')
          entry.forms.set(form, (entry.forms.get(form) ?? 0) + 1)
          entry.places.add(address)
          entry.acts.add(address.split(':')[0] ?? '')
          found.set(key, entry)
        }
      }
    }
  }
  return [...found.values()]
    .filter(({ places }) => places.size >= least)
    .map(({ forms, places, acts }) => {
      const ranked = [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      return {
        stands: ranked[0]?.[0] ?? '',
        forms: ranked.map(([form]) => form),
        passages: places.size,
        times: ranked.reduce((sum, [, count]) => sum + count, 0),
        acts: [...acts].sort(),
      }
    })
    .sort((a, b) => b.passages - a.passages || (a.stands < b.stands ? -1 : 1))
}

function content(word: string | undefined, language: Language): boolean {
  return word !== undefined && [...word].length >= 3 && !STOP_WORDS[language].has(fold(word))
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { canada: { type: 'boolean', default: false }, least: { type: 'string', default: '5' } },
  })
  for (const { stands, forms, passages, times, acts } of candidatesOf(
    positionals[0] as Language,
    values.canada,
    Number(values.least),
  )) {
    console.log([stands, passages, times, acts.length, forms.slice(1, 6).join(' | ')].join('\t'))
  }
}
