/** The words of a language as a lexicon is learnt from: stems and stop words of the search index, compounds cut by the corpus' own vocabulary. */
import { isUnspaced, termsOf, wordsIn, writtenWord } from '#search/analysis/analysis.ts'
import { compoundRulesOf, decompound } from '#search/analysis/compounds.ts'
import { RULES, ruledAs } from '#search/analysis/registry.ts'
import { isStopWord } from '#search/analysis/stop-words.ts'
import type { Analyser, Token } from '#vocab/lexicon/model.ts'
import { isEmptyWord } from './empty-words.ts'

/** Returns the analyser of a language. `corpus` are the texts by whose words compounds are cut; it is read only where the language has any. */
export function lexiconAnalyser(language: string, corpus: Iterable<string>): Analyser {
  const partsOf = compoundParts(language, corpus)
  const known = new Map<string, Pick<Token, 'term' | 'parts' | 'kind'>>()
  const read = (word: string) => {
    let told = known.get(word)
    if (!told) known.set(word, (told = analyse(word, language, partsOf)))
    return told
  }
  const elided = RULES[ruledAs(language)]?.elided
  return (text) => {
    const tokens: Token[] = []
    for (const { text: word, start } of wordsIn(text)) {
      for (const piece of isUnspaced(word) ? segments(word, language) : [{ word, at: 0 }]) {
        const cut = elided ? elidedLength(piece.word, elided) : 0
        const at = start + piece.at
        const token = { ...read(piece.word), start: at + cut, end: at + piece.word.length }
        const last = tokens.at(-1)
        if (last && last.end === start - 1 && /[-‐‑]/.test(text.charAt(last.end)) && isJoinable(last, token))
          tokens[tokens.length - 1] = hyphenated(last, token)
        else tokens.push(token)
      }
    }
    return tokens
  }
}

// "sous-traitant", "Datenschutz-Folgenabschätzung": one word of two.
function isJoinable(last: Token, token: Token): boolean {
  return last.kind !== 'number' && token.kind !== 'number'
}

function hyphenated(last: Token, token: Token): Token {
  const parts = [...last.parts, ...token.parts].filter((part) => part !== '')
  const kind = last.kind === 'empty' && token.kind === 'empty' ? 'empty' : 'word'
  return { term: `${last.term}-${token.term}`, parts, kind, start: last.start, end: token.end }
}

type Parts = (written: string) => readonly string[]

function analyse(
  word: string,
  language: string,
  partsOf: Parts | null,
): Pick<Token, 'term' | 'parts' | 'kind'> {
  const term = isUnspaced(word) ? word : termsOf(word, language).replaceAll(' ', '-')
  const written = writtenWord(word, language)
  if (/\d/.test(term)) return { term, parts: [term], kind: 'number' }
  if (term === '' || isEmpty(word, language) || isEmpty(written, language))
    return { term, parts: [term], kind: 'empty' }
  const parts = partsOf?.(written).map((part) => termsOf(part, language)) ?? [term]
  return { term, parts: parts.length > 1 ? parts : [term], kind: 'word' }
}

function isEmpty(word: string, language: string): boolean {
  return (
    isStopWord(word, [language]) ||
    isEmptyWord(word.toLowerCase(), language) ||
    (/^\p{L}$/u.test(word) && !isUnspaced(word))
  )
}

// "l'autorité": the article before the apostrophe is no part of the word.
function elidedLength(word: string, elided: RegExp): number {
  const at = word.search(/['’‘]/)
  return at > 0 && elided.test(word.slice(0, at).toLowerCase()) ? at + 1 : 0
}

const segmenters = new Map<string, Intl.Segmenter>()

function segments(run: string, language: string): { readonly word: string; readonly at: number }[] {
  let segmenter = segmenters.get(language)
  if (!segmenter)
    segmenters.set(
      language,
      (segmenter = new Intl.Segmenter(TAGS[language] ?? 'zh', { granularity: 'word' })),
    )
  return Array.from(segmenter.segment(run), ({ segment, index }) => ({ word: segment, at: index }))
}

const TAGS: Readonly<Record<string, string>> = {
  zho: 'zh',
  jpn: 'ja',
  tha: 'th',
  lao: 'lo',
  khm: 'km',
  mya: 'my',
}

function compoundParts(language: string, corpus: Iterable<string>): Parts | null {
  const rules = compoundRulesOf(language)
  if (!rules) return null
  const frequencies = new Map<string, number>()
  for (const text of corpus)
    for (const { text: word } of wordsIn(text)) {
      const written = writtenWord(word, language)
      if (written.length >= rules.leastPart && !/[\s\d]/.test(written))
        frequencies.set(written, (frequencies.get(written) ?? 0) + 1)
    }
  return (written) => decompound(written, (part) => frequencies.get(part) ?? 0, rules)
}
