/** Where the places of patterns (slots) are met in a text: word by word, or character by character in scripts without spaces. */
import type { Language } from '#law/language.ts'
import { automatonOf } from './automaton.ts'
import { folded } from './fold.ts'
import type { Stem } from './label-pattern.ts'
import type { Slot } from './pattern.ts'
import { wordsOf } from './words.ts'

/** A slot that is met: counted in words or characters (`from`, `to`), and where that lies in the text (`start`, `end`). */
export interface Met {
  readonly slot: number
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
  /** Phrases do not go from one stretch of a text into another. */
  readonly stretch: number
}

/** How slots are met in texts of a language. */
export interface Meeter {
  /** How many words or characters a gap may hold. */
  readonly gap: number
  /** How many words or characters behind the beginning of a piece its end may lie. */
  readonly lengthOf: (piece: Slot['pieces'][number]) => number
  /** Calls back for every slot met, in the order in which they end. The slots are numbered as they are given. */
  readonly of: (slots: readonly Slot['pieces'][]) => (text: string, met: (met: Met) => void) => void
}

const WORDS_IN_GAP = 3
const CHARACTERS_IN_GAP = 8
const BEGIN = '\u0002'
const END = '\u0003'
// Texts repeat their words; those of one library are some hundred thousand.
const WORDS_KEPT = 100_000

/** Returns the meeter of languages that part their words. */
export function wordMeetings(language: Language, stem: Stem | null): Meeter {
  return {
    gap: WORDS_IN_GAP,
    lengthOf: () => 1,
    of: (slots) => {
      const slotsOfWord = wordLookup(slots, language, stem)
      return (text, met) => {
        let i = 0
        for (const { text: word, start, end, stretch } of wordsOf(text, language)) {
          for (const slot of slotsOfWord(word)) met({ slot, from: i, to: i + 1, start, end, stretch })
          i++
        }
      }
    },
  }
}

function wordLookup(
  slots: readonly Slot['pieces'][],
  language: Language,
  stem: Stem | null,
): (word: string) => readonly number[] {
  const written = new Map<string, number[]>()
  const stems = new Map<string, number[]>()
  for (const [i, pieces] of slots.entries())
    for (const piece of pieces)
      if (piece.kind === 'stem') add(stems, piece.text, i)
      else add(written, `${piece.openStart ? '' : BEGIN}${piece.text}${piece.openEnd ? '' : END}`, i)
  const automaton = automatonOf(written)
  const known = new Map<string, readonly number[]>()
  return (word) => {
    const held = known.get(word)
    if (held) return held
    const found = new Set(stems.size > 0 && stem ? stems.get(stem(word, language)) : [])
    automaton.scan(`${BEGIN}${word}${END}`, (slot) => found.add(slot))
    if (known.size >= WORDS_KEPT) known.clear()
    const all = [...found]
    known.set(word, all)
    return all
  }
}

/** Returns the meeter of scripts without spaces. */
export function runMeetings(language: Language): Meeter {
  return {
    gap: CHARACTERS_IN_GAP,
    lengthOf: ({ text }) => text.length,
    of: (slots) => {
      const ends: { readonly slot: number; readonly length: number }[] = []
      const strings = new Map<string, number[]>()
      for (const [slot, pieces] of slots.entries())
        for (const { text } of pieces) add(strings, text, ends.push({ slot, length: text.length }) - 1)
      const automaton = automatonOf(strings)
      return (text, met) => {
        const { characters, starts, stretches } = runOf(text, language)
        automaton.scan(characters, (value, to) => {
          const { slot = 0, length = 0 } = ends[value] ?? {}
          const from = to - length
          const start = starts[from] ?? text.length
          const end = endOf(text, starts[to - 1] ?? text.length)
          met({ slot, from, to, start, end, stretch: stretches[to - 1] ?? 0 })
        })
      }
    },
  }
}

const ENDS_STRETCH = /[。；！？：，;!?:.…]/

// The characters without white space, as they are compared, and for each where it stands in the text.
function runOf(text: string, language: Language) {
  const starts: number[] = []
  const stretches: number[] = []
  let [characters, at, stretch] = ['', 0, 0]
  for (const character of text) {
    if (ENDS_STRETCH.test(character)) stretch++
    for (const unit of /\s/.test(character) ? '' : folded(character, language)) {
      characters += unit
      for (let i = 0; i < unit.length; i++) {
        starts.push(at)
        stretches.push(stretch)
      }
    }
    at += character.length
  }
  return { characters, starts, stretches }
}

function endOf(text: string, start: number): number {
  return start + String.fromCodePoint(text.codePointAt(start) ?? 0).length
}

function add(map: Map<string, number[]>, key: string, value: number): void {
  const held = map.get(key)
  if (held) held.push(value)
  else map.set(key, [value])
}
