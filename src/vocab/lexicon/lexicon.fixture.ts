/** For tests of learning: words cut at spaces, sentence pairs made of values. */
import type { Analyser, Sentence, SentencePair } from './model.ts'

/** Returns an analyser: words in small letters, articles and prepositions given as empty, compounds with their parts. */
export function analyser(
  empty: string,
  parts: Readonly<Record<string, readonly string[]>> = {},
  stem: (word: string) => string = (word) => word,
): Analyser {
  const empties = new Set(empty.split(' '))
  return (text) =>
    Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), (match) => {
      const term = stem(match[0].toLowerCase())
      return {
        term,
        parts: parts[term] ?? [term],
        start: match.index,
        end: match.index + match[0].length,
        kind: /\d/.test(term) ? 'number' : empties.has(term) ? 'empty' : 'word',
      }
    })
}

/** Returns sentence pairs of one work, out of lines "one | other". */
export function pairsOf(lines: string, work = 1): SentencePair[] {
  return lines
    .trim()
    .split('\n')
    .map((line, row) => {
      const [from = '', to = ''] = line.split('|').map((side) => side.trim())
      return { work, from: sentence(row, from), to: sentence(row, to) }
    })
}

function sentence(row: number, text: string): Sentence {
  return { row, block: 0, start: 0, lastBlock: 0, end: text.length, text }
}
