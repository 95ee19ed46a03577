/** After an import, a sync or an edit, studies are looked at where something may have moved under them, and the others are not opened. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { day } from '#kit/day.ts'
import { operator } from '#research/may.ts'
import { changeStudy, newStudy } from '#research/studies.ts'
import { bring, expression, shelf, text, two, WORK } from '../import/import.fixture.ts'
import { recordMoves } from './found.ts'
import { quoteOf } from './quote.ts'

const AT = '2026-11-30T10:00:00.000Z'
const TODAY = day('2026-11-30')
const on = (today = TODAY) => ({ today, at: AT })

/** An act of two wordings: ten days in 2001, and other words since a later day. */
function act(number: string, words: readonly (readonly [from: string, words: string])[]) {
  const texts = words.map(([from, said]) => text(from, two(said)))
  return { work: { ...WORK, number, aliases: [] }, expressions: [expression(texts)] }
}

const IRI = '/akn/xv/act/1994-02-11'

async function quoting(t: TestContext) {
  const held = await shelf()
  t.after(() => held.db.close())
  const ten = ['2001-01-01', 'Ten days.'] as const
  const twenty = ['2020-01-01', 'Twenty days.'] as const
  await bring(held, [act('41', [ten, twenty]), act('42', [ten, twenty])])
  for (const number of ['41', '42']) {
    await newStudy(held.db, { id: `of-${number}`, title: number, by: 'Anna', at: AT })
    await changeStudy(held.db, `of-${number}`, operator('Anna'), AT, [
      { kind: 'add-row', row: 'r', after: null },
      { kind: 'add-column', column: 'xv', jurisdiction: 'xv', at: null, after: null },
    ])
  }
  const quote = async (number: string, id: string, at: string) =>
    changeStudy(held.db, `of-${number}`, operator('Anna'), AT, [
      {
        kind: 'add-quote',
        row: 'r',
        column: 'xv',
        quote: await quoteOf(held.db, `${IRI}/${number}/eng/~art_2`, { id, at: day(at) }),
      },
    ])
  return { held, quote, told: async (today = TODAY) => namesOf(await recordMoves(held.db, on(today))) }
}

const namesOf = (fresh: Awaited<ReturnType<typeof recordMoves>>) =>
  fresh.map(({ study, found }) => [study, found.map(({ quote }) => quote)])

test('of two studies, the one whose act had something recorded is looked at, and the other is left', async (t) => {
  const { held, quote, told } = await quoting(t)
  await quote('41', 'current', '2024-01-01')
  await quote('42', 'current', '2024-01-01')
  assert.deepEqual(await told(), [])
  // Somebody quotes old law in both, on purpose: whoever is looked at next is told so.
  await quote('41', 'old', '2010-01-01')
  await quote('42', 'old', '2010-01-01')
  assert.deepEqual(await told(), [], 'nothing was recorded, so nobody is looked at')
  await bring(held, [act('41', [['2026-06-01', 'Thirty days.']])])
  assert.deepEqual(await told(), [['of-41', ['current', 'old']]])
  assert.deepEqual(await told(), [], 'told once')
  assert.deepEqual(await told(day('2026-12-01')), [['of-42', ['old']]], 'on another day all are looked at')
})

test('law that was recorded long ago is told on the day on which it comes into force, whatever is imported then', async (t) => {
  const { held, quote, told } = await quoting(t)
  await quote('41', 'current', '2024-01-01')
  await bring(held, [act('41', [['2027-01-01', 'Thirty days.']])])
  assert.deepEqual(await told(), [])
  assert.deepEqual(await told(day('2026-12-31')), [])
  assert.deepEqual(await told(day('2027-01-01')), [['of-41', ['current']]])
})

test('where it is said which, they are looked at whatever was recorded', async (t) => {
  const { held, quote, told } = await quoting(t)
  assert.deepEqual(await told(), [])
  await quote('42', 'old', '2010-01-01')
  assert.deepEqual(await told(), [])
  assert.deepEqual(namesOf(await recordMoves(held.db, { ...on(), only: ['of-42'] })), [['of-42', ['old']]])
})
