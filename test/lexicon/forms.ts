/**
 * The rule by which a translation is held to be a form of an accepted one, for the second languages of the pairs: English, French, Polish.
 * Forms are made from the dictionary form by the paradigms of the language and compared whole, never by a common beginning: “traité” is
 * no form of “traitement”, nor “contrôleur” of “contrôle”, nor “responsable” of “responsable du traitement”.
 *
 * Notation of an accepted translation: words in their dictionary form, parted by spaces; `v:` before it makes its first word a verb, which
 * has verbal forms only then; a word written `a/b/c` has the forms listed and no others.
 */
import { polishForms } from './polish.ts'

export type Target = 'en' | 'fr' | 'pl'

// Left out on both sides before comparing: articles, and the prepositions by which a noun hangs on another.
const LINKS: Readonly<Record<Target, ReadonlySet<string>>> = {
  en: new Set(['a', 'an', 'the', 'of', 'to', 's']),
  fr: new Set(['le', 'la', 'les', 'l', 'un', 'une', 'de', 'du', 'des', 'd', 'à', 'au', 'aux', 'en']),
  pl: new Set(),
}

/** Returns a text as it is compared: composed, in lower case, with one kind of apostrophe and hyphen, without soft hyphens; œ as oe. */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/\u00ad/g, '')
    .replaceAll('œ', 'oe')
}

/** Returns the words of a text, folded; with a language without its links, unless nothing else is there. */
export function wordsOf(text: string, target?: Target): string[] {
  const words = fold(text).match(/\p{L}[\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}]+)*/gu) ?? []
  if (target === undefined) return words
  const heavy = words.filter((word) => !LINKS[target].has(word))
  return heavy.length > 0 ? heavy : words
}

/** Tells whether a translation is, word by word and in the same order, some form of an accepted one. */
export function isFormOf(given: string, accepted: string, target: Target): boolean {
  const verb = accepted.startsWith('v:')
  const wanted = acceptedWords(verb ? accepted.slice(2) : accepted, target)
  const words = wordsOf(given, target)
  return (
    words.length === wanted.length &&
    wanted.every((want, at) => formsOf(want, target, verb && at === 0).has(spelt(words[at] ?? '', target)))
  )
}

function acceptedWords(accepted: string, target: Target): string[] {
  const words = accepted.split(/[\s']+/).filter((word) => word !== '')
  const heavy = words.filter((word) => !LINKS[target].has(fold(word)))
  return heavy.length > 0 ? heavy : words
}

const known = new Map<string, ReadonlySet<string>>()

/** Returns the forms of one word in the notation above, folded. */
export function formsOf(word: string, target: Target, verb: boolean): ReadonlySet<string> {
  const key = `${target} ${verb} ${word}`
  let forms = known.get(key)
  if (forms === undefined) {
    const folded = fold(word)
    const made = folded.includes('/')
      ? folded.split('/')
      : target === 'pl'
        ? polishForms(folded)
        : verb
          ? (target === 'en' ? englishVerb : frenchVerb)(folded)
          : (target === 'en' ? englishNominal : frenchNominal)(folded)
    forms = new Set(made.map((form) => spelt(form, target)))
    known.set(key, forms)
  }
  return forms
}

// The Union writes organisation and authorisation, others organization and authorization.
function spelt(word: string, target: Target): string {
  return target === 'en' ? word.replace(/iz(?=e$|es$|ed$|ing$|ations?$|ational$)/, 'is') : word
}

const ENGLISH_PLURALS: Readonly<Record<string, string>> = {
  child: 'children',
  criterion: 'criteria',
  person: 'people',
}

function englishNominal(word: string): string[] {
  const plural = ENGLISH_PLURALS[word]
  if (plural !== undefined) return [word, plural, `${word}s`]
  if (/[^aeiou]y$/.test(word)) return [word, word.replace(/y$/, 'ies')]
  return [word, /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`]
}

function englishVerb(word: string): string[] {
  if (/[^aeiou]y$/.test(word))
    return [word, word.replace(/y$/, 'ies'), word.replace(/y$/, 'ied'), `${word}ing`]
  const stem = word.replace(/e$/, '')
  const doubled = /[aeiou][bdglmnprt]$/.test(word)
    ? [`${word}${word.at(-1)}ed`, `${word}${word.at(-1)}ing`]
    : []
  const third = /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
  return [word, third, `${stem}ed`, `${stem}ing`, ...doubled]
}

// What the feminine is made by: the ending of the masculine, and what stands for it.
const FEMININES: readonly (readonly [RegExp, string])[] = [
  [/eux$/, 'euse'],
  [/teur$/, 'trice'],
  [/eur$/, 'euse'],
  [/if$/, 'ive'],
  [/er$/, 'ère'],
  [/c$/, 'que'],
  [/el$/, 'elle'],
  [/en$/, 'enne'],
  [/(?<=[^e])$/, 'e'],
]

/** Number and gender: a plural in the notation (lignes directrices, frais) has its singular as well. */
function frenchNominal(word: string): string[] {
  const bases = /[^s]s$/.test(word) ? [word, word.slice(0, -1)] : [word]
  return bases.flatMap((base) => {
    const feminine = FEMININES.filter(([ending]) => ending.test(base)).map(([ending, by]) =>
      base.replace(ending, by),
    )
    const plurals = [...feminine, base].map((form) => `${form}s`)
    const broken = /al$/.test(base)
      ? [base.replace(/al$/, 'aux')]
      : /(?:au|eu)$/.test(base)
        ? [`${base}x`]
        : []
    return [base, ...feminine, ...plurals, ...broken]
  })
}

const FIRST_GROUP = 'er e es ons ez ent é és ée ées ant a era eront erait eraient ait aient'.split(' ')
const SECOND_GROUP = 'ir is it issent issant ie ies i ira iront irait iraient isse'.split(' ')

function frenchVerb(infinitive: string): string[] {
  const stem = infinitive.slice(0, -2)
  if (infinitive.endsWith('er')) return FIRST_GROUP.map((ending) => stem + ending)
  if (infinitive.endsWith('ir')) return SECOND_GROUP.map((ending) => stem + ending)
  return [infinitive]
}
