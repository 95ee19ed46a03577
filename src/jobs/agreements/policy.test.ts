/** Agreements as the policy of a centre with a real library: what it grants, what it passes on, what it finds missing, and what it proves. */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { agreement, BOREA, BOREA_KEY, item } from '#agreements/agreement.fixture.ts'
import { agreementHistory, agreementText, heldAgreement } from '#agreements/held.ts'
import type { HeldAgreement } from '#agreements/model.ts'
import { scratch } from '#exchange/repository/publisher.fixture.ts'
import { day } from '#kit/day.ts'
import { sha256 } from '#kit/hash.ts'
import { collectionById, putCollection } from '#store/collections.ts'
import { appendDeliveries, type NewDelivery } from '#store/deliveries.ts'
import { type Centre, COLLECTION, centre, type Reader, reader } from '../exchange/exchange.fixture.ts'
import { mayPassOn } from '../exchange/mirroring.ts'
import { bring, expression, text, two, WORK } from '../import/import.fixture.ts'
import { checkAgreements } from './check.ts'
import { recordConsent, withdrawConsent } from './consent.ts'
import { grantsFrom } from './grants.ts'
import { reportOf } from './report.ts'
import { whyNothingFlows } from './standing.ts'
import { takeAgreement } from './taking.ts'

const NOW = () => new Date('2026-11-30T06:00:00Z')
const TODAY = day('2026-11-30')

/** Writes a record beside its text, and takes it in. */
async function take(to: Centre | Reader, folder: string, as: string | null, more: Record<string, unknown>) {
  const file = path.join(folder, 'record.json')
  await writeFile(path.join(folder, 'text.md'), '# The signed text\n')
  await writeFile(file, JSON.stringify(agreement(more)))
  return (await takeAgreement(to.db, file, { as, now: NOW() })).held
}

async function published(t: TestContext): Promise<{ from: Centre; folder: string }> {
  const folder = await scratch(t)
  const from = await centre(folder, NOW)
  await bring(from, [{ work: WORK, expressions: [expression([text('2001-01-01', two('two'))])] }])
  await from.publish()
  return { from, folder }
}

const GIVES_LAW = { list: [item('1', { gives: 'xv', collections: ['law'] })] }

describe('what a centre grants', () => {
  const restrict = async ({ db }: Centre) => {
    const collection = await collectionById(db.sql, 'law')
    await putCollection(db.sql, { ...(collection ?? COLLECTION), audience: 'borea' })
  }

  it('is what its agreements in force give of restricted audiences, to the key of the partner, by item', async (t) => {
    const { from, folder } = await published(t)
    await take(from, folder, 'xv', GIVES_LAW)
    assert.deepEqual(await grantsFrom(from.db)('2026-11-30'), [], 'what is for everybody needs no grant')
    await restrict(from)
    assert.deepEqual(await grantsFrom(from.db)('2026-11-30'), [
      {
        agreement: 'saltmere',
        audience: 'borea',
        collection: 'law',
        items: ['1'],
        key: BOREA_KEY,
        partner: 'Borea',
      },
    ])
  })

  it('stops on the day after the last, at once where the record is written anew, and while it is suspended', async (t) => {
    const { from, folder } = await published(t)
    await restrict(from)
    const grants = grantsFrom(from.db)
    const count = async (on: string) => (await grants(on)).length
    await take(from, folder, 'xv', { ...GIVES_LAW, dates: { inForce: '2020-01-01', until: '2026-11-30' } })
    assert.deepEqual([await count('2026-11-30'), await count('2026-12-01')], [1, 0])
    await take(from, folder, 'xv', { ...GIVES_LAW, suspensions: [{ from: '2026-11-01' }] })
    assert.equal(await count('2026-11-30'), 0)
  })

  it('is nothing to a partner whose key is not known', async (t) => {
    const { from, folder } = await published(t)
    await restrict(from)
    const parties = agreement().parties.map((party) => ({ ...party, key: null }))
    await take(from, folder, 'xv', { ...GIVES_LAW, parties })
    assert.deepEqual(await grantsFrom(from.db)('2026-11-30'), [])
  })
})

