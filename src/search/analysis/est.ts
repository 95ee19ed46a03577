/**
 * Estonian: a light stemmer by the case endings of "Eesti keele käsiraamat" (Erelt et al. 2007): endings stand behind the genitive, whose
 * last vowel and weak grade are taken away as well. Nouns in -us keep it in all forms (seadus, seaduse, seadust, seaduste).
 */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[aeiouõäöü]/

const BEFORE_CASE = /[aeiouõäöü]$|[ln]$/

const cases = withoutEndings([
  {
    least: 3,
    endings: [
      [
        'dele del delt dega deta deks deni dena desse des dest de tele tel telt tega teta teks teni tena tesse tes test te le l lt ga ta ks na sse s st d t id sid',
        BEFORE_CASE,
      ],
      // Not of nouns in -oon, whose genitive is -ooni.
      ['ni', /[aeiuõäöü]$/],
    ],
  },
])

// A stem before the endings that stand behind a genitive in -e.
const inE = (stem: string) =>
  new RegExp(
    `^(.*${stem})(?:|e|t|es|est|ele|el|elt|ega|eta|eks|eni|ena|esse|ed|te|tes|test|tele|tel|telt|tega|teta|teks|teni|tena|tesse|i|is|ist|ile|il|ilt|iga|iks|id|eid)$`,
  )
const NOUN_IN_US = inE('.{2}(?:us|itis|juhis)')
// Nouns of action in -mine and adjectives in -line: täitmine, täitmise, täitmist.
const NOUN_IN_NE = inE('.{2}[ml]is')
// The inessive and elative of nouns in -u look like a noun in -us.
const INESSIVE = /(?:ing|kog|isik|peatük|akt|maks)ust?$/
const COURT =
  /koh(?:us|ut|tu(?:|d|t|s|st|le|l|lt|ga|ta|ks|ni|na|sse)|tute(?:|s|st|le|l|lt|ga|ta|ks|ni|na|sse))$/
const TIME = /^(|täht|töö|puhke|katse|lõpu)(?:aeg|aeg[au]|aja)(?:|d|s|st|l|le|lt|ga|ks|ni|de|dele)$/
const CHILD =
  /la(?:pse?(?:d|s|st|le|l|lt|ga|ta|ks|ni|na|sse)?|psi|ste(?:|s|st|le|l|lt|ga|ta|ks|ni|na|sse)|st)$/

function stem(word: string): string {
  if (word.length < 4) return word
  if (COURT.test(word)) return word.replace(COURT, 'kohus')
  if (CHILD.test(word)) return word.replace(CHILD, 'laps')
  if (TIME.test(word)) return word.replace(TIME, '$1aeg')
  const action = NOUN_IN_NE.exec(word.replace(/([ml]i)ne$/, '$1s'))
  if (action) return action[1] ?? word
  const noun = INESSIVE.test(word) ? null : NOUN_IN_US.exec(word)
  if (noun) return noun[1] ?? word
  const genitive = /(?:amet|ent|est|ist)$/.test(word) ? word : cases(word)
  const root = genitive.length > 4 ? genitive.replace(/[aeiu]$/, '') : genitive
  return VOWEL.test(root) ? strongGrade(root) : genitive
}

// riik, riigi; president, presidendi; ettevõte, ettevõtte.
function strongGrade(root: string): string {
  const strong = { g: 'k', b: 'p', d: 't' }[root.slice(-1)]
  return strong ? root.slice(0, -1) + strong : root.replace(/([kpt])\1$/, '$1')
}

export const est: LanguageRules = {
  ownLetters: 'äõöüšž',
  stem,
  links: ['', 's', 'e', 'a', 'i', 'u'],
  stopWords: 'ja või on ei et see kui ning mis kes selle oma ole ka kas ega vaid',
}
