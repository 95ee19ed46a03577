/** Receipts that followers offer: no publisher holds a sync up, and none takes what is not a partner's. */
import assert from 'node:assert/strict'
import { cp } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import path from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import type { Identity } from '#exchange/access/identity.ts'
import { signClaims } from '#exchange/access/token.ts'
import { LETTER, type LetterReceipt, writeLetter } from '#exchange/receipts/letter.ts'
import { scratch } from '#exchange/repository/publisher.fixture.ts'
import { offerReceipts } from '#jobs/exchange/offer-receipts.ts'
import { syncWith } from '#jobs/exchange/sync.ts'
import { shelf } from '#jobs/import/import.fixture.ts'
import { checkChain, receiptsOf } from '#store/deliveries.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { addFollowed, type Followed, keepReceipt, UNTRIED } from '#store/followed.ts'
import { keepLetter, MOST_KEPT, partnerStandings } from '#store/partner-receipts.ts'
import { MOST_TRIES } from '#store/receipts-told.ts'
import { AUDIENCE, type Circle, circle, listening, someone } from './circle.ts'

const now = () => new Date('2026-11-30T06:00:00Z')
const HASH = 'ab'.repeat(32)

describe('receipts are offered', () => {
  it('to a publisher that takes them, once, with the hash that it named before', async (t) => {
    const made = await circle(t)
    const { db, followed } = await follower(t, made)
    await syncWith(db, followed, await syncing(t, made))
    const options = { identity: async () => made.partner, now: made.now }
    const [waiting] = await untold(db)
    assert.ok(waiting)
    assert.equal(await offerReceipts(db, followed, options), 2)
    assert.deepEqual(await untold(db), [])
    assert.equal(await offerReceipts(db, followed, options), 0)
    const [standing] = await partnerStandings(made.db.sql)
    assert.deepEqual([standing?.partner, standing?.release, standing?.status], ['Borea', 1, 'applied'])
    const { head } = await checkChain(made.db.sql)
    const named = await db.sql.selectFrom('receipt').select('delivery').distinct().execute()
    assert.deepEqual(
      named.map(({ delivery }) => delivery),
      [head],
    )
    await receipt(db, { release: 2 })
    assert.equal(await offerReceipts(db, followed, options), 1)
    const letters = await made.db.sql.selectFrom('partner_letter').select('delivery').orderBy('id').execute()
    assert.deepEqual(
      letters.map(({ delivery }) => delivery),
      [null, head],
    )
  })

  const deaf: Readonly<Record<string, RequestListener>> = {
    'answers with 500': (_request, response) => void response.writeHead(500).end('{}'),
    'has never heard of receipts': (_request, response) => void response.writeHead(404).end(),
    'leads elsewhere': (_request, response) => void response.writeHead(307, { location: '/there' }).end(),
    'answers with nonsense': (_request, response) => void response.end('{"kept":-1}'),
    'answers without an end': (_request, response) => {
      const timer = setInterval(() => response.write(Buffer.alloc(2048)), 5)
      response.on('close', () => clearInterval(timer))
    },
    'breaks off': (request) => void request.socket.destroy(),
    'says nothing at all': () => {},
    'begins to speak, and stops': (_request, response) => void response.write('{"kept":'),
  }
  for (const [how, listener] of Object.entries(deaf))
    it(`in vain, and within the time given, to one that ${how}`, async (t) => {
      const base = `${await listening(t, listener)}/`
      const { db, followed } = await follower(t, { base })
      await receipt(db)
      const begun = performance.now()
      const options = { identity: async () => someone(), now, milliseconds: 300 }
      assert.equal(await offerReceipts(db, followed, options), 0)
      assert.ok(performance.now() - begun < 2_000)
      const [waiting] = await untold(db)
      assert.equal(waiting?.tries, 1)
      for (let count = 1; count < MOST_TRIES + 2; count++)
        await offerReceipts(db, followed, { ...options, milliseconds: 50 })
      assert.equal((await untold(db))[0]?.tries, MOST_TRIES, 'it is given up')
    })

  it('in vain to one that is gone, and to none where the source is a folder or this node has no key', async (t) => {
    const gone = await follower(t, { base: 'http://127.0.0.1:1/' })
    await receipt(gone.db)
    assert.equal(await offerReceipts(gone.db, gone.followed, { identity: async () => someone(), now }), 0)
    const folder = await follower(t, { base: '/media/stick' })
    await receipt(folder.db)
    assert.equal(await offerReceipts(folder.db, folder.followed, { identity: async () => someone(), now }), 0)
    for (const identity of [
      async () => null,
      async () => {
        throw new Error('locked')
      },
    ]) {
      assert.equal(await offerReceipts(gone.db, gone.followed, { identity, now }), 0)
    }
    assert.deepEqual([(await untold(gone.db))[0]?.tries, (await untold(folder.db))[0]?.tries], [1, 0])
  })

  it('with what was refused in the words of the refusal: nothing of the folders of this node leaves it', async (t) => {
    const said: string[] = []
    const base = await listening(t, (request, response) => {
      request.on('data', (chunk) => said.push(String(chunk)))
      request.on('end', () => response.end('{"kept":1,"delivery":null}'))
    })
    const { db, followed } = await follower(t, { base: `${base}/` })
    await receipt(db, { status: 'refused', refusal: 'fork', reason: 'Both are kept in D:\\anna\\evidence' })
    assert.equal(await offerReceipts(db, followed, { identity: async () => someone(), now }), 1)
    const [, claims = ''] = said.join('').split('.')
    const { receipts } = JSON.parse(Buffer.from(claims, 'base64url').toString())
    assert.deepEqual(receipts[0].reason, 'fork: the publisher signed two releases of one number')
  })
})

