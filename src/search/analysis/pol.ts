/**
 * Polish: a light stemmer by the declensions of "Gramatyka współczesnego języka polskiego" (Grzegorczykowa, Laskowski, Wróbel 1998), with
 * the alternations ó : o, ek : k, k : c, d : dz that hide forms of one word.
 */
import { formsOf, type LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[aeiouyóąę]/

const endings = withoutEndings([
  {
    endings:
      'iego ego iemu emu iami ami ymi imi iach ach ych ich owie owi iów ów iom om iem em ym im iej ej ią ą ię ę ie ia iu io ii ji>j ję>j ją>j ja>j jo>j a e i o u y',
    least: 3,
    after: VOWEL,
  },
])

const fleeting = withoutEndings([{ endings: 'ek>k ec>c', least: 4, after: /[bcdfghjklłmnprstwyzżźćńąę]$/ }])

function stem(word: string): string {
  if (word.length < 4) return word
  const full = fleeting(word)
  return (full === word ? endings(word) : full)
    .replace(/i$/, '')
    .replace(/ó(?=[^aeiouyóąę]{1,2}$)/, 'o')
    .replace(/(n|ł)ic$/, '$1ik')
    .replace(/(?<=[ea]n)c$/, 't')
    .replace(/dz$/, 'd')
    .replace(/rz$/, 'r')
    .replace(/(?<=s[tp])r$/, 'er')
}

export const pol: LanguageRules = {
  irregular: formsOf(`
    ksieg: księga księgi księdze księgę księgą ksiąg księgom księgami księgach
    dziec: dziecko dziecka dziecku dzieckiem dzieci dzieciom dziećmi dzieciach
    rzeczpospolit: rzeczpospolita rzeczypospolitej rzeczpospolitej rzeczpospolitą rzecząpospolitą
    dzien: dzień dnia dniu dniem dni dniom dniami dniach
    umow: umowa umowy umowie umowę umową umów umowom umowami umowach
    sad: sąd
  `),
  stem,
  stopWords:
    'i w we z ze na do o od za że nie się jest lub oraz przez dla po przy jak a albo są być to ten ta te tego tej ile który która które których którym jeżeli',
}
