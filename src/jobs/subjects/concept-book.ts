/** The vocabularies of a library as what finds their concepts in texts, a language at a time; and the mark of what they are. */
import { plainText } from '#law/content.ts'
import type { Language } from '#law/language.ts'
import { termsOf } from '#search/analysis/analysis.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Matcher, matcherOf } from '#vocab/matcher.ts'
import type { Vocabulary } from '#vocab/model.ts'
import { ownList } from './concept-list.ts'
import { loadedVocabularies } from './concept-mark.ts'

export interface ConceptBook {
  /** Another one when another vocabulary is loaded, or texts are read otherwise. */
  readonly mark: string
  /** Returns what finds the concepts of a text of the language; null where no vocabulary has words in it. */
  matcher(language: Language): Promise<Matcher | null>
}

const open = new WeakMap<Database, ConceptBook>()
// Libraries with Comity's own list alone share it.
let own: ConceptBook | undefined

/** Returns the vocabularies that the library of the database has now. */
export function conceptBook(db: Database): ConceptBook {
  const { mark, home, count } = loadedVocabularies(db)
  const known = count > 0 ? open.get(db) : own
  if (known?.mark === mark) return known
  const book = bookOver(home, mark, count > 0)
  if (count > 0) open.set(db, book)
  else own = book
  return book
}

function bookOver(home: string | null, mark: string, hasLoaded: boolean): ConceptBook {
  const kept = new Map<Language, Promise<Made>>()
  const letters = new Map<Language, number>()
  const make = async (language: Language): Promise<Made> => {
    const vocabularies = [
      await ownList(),
      ...(home !== null && hasLoaded ? await beside(home, language) : []),
    ]
    const matcher = speaks(vocabularies, language) ? matcherOf(vocabularies, language, termsOf) : null
    return { matcher, letters: vocabularies.reduce((sum, each) => sum + lettersOf(each, language), 0) }
  }
  return {
    mark,
    matcher: async (language) => {
      const asked = kept.get(language) ?? make(language)
      // The one asked for last is the last to go.
      kept.delete(language)
      kept.set(language, asked)
      const made = await asked
      if (kept.get(language) === asked) letters.set(language, made.letters)
      forgetOldest(kept, letters)
      return made.matcher
    },
  }
}

interface Made {
  readonly matcher: Matcher | null
  /** Of all patterns and labels that it finds: what it keeps in memory is some thirty bytes for each. */
  readonly letters: number
}

// All languages of Comity's own list, and a few of a vocabulary of many thousand concepts.
const MOST_LETTERS = 1_000_000

function forgetOldest(kept: Map<Language, unknown>, letters: Map<Language, number>): void {
  let all = 0
  for (const each of letters.values()) all += each
  for (const language of kept.keys()) {
    if (all <= MOST_LETTERS || kept.size === 1) return
    all -= letters.get(language) ?? 0
    kept.delete(language)
    letters.delete(language)
  }
}

function lettersOf({ concepts }: Vocabulary, language: Language): number {
  let letters = 0
  for (const { wordings } of concepts.values()) {
    const wording = wordings.get(language) ?? wordings.get(language.slice(0, 3))
    if (!wording) continue
    const { preferred, alternatives, hidden, patterns, exceptions } = wording
    for (const words of [preferred ?? '', ...alternatives, ...hidden, ...patterns, ...exceptions])
      letters += words.length
  }
  return letters
}

async function beside(home: string, language: Language): Promise<Vocabulary[]> {
  const { keptVocabularies, OWN_NAME } = await import('#vocab/kept.ts')
  const kept = await keptVocabularies(home, new Set([language.slice(0, 3)]))
  return kept.flatMap(({ name, vocabulary }) => (name === OWN_NAME ? [] : [vocabulary]))
}

function speaks(vocabularies: readonly Vocabulary[], language: Language): boolean {
  return vocabularies.some(({ concepts }) =>
    concepts.values().some(({ wordings }) => wordings.has(language) || wordings.has(language.slice(0, 3))),
  )
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu
// Most texts have none of them, which is soon seen: no script without spaces has signs outside these.
const MAYBE_UNSPACED = /[\u0e00-\u1fff\u2e80-\uffff]/
const WORD = /[\p{L}\p{M}\p{N}]+/gu
// A word of a script without spaces is about as many signs.
const SIGNS = 2

/** Returns the words of a fragment as concepts are found in them. */
export function tellingText(xml: string): string {
  return plainText(xml)
}

// At so many letters from the beginning a place is a third as early; signs of a script without spaces say three times as much.
const EARLY = 300
const DENSE = 3
const ONE_UNSPACED = new RegExp(UNSPACED.source, 'u')

/** Returns how near the beginning of a text a place stands, as `Told` has it. */
export function earliness(text: string, start: number): number {
  const letters = ONE_UNSPACED.test(text.slice(0, EARLY)) ? start * DENSE : start
  return Math.round(255 * Math.exp(-letters / EARLY))
}

/** Returns how many words a text has. */
export function wordCount(text: string): number {
  const signs = MAYBE_UNSPACED.test(text) ? (text.match(UNSPACED)?.length ?? 0) : 0
  if (signs === 0) return text.match(WORD)?.length ?? 0
  return Math.round(signs / SIGNS) + (text.replace(UNSPACED, ' ').match(WORD)?.length ?? 0)
}
