/**
 * Belarusian: a light stemmer by the declensions of the Law on the Rules of Belarusian Orthography and Punctuation (2008) and of
 * "Кароткая граматыка беларускай мовы" (2007). ў is у after a vowel and ё is typed е, so each is one letter.
 */
import { formsOf, type LanguageRules } from './contract.ts'
import { withoutEndings } from './endings.ts'

const VOWEL = /[аеиіоуыэюя]/

const endings = withoutEndings([
  {
    // With ў written у: законаў is законау.
    endings:
      'цца ыцца ецца амі ямі ымі імі ага яга ога ому аму яму ау оу еу яу ам ям ом ем ах ях ою аю яю ею ай ой ей яй ый ій ым ім ых іх ая яя ыі ыю ыяй ыям ыях ыямі ую юю ое ае яе ыя ія іі іе ію іяй іях іям ііца а я у ю о е э ы і ь',
    least: 3,
    after: VOWEL,
  },
])

const fleeting = withoutEndings([
  {
    least: 4,
    endings: [
      ['ак>к ок>к', /.{3}[бвгджзлмнпрстшчц]$/],
      // спажывец, спажыўца; купец, купца.
      ['вец>уц', /[аеоы]$/],
      ['ец>ц', /.{2}[бдклмнпр]$/],
      // зямля, зямель.
      ['ель>л', /[бвмп]$/],
    ],
  },
])

function stem(word: string): string {
  if (word.length < 4) return word
  const full = fleeting(word)
  return (
    (full === word ? endings(word) : full)
      .replace(/(?<=[аеэияыу])(нн|цц|лл|дздз|зз|сс|чч|жж)$/, (pair) =>
        pair.slice(0, Math.ceil(pair.length / 2)),
      )
      .replace(/дз$/, 'д')
      // права, праў; умова, умоў.
      .replace(/(?<=[ао])у$/, 'в')
      // One of a people: грамадзянін, грамадзяне. Before ы, к is ц: рэспубліка, рэспубліцы.
      .replace(/(?<=[ая]н)ін$/, '')
      .replace(/(?<=рэспублі|бяспе|паліты|практы|тэхні|статысты|бібліятэ|эканомі)ц$/, 'к')
  )
}

export const bel: LanguageRules = {
  letters: { ў: 'у', ё: 'е', ґ: 'г' },
  apostropheInside: true,
  irregular: formsOf(`
    суддзя: суддзя суддзі суддзю суддзей суддзею суддзяу суддзям суддзямі суддзях
    дзец: дзеці дзяцей дзецям дзецьмі дзецях
    дзіця: дзіця дзіцяці дзіцем дзіцяцем
    дзяржав: дзяржау
    здароу: здароуе здароуя здароую здароуем
    сямя: сямя сямі сямю сямёй сямей семяу сямям семі сямямі сямях
    аснов: асноу
    год: год года году годам годзе гады гадоу гадам гадамі гадах
    дзен: дзень дня дню днем дні дзен дням днямі днях
    слов: слова слову словам слове словы слоу словамі словах
  `),
  stem,
  stopWords:
    'і й у на не з са да што як або ці за пра ад для а але гэта гэты яго яе іх пры па ж жа бы б ёсць калі таксама аб',
}
