/**
 * Kazakh: a light stemmer by the order of suffixes in "Қазақ грамматикасы" (2002): plural, possessive, case, each behind the sounds that it
 * assimilates to. It works on letters as they are typed where the keyboard lacks ә ғ қ ң ө ұ ү һ і.
 */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[аеиоуыэюя]$/
// Nouns of action in -ыс end like a possessive (қылмыс, қылмысы); of stems in ы those of agents take it (тұтынушысы).
const BEFORE_S = /(?:[аеоуэюя]|[шлк][ыи])$/
const NASAL_OR_VOWEL = /[мнаеиоуыэюя]$/
const VOICED = /[аеиоуыэюялмнрйзж]$/
const VOICELESS = /[кптсшщчцхфбвгд]$/
const CONSONANT = /[бвгджзйклмнпрстуфхцчшщ]$/

const suffixes = withoutEndings([
  {
    least: 3,
    endings: [
      ['нын нин ны ни', NASAL_OR_VOWEL],
      ['дын дин ды ди да де дан ден га ге мен бен', VOICED],
      ['тын тин ты ти та те тан тен ка ке пен', VOICELESS],
      ['нан нен', /[мн]$/],
      // Behind the possessive of the third person the case has an н of its own.
      [
        'сынын>сы синин>си сында>сы синде>си сына>сы сине>си сынан>сы синен>си сын>сы син>си сымен>сы симен>си',
        BEFORE_S,
      ],
      ['ынын>ы инин>и ында>ы инде>и ына>ы ине>и ынан>ы инен>и ын>ы ин>и ымен>ы имен>и', CONSONANT],
    ],
  },
  {
    least: 3,
    endings: [
      ['сы си', BEFORE_S],
      ['мыз миз ныз низ', VOWEL],
      ['ы и ымыз имиз ыныз иниз', CONSONANT],
    ],
  },
  {
    least: 3,
    endings: [
      ['лар лер', /[аеиоуыэюярй]$/],
      ['дар дер', /[лмнзж]$/],
      ['тар тер', VOICELESS],
    ],
  },
  // The vowel of a stem that looked like a possessive where nothing stood behind it.
  {
    least: 3,
    endings: [
      ['сы си', BEFORE_S],
      ['ы и', CONSONANT],
    ],
  },
])

// Stems that lose a vowel before a suffix, or whose end looks like one.
const FULL: ReadonlyMap<string, string> = new Map([
  ['мулк', 'мулик'],
  ['халк', 'халык'],
  ['кене', 'кенес'],
])

// Before a vowel к, қ and п are voiced: құқық, құқығы; бап, бабы.
function stem(word: string): string {
  const rest = suffixes(word)
  const full = FULL.get(rest)
  if (full !== undefined) return full
  const last = { г: 'к', б: 'п' }[rest.slice(-1)]
  return last && rest.length > 2 ? rest.slice(0, -1) + last : rest
}

export const kaz: LanguageRules = {
  letters: { ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и', ё: 'е' },
  irregular: { казакстан: 'казакстан' },
  stem,
  stopWords: 'және мен бен пен немесе да де та те үшін бұл осы сол ол бар жоқ емес болып табылады туралы',
}
