/** What is for some is not there for others: every output of the site is asked for a work that was received in a restricted collection. */
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { agreement, item } from '#agreements/agreement.fixture.ts'
import { makePass, revokePass } from '#agreements/passes.ts'
import { Fetching } from '#exchange/follow/fetching.ts'
import { follow } from '#exchange/follow/following.ts'
import { overFolder } from '#exchange/follow/transport.ts'
import { scratch } from '#exchange/repository/publisher.fixture.ts'
import { takeAgreement } from '#jobs/agreements/taking.ts'
import { restrictionsOf } from '#jobs/agreements/user-class.ts'
import { centre } from '#jobs/exchange/exchange.fixture.ts'
import { holdingsFor } from '#jobs/exchange/holdings.ts'
import { article, bring, expression, text, WORK } from '#jobs/import/import.fixture.ts'
import { publishable } from '#jobs/study/publish.ts'
import { quoteOf } from '#jobs/study/quote.ts'
import { day } from '#kit/day.ts'
import { operator } from '#research/may.ts'
import { publishStudy } from '#research/publish.ts'
import { changeStudy, newStudy, openStudy } from '#research/studies.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import { putCollection } from '#store/collections.ts'
import { type Database, openSqlite, openSqliteBehindWall } from '#store/dialect/sqlite.ts'
import { OPEN, WALLED } from '#store/dialect/wall.ts'
import { addFollowed, UNTRIED } from '#store/followed.ts'
import { libraryOver, openLibrary } from '#store/library.ts'
import { siteByCircle } from '#web/circles.ts'
import { site } from '#web/site.tsx'
import { askBy, newClient } from '../agents/client.ts'
import { type Served, served } from '../agents/serving.ts'
import { depsOver } from '../e2e/small-library.ts'

const TODAY = day('2026-11-23')
const NOW = () => new Date('2026-11-23T06:00:00Z')
const SECRET = {
  ...WORK,
  number: '777',
  title: 'Act on Zirconium Lanterns',
  aliases: [{ scheme: 'xv-register', value: 'XV-777/1994' }],
}
const OPEN_ACT = {
  ...WORK,
  title: 'Act on Harbour Pilots',
  aliases: [{ scheme: 'ecli', value: 'ECLI:XV:SC:1994:41' }],
}
const IRI = '/akn/xv/act/1994-02-11/777'
// Whatever says one of these tells of the work.
const TELLS = /zirconium|lantern|quillwort|777/i

