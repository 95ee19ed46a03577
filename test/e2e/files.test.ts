/** Files of acts and provisions over real HTTP: every format at its address, named, as of its day; nothing where there is no text. */
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { FORMATS } from '#export/registry.ts'
import { importFrom } from '#jobs/import/import.ts'
import { validateAkn } from '#markup/validate.ts'
import { udhr } from '#sources/udhr/index.ts'
import { site } from '#web/site.tsx'
import { type Served, serveSmallLibrary } from './every-page.ts'
import { DATA_ACT } from './invented.ts'
import { DECLARATION, smallLibrary } from './small-library.ts'

let served: Served
before(async () => {
  served = await serveSmallLibrary()
})
after(() => served?.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(served.origin + path, { headers, redirect: 'manual' })
const bytes = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())
const VERSION = `${DATA_ACT}/eng@1999-01-01`

describe('the files of a text', () => {
  for (const format of FORMATS)
    it(`are to be had as ${format.ending}, of the act and of a provision, and say what they are`, async () => {
      for (const path of [VERSION, `${VERSION}/~art_9`]) {
        const answer = await get(`${path}.${format.ending}`)
        assert.equal(answer.status, 200, path)
        assert.equal(answer.headers.get('content-type'), format.mediaType)
        const name = answer.headers.get('content-disposition') ?? ''
        assert.ok(name.startsWith(format.inline ? 'inline; ' : 'attachment; '))
        assert.match(name, new RegExp(`filename="[A-Za-z0-9_-]+_1999-01-01_en\\.${format.ending}"`))
        assert.equal(answer.headers.get('content-language'), 'en')
        assert.ok((await bytes(answer)).length > 300)
      }
    })

  it('are as of the day in their address', async () => {
    const text = await (await get(`${VERSION}.txt`)).text()
    assert.match(text, /\nText as of 1 January 1999\n/)
    assert.ok(text.includes(`Identifier: ${VERSION}\n`))
    const docx = unzipSync(await bytes(await get(`${VERSION}.docx`)))
    assert.match(strFromU8(docx['word/document.xml'] ?? new Uint8Array()), /Text as of 1 January 1999/)
  })

  it('are valid Akoma Ntoso, of a provision as of the act', async () => {
    for (const path of [VERSION, `${VERSION}/~art_9`])
      assert.deepEqual(validateAkn(await (await get(`${path}.akn`)).text()), [])
  })

  it('are not sent again to whoever has them', async () => {
    for (const ending of ['txt', 'epub']) {
      const first = await get(`${VERSION}.${ending}`, { 'accept-encoding': 'identity' })
      const tag = first.headers.get('etag') ?? ''
      const second = await get(`${VERSION}.${ending}`, {
        'accept-encoding': 'identity',
        'if-none-match': tag,
      })
      assert.deepEqual([second.status, await second.text()], [304, ''])
    }
  })

  it('bring their own style and nothing that runs', async () => {
    const policy = (await get(`${VERSION}.html`)).headers.get('content-security-policy') ?? ''
    assert.match(policy, /^default-src 'none'; style-src 'sha256-[\w+/]+='; /)
  })
})

describe('the address of a file', () => {
  it('leads to that of the day and the language where it names none', async () => {
    for (const [path, to] of [
      [`${DATA_ACT}.pdf`, /\/\w{3}@2026-11-23\.pdf$/],
      [`${DATA_ACT}/eng.docx`, /\/eng@2026-11-23\.docx$/],
      [`${DATA_ACT}/eng/~art_9.epub`, /\/eng@2026-11-23\/~art_9\.epub$/],
    ] as const) {
      const answer = await get(path, { 'accept-language': 'en' })
      assert.equal(answer.status, 302, path)
      assert.match(answer.headers.get('location') ?? '', to)
    }
    const russian = await get(`${DECLARATION}.txt`, { 'accept-language': 'ru' })
    assert.match(russian.headers.get('location') ?? '', /\/rus@2026-11-23\.txt$/)
  })

  it('has no file where there is no text, no such provision, no such format', async () => {
    for (const path of [
      `${DATA_ACT}/eng@1900-01-01.pdf`,
      `${VERSION}/~art_999.docx`,
      `${VERSION}/~art_9.exe`,
      `${VERSION}/.pdf`,
      `${DATA_ACT}/ita@1999-01-01.pdf`,
      '/akn/xv/act/none.pdf',
    ]) {
      const answer = await get(path, { accept: 'text/html' })
      assert.equal(answer.status, 404, path)
      assert.match(await answer.text(), /<h1/)
    }
  })

  it('offers nothing that cannot be made: no PDF where no typeface has the letters', async () => {
    const { deps, db, close } = await smallLibrary()
    const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration')
    const options = { jurisdiction: null, only: ['tha'], progress: () => {}, collection: null, dryRun: false }
    await importFrom(db, udhr, [folder], { ...options, now: () => new Date('2026-11-20T09:00:00Z') })
    const app = site(deps)
    const thai = `${DECLARATION}/tha@2026-11-23`
    const page = await (await app.request(thai, { headers: { accept: 'text/html' } })).text()
    assert.match(page, /href="[^"]+\.epub"/)
    assert.doesNotMatch(page, /href="[^"]+\.pdf"/)
    assert.equal((await app.request(`${thai}.pdf`)).status, 404)
    assert.equal((await app.request(`${thai}.epub`)).status, 200)
    await close()
  })
})

describe('the page of an act', () => {
  it('leads to its files, and every way is open', async () => {
    for (const path of [
      VERSION,
      `${VERSION}/~art_9`,
      `${DECLARATION}/ara@2026-11-23`,
      `${DECLARATION}/jpn@2026-11-23`,
    ]) {
      const page = await (await get(path, { accept: 'text/html' })).text()
      const [, list = ''] = /<section class="note downloads"[^>]*>(.*?)<\/section>/s.exec(page) ?? []
      const links = [...list.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '')
      assert.ok(links.length >= FORMATS.length, path)
      for (const href of links) assert.equal((await get(href)).status, 200, href)
    }
  })
})
