import assert from 'node:assert/strict'
import path from 'node:path'
import { describe, it } from 'node:test'
import { importFrom } from '#jobs/import/import.ts'
import { quoteOf } from '#jobs/study/quote.ts'
import { day } from '#kit/day.ts'
import { operator } from '#research/may.ts'
import { changeStudy, openStudy } from '#research/studies.ts'
import { akn } from '#sources/akn/index.ts'
import { DATA_ACT } from '../../../../test/e2e/invented.ts'
import { NOW, STUDY, type StudyLibrary, studyLibrary } from '../../../../test/e2e/study-library.ts'
import { visited } from '../../site.fixture.ts'

let library: StudyLibrary
const { get, opened } = visited(async () => {
  library = await studyLibrary()
  return library
})

const WORK = `/studies/${STUDY}/work`
const cookie = () => `comity-study-${STUDY}=${library.secrets.Anna}`

async function send(fields: Record<string, string>): Promise<void> {
  const headers = { Origin: 'http://localhost', Cookie: cookie() }
  const answer = await opened().request(WORK, { method: 'POST', body: new URLSearchParams(fields), headers })
  assert.equal(answer.status, 303)
}

const study = async () => {
  const found = await openStudy(library.db, STUDY)
  assert.ok(found)
  return found.study
}

describe('suggestions', () => {
  const ask = async (row: string, column: string) =>
    (await get(`${WORK}/suggestions/${row}/${column}`, { cookie: cookie() })).body

  it('are counterparts of what other states of the row quote, each with why, and one click quotes it', async () => {
    await importFrom(
      library.db,
      akn,
      [path.join(import.meta.dirname, '../../../../demo/xb/personal-data-1997')],
      {
        jurisdiction: null,
        only: [],
        progress: () => {},
        collection: null,
        dryRun: false,
        now: () => NOW,
      },
    )
    await changeStudy(library.db, STUDY, operator('Vera Lind'), '2026-11-23T12:00:00Z', [
      { kind: 'add-row', row: 'erasing', after: null },
      { kind: 'add-column', column: 'xb-2', jurisdiction: 'xb', at: null, after: null },
      { kind: 'add-quote', row: 'erasing', column: 'xv', quote: await drawn(`${DATA_ACT}/eng/~art_9`) },
    ])
    const body = await ask('erasing', 'xb-2')
    const iri = /name="iri" value="(\/akn\/xb\/[^"]+)"/.exec(body)?.[1] ?? ''
    assert.match(iri, /~art_\d+$/, body)
    assert.match(body, /Like .*Act on the Protection of Personal Data/)
    assert.match(body, /Why: .*<span lang="en"[^>]*>[^<]+<\/span>/)
    await send({ do: 'add-quote', row: 'erasing', column: 'xb-2', iri, at: '2026-11-23' })
    assert.equal((await study()).cell('erasing', 'xb-2').quotes[0]?.quote.iri, iri)
    assert.doesNotMatch(
      await ask('erasing', 'xb-2'),
      new RegExp(`value="${iri}"`),
      'what is quoted is not suggested',
    )
  })

  it('say so where there is nothing to look for, or nothing to be found', async () => {
    await send({ do: 'add-row', question: 'Nothing yet?' })
    const last = (await study()).rows.at(-1)?.id ?? ''
    assert.match(await ask(last, 'xb'), /nothing to look for counterparts of/)
    assert.match(await ask('erasing', 'fr'), /No counterpart was found/)
  })
})

async function drawn(iri: string) {
  return quoteOf(library.db, iri, { id: 'q-drawn', at: day('2026-11-23') })
}