const OPEN_IRI = '/akn/xv/act/1994-02-11/41'
const SUBJECT = 'part-time-work'
// Words that tell the subject, in the open act as in the other.
const SAID = 'During the probation period part-time work is allowed.'
/** Every page, file and answer that is for everybody. What an address itself says is not told by an answer. */
const ASKED = [
  '/',
  '/browse',
  '/browse?in=xv',
  '/browse?in=xv&lang=eng&sort=changed',
  '/changes',
  '/changes?in=xv',
  '/feeds/changes',
  '/feeds/changes/xv',
  '/feeds/recorded',
  '/feeds/recorded/xv',
  `/feeds${OPEN_IRI}/eng`,
  '/sitemap.xml',
  '/sitemaps/1.xml',
  '/robots.txt',
  '/network',
  '/network.json',
  '/api/v1/works',
  '/api/v1/works?in=xv',
  '/api/v1/stats',
  '/api/v1/jurisdictions',
  '/api/v1/openapi.json',
  `/api/v1/cited-by?iri=${OPEN_IRI}`,
  `${OPEN_IRI}/eng`,
  `${OPEN_IRI}/eng/~art_1`,
  `${OPEN_IRI}/eng?view=cited-by`,
  `${OPEN_IRI}/eng?view=cites`,
  `${OPEN_IRI}/eng?view=graph`,
]
/** What is told of several acts at once: by subject, as counterparts, side by side, through time, in studies. */
const ACROSS = [
  '/subjects',
  '/subjects.ttl',
  `/subjects/${SUBJECT}`,
  `/subjects/${SUBJECT}?in=xv`,
  '/api/v1/subjects?q=part-time',
  `/api/v1/subject?id=${SUBJECT}`,
  `/api/v1/provision-subjects?iri=${OPEN_IRI}/eng/~art_1`,
  `/counterparts?of=${OPEN_IRI}/eng/~art_1&in=xv`,
  `/api/v1/counterparts?iri=${OPEN_IRI}/eng/~art_1&in=xv`,
  `/compare?of=${OPEN_IRI}/eng/~art_1&of=${OPEN_IRI}/eng/~art_2`,
  `/api/v1/compare?of=${OPEN_IRI}/eng/~art_1&with=${OPEN_IRI}/eng/~art_2`,
  '/timelines',
  `/timelines?p=${OPEN_IRI}/eng/~art_1`,
  `/timelines?subject=${SUBJECT}`,
  '/timelines?study=pilots&row=who',
  `/api/v1/timeline?p=${OPEN_IRI}/eng/~art_1`,
  '/lexicon',
  '/api/v1/lexicon?from=en&to=fr',
  '/studies',
  '/studies/pilots',
  '/studies/pilots/editions/1',
  ...['json', 'csv', 'md', 'jsonld', 'docx', 'xlsx', 'zip'].map((ending) => `/studies/pilots.${ending}`),
  '/api/v1/studies',
  '/api/v1/studies/pilots',
]
/** Every address at which the work is looked for. */
const AT_IT = [
  `${IRI}/eng`,
  `${IRI}/eng@2001-01-01`,
  `${IRI}/eng/~art_1`,
  `${IRI}/eng?view=versions`,
  `${IRI}/eng?view=cited-by`,
  `${IRI}/eng?view=cites`,
  `${IRI}/eng?view=graph`,
  `${IRI}/eng?from=2001-01-01&to=2002-01-01`,
  `/feeds${IRI}/eng`,
  `/timemap/link${IRI}/eng`,
  `/timemap/json${IRI}/eng`,
  ...['akn', 'html', 'md', 'txt', 'json', 'jsonld', 'pdf', 'docx', 'epub'].map(
    (ending) => `${IRI}/eng@2001-01-01.${ending}`,
  ),
  ...['work', 'expressions', 'versions', 'text', 'cited-by'].map((what) => `/api/v1/${what}?iri=${IRI}/eng`),
  `/api/v1/provision?iri=${IRI}/eng/~art_1`,
  `/api/v1/changes?iri=${IRI}/eng&from=2001-01-01&to=2002-01-01`,
  `/api/v1/provision-subjects?iri=${IRI}/eng/~art_1`,
  `/counterparts?of=${IRI}/eng/~art_1&in=xv`,
  `/api/v1/counterparts?iri=${IRI}/eng/~art_1&in=xv`,
  `/compare?of=${OPEN_IRI}/eng/~art_1&of=${IRI}/eng/~art_1`,
  `/compare?of=${OPEN_IRI}/eng&of=${IRI}/eng`,
  `/api/v1/compare?of=${OPEN_IRI}/eng/~art_1&with=${IRI}/eng/~art_1`,
  `/timelines?p=${IRI}/eng/~art_1`,
]
const SEARCHED = ['quillwort', 'zirconium', 'XV-777/1994', 'quillwor', 'quilwort', 'lantern OR harbour']
const SEARCHES = SEARCHED.flatMap((words) =>
  [
    '/search?q=',
    '/search.atom?q=',
    '/search.csv?q=',
    '/search.json?q=',
    '/search/suggest?q=',
    '/api/v1/search?q=',
    '/api/v1/suggest?q=',
    '/api/v1/phrase?q=',
    '/api/v1/cite?text=',
  ].map((way) => `${way}${encodeURIComponent(words)}`),
)

/** What agents ask to come to it. */
const AGENT_ASKED = [
  ['search', { query: 'quillwort' }],
  ['read_provision', { reference: `${IRI}/eng/~art_1` }],
  ['outline', { reference: `${IRI}/eng` }],
  ['versions', { reference: `${IRI}/eng` }],
  ['compare_provisions', { of: [`${OPEN_IRI}/eng/~art_1`, `${IRI}/eng/~art_1`] }],
  ['find_counterparts', { reference: `${IRI}/eng/~art_1`, in: ['xv'] }],
] as const

