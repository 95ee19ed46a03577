/**
 * Estonian: a light stemmer by the case endings of "Eesti keele käsiraamat" (Erelt et al. 2007): endings stand behind the genitive, whose
 * last vowel and weak grade are taken away as well. Nouns in -us keep it in all forms (seadus, seaduse, seadust, seaduste).
 */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[aeiouõäöü]/

// Behind oo, ee, uu and ii a single consonant belongs to the stem more often than to an ending (kool, keel).
const BEFORE_ONE = /(?<![oeui])[aeiuõäöü]$|(?<=[aou])[aei]$|(?<=[eo])[aiu]$|aa$/

const cases = withoutEndings([
  {
    least: 3,
    endings: [
      [
        'dele del delt dega deta deks deni dena desse des dest de tele tel telt tega teta teks teni tena tesse tes test te le lt ga ta ks na sse st id sid',
        /[aeiouõäöü]$/,
      ],
      ['l s d', BEFORE_ONE],
      ['t', /l$|(?<![oeui])[aeiuõäöü]$|(?<=[aou])[aei]$|(?<=[eo])[aiu]$|aa$/],
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
const NOUN_IN_US = inE('(?:.{2}us|itis|juhis|tervis|toimis)')
// Nouns of action in -mine, adjectives in -line, people in -lane: täitmine, täitmise, täitmist.
const NOUN_IN_NE = inE('.{2}(?:[ml]is|las)')
// The inessive and elative of nouns in -u look like a noun in -us.
const INESSIVE = /(?:ing|kog|el|ik|peatük|akt|maks)ust?$/
const CASES =
  '(?:d|t|s|st|l|le|lt|ga|ks|ni|na|ta|sse|te|tes|tele|tel|test|tega|teta|de|des|dele|del|dest|dega|id|sid)?'
// Nouns of the law with several stems, also as the last part of a compound; the first is the one that is kept.
const SEVERAL_STEMS = [
  'kohus kohut kohtu',
  'nõue nõude nõuet nõuete',
  'puue puude puuet puuete',
  'vald valla valda valdade',
  'politsei politseid',
  'luba loa lubade lube',
  'tegu teo tegude',
  'teave teabe teavet',
  'artikkel artikli artiklit artiklite',
].map((line): [RegExp, string] => [
  new RegExp(`(?:${line.replaceAll(' ', '|')})${CASES}$`),
  line.slice(0, line.indexOf(' ')),
])
const CHILD = new RegExp(`^(?:(?:laps|lapse|laste|lapsi)${CASES}|last)$`)
const TIME = new RegExp(`^(|täht|töö|puhke|katse|lõpu)(?:aeg|aeg[au]|aja)${CASES}$`)

function stem(word: string): string {
  for (const [forms, kept] of SEVERAL_STEMS) if (forms.test(word)) return word.replace(forms, kept)
  if (word.length < 4) return word
  if (CHILD.test(word)) return 'laps'
  if (TIME.test(word)) return word.replace(TIME, '$1aeg')
  // "koolis" is in a school, and no form of -line.
  const action = /[ml]is$/.test(word) ? null : NOUN_IN_NE.exec(word.replace(/([ml]i|la)ne$/, '$1s'))
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
  if (strong) return root.slice(0, -1) + strong
  // minister, ministri.
  return root.replace(/([kpt])\1$/, '$1').replace(/(?<=[^aeiouõäöü][tdkpb])r$/, 'er')
}

export const est: LanguageRules = {
  ownLetters: 'äõöüšž',
  stem,
  links: ['', 's', 'e', 'a', 'i', 'u'],
  stopWords: 'ja või on ei et see kui ning mis kes selle oma ole ka kas ega vaid',
}
