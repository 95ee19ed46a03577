/** The finder of counterparts over real law, against rows that were written by reading: it keeps to the figures of docs/spec/counterparts.md. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { learnLexicon } from '#jobs/lexicon/learn.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { withoutCorpora } from '../corpora.ts'
import { libraryOf } from './library.ts'
import { conceptsOf, filesOf, type JudgedRow, judge, recall } from './measure.ts'
import { type Row, truthRows } from './truth.ts'

const FULL = process.env.COMITY_FULL === '1'
// Of the acts that are soon imported a third of the rows and the first of every language: the large ones take most of the time.
const LARGE =
  /code-du-travail|code-civil|labour-code|sgb_8|family-code|justice-penale|個人情報|児童福祉法|za-const|np-const|P-21|P-8|BOPA-L-20(?:18|21)|LEY-20744|consolidated-(?:de|en|es|et|fr)/
const ROWS = FULL ? truthRows() : sampled(truthRows())
const CORPORA = path.resolve(import.meta.dirname, '..', '..', '..', 'shared', 'corpora')
const NAMES = [...new Set(filesOf(ROWS).map((file) => file.split('/')[0] ?? ''))]
const FLOORS = FULL
  ? { within: 0.87, across: 0.79, leftOut: 0.5 }
  : { within: 0.85, across: 0.77, leftOut: 0.42 }

describe('counterparts between states', { skip: withoutCorpora(...NAMES) }, () => {
  let home = ''
  let db: Database | null = null
  let judged: JudgedRow[] = []

  before(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'comity-finding-'))
    db = await libraryOf(CORPORA, filesOf(ROWS), home)
    if (FULL) await learnLexicon(db, { at: '2026-06-01T00:00:00Z' })
    judged = await judge(db, ROWS, 'all')
  })

  after(async () => {
    await db?.close()
    await rm(home, { recursive: true, force: true })
  })

  it('stand among the first five answers, within a language and across languages', () => {
    const articles = judged.filter(({ row }) => row.unit === 'article')
    const within = recall(articles.filter(({ group }) => group === 'within'))
    const across = recall(articles.filter(({ group }) => group !== 'within'))
    assert.ok(within >= FLOORS.within, `within a language: ${within.toFixed(3)} of ${articles.length} rows`)
    assert.ok(across >= FLOORS.across, `across languages: ${across.toFixed(3)}`)
  })

  it('explain themselves: every answer names concepts, words, numbers or acts that both have', () => {
    const bare = judged.flatMap(({ row, hits }) =>
      hits
        .slice(0, 5)
        .filter(
          ({ why }) =>
            why.concepts.length + why.terms.length + why.numbers.length + why.citations.length === 0,
        )
        .map(({ iri }) => `${row.id} ${iri}`),
    )
    const all = judged.reduce((sum, { hits }) => sum + Math.min(5, hits.length), 0)
    assert.ok(bare.length <= all * 0.02, `${bare.length} of ${all}: ${bare.slice(0, 5).join(', ')}`)
  })

  it('are rarely offered as sure where the other act lacks the rule', () => {
    const none = judged.filter(({ row }) => row.answers.length === 0)
    const sure = none.filter(({ hits }) => (hits[0]?.confidence ?? 0) >= 0.5)
    assert.ok(sure.length <= Math.max(1, none.length * 0.15), `${sure.length} of ${none.length}`)
  })

  it('are found less well, and still found, where the vocabulary lacks the concept', async () => {
    const asked = ROWS.filter((row) => row.unit === 'article' && conceptsOf(row).size > 0)
    const some = FULL ? asked : asked.filter((_, index) => index % 4 === 0)
    const left = await judge(db as Database, some, 'left-out')
    const across = recall(left.filter(({ group }) => group !== 'within'))
    assert.ok(across >= FLOORS.leftOut, `across languages: ${across.toFixed(3)}`)
  })
})

function sampled(rows: readonly Row[]): Row[] {
  const languages = new Set<string>()
  return rows
    .filter((row) => !filesOf([row]).some((file) => LARGE.test(file)))
    .filter(({ from, to }, index) => {
      if (index % 3 !== 0 && languages.has(from.language) && languages.has(to.language)) return false
      languages.add(from.language).add(to.language)
      return true
    })
}