describe('what is followed', () => {
  async function followed(
    t: TestContext,
  ): Promise<{ to: Reader; folder: string; own: Record<string, unknown> }> {
    const { from, folder } = await published(t)
    const regime = { licence: null, terms: null, onward: 'consent', agreement: 'saltmere' }
    await putCollection(from.db.sql, { ...COLLECTION, regime })
    await bring(from, [{ work: WORK, expressions: [expression([text('2003-01-01', two('two, amended'))])] }])
    await from.publish()
    const to = await reader(folder, from, NOW)
    assert.equal((await to.follow()).collections[0]?.status, 'applied')
    const [xv, xb] = agreement().parties
    const parties = [{ ...xv, fingerprints: [from.publisher.repository.fingerprint] }, xb]
    return { to, folder, own: { ...GIVES_LAW, parties } }
  }

  const EVERYBODY = {
    by: 'xv',
    to: 'everybody',
    key: null,
    items: [],
    purpose: null,
    given: TODAY,
    until: null,
    document: 'Letter 1',
    now: NOW(),
  } as const

  it('is passed on to nobody whose consent is not recorded, and to everybody from the day on which it is', async (t) => {
    const { to, folder, own } = await followed(t)
    assert.equal(await mayPassOn(to.db, 'xv', TODAY), false)
    const held = await take(to, folder, 'xb', own)
    assert.equal(await mayPassOn(to.db, 'xv', TODAY), false, 'an agreement alone is no consent')
    await recordConsent(to.db, held, EVERYBODY)
    assert.equal(await mayPassOn(to.db, 'xv', TODAY), true)
    assert.equal(await mayPassOn(to.db, 'xv', day('2026-11-29')), false)
  })

  it('is no longer passed on once the consent is withdrawn, or the agreement has ended', async (t) => {
    const { to, folder, own } = await followed(t)
    const held = await take(to, folder, 'xb', own)
    await recordConsent(to.db, held, EVERYBODY)
    const again = (await heldAgreement(to.db.sql, 'saltmere')) as HeldAgreement
    await withdrawConsent(to.db, again, { id: '1', on: TODAY, now: NOW() })
    assert.equal(await mayPassOn(to.db, 'xv', TODAY), false)
    const consents = [{ id: '1', by: 'xv', to: 'everybody', given: '2026-01-01', document: 'Letter 1' }]
    await take(to, folder, 'xb', { ...own, consents })
    assert.equal(await mayPassOn(to.db, 'xv', TODAY), true)
    await take(to, folder, 'xb', { ...own, consents, dates: { inForce: '2020-01-01', until: '2026-06-30' } })
    assert.equal(await mayPassOn(to.db, 'xv', TODAY), false)
  })

  it('is passed on to the body that a consent names, by its key, and to nobody who does not show it', async (t) => {
    const { to, folder, own } = await followed(t)
    const held = await take(to, folder, 'xb', own)
    const key = 'cc'.repeat(32)
    await recordConsent(to.db, held, { ...EVERYBODY, to: 'University of Ozerin', key })
    assert.equal(await mayPassOn(to.db, 'xv', TODAY), false)
    assert.equal(await mayPassOn(to.db, 'xv', TODAY, key), true)
    assert.equal(await mayPassOn(to.db, 'xv', TODAY, BOREA_KEY), false)
  })
})

describe('where nothing flows', () => {
  it('the record says why: suspended, ended or not begun; and nothing while an agreement is in force or none speaks of it', async (t) => {
    const { from, folder } = await published(t)
    const why = () => whyNothingFlows(from.db, BOREA, TODAY)
    assert.equal(await why(), null)
    await take(from, folder, 'xv', { suspensions: [{ from: '2026-11-01', reason: { eng: 'Flood' } }] })
    assert.equal(await why(), 'the agreement "saltmere" is suspended from 2026-11-01: Flood')
    await take(from, folder, 'xv', { dates: { inForce: '2020-01-01', until: '2026-06-30' } })
    assert.equal(await why(), 'the agreement "saltmere" ended on 2026-06-30')
    await take(from, folder, 'xv', { id: 'next', dates: { inForce: '2026-12-01' } })
    assert.match((await why()) ?? '', /ended on 2026-06-30|"next" is not in force before 2026-12-01/)
    await take(from, folder, 'xv', { id: 'third' })
    assert.equal(await why(), null)
  })
})

