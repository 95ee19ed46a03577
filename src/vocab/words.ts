/** The words of a text with their places, as patterns meet them: cut at everything that is no letter or digit. */
import { ownString } from '#kit/own-string.ts'
import type { Language } from '#law/language.ts'
import { folded } from './fold.ts'

export interface Word {
  /** In the form in which words are compared. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Words of different stretches belong to no phrase together: a full stop, a semicolon or an empty line lies between them. */
  readonly stretch: number
}

// Between letters an apostrophe is a sound in East Slavic and Turkic writing, and cuts off an article elsewhere; the dot is Catalan's (il·legal).
const APOSTROPHE_INSIDE = new Set('bel bul kaz kir mkd rus srp tat tgk ukr uzb'.split(' '))
const RUN = '[\\p{L}\\p{M}\\p{N}\\u00ad\\u200b-\\u200d\\u2060]+'
const WORD = new RegExp(`${RUN}(?:·${RUN})*`, 'gu')
const WORD_WITH_APOSTROPHE = new RegExp(`${RUN}(?:['’ʼ]${RUN})*`, 'gu')
const ENDS_STRETCH = /[.;:!?…]|\n\s*\n/

/** Yields the words of the text. */
export function* wordsOf(text: string, language: Language): Generator<Word> {
  const pattern = APOSTROPHE_INSIDE.has(language.slice(0, 3)) ? WORD_WITH_APOSTROPHE : WORD
  const known = wordsKnown(language)
  let [last, stretch] = [0, 0]
  for (const match of text.matchAll(pattern)) {
    const start = match.index
    const end = start + match[0].length
    if (last > 0 && ENDS_STRETCH.test(text.slice(last, start))) stretch++
    last = end
    const word = known.get(match[0]) ?? remembered(match[0], language, known)
    if (word !== '') yield { text: word, start, end, stretch }
  }
}

// Texts repeat their words, and folding one takes longer than looking it up.
const MOST_KEPT = 50_000
const keptByLanguage = new Map<string, Map<string, string>>()

function wordsKnown(language: Language): Map<string, string> {
  const base = language.slice(0, 3)
  const known = keptByLanguage.get(base) ?? new Map<string, string>()
  keptByLanguage.set(base, known)
  return known
}

function remembered(word: string, language: Language, known: Map<string, string>): string {
  const text = folded(word, language)
  if (known.size >= MOST_KEPT) known.clear()
  known.set(ownString(word), text)
  return text
}
