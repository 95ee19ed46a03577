/** Alignment: of languages with hidden ids, of versions against the list of moves, and what it takes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { alignTranslations } from '../src/compare/align/translations.ts'
import type { Unit } from '../src/compare/align/unit.ts'
import { alignVersions } from '../src/compare/align/versions.ts'
import { correspond } from '../src/compare/corresponding/correspond.ts'
import type { Outline } from '../src/compare/corresponding/provision.ts'
import { plainText } from '../src/law/content.ts'
import type { Database } from '../src/store/dialect/sqlite.ts'
import { type Text, textsOf } from '../test/alignment/acts.ts'
import { BOUNDS, correspondingFigures, Outlines } from '../test/alignment/corresponding.ts'
import {
  canadian,
  languageFigures,
  moveFigures,
  regulation,
  type Share,
  type TwoLanguages,
} from '../test/alignment/measure.ts'
import { libraryOf } from '../test/counterparts/library.ts'
import { truthRows } from '../test/counterparts/truth.ts'
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
    ...(await acts(corpora)),
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

// The acts of the truth set of counterparts, in whole.
async function acts(corpora: string): Promise<Row[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'comity-corresponding-'))
  const rows = truthRows()
  const files = new Set(rows.flatMap(({ from, to }) => [from.place.file, to.file]))
  const db = await libraryOf(corpora, [...files], home)
  try {
    const { within, across, none, calibration } = await correspondingFigures(db, rows)
    const told = ({ right, all }: Share) => `${((100 * right) / all).toFixed(1)} % (${right}/${all})`
    for (const [at, share] of calibration.entries())
      console.error(`Confidence from ${BOUNDS[at]}: ${told(share)} right`)
    const untargeted = (what: string, share: Share): Row => {
      return { what, figure: told(share), target: '', met: true, against: '' }
    }
    return [
      ...[within, across].flatMap(({ first, five, paired, right }, at) => {
        const where = at === 0 ? 'within a language' : 'across languages'
        return [
          untargeted(`provisions of different acts, ${where}: the first is right`, first),
          untargeted('… one of the first five is right', five),
          untargeted('… a right one is paired', paired),
          untargeted('… pairings that are listed as right', right),
        ]
      }),
      untargeted('… something paired where nothing answers', none),
      ...(await speedOfActs(db)),
    ]
  } finally {
    await db.close()
    await rm(home, { recursive: true })
  }
}

const PENAL_CODE = 'fr-legalize-md/LEGITEXT000039086952-code-justice-penale-mineurs'
const RUSSIAN_CODE = 'ru-pravo-html/102074279-labour-code.html'

// The labour code of Canada against the French code on minors, and against the labour code of Russia.
async function speedOfActs(db: Database): Promise<Row[]> {
  const acts = new Outlines(db)
  const [canadian, french, russian] = [
    await acts.of(LABOUR_CODE, 'fr'),
    await acts.of(PENAL_CODE, 'fr'),
    await acts.of(RUSSIAN_CODE, 'ru'),
  ]
  const sizes = (one: Outline, other: Outline) =>
    `${one.provisions.length} and ${other.provisions.length} provisions`
  return [
    timed(
      `two acts in one language, ${sizes(canadian, french)}`,
      quickest(() => correspond(canadian, french)),
    ),
    timed(
      `two acts in two languages, ${sizes(canadian, russian)}`,
      quickest(() => correspond(canadian, russian)),
    ),
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
