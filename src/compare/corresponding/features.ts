/** What of a provision is compared: its words in one language, what reads alike or is known to say the same in two, and its concepts. */
import { numbersIn, stemsOf, stemsOfOneLanguage, type Term, termsOfAnyLanguage } from '../align/terms.ts'
import type { Known, Outline, Provision } from './provision.ts'
import type { Feature } from './vectors.ts'

/** A word of the heading counts as much as so many of the text; so does a citation. */
const OF_HEADING = 2
const OF_CITATION = 2
/** Translations less likely than that are noise. */
const LIKELY = 0.2

/** Prefixes that keep kinds of features apart. */
const CITED = '@'
const TRANSLATED = '~'

/** Returns the words of both sides as they are compared. */
export function wordsOf(
  before: Outline,
  after: Outline,
  { translations }: Known,
): [Feature[][], Feature[][]] {
  if (before.language === after.language) {
    const read = (provision: Provision) => termsIn(provision, stemsOfOneLanguage)
    return [before.provisions.map(read), after.provisions.map(read)]
  }
  const alike = (provision: Provision) => termsIn(provision, termsOfAnyLanguage)
  if (!translations) return [before.provisions.map(alike), after.provisions.map(alike)]
  const say = sayings((word) => translations(word, before.language, after.language))
  return [
    before.provisions.map((provision) => [...alike(provision), ...translated(provision, say)]),
    after.provisions.map((provision) => [...alike(provision), ...own(provision)]),
  ]
}

/** Returns the concepts of a side as they are compared. */
export function conceptsOf({ provisions }: Outline): Feature[][] {
  return provisions.map(({ concepts }) => concepts.map(({ concept, count }) => [concept, concept, count]))
}

/** Returns what the headings of both sides name: their words, and concepts, which count more; nothing where there is no heading. */
export function headingsOf(before: Outline, after: Outline): [Feature[][], Feature[][]] {
  const terms = before.language === after.language ? stemsOfOneLanguage : termsOfAnyLanguage
  const read = ({ heading, named }: Provision): Feature[] =>
    heading === null
      ? []
      : [
          ...terms(heading).map(([key, word]): Feature => [key, word, 1]),
          ...named.map((concept): Feature => [concept, concept, NAMED]),
        ]
  return [before.provisions.map(read), after.provisions.map(read)]
}

/** A concept that a heading names counts as much as so many of its words. */
const NAMED = 3

/** Returns whether a feature is a word that a reader takes for a reason: no number, no citation, none of the little words. */
export function isWord(key: string, printed: string): boolean {
  if (key.startsWith(CITED) || /^#?\p{N}/u.test(key)) return false
  return printed.length >= SHORTEST || UNSPACED.test(printed)
}

const SHORTEST = 4
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Returns the address that a feature is; null where it is none. */
export function citedAddress(key: string): string | null {
  return key.startsWith(CITED) ? key.slice(CITED.length) : null
}

/** Returns numbers that both texts have and that tell something: no single figures. */
export function numbersShared(before: Provision, after: Provision): string[] {
  const others = numbersIn(after.text)
  return [...numbersIn(before.text)].filter((number) => number.length > 1 && others.has(number))
}

function termsIn(provision: Provision, terms: (text: string) => readonly Term[]): Feature[] {
  const features: Feature[] = terms(provision.text).map(([key, word]) => [key, word, 1])
  for (const [key, word] of provision.heading === null ? [] : terms(provision.heading))
    features.push([key, word, OF_HEADING])
  for (const address of addressesOf(provision)) features.push([`${CITED}${address}`, address, OF_CITATION])
  return features
}

// Who cites a provision shares its address with it.
function addressesOf({ address, citations = [] }: Provision): readonly string[] {
  return address === null ? citations : [address, ...citations]
}

type Sayings = (word: string) => readonly (readonly [stem: string, probability: number])[]

// The same words come back in every provision.
function sayings(translate: (word: string) => readonly (readonly [string, number])[]): Sayings {
  const known = new Map<string, (readonly [string, number])[]>()
  return (word) => {
    let said = known.get(word)
    if (!said) {
      said = translate(word).flatMap(([form, probability]) =>
        probability < LIKELY ? [] : [...stemsOf(form).keys()].map((stem) => [stem, probability] as const),
      )
      known.set(word, said)
    }
    return said
  }
}

function translated(provision: Provision, say: Sayings): Feature[] {
  const features: Feature[] = []
  for (const word of stemsOf(saidBy(provision)).values())
    for (const [stem, probability] of say(word.toLowerCase()))
      features.push([`${TRANSLATED}${stem}`, word, probability])
  return features
}

function own(provision: Provision): Feature[] {
  return Array.from(stemsOf(saidBy(provision)), ([stem, word]) => [`${TRANSLATED}${stem}`, word, 1])
}

function saidBy({ heading, text }: Provision): string {
  return heading === null ? text : `${heading}\n${text}`
}
