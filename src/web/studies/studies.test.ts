import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makeOperatorToken } from '#editing/operator.ts'
import { editionsOf } from '#research/edition-list.ts'
import { operator } from '#research/may.ts'
import { peopleOf } from '#research/people.ts'
import { changeStudy, openStudy } from '#research/studies.ts'
import { isDisputed, said } from '#research/study.ts'
import { openSqliteBehindWall } from '#store/dialect/sqlite.ts'
import { libraryOver } from '#store/library.ts'
import { DATA_ACT } from '../../../test/e2e/invented.ts'
import { NOW, STUDY, type StudyLibrary, studyLibrary, TITLE } from '../../../test/e2e/study-library.ts'
import { visited } from '../site.fixture.ts'
import { site } from '../site.tsx'

let library: StudyLibrary
const { get, opened } = visited(async () => {
  library = await studyLibrary()
  return { ...library, deps: { ...library.deps, desk: { db: library.db, now: () => NOW } } }
})

const WORK = `/studies/${STUDY}/work`
const cookieOf = (name: keyof StudyLibrary['secrets']) => `comity-study-${STUDY}=${library.secrets[name]}`

async function send(name: keyof StudyLibrary['secrets'] | null, fields: Record<string, string>, more = {}) {
  const headers = { Origin: 'http://localhost', ...(name ? { Cookie: cookieOf(name) } : {}), ...more }
  const response = await opened().request(WORK, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
  })
  return { status: response.status, to: response.headers.get('location'), body: await response.text() }
}

const study = async () => {
  const found = await openStudy(library.db, STUDY)
  assert.ok(found)
  return found.study
}

const ANSWER = { do: 'write', field: 'cell.time.xv.answer' }

describe('what everybody reads', () => {
  it('shows the latest edition with its questions, quotes in their own language, marks and status', async () => {
    const { status, body } = await get(`/studies/${STUDY}`)
    assert.equal(status, 200)
    assert.match(body, /<h1[^>]*>The right to have personal data erased<\/h1>/)
    assert.match(body, /mandate: Agreement Valen–Borea/)
    assert.match(body, /published 2 Oct 2023/)
    assert.match(body, /<blockquote[^>]*lang="fr"[^>]*>[\s\S]*?<mark>vie privée<\/mark>/)
    assert.match(body, /<blockquote[^>]*lang="ru" dir="ltr"/)
    assert.match(body, new RegExp(`href="${DATA_ACT}/eng@2023-10-01/~art_9"`))
    assert.match(body, /reviewed by Boris, 28 Sep 2023/)
  })

  it('says at its head what of it is no longer current, and shows the redline in its cell', async () => {
    const { body } = await get(`/studies/${STUDY}`)
    assert.match(body, /No longer current/)
    assert.match(body, /href="#cell\.time\.xv"[^>]*>Valen, Article 9<\/a> amended on 1 Mar 2024/)
    assert.match(body, /<del>without unreasonable delay[^<]*<\/del>/)
    assert.match(body, /<ins>within fourteen days<\/ins>/)
    assert.match(body, /1 cell to review/)
  })

  it('is given as a document, and earlier editions stay where they were', async () => {
    const { body, headers } = await get(`/studies/${STUDY}.json`)
    assert.match(headers.get('content-type') ?? '', /^application\/json/)
    assert.equal(JSON.parse(body).format, 'comity-study/1')
    assert.equal((await get(`/studies/${STUDY}/editions/1.json`)).body, body)
    assert.equal((await get(`/studies/${STUDY}/editions/1`)).status, 200)
    assert.equal((await get(`/studies/${STUDY}/editions/9`)).status, 404)
    assert.equal((await get('/studies/none')).status, 404)
  })

  it('is listed, and every page leads to the list', async () => {
    const { body } = await get('/studies')
    assert.match(body, new RegExp(`href="/studies/${STUDY}"[^>]*>${TITLE}`))
    assert.match((await get('/about')).body, /href="\/studies"/)
    assert.doesNotMatch(body, /Studies you work on/)
  })

  it('may be kept by anybody: reading a study sets no cookie', async () => {
    const { headers } = await get(`/studies/${STUDY}`)
    assert.equal(headers.get('set-cookie'), null)
    assert.equal(headers.get('cache-control'), 'no-cache')
  })
})

