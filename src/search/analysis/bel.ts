/**
 * Belarusian: a light stemmer by the declensions of the Law on the Rules of Belarusian Orthography and Punctuation (2008) and of
 * "Кароткая граматыка беларускай мовы" (2007). ў is у after a vowel and ё is typed е, so each is one letter.
 */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[аеиіоуыэюя]/

const endings = withoutEndings([
  {
    // With ў written у: законаў is законау.
    endings:
      'цца ыцца ецца амі ямі ымі імі ага яга ога ому аму яму ау оу еу яу ам ям ом ем ах ях ою аю яю ею ай ой ей яй ый ій ым ім ых іх ая яя ую юю ое ае яе ыя ія іі іе ію іяй іях іям ііца а я у ю о е э ы і ь',
    least: 3,
    after: VOWEL,
  },
])

const fleeting = withoutEndings([{ endings: 'ак>к ок>к', least: 5, after: /[бвгджзлмнпрстшчц]$/ }])

function stem(word: string): string {
  if (word.length < 4) return word
  const full = fleeting(word)
  return (full === word ? endings(word) : full)
    .replace(/(нн|цц|лл|дз?дз|зз|сс|чч|жж)$/, (pair) => pair.slice(0, Math.ceil(pair.length / 2)))
    .replace(/([бг]л)іц$/, '$1ік')
}

export const bel: LanguageRules = {
  letters: { ў: 'у', ё: 'е', ґ: 'г' },
  apostropheInside: true,
  irregular: {
    ...Object.fromEntries(
      'суддзя суддзі суддзю суддзей суддзею суддзяу суддзям суддзямі суддзях'
        .split(' ')
        .map((form) => [form, 'суддзя']),
    ),
    ...Object.fromEntries('дзеці дзяцей дзецям дзецьмі дзецях'.split(' ').map((form) => [form, 'дзец'])),
    ...Object.fromEntries('дзіця дзіцяці дзіцем дзіцяцем'.split(' ').map((form) => [form, 'дзіця'])),
    ...Object.fromEntries(
      'год года году годам годзе гады гадоу гадам гадамі гадах'.split(' ').map((form) => [form, 'год']),
    ),
    ...Object.fromEntries(
      'дзень дня дню днем дні дзен дням днямі днях'.split(' ').map((form) => [form, 'дзен']),
    ),
    ...Object.fromEntries(
      'слова слову словам слове словы слоу словамі словах'.split(' ').map((form) => [form, 'слов']),
    ),
  },
  stem,
  stopWords:
    'і й у на не з са да што як або ці за пра ад для а але гэта гэты яго яе іх пры па ж жа бы б ёсць калі таксама аб',
}
