/** Georgian: a light stemmer by the order of suffixes in Shanidze's "ქართული გრამატიკის საფუძვლები" (1973): postpositions, case, plural. */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

// Behind a postposition the ending of the case is gone, but for the vowel of the stem.
const withoutCase = withoutEndings([
  {
    endings:
      'ისთვის ისათვის სთვის ისგან სგან იდან დან ამდე მდე ისკენ სკენ ისას ში ზე თან ვით ისა ითა ის ით ად მა ის ს თ დ',
    least: 3,
  },
])
const withoutPlural = withoutEndings([{ endings: 'ებ', least: 4 }])

function stem(word: string): string {
  if (word.length < 4) return word
  return withoutVowels(withoutPlural(withoutVowels(withoutCase(word))))
}

function withoutVowels(word: string): string {
  return word.replace(/(?<=...)[აეიოუ]+$/, '')
}

export const kat: LanguageRules = {
  stem,
  stopWords: 'და ან არის რომ ამ ეს იგი მისი რომელიც არ თუ ასევე',
}
