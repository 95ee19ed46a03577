/** What was published of a study can be had as files by whoever reads it, and nothing else of it can. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { STUDY_FORMATS } from '#export/study/registry.ts'
import { studyInFile } from '#jobs/study/open-file.ts'
import { operator } from '#research/may.ts'
import { changeStudy } from '#research/studies.ts'
import { STUDY, type StudyLibrary, studyLibrary } from '../../../test/e2e/study-library.ts'
import { visited } from '../site.fixture.ts'

let library: StudyLibrary
const { get, opened } = visited(async () => {
  library = await studyLibrary()
  return library
})

async function file(path: string): Promise<{ response: Response; bytes: Uint8Array }> {
  const response = await opened().request(`/studies/${path}`)
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}

describe('files of a published study', () => {
  it('are had in every format, each in its own, named by the study and its edition', async () => {
    const seen = new Set<string>()
    for (const { ending, mediaType, isMade } of STUDY_FORMATS.filter((format) => format.isMade())) {
      assert.ok(isMade())
      const { response, bytes } = await file(`${STUDY}.${ending}`)
      assert.equal(response.status, 200, ending)
      assert.equal(response.headers.get('content-type'), mediaType)
      assert.equal(response.headers.get('content-disposition'), `attachment; filename="${STUDY}-1.${ending}"`)
      seen.add(Buffer.from(bytes).toString('base64'))
      assert.deepEqual((await file(`${STUDY}/editions/1.${ending}`)).bytes, bytes)
    }
    assert.equal(seen.size, STUDY_FORMATS.filter((format) => format.isMade()).length)
  })

  it('are in the language of the reader, cite in the style asked for, and say what is no longer current', async () => {
    const { bytes } = await file(`${STUDY}.md?ui=ru&style=gost`)
    const text = strFromU8(bytes)
    assert.match(text, /Уже не актуально/)
    assert.match(text, /: Вален : ред\. на 01\.10\.2023\. – Ст\. 9|: [^:]+ : ред\. на /)
    assert.doesNotMatch(text, /^## Приложения/m)
    assert.match(strFromU8((await file(`${STUDY}.md?ui=ru&annexes=1`)).bytes), /^## Приложения/m)
  })

  it('are of what was published, whatever was written since; the package tells what stands, and not how it came', async () => {
    const before = (await file(`${STUDY}/editions/1.csv`)).bytes
    const field = { of: 'cell', row: 'time', column: 'xv', name: 'answer' } as const
    await changeStudy(library.db, STUDY, operator('Anna'), '2026-11-22T09:00:00Z', [
      { kind: 'write', field, words: 'Not published yet.', seen: [] },
    ])
    assert.deepEqual((await file(`${STUDY}/editions/1.csv`)).bytes, before)
    const { response, bytes } = await file(`${STUDY}.zip`)
    assert.equal(response.headers.get('content-type'), 'application/zip')
    assert.equal(unzipSync(bytes)['changes.json'], undefined)
    const carried = await studyInFile(bytes)
    assert.equal(carried.edition.number, 1)
    assert.doesNotMatch(JSON.stringify(carried.edition), /Not published yet/)
    assert.ok(carried.texts.size > 0)
  })

  it('are listed on its page, and not to be had of what is not there', async () => {
    const { body } = await get(`/studies/${STUDY}`)
    for (const ending of ['docx', 'pdf', 'xlsx', 'csv', 'md', 'json', 'jsonld', 'zip'])
      if (ending !== 'pdf' || STUDY_FORMATS.some((format) => format.ending === 'pdf' && format.isMade()))
        assert.match(body, new RegExp(`href="/studies/${STUDY}/editions/1\\.${ending}"`), ending)
    for (const path of ['none.docx', `${STUDY}/editions/7.docx`, `${STUDY}.exe`])
      assert.equal((await file(path)).response.status, 404, path)
  })
})
