/**
 * Scripts written without spaces (Chinese, Japanese, Korean, Thai, Lao, Khmer, Burmese): their runs are indexed by overlapping
 * pairs of characters, so that any run inside one is found as the phrase of its pairs; words of a query are cut by dictionary.
 */
import { asciiDigits, hanNumbersAsDigits } from './numbers.ts'

const UNSPACED =
  '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}々ー'
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u')
const RUNS = new RegExp(`[${UNSPACED}][${UNSPACED}\\p{M}]*|[^${UNSPACED}]+`, 'gu')
// The first character of the scripts above: what comes before is never one of them.
const FIRST_UNSPACED = 0x0e00

/** Returns whether the word is, wholly or in part, of a script that is written without spaces. */
export function isUnspaced(word: string): boolean {
  for (let at = 0; at < word.length; at++)
    if (word.charCodeAt(at) >= FIRST_UNSPACED) return HAS_UNSPACED.test(word)
  return false
}

/** Returns the word's runs of scripts without spaces and of others, in compatibility form, numbers of the law in digits. */
export function runsOf(word: string): readonly string[] {
  return hanNumbersAsDigits(asciiDigits(word.normalize('NFKC'))).match(RUNS) ?? []
}

/** Returns overlapping pairs of the run's characters and its last one, separated by spaces. */
export function pairsOf(run: string): string {
  const characters = charactersOf(run)
  let pairs = ''
  for (let at = 0; at < characters.length; at++)
    pairs += `${at === 0 ? '' : ' '}${characters[at] ?? ''}${characters[at + 1] ?? ''}`
  return pairs
}

/** Returns the characters of a run with the marks on them. */
export function charactersOf(run: string): readonly string[] {
  return HAS_MARKS.test(run) ? (run.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) : Array.from(run)
}

const HAS_MARKS = /\p{M}/u
// A numbered unit of the law, or a date, is one word however it is written; numerals alone are as the dictionary has them.
const NUMBERED =
  /第?[〇零一二三四五六七八九十百千\d]+(?:[条條章节節款项項编編号號年月日](?:[之の][〇零一二三四五六七八九十百千\d]+)?)*/g

let segmenter: Intl.Segmenter | undefined

/**
 * Returns the words of a query's run, as people mean them who write without spaces: by the dictionaries of Unicode (UAX 29 and
 * ICU), numbered units of the law (第十条) kept whole. Each stands in the run as it is returned.
 */
export function segments(run: string): string[] {
  const words: string[] = []
  let from = 0
  for (const match of run.matchAll(NUMBERED)) {
    if (!/[第条條章节節款项項编編号號年月日]/.test(match[0])) continue
    words.push(...dictionaryWords(run.slice(from, match.index)), match[0])
    from = match.index + match[0].length
  }
  return [...words, ...dictionaryWords(run.slice(from))]
}

function dictionaryWords(run: string): string[] {
  if (run === '') return []
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
  return Array.from(segmenter.segment(run)).flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment] : [],
  )
}
