/**
 * Patterns, as docs/spec/subjects.md defines them: words with open ends (`dismiss*`, `*kündigung*`), alternatives (`wage*` or `salar*` with a slash between),
 * gaps (`..`), and brackets round what counts only together with another. In scripts without spaces a pattern is a run of characters.
 */
import type { Language } from '#law/language.ts'
import { folded, isWrittenUnspaced } from './fold.ts'
import { VocabularyError } from './vocabulary-error.ts'
import { wordsOf } from './words.ts'

/** A word, or in scripts without spaces a run of characters, in the form in which words are compared. */
export interface Piece {
  readonly kind: 'written'
  readonly text: string
  /** Whether a word may begin before it, and end after it. */
  readonly openStart: boolean
  readonly openEnd: boolean
}

/** Any word of the stem, as an analyser of the language has it. */
export interface StemPiece {
  readonly kind: 'stem'
  readonly text: string
}

/** One place of a pattern: any of the pieces may stand there. */
export interface Slot {
  readonly pieces: readonly (Piece | StemPiece)[]
  /** Whether other words may stand between the slot before and this one. */
  readonly afterGap: boolean
}

export interface Pattern {
  /** Weak patterns count only where two different ones of a concept stand in one text. */
  readonly weak: boolean
  readonly slots: readonly Slot[]
}

const GAP = '..'

/** Returns the pattern. Throws VocabularyError saying what is wrong with it. */
export function parsePattern(written: string, language: Language): Pattern {
  const weak = /^\(.*\)$/s.test(written)
  const body = weak ? written.slice(1, -1) : written
  const refuse = (reason: string) => {
    throw new VocabularyError(
      `Cannot read the pattern "${written}" (${language}): ${reason}; see docs/spec/subjects.md`,
    )
  }
  const slots: Slot[] = []
  let afterGap = false
  for (const part of partsOf(body, language)) {
    if (part === GAP) {
      if (afterGap || slots.length === 0) refuse('a gap (..) stands between two words')
      afterGap = true
      continue
    }
    for (const slot of slotsOf(part, language, afterGap, refuse)) slots.push(slot)
    afterGap = false
  }
  if (afterGap) refuse('a gap (..) stands between two words')
  if (slots.length === 0) refuse('it has no word')
  return { weak, slots }
}

function partsOf(body: string, language: Language): string[] {
  if (!isWrittenUnspaced(language)) return body.split(/\s+/).filter((part) => part !== '')
  return body
    .replaceAll(/\s+/g, '')
    .split(/(\.\.)/)
    .filter((part) => part !== '')
}

type Refuse = (reason: string) => void

function slotsOf(part: string, language: Language, afterGap: boolean, refuse: Refuse): Slot[] {
  const choices = part.split('/').map((choice) => piecesOf(choice, language, refuse))
  const [only = []] = choices
  if (choices.length === 1)
    return only.map((piece, i) => ({ pieces: [piece], afterGap: afterGap && i === 0 }))
  if (choices.some((pieces) => pieces.length !== 1))
    refuse('each alternative (a/b) is one word, without hyphen or apostrophe')
  return [{ pieces: choices.flat(), afterGap }]
}

function piecesOf(choice: string, language: Language, refuse: Refuse): Piece[] {
  const unspaced = isWrittenUnspaced(language)
  const openStart = choice.startsWith('*')
  const openEnd = choice.length > 1 && choice.endsWith('*')
  const bare = choice.slice(openStart ? 1 : 0, openEnd ? -1 : undefined)
  if (/[*()|=]/.test(bare))
    refuse('* stands at the beginning or the end of a word, and | = ( ) not inside a pattern')
  if (unspaced && (openStart || openEnd))
    refuse('in a script without spaces every pattern is open; leave out *')
  const texts = unspaced ? [folded(bare, language)] : Array.from(wordsOf(bare, language), ({ text }) => text)
  if (texts.length === 0 || texts[0] === '') refuse('a word has no letter')
  return texts.map((text, i) => ({
    kind: 'written',
    text,
    openStart: unspaced || (openStart && i === 0),
    openEnd: unspaced || (openEnd && i === texts.length - 1),
  }))
}