describe('receipts are taken', () => {
  const told = (more: Partial<LetterReceipt> = {}): LetterReceipt => ({
    collection: 'law',
    release: 1,
    hash: HASH,
    status: 'applied',
    reason: null,
    at: '2026-11-30T05:00:00Z',
    ...more,
  })
  const letter = (made: Circle, receipts = [told()], by = made.partner, delivery: string | null = null) =>
    writeLetter(by, { publisher: made.fingerprint, audience: AUDIENCE }, { receipts, delivery }, now())
  const post = (made: Circle, body: string, place = `${made.base}receipts`) =>
    fetch(place, { method: 'POST', body })
  const begin = async (t: TestContext) => {
    const made = await circle(t)
    made.now = now
    return made
  }

  it('from a partner, about collections that it is given, each once', async (t) => {
    const made = await begin(t)
    const body = await letter(made, [told(), told({ collection: 'other' })])
    assert.deepEqual(await (await post(made, body)).json(), { kept: 1, delivery: null })
    assert.deepEqual(await (await post(made, body)).json(), { kept: 0, delivery: null })
    const receipts = await receiptsOf(made.db.sql, 'Borea', '2026-11-30', '2026-11-30')
    assert.deepEqual(
      receipts.map((each) => ({ ...each })),
      [{ partner: 'Borea', ...told() }],
    )
    assert.deepEqual(await receiptsOf(made.db.sql, 'Cyrene', null, null), [])
    assert.equal((await made.db.sql.selectFrom('partner_letter').selectAll().execute()).length, 1)
  })

  it('from nobody else, nor anything but letters; whoever tries is told nothing', async (t) => {
    const made = await begin(t)
    const to = { publisher: made.fingerprint, audience: AUDIENCE }
    const claims = { receipts: [told()], delivery: null }
    const sign = (text: object, typ = 'comity-receipts+jwt', at = now(), about = to) =>
      signClaims(made.partner, about, typ as 'comity-receipts+jwt', at, { ...text })
    const refused = {
      stranger: await letter(made, [told()], someone()),
      token: await sign(claims, 'comity-token+jwt'),
      'for another publisher': await sign(claims, undefined, now(), { ...to, publisher: HASH }),
      'for another audience': await sign(claims, undefined, now(), { ...to, audience: 'other' }),
      old: await sign(claims, undefined, new Date(now().getTime() - 400_000)),
      'of the future': await sign({ ...claims, receipts: [told({ at: '2026-12-02T06:00:00Z' })] }),
      empty: await sign({ ...claims, receipts: [] }),
      'too many': await sign({ ...claims, receipts: Array(LETTER.receipts + 1).fill(told()) }),
      'too long': await sign({ ...claims, more: 'x'.repeat(LETTER.bytes) }),
      'longer than it need be': await sign({ ...claims, more: 'x'.repeat(LETTER.each * 2) }),
      'of another form': await sign({ ...claims, receipts: [{ ...told(), status: 'lost' }] }),
      nothing: '',
      noise: 'x'.repeat(100),
    }
    const answers = new Set<string>()
    for (const body of Object.values(refused)) {
      const response = await post(made, body)
      answers.add(`${response.status} ${response.headers.get('cache-control')} ${await response.text()}`)
    }
    const guess = `${made.base.replace('circle', 'guess')}receipts`
    const elsewhere = await post(made, await letter(made), guess)
    answers.add(`${elsewhere.status} ${elsewhere.headers.get('cache-control')} ${await elsewhere.text()}`)
    assert.deepEqual([...answers], ['404 private, no-store Not found\n'])
    assert.deepEqual(await receiptsOf(made.db.sql, null, null, null), [])
  })

  it('about what is for everybody, from whoever has an agreement', async (t) => {
    const made = await begin(t)
    const home = path.join(made.folder, '../../..')
    await cp(made.folder, path.join(home, 'exchange', 'public'), { recursive: true })
    const place = made.base.replace(`audiences/${AUDIENCE}/`, 'receipts')
    const write = (by: Identity) =>
      writeLetter(
        by,
        { publisher: made.fingerprint, audience: 'public' },
        { receipts: [told()], delivery: null },
        now(),
      )
    assert.equal((await post(made, await write(someone()), place)).status, 404)
    assert.equal((await post(made, await letter(made), place)).status, 404, 'it is for another audience')
    assert.deepEqual(await (await post(made, await write(made.partner), place)).json(), {
      kept: 1,
      delivery: null,
    })
    const [standing] = await partnerStandings(made.db.sql)
    assert.deepEqual([standing?.audience, standing?.partner], ['public', 'Borea'])
  })

  it('up to a bound for each key, the oldest going first', async (t) => {
    const made = await begin(t)
    const about = { partner: 'Borea', key: made.partner.id, audience: AUDIENCE, jws: 'x' }
    const said = { ...about, heard_at: '2026-11-30T06:00:00Z', delivery: null, disputed: null }
    for (let count = 0; count < MOST_KEPT + 100; count += 50) {
      const receipts = Array.from({ length: 50 }, (_, index) => told({ release: count + index + 1 }))
      await keepLetter(made.db.sql, said, receipts)
    }
    const kept = await receiptsOf(made.db.sql, null, null, null)
    assert.equal(kept.length, MOST_KEPT)
    assert.equal(kept[0]?.release, 101)
    assert.equal(
      (await made.db.sql.selectFrom('partner_letter').select('id').execute()).length,
      MOST_KEPT / 50,
    )
  })

  it('with a hash of the log that it never had set apart, as what the partner says', async (t) => {
    const made = await begin(t)
    assert.equal((await post(made, await letter(made, [told()], made.partner, HASH))).status, 200)
    const { sound, disputed } = await checkChain(made.db.sql)
    assert.equal(sound, true)
    assert.deepEqual(
      disputed.map(({ partner, hash }) => [partner, hash]),
      [['Borea', HASH]],
    )
  })
})

async function follower(t: TestContext, of: { base: string; fingerprint?: string }) {
  const { db } = await shelf()
  t.after(() => db.close())
  const followed: Followed = {
    name: 'xv',
    base: of.base,
    audience: AUDIENCE,
    fingerprint: of.fingerprint ?? HASH,
    mirrors: '[]',
    grace_days: 0,
    added_at: now().toISOString(),
    ...UNTRIED,
  }
  await addFollowed(db.sql, followed)
  return { db, followed }
}

async function syncing(t: TestContext, { partner, now: clock }: Circle) {
  const home = await scratch(t)
  const quiet = { from: null, bandwidth: null, progress: () => {} }
  return { home, now: clock, identity: async () => partner, ...quiet }
}

async function receipt(db: Database, more: object = {}): Promise<void> {
  await keepReceipt(db.sql, {
    source: 'xv',
    collection: 'law',
    release: 1,
    hash: HASH,
    status: 'applied',
    refusal: null,
    reason: null,
    at: now().toISOString(),
    ...more,
  })
}

function untold(db: Database) {
  return db.sql.selectFrom('receipt').selectAll().where('told_at', 'is', null).execute()
}