/** Publishes a study of the open act, and begins another that quotes the one for some. */
async function studied(db: Database): Promise<void> {
  const at = NOW().toISOString()
  for (const [id, title, iri] of [
    ['pilots', 'Who lights the harbour', OPEN_IRI],
    ['lanterns', 'Zirconium lanterns compared', IRI],
  ] as const) {
    await newStudy(db, { id, title, by: 'Vera', at })
    const quote = await quoteOf(db, `${iri}/eng/~art_1`, { id: 'q1', at: TODAY })
    await changeStudy(db, id, operator('Vera'), at, [
      { kind: 'add-row', row: 'who', after: null },
      { kind: 'add-column', column: 'xv', jurisdiction: 'xv', at: null, after: null },
      { kind: 'add-quote', row: 'who', column: 'xv', quote },
      { kind: 'status', row: 'who', column: 'xv', status: 'answered' },
    ])
  }
  await publishable(db, (await openStudy(db, 'pilots'))?.study ?? assert.fail(), NOW())
  await publishStudy(db, 'pilots', { by: operator('Vera'), at })
}

async function agentAt({ url }: Served, pass: string | null): Promise<Client> {
  const client = newClient('modern')
  const headers = pass === null ? {} : { Authorization: `Bearer ${pass}` }
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit: { headers } }))
  return client
}

interface Asker {
  readonly address?: string
  readonly pass?: string
}

