/** Counterparts between states: right answers among the first, over the whole truth set; words and lexicon alone beside it; what it takes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { learnLexicon } from '../src/jobs/lexicon/learn.ts'
import type { Database } from '../src/store/dialect/sqlite.ts'
import { libraryOf } from '../test/counterparts/library.ts'
import { conceptsOf, filesOf, type JudgedRow, judge, recall } from '../test/counterparts/measure.ts'
import { truthRows } from '../test/counterparts/truth.ts'
import { ms, type Row } from './measure.ts'

const LARGE = /code-du-travail|102074279-labour-code|322-08-labour-code|102038925-family-code|code-civil/

/** Returns the measurements of counterparts. */
export async function counterparts(corpora: string): Promise<Row[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'comity-counterparts-'))
  const rows = truthRows()
  const db = await libraryOf(corpora, filesOf(rows), home)
  try {
    await learnLexicon(db, { at: '2026-06-01T00:00:00Z' })
    return await figures(db)
  } finally {
    await db.close()
    await rm(home, { recursive: true })
  }
}

async function figures(db: Database): Promise<Row[]> {
  const rows = truthRows()
  const all = await judge(db, rows, 'all')
  const terms = await judge(db, rows, 'terms')
  const mapped = rows.filter((row) => conceptsOf(row).size > 0)
  const left = await judge(db, mapped, 'left-out')
  const chapters = all.filter(({ row }) => row.unit === 'chapter')
  const large = all.filter(({ row }) => row.unit === 'article' && LARGE.test(row.to.file))
  const none = all.filter(({ row }) => row.answers.length === 0)
  const sure = none.filter(({ hits }) => (hits[0]?.confidence ?? 0) >= 0.5)
  return [
    ...shares('within a language', articles(all, within), articles(terms, within), 0.92, 'BM25 alone'),
    ...shares('across languages', articles(all, beyond), articles(terms, beyond), 0.8, 'lexicon alone'),
    ...shares(
      '… without Ukrainian and Russian',
      articles(all, far),
      articles(terms, far),
      null,
      'lexicon alone',
    ),
    ...shares('… the concept left out of the vocabulary', articles(left, beyond), [], 0.55, ''),
    share('chapters asked for: the chapter or an article of it', recall(chapters), chapters.length, null, ''),
    share('large codes, by article', recall(large), large.length, null, ''),
    share('… by chapter', recall(large, 5, 'chapter'), large.length, null, ''),
    {
      what: 'nothing answers, and something is offered with a confidence of 50 % or more',
      figure: `${sure.length}/${none.length}`,
      target: '',
      met: true,
      against: '',
    },
    speed(all),
  ]
}

const within = ({ group }: JudgedRow) => group === 'within'
const beyond = ({ group }: JudgedRow) => group !== 'within'
const far = ({ group }: JudgedRow) => group === 'across'

function articles(judged: readonly JudgedRow[], of: (row: JudgedRow) => boolean): JudgedRow[] {
  return judged.filter((each) => each.row.unit === 'article' && of(each))
}

// All rows, with the half that was tuned on and the one held out, and words alone beside them.
function shares(
  what: string,
  judged: readonly JudgedRow[],
  alone: readonly JudgedRow[],
  target: number | null,
  peer: string,
): Row[] {
  const half = (name: JudgedRow['half']) => {
    const some = judged.filter((each) => each.half === name)
    return share(
      `  … ${name === 'tuned' ? 'the half tuned on' : 'the half held out'}`,
      recall(some),
      some.length,
      null,
      '',
    )
  }
  const against = alone.length === 0 ? '' : `${percent(recall(alone))} ${peer}`
  return [
    share(`a counterpart among the first five, ${what}`, recall(judged), judged.length, target, against),
    half('tuned'),
    half('held-out'),
  ]
}

function share(what: string, value: number, rows: number, target: number | null, against: string): Row {
  return {
    what,
    figure: `${percent(value)} of ${rows} rows`,
    target: target === null ? '' : `≥ ${percent(target)}`,
    met: target === null || value >= target,
    against,
  }
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`
}

function speed(judged: readonly JudgedRow[]): Row {
  const taken = judged.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const p95 = taken[Math.floor(taken.length * 0.95)] ?? 0
  return {
    what: 'counterparts in one act of 50,000 rows, p95',
    figure: ms(p95),
    target: '< 150 ms',
    met: p95 < 150,
    against: `median ${ms(taken[Math.floor(taken.length / 2)] ?? 0)}`,
  }
}