describe('a record that is taken in', () => {
  it('keeps what it said before, and its text by hash', async (t) => {
    const { from, folder } = await published(t)
    const first = await take(from, folder, 'xv', GIVES_LAW)
    assert.equal((await take(from, folder, 'xv', GIVES_LAW)).version, 1, 'the same again is nothing new')
    const second = await take(from, folder, null, { ...GIVES_LAW, onward: 'free' })
    assert.deepEqual([second.version, second.party], [2, 'xv'])
    const history = await agreementHistory(from.db.sql, 'saltmere')
    assert.deepEqual(
      history.map(({ record }) => record.onward),
      ['free', 'consent'],
    )
    assert.deepEqual(history[1], first)
    const hash = second.record.text[0]?.sha256 ?? ''
    const kept = await agreementText(from.db.sql, hash)
    assert.equal(Buffer.from(kept?.bytes ?? []).toString(), '# The signed text\n')
    assert.equal(hash, sha256(await readFile(path.join(folder, 'text.md'))))
  })

  it('is refused where its text is not the one that was signed, or it contradicts itself', async (t) => {
    const { from, folder } = await published(t)
    const text = [{ language: 'eng', file: 'text.md', sha256: '0'.repeat(64) }]
    await assert.rejects(take(from, folder, 'xv', { text }), /it is not the text that was signed/)
    const dates = { inForce: '2020-01-01', until: '2019-01-01' }
    await assert.rejects(take(from, folder, 'xv', { dates }), /it contradicts itself/)
    await assert.rejects(take(from, folder, null, {}), /say it with --as xv\|xb/)
    assert.equal(await heldAgreement(from.db.sql, 'saltmere'), null)
  })

  it('is checked against what is published: works of the list that are not there, terms that differ, keys not known', async (t) => {
    const { from, folder } = await published(t)
    const parties = agreement().parties.map((party) => ({ ...party, key: null }))
    const promised = { works: 3, everyDays: 10 }
    const list = [
      item('1', { gives: 'xv', collections: ['law', 'none'], works: ['XV-41/1994', 'XV-1/2000'], promised }),
    ]
    await take(from, folder, 'xv', { parties, list })
    const later = day('2026-12-24')
    const [checked] = (await checkAgreements(from.db, 'saltmere', later)) ?? []
    assert.deepEqual(
      checked?.findings.filter(({ severity }) => severity === 'fault').map(({ check }) => check),
      ['no-collection', 'onward', 'not-held', 'too-few', 'stale'],
    )
    await take(from, folder, 'xv', { ...GIVES_LAW, onward: 'free' })
    assert.deepEqual((await checkAgreements(from.db, null, TODAY))?.[0]?.findings, [])
  })
})

describe('the report of an agreement', () => {
  const LINE: NewDelivery = {
    at: '2026-11-30T07:00:00Z',
    agreement: 'saltmere',
    item: '1',
    audience: 'borea',
    collection: 'law',
    release: 1,
    kind: 'release',
    file: 'releases/x.json.zst',
    start: 0,
    bytes: 640,
    length: 640,
    partner: 'Borea',
  }

  async function delivering(t: TestContext, more: Record<string, unknown> = {}) {
    const { from, folder } = await published(t)
    const collection = await collectionById(from.db.sql, 'law')
    await putCollection(from.db.sql, { ...(collection ?? COLLECTION), audience: 'borea' })
    const held = await take(from, folder, 'xv', { ...GIVES_LAW, ...more })
    const report = () =>
      reportOf(from.db, held, { from: day('2026-01-01'), to: day('2026-12-31'), today: day('2026-12-31') })
    return { from, report }
  }

  it('proves what was sent, by item and release, and says what was not', async (t) => {
    const { from, report } = await delivering(t)
    const before = await report()
    assert.deepEqual(before.flows[0]?.missing, ['release 1 of "law" was not fetched by Borea'])
    await appendDeliveries(from.db.sql, [LINE])
    const { flows, chain, unlawful } = await report()
    assert.deepEqual(flows[0]?.missing, [])
    assert.deepEqual(
      flows[0]?.releases.map(({ number, delivered }) => [number, delivered]),
      [[1, LINE.at]],
    )
    assert.deepEqual([flows[0]?.deliveries, flows[0]?.bytes, chain.sound, unlawful], [1, 640, true, []])
  })

  it('says that the log is not what was written where a line was changed', async (t) => {
    const { from, report } = await delivering(t)
    await appendDeliveries(from.db.sql, [LINE, { ...LINE, kind: 'pack' }])
    await from.db.sql.updateTable('delivery').set({ partner: 'Cyrene' }).where('seq', '=', 1).execute()
    const { chain } = await report()
    assert.deepEqual([chain.sound, chain.at], [false, 1])
  })

  it('shows what was sent while the agreement was not in force', async (t) => {
    const { from, report } = await delivering(t, {
      suspensions: [{ from: '2026-11-30', until: '2026-12-05' }],
    })
    await appendDeliveries(from.db.sql, [LINE])
    assert.deepEqual(
      (await report()).unlawful.map(({ seq }) => seq),
      [1],
    )
  })

  it('shows the days without the release that was promised, but for those on which nothing was due', async (t) => {
    const list = [item('1', { gives: 'xv', collections: ['law'], promised: { everyDays: 100 } })]
    const { report } = await delivering(t, {
      list,
      suspensions: [{ from: '2026-03-01', until: '2026-08-31' }],
    })
    assert.deepEqual(
      (await report()).flows[0]?.missing.filter((each) => each.includes('promised')),
      [],
    )
    const shorter = [item('1', { gives: 'xv', collections: ['law'], promised: { everyDays: 60 } })]
    const strict = await delivering(t, {
      list: shorter,
      suspensions: [{ from: '2026-03-01', until: '2026-08-31' }],
    })
    assert.deepEqual(
      (await strict.report()).flows[0]?.missing.filter((each) => each.includes('promised')),
      ['no release of "law" from 2026-09-01 to 2026-11-29, promised every 60 days'],
    )
  })
})