describe('the door', () => {
  it('opens to an invitation for its study alone, and not to one that was taken back', async () => {
    const { status, to, headers } = await get(`/studies/${STUDY}/join/${library.secrets.Anna}`)
    assert.deepEqual([status, to], [303, WORK])
    const cookie = headers.get('set-cookie') ?? ''
    assert.match(cookie, /^comity-study-erasure=.*HttpOnly/)
    assert.match(cookie, /Path=\/studies;/)
    assert.equal((await get(`/studies/other/join/${library.secrets.Anna}`)).status, 404)
    assert.equal((await get(`/studies/${STUDY}/join/nothing`)).status, 404)
    assert.equal((await get(WORK)).status, 401)
    assert.equal((await get(WORK, { cookie: cookieOf('Anna') })).status, 200)
    assert.equal((await get('/studies/other/work', { cookie: cookieOf('Anna') })).status, 401)
  })

  it('keeps what is worked on from being kept on the way', async () => {
    const { headers } = await get(WORK, { cookie: cookieOf('Anna') })
    assert.equal(headers.get('cache-control'), 'private, no-store')
  })

  it('takes no form from pages of other sites, and none from readers', async () => {
    const fields = { ...ANSWER, words: 'forged', seen: '' }
    assert.equal((await send('Anna', fields, { Origin: 'https://evil.example' })).status, 403)
    const { status, body } = await send(null, fields)
    assert.equal(status, 401)
    assert.match(body, /forged/, 'what was typed is given back')
    assert.doesNotMatch(said((await study()).cell('time', 'xv').answer), /forged/)
  })

  it('lets the operator in from the bench, under a name', async () => {
    const token = await makeOperatorToken(library.db, NOW)
    const post = (path: string, fields: Record<string, string>, cookie = '') =>
      opened().request(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { Origin: 'http://localhost', Cookie: cookie },
      })
    const signedIn = await post('/edit/session', { token, onward: '/edit/studies' })
    const [bench = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';')
    const entered = await post('/edit/studies', { name: 'Vera Lind', to: STUDY }, bench)
    assert.equal(entered.headers.get('location'), WORK)
    const cookies = entered.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    assert.match((await get(WORK, { cookie: cookies })).body, /Vera Lind/)
    const made = await post('/studies', { id: 'notice', title: 'Notice periods' }, cookies)
    assert.equal(made.headers.get('location'), '/studies/notice/work/frame')
    assert.match((await get('/studies', { cookie: cookies })).body, /Notice periods/)
    const taken = await post('/studies', { id: 'notice', title: 'Again' }, cookies)
    assert.equal(taken.status, 400)
    assert.match(await taken.text(), /there is one of the name/)
  })
})