describe('a work that was received for some', () => {
  let db: Database
  let folder: string
  let close: () => Promise<void>
  let get: (address: string, asker?: Asker) => Promise<{ status: number; body: string; headers: Headers }>
  const cleanups: (() => unknown)[] = []

  before(async () => {
    folder = await scratch({ after: (work: () => unknown) => void cleanups.push(work) } as never)
    const giver = await centre(path.join(folder, 'giver'), NOW)
    const act = (work: typeof WORK, words: string) => [
      {
        work,
        expressions: [
          {
            ...expression([text('2001-01-01', [article('1', words), article('2', words)])]),
            title: work.title,
          },
        ],
      },
    ]
    await bring(giver, act(SECRET, `Whoever lights a quillwort keeps to ECLI:XV:SC:1994:41. ${SAID}`))
    await giver.publish()
    db = openSqlite(path.join(folder, 'library.db'))
    const library = await openLibrary(db)
    await createIndex(db.sql)
    await bring({ db, library }, act(OPEN_ACT, `A pilot lights the harbour. ${SAID}`))
    const { fingerprint } = giver.publisher.repository
    const followed = {
      name: 'borea',
      base: giver.folder,
      audience: 'circle',
      fingerprint,
      mirrors: '[]',
      grace_days: 0,
    }
    await addFollowed(db.sql, { ...followed, added_at: NOW().toISOString(), ...UNTRIED })
    const fetching = new Fetching({
      transports: [overFolder(giver.folder)],
      bandwidth: null,
      clock: () => performance.now(),
    })
    const holdings = holdingsFor(db, 'borea', { now: NOW, progress: () => {} })
    const home = path.join(folder, 'following', 'borea')
    const outcome = await follow({ fingerprint, folder: home, fetching, holdings, at: NOW() })
    assert.equal(outcome.collections[0]?.status, 'applied')
    await agree({})
    await studied(db)
    const whole = site(depsOver({ db, library }))
    const rooms = siteByCircle({
      whole,
      restrictions: restrictionsOf(db),
      clock: () => TODAY,
      behindProxy: true,
      open: async (cleared) => {
        const walled = openSqliteBehindWall(path.join(folder, 'library.db'), cleared)
        const app = site(depsOver({ db: walled, library: libraryOver(walled) }), (error) =>
          assert.fail(error),
        )
        return { fetch: app.fetch, close: () => walled.close() }
      },
    })
    close = rooms.close
    get = async (address, { address: from = '203.0.113.9', pass } = {}) => {
      const headers = { 'X-Forwarded-For': from, ...(pass ? { Authorization: `Bearer ${pass}` } : {}) }
      const answer = await rooms.request(address, { headers })
      return { status: answer.status, body: await answer.text(), headers: answer.headers }
    }
  })
  after(async () => {
    await close()
    await db.close()
    for (const work of cleanups) await work()
  })

  async function agree(more: Record<string, unknown>): Promise<void> {
    const [source] = await db.sql.selectFrom('followed').select('fingerprint').execute()
    const [xv, xb] = agreement().parties
    const record = agreement({
      parties: [xv, { ...xb, fingerprints: [source?.fingerprint] }],
      list: [item('1', { gives: 'xb', collections: ['law'] })],
      readers: [
        { class: 'registered' },
        { class: 'premises', networks: ['192.0.2.0/24'] },
        { class: 'body', name: 'Supreme Court' },
      ],
      ...more,
    })
    const file = path.join(folder, 'record.json')
    await writeFile(path.join(folder, 'text.md'), 'Signed.')
    await writeFile(file, JSON.stringify(record))
    await takeAgreement(db, file, { as: 'xv', now: NOW() })
  }

  // The question is in many answers: what is left besides must not tell. A word that goes on is no question.
  const told = (body: string, address: string) => {
    const words = decodeURIComponent(address.split('=').at(-1) ?? '')
    const forms = [
      address,
      encodeURIComponent(words),
      words.replaceAll(' ', '+').replaceAll('/', '%2F'),
      words,
      ...(address.includes(IRI) ? [IRI, IRI.slice('/akn/'.length)] : []),
    ]
    return forms
      .flatMap((form) => [form, form.replaceAll('&', '&amp;')])
      .filter((form) => form !== '')
      .reduce(
        (left, said) => left.replaceAll(new RegExp(`${RegExp.escape(said)}(?![\\p{L}])`, 'gu'), ''),
        body,
      )
  }

  it('is in no answer to a reader for whom it is not', async () => {
    for (const address of [...ASKED, ...ACROSS, ...SEARCHES]) {
      const { body, status } = await get(address)
      assert.ok(status < 500, `${address} ${status}`)
      const left = told(body, address)
      assert.doesNotMatch(
        left,
        TELLS,
        `${address}: …${TELLS.exec(left) ? left.slice(Math.max((TELLS.exec(left)?.index ?? 0) - 80, 0)).slice(0, 200) : ''}`,
      )
    }
    for (const address of AT_IT) {
      const { status, body } = await get(address)
      assert.ok(status >= 400 && status < 500, `${address} ${status}`)
      assert.doesNotMatch(told(body, address), /zirconium|lantern|quillwort/i, address)
    }
  })

  it('is told to no agent that may not read it, whatever tool is asked, and to one that may', async () => {
    const server = await served(folder)
    try {
      const everybody = await agentAt(server, null)
      for (const [tool, asked] of AGENT_ASKED) {
        const { told: answer } = await askBy(everybody, tool, asked)
        assert.match(answer.outcome, /^not-(?:found|held)$/, `${tool} ${JSON.stringify(asked)}`)
        const left = JSON.stringify(answer).replaceAll('query' in asked ? asked.query : IRI, '')
        assert.doesNotMatch(left, TELLS, `${tool} ${JSON.stringify(asked)}`)
      }
      await everybody.close()
      const { secret } = await makePass(db.sql, {
        name: 'Agent',
        body: null,
        until: null,
        at: new Date().toISOString(),
      })
      const registered = await agentAt(server, secret)
      for (const [tool, asked] of AGENT_ASKED)
        assert.equal((await askBy(registered, tool, asked)).told.outcome, 'found', tool)
      await registered.close()
    } finally {
      await server.stop()
    }
  })

  it('is not published with a study that quotes it, and what is worked on is shown to no reader', async () => {
    const opened = await openStudy(db, 'lanterns')
    await assert.rejects(
      publishable(db, opened?.study ?? assert.fail(), NOW()),
      /"Act on Zirconium Lanterns", quoted in who, xv \(q1\), is not for everybody to read/,
    )
    for (const asker of [{}, { address: '192.0.2.40' }])
      for (const address of [
        '/studies/lanterns',
        '/studies/lanterns.json',
        '/studies/lanterns.zip',
        '/api/v1/studies/lanterns',
        '/api/v1/studies/lanterns/moves',
        '/api/v1/studies/lanterns/asked',
        '/timelines?study=lanterns&row=who',
      ]) {
        const { status, body } = await get(address, asker)
        assert.equal(status, 404, address)
        assert.doesNotMatch(body, /zirconium|quillwort/i, address)
      }
    const { status, body } = await get('/studies/lanterns/work')
    assert.equal(status, 401)
    assert.doesNotMatch(body, /zirconium|quillwort/i)
  })

  it('is counted nowhere for them', async () => {
    const stats = JSON.parse((await get('/api/v1/stats')).body)
    assert.deepEqual([stats.works, stats.expressions, stats.provisions, stats.texts], [1, 1, 2, 1])
    assert.equal(JSON.parse((await get('/api/v1/search?q=lights')).body).total, 1)
  })

  it('is read by each class that the agreement names, and kept by nobody on the way', async () => {
    const { secret: registered } = await makePass(db.sql, {
      name: 'A. Reader',
      body: null,
      until: null,
      at: NOW().toISOString(),
    })
    for (const asker of [
      { address: '192.0.2.40' },
      { pass: registered },
      { pass: registered, address: '192.0.2.40' },
    ]) {
      const { status, body, headers } = await get(`${IRI}/eng`, asker)
      assert.equal(status, 200)
      assert.match(body, /quillwort/)
      assert.equal(headers.get('cache-control'), 'private, no-store')
      assert.equal(headers.get('access-control-allow-origin'), null)
      assert.equal(JSON.parse((await get('/api/v1/search?q=quillwort', asker)).body).total, 1)
    }
    const tells: string[] = []
    for (const address of [...ASKED, ...ACROSS, ...SEARCHES, ...AT_IT]) {
      const { status, body } = await get(address, { address: '192.0.2.40' })
      assert.ok(status < 400, `${address} ${status}: what is asked of others must be there for some`)
      if ([...ASKED, ...ACROSS].includes(address) && TELLS.test(body)) tells.push(address)
    }
    for (const address of [
      '/browse',
      '/feeds/recorded',
      '/api/v1/works',
      `/api/v1/cited-by?iri=${OPEN_IRI}`,
      `/subjects/${SUBJECT}`,
      `/api/v1/subject?id=${SUBJECT}`,
      `/counterparts?of=${OPEN_IRI}/eng/~art_1&in=xv`,
      `/api/v1/counterparts?iri=${OPEN_IRI}/eng/~art_1&in=xv`,
    ])
      assert.ok(tells.includes(address), `${address} tells of it to those for whom it is`)
    assert.equal((await get(`${IRI}/eng`)).status, 404, 'what was read by one is not kept for another')
  })

  it('is not read with a pass that has run out, was revoked or is none', async () => {
    const at = NOW().toISOString()
    const over = await makePass(db.sql, { name: 'Over', body: null, until: day('2026-11-22'), at })
    const gone = await makePass(db.sql, { name: 'Gone', body: null, until: null, at })
    assert.equal((await get(`${IRI}/eng`, { pass: gone.secret })).status, 200)
    await revokePass(db.sql, gone.pass.id, at)
    for (const pass of [over.secret, gone.secret, 'guessed'])
      assert.equal((await get(`${IRI}/eng`, { pass })).status, 404)
  })

  it('is asked for at the entrance, where whoever has no pass learns no more', async () => {
    const refused = await get('/enter')
    assert.equal(refused.status, 401)
    assert.match(refused.headers.get('www-authenticate') ?? '', /^Basic /)
    assert.equal((await get('/enter', { address: '192.0.2.40' })).status, 303)
  })

  it('goes with the word of the agreement: for nobody once it has ended, for all where all may read it', async () => {
    await agree({ dates: { inForce: '2020-01-01', until: '2026-11-22' } })
    assert.equal((await get(`${IRI}/eng`, { address: '192.0.2.40' })).status, 404)
    await agree({ readers: [{ class: 'public' }] })
    assert.equal((await get(`${IRI}/eng`)).status, 200)
    await agree({ readers: [{ class: 'body', name: 'Supreme Court' }] })
    assert.equal((await get(`${IRI}/eng`)).status, 404)
    const { secret } = await makePass(db.sql, {
      name: 'Court',
      body: 'Supreme Court',
      until: null,
      at: NOW().toISOString(),
    })
    assert.equal((await get(`${IRI}/eng`, { pass: secret })).status, 200)
    await agree({})
  })

  it('stays apart when its source is followed no more', async () => {
    await db.sql.deleteFrom('followed_collection').execute()
    await db.sql.deleteFrom('followed').execute()
    for (const address of ['203.0.113.9', '192.0.2.40'])
      assert.equal((await get(`${IRI}/eng`, { address })).status, 404)
    assert.equal((await get('/akn/xv/act/1994-02-11/41/eng')).status, 200)
  })
})

