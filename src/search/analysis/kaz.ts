/**
 * Kazakh: a light stemmer by the order of suffixes in "Қазақ грамматикасы" (2002): plural, possessive, case. It works on letters as they
 * are typed where the keyboard lacks ә ғ қ ң ө ұ ү һ і.
 */
import type { LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[аеиоуыэюя]/

const cases = withoutEndings([
  {
    // Behind the possessive of the third person the case has an н of its own.
    endings:
      'нын нин дын дин тын тин га ге ка ке ны ни ды ди ты ти да де та те дан ден тан тен нан нен мен бен пен сынын>сы синин>си ынын>ы инин>и сында>сы синде>си ында>ы инде>и сына>сы сине>си ына>ы ине>и сынан>сы синен>си ынан>ы инен>и сын>сы син>си ын>ы ин>и сымен>сы симен>си ымен>ы имен>и дагы деги тагы теги ндагы>н ындагы>ы индеги>и сындагы>сы синдеги>си',
    least: 3,
    after: VOWEL,
  },
  { endings: 'сы си ымыз имиз ыныз иниз ы и', least: 3, after: VOWEL },
  { endings: 'лар лер дар дер тар тер', least: 3, after: VOWEL },
])

// Before a vowel к, қ and п are voiced: құқық, құқығы; бап, бабы.
function stem(word: string): string {
  const rest = cases(word)
  const last = { г: 'к', б: 'п' }[rest.slice(-1)]
  return last && rest.length > 2 ? rest.slice(0, -1) + last : rest
}

export const kaz: LanguageRules = {
  letters: { ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и', ё: 'е' },
  stem,
  stopWords: 'және мен бен пен немесе да де та те үшін бұл осы сол ол бар жоқ емес болып табылады туралы',
}
