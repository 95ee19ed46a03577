/**
 * Ukrainian: a light stemmer by the tables of declension in "Український правопис" (2019, §§ 81–104): endings of adjectives and
 * nouns, the vowel і of closed syllables that is о in open ones (сторін, сторона), fleeting о of -ок.
 */
import { formsOf, type LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[аеиіоуюяїє]/

const endings = withoutEndings([
  {
    endings:
      'ися>и ося>о ася>а ється еться иться яться уться ються аться тися>ти ться>ти ями ють уть ами ими іми ього ому ьому ого икові>ик еві єві ів їв ам ям ах ях ом ем єм ою ею єю ей ій ий им ім их іх ої ьої ії ію ія ією іям іями іях ії ій їй а я у ю о е є и і ї ь',
    least: 3,
    after: VOWEL,
  },
])

const fleeting = withoutEndings([
  { endings: 'ок>к ець>ц', least: 5 },
  // земля, земель; будівля, будівель.
  { least: 4, endings: [['ель>л', /[бвмп]$/]] },
])

function stem(word: string): string {
  if (word.length < 4) return word
  const full = fleeting(word)
  const short = full === word ? endings(word) : full
  return (
    short
      // One of a people: громадянин, громадяни. Before і, к is ц: безпека, безпеці.
      .replace(/(?<=[ая]н)ин$/, '')
      .replace(/(?<=безпе|політи|практи|техні|статисти|республі|бібліоте|економі|спіл)ц$/, 'к')
      .replace(/(?<=[аеєияі])(нн|тт|лл|дд|зз|сс|чч|жж)$/, (pair) => pair.charAt(0))
      .replace(/і(?=(?:[бвгґджзклмнпрстфхцчшщ]|ст)$)/, (vowel, at: number) =>
        at > 0 && short.length > 3 ? 'о' : vowel,
      )
  )
}

export const ukr: LanguageRules = {
  letters: { ґ: 'г', ё: 'е' },
  apostropheInside: true,
  // The judge is not the court; the child and the year have several stems.
  irregular: formsOf(`
    суддя: суддя судді суддю суддею суддів суддям суддями суддях
    діт: діти дітей дітям дітьми дітях
    рок: рік року роком році роки років рокам роками роках
    строк: строк
  `),
  stem,
  stopWords:
    'і й та в у на не з із зі до що як або чи за про від для а але це цей ця його її їх при по ж же б би є бути якщо також о об',
}
