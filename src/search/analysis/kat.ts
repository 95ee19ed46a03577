/** Georgian: a light stemmer by the order of suffixes in Shanidze's "ქართული გრამატიკის საფუძვლები" (1973): postpositions, case, plural. */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const stem = withoutEndings([
  { endings: 'ისთვის ისათვის სთვის ისგან სგან იდან დან ამდე მდე ისკენ სკენ ისას ში ზე თან ვით', least: 3 },
  { endings: 'ისა ითა ის ით ად მა ის ს თ დ ი ო ა ე', least: 3 },
  { endings: 'ებ ნ', least: 3 },
])

export const kat: LanguageRules = {
  stem: (word) => (word.length < 4 ? word : stem(word)),
  stopWords: 'და ან არის რომ ამ ეს იგი მისი რომელიც არ თუ ასევე',
}