describe('plain forms', () => {
  it('write over what was seen, and stand beside what was not', async () => {
    const [before] = (await study()).cell('time', 'xv').answer
    const seen = String(before?.seq)
    assert.equal((await send('Anna', { ...ANSWER, words: 'A month.', seen })).status, 303)
    assert.equal((await send('Clara', { ...ANSWER, words: 'Thirty days.', seen })).status, 303)
    const answer = (await study()).cell('time', 'xv').answer
    assert.ok(isDisputed(answer))
    const { body } = await get(`${WORK}/cells/time/xv`, { cookie: cookieOf('Anna') })
    assert.match(body, /A month\./)
    assert.match(body, /Thirty days\./)
    assert.match(body, /Choose this/)
    const both = answer.map(({ seq }) => seq).join(',')
    await send('Anna', { ...ANSWER, words: 'Thirty days.', seen: both })
    assert.deepEqual(
      (await study()).cell('time', 'xv').answer.map(({ words }) => words),
      ['Thirty days.'],
    )
  })

  it('say nothing again that stands so already', async () => {
    const { seq, ...now } = await study()
    const seen = now
      .cell('time', 'xv')
      .answer.map((each) => each.seq)
      .join(',')
    await send('Anna', { ...ANSWER, words: 'Thirty days.', seen })
    assert.equal((await study()).seq, seq)
  })

  it('quote by citation or address, with the words marked; words that are not there are refused and given back', async () => {
    const cell = { row: 'refusal', column: 'xv' }
    const iri = `http://localhost${DATA_ACT}/eng/~art_8?near=art_8`
    const quoted = await send('Anna', { do: 'add-quote', ...cell, iri, at: '2024-03-01', mark: 'inaccurate' })
    assert.equal(quoted.status, 303)
    const [held] = (await study()).cell('refusal', 'xv').quotes
    assert.match(held?.quote.iri ?? '', /eng@2024-03-01\/~art_8$/)
    assert.equal(held?.quote.text.slice(held.quote.marks[0]?.start, held.quote.marks[0]?.end), 'inaccurate')
    const refused = await send('Anna', { do: 'add-quote', ...cell, iri, at: '', mark: 'no such words' })
    assert.equal(refused.status, 400)
    assert.match(refused.body, /Cannot mark/)
    assert.match(refused.body, /no such words<\/textarea>/)
    await send('Anna', { do: 'drop-quote', ...cell, quote: held?.quote.id ?? '' })
    assert.deepEqual((await study()).cell('refusal', 'xv').quotes, [])
  })

  it('keep a quote that the law moved under, or take it anew', async () => {
    const cell = { row: 'time', column: 'xv', quote: 'q-time-xv' }
    const hash = /name="hash" value="([0-9a-f]{64})"/.exec(
      (await get(`${WORK}/cells/time/xv`, { cookie: cookieOf('Boris') })).body,
    )?.[1]
    await send('Boris', { do: 'keep-quote', ...cell, hash: hash ?? '' })
    assert.doesNotMatch((await get(WORK, { cookie: cookieOf('Boris') })).body, /id="notcurrent"/)
    await send('Boris', { do: 'undo-own' })
    assert.match((await get(WORK, { cookie: cookieOf('Boris') })).body, /id="notcurrent"/)
    assert.equal((await send('Boris', { do: 'renew-quote', ...cell })).status, 403)
    await send('Anna', { do: 'renew-quote', ...cell })
    const [held] = (await study()).cell('time', 'xv').quotes
    assert.match(held?.quote.text ?? '', /within fourteen days/)
    assert.match(
      (await get(`/studies/${STUDY}`)).body,
      /without unreasonable delay/,
      'the edition keeps its words',
    )
  })

  it('add, order and remove questions and states', async () => {
    await send('Anna', { do: 'add-row', question: 'Is there a fee?\nWho decides?' })
    const rows = (await study()).rows.map(({ question }) => said(question))
    assert.deepEqual(rows.slice(-2), ['Is there a fee?', 'Who decides?'])
    const last = (await study()).rows.at(-1)?.id ?? ''
    await send('Anna', { do: 'move-row', row: last, way: 'back' })
    assert.equal((await study()).rows.at(-2)?.id, last)
    await send('Anna', { do: 'add-column', jurisdiction: 'eu', at: '2024-01-01', label: 'GDPR' })
    assert.deepEqual((await study()).columns.at(-1)?.at, '2024-01-01')
    await send('Anna', { do: 'drop-column', column: 'eu' })
    assert.equal(
      (await study()).columns.some(({ id }) => id === 'eu'),
      false,
    )
    assert.equal((await send('Anna', { do: 'add-column', jurisdiction: 'Nowhere!' })).status, 400)
    assert.equal((await send('Anna', { do: 'nonsense' })).status, 400)
  })

  it('obey the roles', async () => {
    const status = { do: 'status', row: 'time', column: 'fr', status: 'reviewed' }
    assert.equal((await send('Anna', status)).status, 403)
    assert.equal((await send('Boris', status)).status, 303)
    assert.equal((await send('Boris', { ...ANSWER, words: 'no', seen: '' })).status, 403)
    const [publish, people] = await Promise.all(
      ['publish', 'people'].map((room) =>
        opened().request(`${WORK}/${room}`, {
          method: 'POST',
          body: new URLSearchParams({ name: 'Mallory', role: 'lead' }),
          headers: { Origin: 'http://localhost', Cookie: cookieOf('Anna') },
        }),
      ),
    )
    assert.deepEqual([publish?.status, people?.status], [403, 403])
    assert.equal(
      (await peopleOf(library.db, STUDY)).some(({ name }) => name === 'Mallory'),
      false,
    )
  })

  it('show all that was done, and undo it or bring it back', async () => {
    const history = async () => (await get(`${WORK}/history`, { cookie: cookieOf('Clara') })).body
    assert.match(await history(), /Who decides\?/)
    const { seq } = await study()
    await changeStudy(library.db, STUDY, operator('Clara'), '2026-11-23T11:00:00Z', [
      { kind: 'write', field: { of: 'study', name: 'title' }, words: 'Another title', seen: [] },
    ])
    await send('Clara', { do: 'undo', of: String(seq + 1) })
    assert.match(await history(), /\(undone\)/)
    await send('Clara', { do: 'undo', of: String(seq + 2) })
    assert.match(said((await study()).title), /Another title/)
    await send('Clara', { do: 'undo', of: String(seq + 1) })
  })

  it('invite with a link that is shown once, take it back, and publish', async () => {
    const post = (room: string, fields: Record<string, string>) =>
      opened().request(`${WORK}/${room}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { Origin: 'http://localhost', Cookie: cookieOf('Clara') },
      })
    const invited = await (await post('people', { name: 'Dora', role: 'reviewer' })).text()
    const link = /\/studies\/erasure\/join\/[\w-]+/.exec(invited)?.[0] ?? ''
    assert.equal((await get(link)).status, 303)
    await post('people/revoke', { name: 'Dora' })
    assert.equal((await get(link)).status, 404)
    const refused = await post('publish', {})
    assert.equal(refused.status, 400)
    assert.match(await refused.text(), /cells are not answered/)
    assert.equal((await post('publish', { withOpen: '1' })).headers.get('location'), `/studies/${STUDY}`)
    const [latest] = await editionsOf(library.db, STUDY)
    assert.deepEqual([latest?.number, latest?.by], [2, 'Clara'])
    const { body } = await get(`/studies/${STUDY}/editions/1`)
    assert.match(body, /edition 1 of the study, and not the latest/i)
  })
})

describe('behind the wall', () => {
  it('what was published is read, and there are no rooms to work in', async () => {
    const db = openSqliteBehindWall(library.db.file ?? '', [])
    const app = site(
      { ...library.deps, library: libraryOver(db), studies: { db, now: () => NOW } },
      (error) => {
        throw error
      },
    )
    const read = await app.request(`/studies/${STUDY}`)
    assert.equal(read.status, 200)
    assert.match(await read.text(), /vie privée/)
    assert.match(await (await app.request('/studies')).text(), /The right to have personal data erased/)
    const headers = { Cookie: cookieOf('Anna'), Origin: 'http://localhost' }
    assert.equal((await app.request(WORK, { headers })).status, 404)
    assert.equal((await app.request(`${WORK}/live?client=a`, { headers })).status, 404)
    assert.equal(
      (await app.request(WORK, { method: 'POST', headers, body: new URLSearchParams() })).status,
      404,
    )
    await db.close()
  })
})

describe('the script of a study', () => {
  const JSON_ONLY = { Accept: 'application/json' }

  it('is told what else changed since it looked, and what stands in the fields', async () => {
    const { seq } = await study()
    await send('Clara', { do: 'write', field: 'cell.child.un.answer', words: 'No.', seen: '' })
    const { body } = await send(
      'Anna',
      { do: 'write', field: 'cell.child.fr.answer', words: 'Yes.', seen: '', since: String(seq) },
      JSON_ONLY,
    )
    const kept = JSON.parse(body)
    assert.equal(kept.seq, seq + 2)
    assert.deepEqual(kept.made, [seq + 2])
    assert.match(kept.parts['cell.child.un'], /No\./)
    assert.equal(kept.fields['cell.child.un.answer'][0].by, 'Clara')
    const parts = await get(`${WORK}/parts?since=${seq}`, { cookie: cookieOf('Boris'), ...JSON_ONLY })
    assert.deepEqual(Object.keys(JSON.parse(parts.body).parts).sort(), Object.keys(kept.parts).sort())
  })

  it('is told in words why something was not taken', async () => {
    const { status, body } = await send('Anna', { do: 'undo', of: '999999' }, JSON_ONLY)
    assert.equal(status, 400)
    assert.match(JSON.parse(body).message, /Cannot undo/)
    assert.equal((await send(null, { do: 'undo-own' }, JSON_ONLY)).status, 401)
  })
})

describe('adding from where one reads', () => {
  it('leads from provisions and hits to a form set to the likeliest cell, and adds', async () => {
    const { body } = await get(`${DATA_ACT}/eng`)
    const href = /class="addtostudy" href="([^"]+art_8[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    assert.match(href, /^\/studies\/-\/add\?iri=/)
    assert.match((await get('/search?q=erase')).body, /class="addtostudy"/)
    const reader = (await get(href)).body
    assert.match(reader, /You work on no study here/)
    assert.doesNotMatch(
      reader,
      /inaccurate/,
      'readers are shown no words here, which not all of them may read',
    )
    const asked = await get(href, { cookie: cookieOf('Anna') })
    assert.match(asked.body, /<option value="xv"[^>]*>Valen/)
    const response = await opened().request('/studies/-/add', {
      method: 'POST',
      body: new URLSearchParams({
        study: STUDY,
        row: 'child',
        column: 'xv',
        iri: `${DATA_ACT}/eng/~art_8`,
        at: '2026-11-23',
        mark: 'inaccurate',
      }),
      headers: { Origin: 'http://localhost', Cookie: cookieOf('Anna') },
    })
    assert.equal(response.headers.get('location'), `${WORK}/cells/child/xv`)
    assert.match(response.headers.get('set-cookie') ?? '', /comity-study-last=erasure%20child%20xv/)
    assert.equal((await study()).cell('child', 'xv').quotes.length, 1)
  })

  it('makes the column of a state that the study does not ask yet', async () => {
    const columns = (await study()).columns.length
    const response = await opened().request('/studies/-/add', {
      method: 'POST',
      body: new URLSearchParams({ study: STUDY, row: 'child', column: '+', iri: `${DATA_ACT}/eng/~art_8` }),
      headers: { Origin: 'http://localhost', Cookie: cookieOf('Anna') },
    })
    assert.equal(response.status, 303)
    assert.equal((await study()).columns.length, columns + 1)
  })
})