describe('a work of this library', () => {
  it('that only a restricted collection holds is out of sight, and in sight once one for everybody holds it too', async (t) => {
    const folder = await scratch(t)
    const db = openSqlite(path.join(folder, 'library.db'))
    const library = await openLibrary(db)
    await createIndex(db.sql)
    const two = ['41', '777'].map((number) => ({
      work: { ...WORK, number, topics: number === '777' ? ['lanterns'] : [], aliases: [] },
      expressions: [expression([text('2001-01-01', [article('1', `Words of ${number}.`)])])],
    }))
    await bring({ db, library }, two)
    const collection = {
      id: 'lanterns',
      audience: 'circle',
      title: 'Lanterns',
      summary: null,
      selection: { in: ['xv'], types: ['act'], topics: ['lanterns'] },
      regime: { licence: null, terms: null, onward: 'no', agreement: null },
      addedAt: NOW().toISOString(),
      withdrawnAt: null,
    }
    await putCollection(db.sql, collection)
    const walled = openSqliteBehindWall(path.join(folder, 'library.db'), [])
    const cleared = openSqliteBehindWall(path.join(folder, 'library.db'), ['lanterns'])
    const count = async (of: Database) => (await libraryOver(of).works({})).length
    assert.deepEqual([await count(db), await count(walled), await count(cleared)], [2, 1, 2])
    await putCollection(db.sql, {
      ...collection,
      id: 'all',
      audience: 'public',
      selection: { in: [], types: [], topics: [] },
    })
    assert.equal(await count(walled), 2, 'what was written meanwhile counts at once')
    for (const each of [walled, cleared, db]) await each.close()
  })
})

it('every table stands behind the wall, before it for a reason that is written down, or is not there for readers', async (t) => {
  const folder = await scratch(t)
  const db = openSqlite(path.join(folder, 'library.db'))
  await openLibrary(db)
  await createIndex(db.sql)
  const names = (await db.sql.introspection.getTables())
    .filter(({ isView }) => !isView)
    .map(({ name }) => name)
  // Of the operator, of partners, of agreements, which are read beside the library, and of studies at work, which are their people's.
  const apart =
    /^(?:draft|operator|operator_session|agreement|agreement_text|reader_pass|restricted_source|delivery|delivery_head|partner_\w+|study(?:_\w+)?)$/
  const unknown = names.filter(
    (name) => !(name in WALLED) && !OPEN.has(name) && !/^search_/.test(name) && !apart.test(name),
  )
  assert.deepEqual(unknown, [], 'say in store/dialect/wall.ts what readers may see of these')
  const walled = openSqliteBehindWall(path.join(folder, 'library.db'), [])
  assert.deepEqual(await walled.sql.selectFrom('operator').selectAll().execute(), [])
  await walled.close()
  await db.close()
})
