/** The words of a text with their places, as patterns meet them: cut at everything that is no letter or digit. */
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
  let [last, stretch] = [0, 0]
  for (const match of text.matchAll(pattern)) {
    const start = match.index
    const end = start + match[0].length
    if (last > 0 && ENDS_STRETCH.test(text.slice(last, start))) stretch++
    last = end
    const word = folded(match[0], language)
    if (word !== '') yield { text: word, start, end, stretch }
  }
}
