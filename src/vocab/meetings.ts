/** Where the places of patterns (slots) are met in a text: word by word, or character by character in scripts without spaces. */
import { ownString } from '#kit/own-string.ts'
import type { Language } from '#law/language.ts'
import { automatonOf } from './automaton.ts'
import { folded } from './fold.ts'
import type { Stem } from './label-pattern.ts'
import type { Slot } from './pattern.ts'
import { eachWritten } from './words.ts'

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
        eachWritten(text, language, (written, start, end, stretch) => {
          const held = slotsOfWord(written)
          if (held === null) return
          for (const slot of held) met({ slot, from: i, to: i + 1, start, end, stretch })
          i++
        })
      }
    },
  }
}

interface Inside {
  readonly text: string
  readonly openEnd: boolean
  readonly slot: number
}

// Returns the slots that a word as it is written meets; null where nothing of it is compared.
function wordLookup(
  slots: readonly Slot['pieces'][],
  language: Language,
  stem: Stem | null,
): (written: string) => readonly number[] | null {
  const find = slotFinder(slots, language, stem)
  const known = new Map<string, readonly number[] | null>()
  return (written) => {
    const held = known.get(written)
    if (held !== undefined) return held
    const word = folded(written, language)
    const found = word === '' ? null : find(word)
    if (known.size >= WORDS_KEPT) known.clear()
    known.set(ownString(written), found)
    return found
  }
}

const NO_SLOTS: readonly number[] = []

// Words that begin, end or are as a piece is looked up by every beginning of theirs; pieces inside words by their first letter.
function slotFinder(
  slots: readonly Slot['pieces'][],
  language: Language,
  stem: Stem | null,
): (word: string) => readonly number[] {
  const stems = new Map<string, number[]>()
  const whole = new Map<string, number[]>()
  const beginnings = new Map<string, number[]>()
  const inside = new Map<string, Inside[]>()
  for (const [slot, pieces] of slots.entries())
    for (const piece of pieces) {
      if (piece.kind === 'stem') add(stems, piece.text, slot)
      else if (piece.openStart) add(inside, piece.text.charAt(0), { ...piece, slot })
      else add(piece.openEnd ? beginnings : whole, piece.text, slot)
    }
  let [shortest, longest] = [Number.POSITIVE_INFINITY, 0]
  for (const { length } of beginnings.keys())
    [shortest, longest] = [Math.min(shortest, length), Math.max(longest, length)]
  return (word) => {
    const found: Found[] = []
    for (let end = shortest; end <= Math.min(longest, word.length); end++)
      for (const slot of beginnings.get(word.slice(0, end)) ?? []) found.push({ slot, end, length: end + 1 })
    if (inside.size > 0) findInside(inside, word, found)
    for (const slot of whole.get(word) ?? [])
      found.push({ slot, end: word.length + 1, length: word.length + 2 })
    const byStem = stems.size > 0 && stem ? (stems.get(stem(word, language)) ?? NO_SLOTS) : NO_SLOTS
    if (found.length === 0) return byStem
    // Those that end first, and of these the longest, tell first.
    found.sort((a, b) => a.end - b.end || b.length - a.length)
    return [...new Set([...byStem, ...found.map(({ slot }) => slot)])]
  }
}

function findInside(inside: ReadonlyMap<string, readonly Inside[]>, word: string, found: Found[]): void {
  for (let at = 0; at < word.length; at++)
    for (const { text, openEnd, slot } of inside.get(word.charAt(at)) ?? []) {
      const end = at + text.length
      if (word.startsWith(text, at) && (openEnd || end === word.length))
        found.push({ slot, end: openEnd ? end : end + 1, length: text.length + (openEnd ? 0 : 1) })
    }
}

interface Found {
  readonly slot: number
  readonly end: number
  readonly length: number
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

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const held = map.get(key)
  if (held) held.push(value)
  else map.set(key, [value])
}
