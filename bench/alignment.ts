/** Alignment: of languages with hidden ids, of versions against the list of moves, and what it takes. */
import { alignTranslations } from '../src/compare/align/translations.ts'
import type { Unit } from '../src/compare/align/unit.ts'
import { alignVersions } from '../src/compare/align/versions.ts'
import { plainText } from '../src/law/content.ts'
import { type Text, textsOf } from '../test/alignment/acts.ts'
import {
  canadian,
  languageFigures,
  moveFigures,
  regulation,
  type Share,
  type TwoLanguages,
} from '../test/alignment/measure.ts'
import { ms, type Row } from './measure.ts'

const SEEDS = [1, 2, 3]
const LABOUR_CODE = 'ca-justice-xml/L-2-canada-labour-code'

/** Returns the measurements of alignment. */
export async function alignment(corpora: string): Promise<Row[]> {
  const [eight, four] = [await regulation(corpora), await canadian(corpora)]
  return [
    ...languages('the GDPR in eight languages, 28 pairs', eight),
    ...languages('four Canadian acts, English and French', four),
    ...(await versions(corpora)),
    ...(await speed(corpora)),
  ]
}

function languages(what: string, pairs: readonly TwoLanguages[]): Row[] {
  const whole = languageFigures(pairs)
  const damaged = SEEDS.map((seed) => languageFigures(pairs, seed))
  const broken = { right: 0, all: 0 }
  for (const { paragraphs } of damaged) {
    broken.right += paragraphs.right
    broken.all += paragraphs.all
  }
  const { right, all } = whole.definitions
  return [
    row(`${what}: articles, ids and numbers hidden`, whole.articles, 0.99),
    row(
      '… paragraphs',
      whole.paragraphs,
      0.97,
      all > 0 ? `definitions in another order: ${right}/${all}` : '',
    ),
    row(`… paragraphs, 5 % dropped, merged or split (${SEEDS.length} seeds)`, broken, 0.95),
  ]
}

async function versions(corpora: string): Promise<Row[]> {
  const { acts, listed, missed, claimed, false: wrong } = await moveFigures(corpora)
  for (const name of missed) console.error(`Missed: ${name}`)
  for (const name of wrong) console.error(`False: ${name}`)
  const share = wrong.length / claimed
  return [
    row(
      `moves, splits and merges in ${acts} acts, listed by reading`,
      { right: listed - missed.length, all: listed },
      0.95,
    ),
    {
      what: '… claimed that are none',
      figure: `${(100 * share).toFixed(2)} % (${wrong.length}/${claimed})`,
      target: '< 1 %',
      met: share < 0.01,
      against: '',
    },
  ]
}

// The Canada Labour Code has 500 sections: its first day against its last, and English against French.
async function speed(corpora: string): Promise<Row[]> {
  const texts = await textsOf(corpora, LABOUR_CODE)
  const english = texts.filter(({ language }) => language === 'eng')
  const [first, last] = [unitsOf(english[0]), unitsOf(english.at(-1))]
  const french = unitsOf(texts.findLast(({ language }) => language === 'fra'))
  const days = quickest(() => alignVersions(first, last))
  const both = quickest(() => alignTranslations(last, french, { from: 'eng', to: 'fra' }))
  return [
    timed(`two days of an act, ${first.length} and ${last.length} sections`, days),
    timed(`two languages of it, ${last.length} and ${french.length} sections`, both),
  ]
}

// Of several times: what others do meanwhile makes it longer, never shorter.
function quickest(work: () => unknown): number {
  return Math.min(
    ...Array.from({ length: 9 }, () => {
      const started = performance.now()
      work()
      return performance.now() - started
    }),
  )
}

function unitsOf(text: Text | undefined): Unit[] {
  return (text?.provisions ?? []).flatMap(({ kind, num, heading, content }, index) =>
    content && num ? [{ id: `${index}`, kind, num, heading, text: plainText(content.xml) }] : [],
  )
}

function row(what: string, { right, all }: Share, least: number, against = ''): Row {
  return {
    what,
    figure: `${((100 * right) / all).toFixed(2)} % (${right}/${all})`,
    target: `≥ ${100 * least} %`,
    met: right / all >= least,
    against,
  }
}

function timed(what: string, took: number): Row {
  return { what: `aligning ${what}`, figure: ms(took), target: '< 300 ms', met: took < 300, against: '' }
}
