/** Help with the words of texts that a reader does not know: how the learned lexicon says those that tell most, in the reader's language. */
import type { Database } from '#store/dialect/sqlite.ts'
import { sayingsOf } from './lexicon.ts'
import type { ComparedRow } from './model.ts'

/** A word of a text as it is said in the reader's language. */
export interface WordSaid {
  readonly word: string
  readonly renderings: readonly string[]
}

/** Words of one language. */
export interface WordHelp {
  readonly language: string
  readonly words: readonly WordSaid[]
}

/** Words told of a language. */
const MOST = 24
/** A word says more where it is a reason, tells a concept, or stands in a heading. */
const FOR_REASON = 3
const FOR_CONCEPT = 2
const FOR_HEADING = 2
/** Shorter words are known, or say nothing by themselves. */
const SHORTEST = 4
/** What is said so less often misleads. */
const LEAST_SHARE = 0.25

/** Returns help with the rows' words, by language; none for the reader's own, and for languages that nothing is known of. */
export async function wordHelp(
  db: Database,
  rows: readonly ComparedRow[],
  reader: string,
): Promise<WordHelp[]> {
  const cells = rows.flatMap((row) => row.cells)
  const help: WordHelp[] = []
  for (const language of new Set(cells.map((cell) => cell.language))) {
    if (language.slice(0, 3) === reader) continue
    const scores = scoresOf(rows, language)
    const said = await sayingsOf(db, [language, reader], [[...scores.keys()].join(' ')])
    if (!said) continue
    const words = [...scores]
      .flatMap(([word, score]) => {
        const renderings = (said.get(word) ?? []).filter(([, share]) => share >= LEAST_SHARE)
        return renderings.length === 0 ? [] : [{ word, score, renderings: renderings.map(([form]) => form) }]
      })
      .sort((a, b) => b.score - a.score)
    const told = onceEach(words).slice(0, MOST)
    if (told.length > 0)
      help.push({ language, words: told.map(({ word, renderings }) => ({ word, renderings })) })
  }
  return help
}

const WORD = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu

function scoresOf(rows: readonly ComparedRow[], language: string): Map<string, number> {
  const scores = new Map<string, number>()
  const add = (text: string, score: number) => {
    for (const [word] of text.toLowerCase().matchAll(WORD))
      if (word.length >= SHORTEST) scores.set(word, (scores.get(word) ?? 0) + score)
  }
  for (const { cells, why } of rows) {
    for (const cell of cells) {
      if (cell.language !== language) continue
      if (cell.heading !== null) add(cell.heading, FOR_HEADING)
      for (const { start, end } of cell.places) add(cell.text?.slice(start, end) ?? '', FOR_CONCEPT)
    }
    for (const { cells: pair, terms } of why)
      for (const { before, after } of terms) {
        if (cells[pair[0]]?.language === language) add(before, FOR_REASON)
        if (cells[pair[1]]?.language === language) add(after, FOR_REASON)
      }
  }
  return scores
}

// Forms of one word are said alike: the first of them stands for all.
function onceEach<W extends { readonly renderings: readonly string[] }>(words: readonly W[]): W[] {
  const seen = new Set<string>()
  return words.filter(({ renderings }) => {
    const key = renderings[0] ?? ''
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
