/** Mongolian in Cyrillic: case and reflexive suffixes by "Орчин цагийн монгол хэл" (2004), which follow the harmony of vowels. */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[аэиоуөүяеёюы]/

const stem = withoutEndings([
  { endings: 'аа ээ оо өө', least: 4, after: VOWEL },
  {
    endings: 'ийн ын ий ны ний ыг ийг г д т аас ээс оос өөс аар ээр оор өөр тай тэй той руу рүү',
    least: 3,
    after: VOWEL,
  },
  { endings: 'ууд үүд нууд нүүд чууд', least: 3, after: VOWEL },
])

export const mon: LanguageRules = {
  stem: (word) => (word.length < 4 ? word : stem(word)),
  stopWords: 'ба болон буюу энэ тэр нь бол юм байна бөгөөд мөн',
}
