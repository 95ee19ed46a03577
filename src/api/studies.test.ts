/** Published studies are told to everybody with what moved since, and the moves of one that is worked on to its people alone. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newSecret, signerOf } from '#exchange/keys/key.ts'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { bringTexts, shelf, text, two } from '#jobs/import/import.fixture.ts'
import { finderOver } from '#jobs/search/find.ts'
import { askCentre, takeQuestions } from '#jobs/study/ask/ask.ts'
import { recordMoves } from '#jobs/study/found.ts'
import { quoteOf } from '#jobs/study/quote.ts'
import { studyShelf } from '#jobs/study/shelf.ts'
import { day } from '#kit/day.ts'
import { operator } from '#research/may.ts'
import { invite, revoke } from '#research/people.ts'
import { publishStudy } from '#research/publish.ts'
import { changeStudy, newStudy, openStudy } from '#research/studies.ts'
import { apiOver } from './routes.ts'
import { ReadStudySchema, StudiesSchema, StudyAskedSchema, StudyMovesSchema } from './study-schemas.ts'

const TODAY = day('2026-11-30')
const AT = '2019-06-01T10:00:00.000Z'

async function served(t: TestContext) {
  const held = await shelf()
  const { db, library } = held
  t.after(() => db.close())
  await bringTexts(held, [text('2001-01-01', two('The period is fourteen days.'))])
  await newStudy(db, { id: 'periods', title: 'Periods & days', by: 'Anna', at: AT })
  const quote = await quoteOf(db, 'XV-41/1994/~art_2', { id: 'q1', at: day('2019-06-01') })
  await changeStudy(db, 'periods', operator('Anna'), AT, [
    { kind: 'add-row', row: 'period', after: null },
    { kind: 'write', field: { of: 'row', row: 'period', name: 'question' }, words: 'How long?', seen: [] },
    { kind: 'add-column', column: 'xv', jurisdiction: 'xv', at: null, after: null },
    { kind: 'add-quote', row: 'period', column: 'xv', quote },
    { kind: 'status', row: 'period', column: 'xv', status: 'answered' },
  ])
  const api = apiOver({
    library,
    search: finderOver(db),
    cite: async () => [],
    clock: () => TODAY,
    jurisdictions: loadJurisdictions(),
    studyShelf: studyShelf(db),
  })
  const get = async (path: string, headers: Record<string, string> = {}) =>
    api.fetch(new Request(`http://desk.test/api/v1/${path}`, { headers }))
  return { held, get }
}

test('only what was published is told, whole, and with what is no longer the law', async (t) => {
  const { held, get } = await served(t)
  assert.deepEqual(await (await get('studies')).json(), { studies: [] })
  assert.equal((await get('studies/periods')).status, 404)
  await publishStudy(held.db, 'periods', { by: operator('Anna'), at: AT })
  const { studies } = StudiesSchema.parse(await (await get('studies')).json())
  assert.deepEqual(
    studies.map(({ id, number, moved, href }) => [id, number, moved, href]),
    [['periods', 1, 0, '/api/v1/studies/periods']],
  )
  const before = ReadStudySchema.parse(await (await get('studies/periods')).json())
  assert.deepEqual([before.current, before.edition.number, before.editions], [true, 1, [1]])
  await bringTexts(held, [text('2020-01-01', two('The period is ten days.'))])
  const after = ReadStudySchema.parse(await (await get('studies/periods')).json())
  assert.deepEqual(
    [after.current, after.moves[0]?.kind, after.moves[0]?.since],
    [false, 'amended', '2020-01-01'],
  )
  assert.equal(after.edition.cells[0]?.quotes[0]?.quote.text, 'The period is fourteen days.')
  assert.equal((await get('studies/periods?edition=1')).status, 200)
  assert.equal((await get('studies/periods?edition=2')).status, 404)
  for (const wrong of ['x', '-1', '1.5', ''])
    assert.equal((await get(`studies/periods?edition=${wrong}`)).status, 400, wrong)
  assert.equal((await get('studies/..%2f..')).status, 404)
})

test('moves of a study that is worked on are told to whoever holds an invitation to it, as JSON and as a feed, and to nobody else', async (t) => {
  const { held, get } = await served(t)
  const { db } = held
  await newStudy(db, { id: 'other', title: 'Other', by: 'Vera', at: AT })
  const secret = await invite(db, 'periods', {
    name: 'Boris',
    role: 'reviewer',
    by: operator('Anna'),
    at: AT,
  })
  const strange = await invite(db, 'other', { name: 'Boris', role: 'lead', by: operator('Anna'), at: AT })
  await bringTexts(held, [
    text('2020-01-01', two('The period is <b>ten</b> days & nights.'.replace('&', '&amp;'))),
  ])
  await recordMoves(db, { today: TODAY, at: '2026-11-29T08:00:00.000Z' })
  const told = await get('studies/periods/moves', { authorization: `Bearer ${secret}` })
  assert.equal(told.headers.get('cache-control'), 'private, no-store')
  const { moves, person } = StudyMovesSchema.parse(await told.json())
  assert.deepEqual([moves[0]?.foundAt, person.name], ['2026-11-29T08:00:00.000Z', 'Boris'])
  const feed = await (await get(`studies/periods/moves.atom?key=${secret}`)).text()
  assert.match(feed, /<title>Periods &amp; days: quotes that are no longer the law<\/title>/)
  assert.match(feed, /<updated>2026-11-29T08:00:00\.000Z<\/updated>/)
  assert.match(feed, /<summary>The period is ten days &amp; nights\.<\/summary>/)
  assert.doesNotMatch(feed, new RegExp(secret))
  for (const wrong of ['', 'x', strange]) {
    assert.equal((await get(`studies/periods/moves?key=${wrong}`)).status, 404)
    assert.equal((await get(`studies/periods/moves.atom?key=${wrong}`)).status, 404)
  }
  await revoke(db, 'periods', { name: 'Boris', by: operator('Anna'), at: AT })
  assert.equal((await get(`studies/periods/moves?key=${secret}`)).status, 404)
})

test('who owes answers is told to whoever holds an invitation to the study, and to nobody else', async (t) => {
  const { held, get } = await served(t)
  const { db } = held
  const secret = await invite(db, 'periods', {
    name: 'Boris',
    role: 'reviewer',
    by: operator('Anna'),
    at: AT,
  })
  const empty = StudyAskedSchema.parse(await (await get(`studies/periods/asked?key=${secret}`)).json())
  assert.deepEqual([empty.asked, empty.owing], [[], null])
  const opened = (await openStudy(db, 'periods')) ?? assert.fail()
  const [valen, borea] = [signerOf(newSecret().secret), signerOf(newSecret().secret)]
  const sealed = await askCentre(
    db,
    opened,
    valen,
    {
      asker: 'Valen',
      asked: { name: 'Borea', key: borea.public },
      agreement: null,
      due: '2026-11-01',
      rows: ['period'],
      columns: ['xv'],
    },
    new Date('2026-10-01T08:00:00Z'),
  )
  const told = await get('studies/periods/asked', { authorization: `Bearer ${secret}` })
  assert.equal(told.headers.get('cache-control'), 'private, no-store')
  const { asked } = StudyAskedSchema.parse(await told.json())
  assert.deepEqual(
    asked.map(({ centre, number, hash, state, isLate, open }) => [centre, number, hash, state, isLate, open]),
    [['Borea', 1, sealed.hash, 'waiting', true, [['period', 'xv']]]],
  )
  const trusted = { as: 'theirs', by: 'Vera', trusted: valen.public, now: new Date('2026-10-02T08:00:00Z') }
  await takeQuestions(db, sealed.text, borea.public, trusted)
  const own = await invite(db, 'theirs', { name: 'Vera', role: 'lead', by: operator('Vera'), at: AT })
  const { owing } = StudyAskedSchema.parse(await (await get(`studies/theirs/asked?key=${own}`)).json())
  assert.deepEqual(
    [owing?.asker, owing?.due, owing?.ready, owing?.cells, owing?.isLate],
    ['Valen', '2026-11-01', 0, 1, true],
  )
  for (const wrong of ['', 'x', own])
    assert.equal((await get(`studies/periods/asked?key=${wrong}`)).status, 404, wrong)
})

test('everything that is told of studies stands in the OpenAPI document, with what it answers and who may ask', async (t) => {
  const { get } = await served(t)
  const document = await (await get('openapi.json')).json()
  const told = ['', '/{id}', '/{id}/moves', '/{id}/moves.atom', '/{id}/asked'].map(
    (path) => `/api/v1/studies${path}`,
  )
  for (const path of [...told, '/studies/{id}.{ending}']) assert.ok(document.paths[path]?.get, path)
  const answer = (path: string) =>
    document.paths[path].get.responses['200'].content['application/json']?.schema.$ref?.split('/').at(-1)
  assert.deepEqual(told.map(answer), ['Studies', 'ReadStudy', 'StudyMoves', undefined, 'StudyAsked'])
  const { properties } = document.components.schemas.StudyEdition
  assert.deepEqual(Object.keys(properties).slice(0, 4), ['format', 'id', 'number', 'at'])
  for (const path of told)
    assert.equal('security' in document.paths[path].get, /moves|asked/.test(path), path)
  assert.equal(document.components.securitySchemes.invitation.scheme, 'bearer')
  const endings = document.paths['/studies/{id}.{ending}'].get.parameters.find(
    ({ name }: { name: string }) => name === 'ending',
  ).schema.enum
  for (const ending of ['docx', 'csv', 'json', 'zip']) assert.ok(endings.includes(ending), ending)
  assert.doesNotMatch(JSON.stringify(document), /"api\.[a-z]/)
})
