/** Labels of vocabularies that bring no patterns: their words are looked for by stem, as an analyser that is passed in has it. */
import type { Language } from '#law/language.ts'
import { folded, isWrittenUnspaced } from './fold.ts'
import type { Pattern, Slot } from './pattern.ts'
import { wordsOf } from './words.ts'

/** Returns the stem of a word in texts of the language; empty for a word that says nothing. */
export type Stem = (word: string, language: Language) => string

// "adoption (law)": what the brackets say tells homonyms apart and stands in no text.
const QUALIFIER = /\s*[([（].*$/s

/** Returns what finds the label in a text; null where no word of it says anything. A label with a qualifier in brackets is weak. */
export function patternOfLabel(label: string, language: Language, stem: Stem | null): Pattern | null {
  const bare = label.replace(QUALIFIER, '')
  const slots = isWrittenUnspaced(language) ? runSlots(bare, language) : wordSlots(bare, language, stem)
  return slots.length === 0 ? null : { weak: bare !== label, slots }
}

function runSlots(label: string, language: Language): Slot[] {
  const text = folded(label.replaceAll(/\s/g, ''), language)
  return text === '' ? [] : [slotOf({ kind: 'written', text, openStart: true, openEnd: true })]
}

function wordSlots(label: string, language: Language, stem: Stem | null): Slot[] {
  return Array.from(wordsOf(label, language)).map(({ text }) => {
    const stemmed = stem?.(text, language) ?? ''
    return slotOf(
      stemmed === ''
        ? { kind: 'written', text, openStart: false, openEnd: false }
        : { kind: 'stem', text: stemmed },
    )
  })
}

function slotOf(piece: Slot['pieces'][number]): Slot {
  return { pieces: [piece], afterGap: false }
}
