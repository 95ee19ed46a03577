/** Who owes answers is told to the people of a study, late first, with what was signed and what can be printed; and to nobody else. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { newSecret, signerOf } from '#exchange/keys/key.ts'
import { locales, translator } from '#i18n/messages.ts'
import { askCentre, replyOf, takeAnswers, takeQuestions } from '#jobs/study/ask/ask.ts'
import { operator } from '#research/may.ts'
import { invite } from '#research/people.ts'
import { changeStudy, openStudy } from '#research/studies.ts'
import { STUDY, type StudyLibrary, studyLibrary } from '../../../../test/e2e/study-library.ts'
import { visited } from '../../site.fixture.ts'

let library: StudyLibrary
const { get } = visited(async () => {
  library = await studyLibrary()
  return library
})

const ROOM = `/studies/${STUDY}/work/asked`
const [valen, borea, cyrene] = [1, 2, 3].map(() => signerOf(newSecret().secret)) as [
  ReturnType<typeof signerOf>,
  ReturnType<typeof signerOf>,
  ReturnType<typeof signerOf>,
]
const see = (path: string, more: Record<string, string> = {}) =>
  get(path, { cookie: `comity-study-${STUDY}=${library.secrets.Boris}`, ...more })

const opened = async (id: string) => (await openStudy(library.db, id)) ?? assert.fail()

async function ask(name: string, key: string, due: string | null, columns: readonly string[]) {
  const asked = { name, key }
  const what = { asker: 'Valen', asked, agreement: null, due, rows: ['time', 'refusal'], columns }
  return askCentre(library.db, await opened(STUDY), valen, what, new Date('2026-10-01T08:00:00Z'))
}

describe('the room of centres', () => {
  let hash = ''
  before(async () => {
    await get('/')
    const { db } = library
    await ask('Centre of Cyrene', cyrene.public, null, ['fr'])
    const sealed = await ask('Centre of Borea', borea.public, '2026-11-01', ['xb'])
    hash = sealed.hash
    const now = new Date('2026-10-05T08:00:00Z')
    const taken = { as: 'theirs', by: 'Boris', trusted: valen.public, now }
    await takeQuestions(db, sealed.text, borea.public, taken)
    await changeStudy(db, 'theirs', operator('Boris'), now.toISOString(), [
      {
        kind: 'write',
        field: { of: 'cell', row: 'time', column: 'xb', name: 'answer' },
        words: 'Ten days.',
        seen: [],
      },
      { kind: 'status', row: 'time', column: 'xb', status: 'answered' },
    ])
    const options = { withDrafts: false, withNotes: false, now }
    const reply = await replyOf(db, await opened('theirs'), borea, options)
    await takeAnswers(db, reply.text, now)
  })

  it('tells who owes what, the late first, with every cell that is owed', async () => {
    const { status, body } = await see(ROOM)
    assert.equal(status, 200)
    assert.match(body, /3 answers are owed; 1 questionnaire is late/)
    assert.match(body, /Centre of Borea[\s\S]*Centre of Cyrene/)
    assert.match(body, /questionnaire 2, sent 1 Oct 2026</)
    assert.match(body, /1 of 2 answers came back · taken 5 Oct 2026 · due 1 Nov 2026, <strong>late</)
    assert.match(body, /Nothing came back yet/)
    assert.match(body, /<a href="[^"]*refusal[^"]*">refusal · xb<\/a>/)
    assert.match(body, /aria-current="page">Centres<\/a>/)
  })

  it('gives what was signed, byte for byte, and the answers as they came', async () => {
    const sent = JSON.parse((await see(`${ROOM}/2.json`)).body)
    assert.equal(sent.signed.asked.name, 'Centre of Borea')
    const answers = JSON.parse((await see(`${ROOM}/2/answers.json`)).body)
    assert.equal(answers.signed.questionnaire, hash)
    for (const none of ['1/answers.json', '9.json', '9/answers.json', 'questions.json', '2.exe'])
      assert.equal((await see(`${ROOM}/${none}`)).status, 404, none)
  })

  it('prints it with the words around the questions in the language of the reader, and the questions as they were asked', async () => {
    for (const locale of locales) {
      const { status, body, headers } = await see(`${ROOM}/2.md?ui=${locale}`)
      assert.equal(status, 200)
      assert.equal(headers.get('content-language'), locale)
      assert.match(body, /Within what time must data be erased\?/)
      const t = translator(locale)
      assert.ok(body.includes(t('studyFile.paper.request')), locale)
      assert.ok(body.includes(hash), locale)
      assert.match(body, locale === 'en' ? /to be answered by 1 November 2026/ : /1[^\n]* 2026/)
      if (locale !== 'en') assert.doesNotMatch(body, /Questionnaire 2 from|Please answer|to be answered/)
    }
    const docx = await see(`${ROOM}/2.docx`)
    assert.equal(docx.status, 200)
    assert.match(docx.headers.get('content-disposition') ?? '', /questionnaire-erasure-2\.docx/)
  })

  it('says in the study that answers what it owes itself', async () => {
    const { db } = library
    const secret = await invite(db, 'theirs', {
      name: 'Nina',
      role: 'researcher',
      by: operator('Boris'),
      at: '2026-10-06T08:00:00Z',
    })
    const at = (path = '') =>
      get(`/studies/theirs/work/asked${path}`, { cookie: `comity-study-theirs=${secret}` })
    const { body } = await at()
    assert.match(body, /Valen asks for 2 answers</)
    assert.match(body, /1 of 2 ready to go out · due 1 Nov 2026, <strong>late</)
    assert.match(body, /No centre was asked yet/)
    assert.equal(JSON.parse((await at('/questions.json')).body).signed.asker.name, 'Valen')
  })

  it('is shut to readers, and to the people of other studies, whatever they call their invitation', async () => {
    const { Boris } = library.secrets
    for (const path of ['', '/2.json', '/2.md', '/2/answers.json']) {
      assert.equal((await get(`${ROOM}${path}`)).status, 401)
      for (const cookie of [`comity-study-${STUDY}=${Boris}`, `comity-study-theirs=${Boris}`])
        assert.equal((await get(`/studies/theirs/work/asked${path}`, { cookie })).status, 401, cookie)
    }
  })
})
