/** Snapshots of a French code that come in several imports: the history is that of one import of all. */
import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, it } from 'node:test'
import { article, CODE, code, folderOf, type Json, section } from '#sources/legi-data/example.fixture.ts'
import { legiData } from '#sources/legi-data/index.ts'
import { corpus, withoutCorpora } from '../../../test/corpora.ts'
import { FULL } from '../../../test/pace.ts'
import { type Shelf, shelf } from './import.fixture.ts'
import { importFrom } from './import.ts'

const OLD = code('2016-01-01', [
  section('Titre Ier', 'S1', '2010-01-01', [
    article('L1', 'A1', 'A1', '<p>Les jardins sont ouverts.</p>', [['A1', '2010-01-01', null]]),
    article('L2', 'A2', 'A2', '<p>Les chiens entrent.</p>', [['A2', '2010-01-01', null]]),
  ]),
])
const MIDDLE = code('2018-01-01', [
  section('Titre Ier', 'S1', '2010-01-01', [
    article('L1', 'A1', 'B1', '<p>Les jardins sont ouverts le jour.</p>', [
      ['A1', '2010-01-01', '2017-06-01'],
      ['B1', '2017-06-01', null],
    ]),
    article('L2', 'A2', 'A2', '<p>Les chiens entrent.</p>', [['A2', '2010-01-01', null]]),
  ]),
])
const NEW = code('2020-01-01', [
  section('Titre Ier', 'S1', '2010-01-01', [
    article('L1', 'A1', 'C1', '<p>Les jardins sont fermés la nuit.</p>', [
      ['A1', '2010-01-01', '2017-06-01'],
      ['B1', '2017-06-01', '2019-01-01'],
      ['C1', '2019-01-01', null],
    ]),
  ]),
])

async function files(): Promise<string[]> {
  const named: Record<string, Json> = { 'old.json': OLD, 'middle.json': MIDDLE, 'new.json': NEW }
  const folder = await folderOf(named)
  return Object.keys(named).map((name) => path.join(folder, name))
}

function bring({ db }: Shelf, paths: readonly string[], only: readonly string[] = []) {
  return importFrom(db, legiData, paths, {
    jurisdiction: null,
    only,
    collection: null,
    dryRun: false,
    now: () => new Date('2026-11-23T00:00:00Z'),
    progress: () => {},
  })
}

/** What is held: every wording with its text, every point in time, every finding. */
async function held({ db }: Shelf) {
  const rows = await db.sql
    .selectFrom('provision_version as pv')
    .innerJoin('provision', 'provision.id', 'pv.provision_id')
    .leftJoin('text', 'text.id', 'pv.text_id')
    .where('pv.superseded_in', 'is', null)
    .select(['provision.wid', 'eid', 'kind', 'num', 'heading', 'valid_from', 'valid_to', 'basis', 'missing'])
    .select(['pv.sort', 'text.xml'])
    .execute()
  const versions = await db.sql
    .selectFrom('version')
    .where('superseded_in', 'is', null)
    .select(['valid_from', 'valid_to', 'state', 'added', 'changed', 'removed'])
    .execute()
  const findings = await db.sql.selectFrom('finding').select(['check_name', 'place', 'message']).execute()
  const titles = await db.sql.selectFrom('expression').select(['title', 'path', 'complete_from']).execute()
  const sorted = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort()
  return [rows, versions, findings, titles].map(sorted)
}

async function inParts(parts: readonly (readonly string[])[], only: readonly string[] = []) {
  const library = await shelf()
  for (const part of parts) assert.deepEqual((await bring(library, part, only)).quarantined, [])
  const all = await held(library)
  await library.db.close()
  return all
}

describe('importing snapshots of a code in parts', () => {
  it('ends in the same history as importing them at once, whatever the order', async () => {
    const [old, middle, fresh] = (await files()) as [string, string, string]
    const once = await inParts([[old, middle, fresh]])
    assert.ok(once[0]!.length > 4)
    for (const parts of [
      [[old], [middle], [fresh]],
      [[fresh], [old], [middle]],
      [[old, fresh], [middle]],
      [[middle], [old, fresh], [old]],
    ])
      assert.deepEqual(await inParts(parts), once)
  })

  it('does so with real snapshots out of an archive', {
    skip: withoutCorpora('fr-legi-data-json'),
  }, async () => {
    const folder = path.join(corpus('fr-legi-data-json') ?? '', 'LEGITEXT000031366350')
    const once = await inParts([[folder]])
    const newest = path.join(folder, '2026-02-05.json')
    const orders = [
      [[newest], [folder]],
      [[folder], [newest]],
    ]
    for (const parts of FULL ? orders : orders.slice(0, 1)) assert.deepEqual(await inParts(parts), once)
  })

  it('is refused, with the command to type, where an earlier file is gone or has other contents', async () => {
    const [old, , fresh] = (await files()) as [string, string, string]
    const library = await shelf()
    await bring(library, [old])
    const before = await held(library)
    await writeFile(old, JSON.stringify(MIDDLE))
    const [changed] = (await bring(library, [fresh])).quarantined
    assert.match(changed!.reason, /states it as of 2018-01-01 by now/)
    await rm(old)
    const [gone] = (await bring(library, [fresh])).quarantined
    assert.match(gone!.reason, /its text of 2016-01-01 came from .*old\.json.*would be lost/)
    assert.ok(gone!.reason.endsWith(`comity import legi-data ${old} ${fresh} --only ${CODE}`), gone!.reason)
    const [rows] = await held(library)
    assert.deepEqual(rows, before[0])
    await library.db.close()
  })

  it('takes a corrected file of a day in the place of the one held', async () => {
    const [old, , fresh] = (await files()) as [string, string, string]
    const library = await shelf()
    await bring(library, [old, fresh])
    await writeFile(old, JSON.stringify(OLD).replaceAll('Les chiens entrent', 'Les chiens attendent'))
    assert.deepEqual((await bring(library, [old])).quarantined, [])
    assert.deepEqual(await held(library), await inParts([[old, fresh]]))
    assert.ok((await held(library))[0]!.some((row) => row.includes('attendent')))
    await library.db.close()
  })
})
