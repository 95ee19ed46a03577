/**
 * What words say in another language by the labels and patterns of the vocabulary: every concept is worded in many languages, so its
 * wordings are parallel text, where the library holds none. Learnt in memory when first asked, once for each pair of languages.
 */
import type { Language } from '#law/language.ts'
import { indexTerms } from '#search/analysis/analysis.ts'
import { type RenderedWord, renderedWords } from '#vocab/lexicon/phrase-words.ts'
import type { Vocabulary, Wording } from '#vocab/model.ts'

/** Renderings of index terms, the surest first. */
export type LabelWords = ReadonlyMap<string, readonly RenderedWord[]>

const kept = new WeakMap<Vocabulary, Map<string, LabelWords>>()

/** Returns how index terms of one language are said in another; concepts that are left out teach nothing. */
export function labelWords(
  vocabulary: Vocabulary,
  from: Language,
  to: Language,
  leftOut: ReadonlySet<string>,
): LabelWords {
  if (leftOut.size > 0) return learnt(vocabulary, from, to, leftOut)
  const known = kept.get(vocabulary) ?? new Map<string, LabelWords>()
  kept.set(vocabulary, known)
  const key = `${from} ${to}`
  const words = known.get(key) ?? learnt(vocabulary, from, to, leftOut)
  known.set(key, words)
  return words
}

function learnt(
  { concepts }: Vocabulary,
  from: Language,
  to: Language,
  leftOut: ReadonlySet<string>,
): LabelWords {
  const meanings = [...concepts.values()].flatMap(({ iri, wordings }) =>
    leftOut.has(iri)
      ? []
      : [{ from: phrasesOf(wordings.get(from), from), to: phrasesOf(wordings.get(to), to) }],
  )
  return renderedWords(meanings)
}

// The words of labels and patterns as the index has them, each phrase once. Of alternatives in one place the first.
function phrasesOf(wording: Wording | undefined, language: Language): string[][] {
  if (!wording) return []
  const written = [
    wording.preferred ?? '',
    ...wording.alternatives,
    ...wording.hidden,
    ...wording.patterns.flatMap((pattern) => pattern.split('..')).map(asWords),
  ]
  const phrases = new Map<string, string[]>()
  for (const each of written) {
    const terms = indexTerms(each, language)
      .split(' ')
      .filter((term) => term.length > 1 && !/\d/.test(term))
    if (terms.length > 0) phrases.set(terms.join(' '), [...new Set(terms)])
  }
  return [...phrases.values()]
}

function asWords(pattern: string): string {
  return pattern
    .split(' ')
    .map((word) => (word.split('/')[0] ?? '').replace(/[()*]/g, ''))
    .join(' ')
}
