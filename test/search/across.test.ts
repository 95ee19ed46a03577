/** Questions whose answer stands in another language are answered: over the acts of the corpora that are soon imported. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { finderOver } from '#jobs/search/find.ts'
import { day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { corpus, withoutCorpora } from '../corpora.ts'
import { libraryOf } from '../counterparts/library.ts'
import { acrossQuestions, answersIn } from './across.ts'

// The French labour code is too large for this; it is asked by bench/across.ts.
const FILES = [
  'ad-legalize-md/BOPA-L-2018-31-relacions-laborals',
  'ad-legalize-md/BOPA-L-2019-14-drets-dels-infants',
  'ar-legalize-md/LEY-20744-contrato-de-trabajo',
  'ar-legalize-md/LEY-25326-proteccion-datos-personales',
  'cn-lawrefbook-md/labour-law_2018-12-29.md',
  'cn-lawrefbook-md/labour-contract-law_2012-12-28.md',
  'cn-lawrefbook-md/personal-information-protection_2021-08-20.md',
  'de-bundesgesetze-md/bdsg_2018',
  'de-bundesgesetze-md/gg',
  'ee-legalize-md/104012019011-isikuandmete-kaitse-seadus',
  'jp-egov-html/労働基準法.html',
  'jp-egov-html/日本国憲法.html',
  'li-legalize-md/LGBl-2018-272-datenschutzgesetz',
  'ru-pravo-html/102027595-constitution.html',
  'ru-pravo-html/102038925-family-code.html',
  'uy-legalize-md/UY-ley-18331-proteccion-datos-personales',
]
const PLACES = new Set(FILES.map((file) => file.slice(0, 2)))
const TODAY = day('2026-11-30')
const skip = withoutCorpora(...new Set(FILES.map((file) => file.split('/')[0] ?? '')))

describe('questions across languages', { skip }, () => {
  let home: string
  let db: Database

  before(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'comity-across-'))
    db = await libraryOf(path.dirname(corpus('de-bundesgesetze-md') ?? ''), FILES, home)
  })
  after(async () => {
    await db?.close()
    if (home) await rm(home, { recursive: true, force: true })
  })

  it('find the provision among the first five, eight times of ten', async () => {
    const held = new Set((await db.sql.selectFrom('work').select('iri').execute()).map(({ iri }) => iri))
    const asked = acrossQuestions().filter(
      ({ place, answers }) =>
        PLACES.has(place) && answers.some(({ act }) => [...held].some((iri) => iri.includes(act))),
    )
    assert.ok(asked.length >= 30, `${asked.length}`)
    const failed: string[] = []
    for (const question of asked) {
      const { hits } = await finderOver(db).search(`${question.query} in:${question.place} across:only`, {
        at: TODAY,
        today: TODAY,
        limit: 5,
      })
      if (!answersIn(hits, question)) failed.push(`${question.id} ${question.query}`)
    }
    assert.ok(1 - failed.length / asked.length >= 0.8, failed.join('\n'))
  })
})

it('questions across languages are of twelve languages, and none is asked of a state in its own language', () => {
  const questions = acrossQuestions()
  assert.equal(new Set(questions.map(({ id }) => id)).size, questions.length)
  assert.ok(questions.length >= 40)
  assert.ok(new Set(questions.map(({ language }) => language)).size >= 8)
})
