/** What a study quotes is pinned, and moves are found where the words moved, and nowhere else. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Day, day } from '#kit/day.ts'
import { contentOf } from '#law/content.ts'
import type { Change } from '#research/change.ts'
import { marksOfWords } from '#research/marks.ts'
import { operator } from '#research/may.ts'
import type { Quote } from '#research/quote.ts'
import { changeStudy, newStudy, openStudy } from '#research/studies.ts'
import { withdraw } from '#store/followed.ts'
import { recordingBy } from '#store/record/edit.ts'
import { withdrawExpression } from '#store/withdraw-expression.ts'
import { article, bringTexts, GARBLED, type Shelf, shelf, text, two } from '../import/import.fixture.ts'
import { movesOf, standingOf } from './moves.ts'
import { quoteAnew, quoteOf } from './quote.ts'

const WORK = '/akn/xv/act/1994-02-11/41'
const AT = '2026-11-30T10:00:00.000Z'
const TODAY = day('2026-11-30')

const first = text('2001-01-01', two('The period is <b>fourteen days</b>.'))
const second = text('2020-01-01', two('The period is ten days.'))

async function quoting(
  held: Shelf,
  quotes: readonly Quote[],
  more: readonly Change[] = [],
  at: Day | null = null,
) {
  await newStudy(held.db, { id: 'periods', title: 'Periods', by: 'Anna', at: AT })
  await changeStudy(held.db, 'periods', operator('Anna'), AT, [
    { kind: 'add-row', row: 'period', after: null },
    { kind: 'add-column', column: 'xv', jurisdiction: 'xv', at, after: null },
    ...quotes.map((quote): Change => ({ kind: 'add-quote', row: 'period', column: 'xv', quote })),
    ...more,
  ])
}

// What a publisher's tombstone does to the one text held.
async function withdrawAll({ db }: Shelf) {
  const of = { source: 'exchange:xv', path: 'law 2', at: AT, who: null, reason: 'published by mistake' }
  await db.sql.transaction().execute(async (trx) => {
    const { id, work_id } = await trx
      .selectFrom('expression')
      .select(['id', 'work_id'])
      .executeTakeFirstOrThrow()
    await withdraw(trx, {
      source: 'xv',
      collection: 'law',
      work: WORK,
      language: 'eng',
      object: 'a'.repeat(64),
      release: 2,
      at: AT,
      reason: of.reason,
      work_id,
    })
    await withdrawExpression(trx, id, await recordingBy(trx, of))
  })
}

const studyIn = async ({ db }: Shelf) => (await openStudy(db, 'periods'))!.study
const movesIn = async (held: Shelf, today = TODAY) => movesOf(held.db, await studyIn(held), today)

test('a quote has the words whole, their hash and days, and says which provision it is', async () => {
  const held = await shelf()
  await bringTexts(held, [first, second])
  const quote = await quoteOf(held.db, 'XV-41/1994/~art_2', { id: 'q1', at: day('2010-05-01') })
  assert.equal(quote.text, 'The period is fourteen days.')
  assert.equal(quote.iri, `${WORK}/eng@2010-05-01/~art_2`)
  assert.deepEqual(
    [quote.from, quote.to, quote.basis, quote.num, quote.jurisdiction, quote.at],
    ['2001-01-01', '2020-01-01', 'in-force', 'Article 2', 'xv', '2010-05-01'],
  )
  const pinned = await quoteOf(held.db, `${WORK}/eng@2021-01-01/~art_2`, { id: 'q2', at: day('2010-05-01') })
  assert.equal(pinned.text, 'The period is ten days.')
})

test('what is not held, or not in force that day, is not quoted, and the message says why', async () => {
  const held = await shelf()
  await bringTexts(held, [first])
  const quote = (iri: string, at = '2010-01-01') => quoteOf(held.db, iri, { id: 'q', at: day(at) })
  await assert.rejects(quote('/akn/xv/act/1900/1/~art_1'), /no act held has this IRI/)
  await assert.rejects(quote(WORK), /expected a provision of it/)
  await assert.rejects(quote(`${WORK}/eng/~art_9`), /no such provision is in force that day/)
  await assert.rejects(quote(`${WORK}/eng/~art_2`, '1999-01-01'), /first wording held is of 2001-01-01/)
  await assert.rejects(quote(`${WORK}/fra/~art_2`), /it is held in eng/)
  await assert.rejects(quote(`${WORK}/eng@2001-02-30/~art_2`), /no day/)
  await assert.rejects(quote(`${WORK}/eng/~art_2__para_3`), /no such part/)
  await withdrawAll(held)
  await assert.rejects(quote(`${WORK}/eng/~art_2`), /withdrew it/)
})

test('words to be marked are found whatever their case and lines, and refused where they are not there or there twice', () => {
  const words = 'Within fourteen\ndays. Fourteen weeks.'
  assert.deepEqual(marksOfWords(words, ['Fourteen days']), [{ start: 7, end: 20 }])
  assert.throws(() => marksOfWords(words, ['ten days']), /do not stand so/)
  assert.throws(() => marksOfWords(words, ['fourteen']), /2 times/)
  assert.throws(() => marksOfWords(words, ['  ']), /do not stand so/)
})

test('an amendment flags the quote since the day it is in force, and not before that day', async () => {
  const held = await shelf()
  await bringTexts(held, [first])
  await quoting(held, [await quoteOf(held.db, `${WORK}/eng/~art_2`, { id: 'q1', at: TODAY })])
  assert.deepEqual(await movesIn(held), [])
  await bringTexts(held, [text('2027-01-01', two('The period is ten days.'))])
  assert.deepEqual(await movesIn(held), [])
  const [move, ...more] = await movesIn(held, day('2027-01-01'))
  assert.deepEqual(more, [])
  assert.deepEqual(
    [move?.kind, move?.since, move?.text, move?.quote, move?.row, move?.column],
    ['amended', '2027-01-01', 'The period is ten days.', 'q1', 'period', 'xv'],
  )
})

test('a wording that was kept is not flagged again, the next one is, and renewal takes the law as it is with its marks', async () => {
  const held = await shelf()
  await bringTexts(held, [first])
  const quote = await quoteOf(held.db, `${WORK}/eng/~art_2`, { id: 'q1', at: day('2019-01-01') })
  await quoting(held, [{ ...quote, marks: marksOfWords(quote.text, ['The period']) }])
  await bringTexts(held, [second])
  const [move] = await movesIn(held)
  assert.equal(move?.kind, 'amended')
  const cell = { row: 'period', column: 'xv', quote: 'q1' }
  await changeStudy(held.db, 'periods', operator('Anna'), AT, [
    { kind: 'keep-quote', ...cell, seenHash: move!.hash },
  ])
  assert.deepEqual(await movesIn(held), [])
  await bringTexts(held, [text('2022-01-01', two('The period is a week.'))])
  assert.equal((await movesIn(held))[0]?.text, 'The period is a week.')
  const anew = await quoteAnew(held.db, quote, TODAY)
  const marked = await quoteAnew(held.db, (await studyIn(held)).cell('period', 'xv').quotes[0]!.quote, TODAY)
  assert.deepEqual(marked.marks, [{ start: 0, end: 10 }])
  assert.equal(anew.id, 'q1')
  await changeStudy(held.db, 'periods', operator('Anna'), AT, [{ kind: 'renew-quote', ...cell, by: anew }])
  assert.deepEqual(await movesIn(held), [])
})

test('a repeal, a correction of the very day, and a withdrawal are told apart', async () => {
  const held = await shelf()
  await bringTexts(held, [first])
  await quoting(held, [await quoteOf(held.db, `${WORK}/eng/~art_2`, { id: 'q1', at: day('2019-01-01') })])
  await bringTexts(held, [text('2020-01-01', [article('1', 'one')])])
  const [repeal] = await movesIn(held)
  assert.deepEqual(
    [repeal?.kind, repeal?.hash, repeal?.since, repeal?.text],
    ['repealed', null, '2020-01-01', null],
  )
  await bringTexts(held, [text('2001-01-01', two('The period is fifteen days.'))])
  const [correction] = await movesIn(held, day('2019-06-01'))
  assert.deepEqual([correction?.kind, correction?.text], ['corrected', 'The period is fifteen days.'])
  await withdrawAll(held)
  assert.deepEqual(
    (await movesIn(held)).map(({ kind }) => kind),
    ['gone'],
  )
})

test('an amendment of which the library learns after the quote was made is told with the day since which it is in force', async () => {
  const held = await shelf()
  await bringTexts(held, [first])
  await quoting(held, [await quoteOf(held.db, `${WORK}/eng/~art_2`, { id: 'q1', at: TODAY })])
  await bringTexts(held, [second])
  const [move] = await movesIn(held)
  assert.deepEqual([move?.kind, move?.since], ['amended', '2020-01-01'])
})

test('where the text of the day is unknown, nothing is said to have moved', async () => {
  const held = await shelf()
  await bringTexts(held, [first])
  await quoting(held, [await quoteOf(held.db, `${WORK}/eng/~art_2`, { id: 'q1', at: day('2019-01-01') })])
  await bringTexts(held, [text('2020-01-01', two(GARBLED))])
  const found = await held.library.resolve('XV-41/1994')
  const expression = found && (await held.library.expression(found.work.id, 'eng'))
  assert.equal((await held.library.versions(expression!.id)).at(-1)?.state, 'unknown')
  assert.deepEqual(await movesIn(held), [])
})

test('a number that changed is said and is no move', async () => {
  const held = await shelf()
  const words =
    'The period within which the controller answers a request of the person concerned is fourteen days.'
  await bringTexts(held, [text('2001-01-01', two(words))])
  await quoting(held, [await quoteOf(held.db, `${WORK}/eng/~art_2`, { id: 'q1', at: day('2019-01-01') })])
  await bringTexts(held, [
    text('2020-01-01', [article('1', 'one'), article('1a', 'new'), article('3', words)]),
  ])
  const standing = standingOf(held.db, await studyIn(held), TODAY)
  assert.deepEqual(standing.moves, [])
  assert.deepEqual(
    standing.renumbered.map(({ quote, num }) => [quote, num]),
    [['q1', 'Article 3']],
  )
})

test('mark-up that changed around the same words is no move', async () => {
  const held = await shelf()
  await bringTexts(held, [first])
  const quote = await quoteOf(held.db, `${WORK}/eng/~art_2`, { id: 'q1', at: day('2019-01-01') })
  await quoting(held, [{ ...quote, hash: 'b'.repeat(64) }])
  assert.deepEqual(await movesIn(held), [])
})

test('of a part of a provision it is said whether its own words changed or those around it', async () => {
  const held = await shelf()
  const parts = (one: string, other: string) => [
    article('2', '', {
      content: contentOf(
        `<paragraph eId="para_1"><num>(1)</num><content><p>${one}</p></content></paragraph><paragraph eId="para_2"><num>(2)</num><content><p>${other}</p></content></paragraph>`,
      ),
    }),
  ]
  await bringTexts(held, [text('2001-01-01', parts('Fourteen days.', 'Courts may extend.'))])
  const at = day('2019-01-01')
  const quote = await quoteOf(held.db, `${WORK}/eng/~art_2__para_1`, { id: 'q1', at })
  assert.deepEqual([quote.text, quote.part], ['(1) Fourteen days.', 'para_1'])
  await quoting(held, [quote])
  await bringTexts(held, [text('2020-01-01', parts('Fourteen days.', 'Courts may not extend.'))])
  const [around] = await movesIn(held)
  assert.deepEqual([around?.touchesQuoted, around?.text], [false, '(1) Fourteen days.'])
  await bringTexts(held, [text('2021-01-01', parts('Ten days.', 'Courts may not extend.'))])
  const [move] = await movesIn(held)
  assert.deepEqual([move?.touchesQuoted, move?.text], [true, '(1) Ten days.'])
})

test('what this library never held, as in a study that came from elsewhere, is told as unchecked and not as gone', async () => {
  const [there, here] = [await shelf(), await shelf()]
  await bringTexts(there, [first])
  const quote = await quoteOf(there.db, `${WORK}/eng/~art_2`, { id: 'q1', at: TODAY })
  await quoting(here, [quote])
  const { moves, unchecked } = standingOf(here.db, await studyIn(here), TODAY)
  assert.deepEqual(moves, [])
  assert.deepEqual(unchecked, [{ row: 'period', column: 'xv', quote: 'q1' }])
})

test('a column of its own day is looked at as of that day, whatever the law became', async () => {
  const held = await shelf()
  await bringTexts(held, [first, second])
  const quote = await quoteOf(held.db, `${WORK}/eng/~art_2`, { id: 'q1', at: day('2019-01-01') })
  await quoting(held, [quote], [], day('2019-06-01'))
  assert.deepEqual(await movesIn(held), [])
  await changeStudy(held.db, 'periods', operator('Anna'), AT, [
    { kind: 'date-column', column: 'xv', at: null },
  ])
  assert.equal((await movesIn(held)).length, 1)
})
