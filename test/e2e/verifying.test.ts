/** Verifying as readers do: the page beside a text, the proof in hand, and the page that checks it in a real browser without a network. */
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { apiOver } from '#api/routes.ts'
import { NODE_PRIMITIVES } from '#exchange/proof/node-primitives.ts'
import { verifyProof } from '#exchange/proof/verify.ts'
import { type Centre, centre } from '#jobs/exchange/exchange.fixture.ts'
import { site } from '#web/site.tsx'
import { openBrowser } from '../browser.ts'
import { DATA_ACT } from './invented.ts'
import { type SmallLibrary, smallLibrary } from './small-library.ts'

const NOW = () => new Date('2026-11-23T06:00:00Z')
const TEXT = `${DATA_ACT}/eng@2024-03-01`

let folder: string
let library: SmallLibrary
let from: Centre
let other: Centre
let origin: string
let close: () => Promise<void>
let browser: Browser

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'comity-verifying-'))
  library = await smallLibrary()
  const { db, deps } = library
  from = await centre(path.join(folder, 'home'), NOW, { db, library: deps.library })
  await from.publish()
  other = await centre(path.join(folder, 'other'), NOW)
  const app = site({ ...deps, proofs: { db, home: path.join(folder, 'home') } }, (error) =>
    console.error(error),
  )
  await new Promise<void>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      origin = `http://127.0.0.1:${port}`
      close = async () => {
        if ('closeAllConnections' in server) server.closeAllConnections()
        await new Promise((done) => server.close(done))
      }
      resolve()
    })
  })
  await keep('/verify', 'check.html')
  await keep(`${TEXT}.proof`, 'act.json')
  await keep(`${TEXT}/~art_9.proof`, 'article.json')
  await keep(`${TEXT}.html`, 'act.html')
  await keep(`${TEXT}.docx`, 'act.docx')
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await close?.()
  await library?.close()
  await other?.db.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the page of a text', () => {
  it('says who signed it, which release, and how anybody checks that', async () => {
    const { page } = await opened(`${origin}${TEXT}`)
    await page.locator('#signature a').first().click()
    await page.locator('h2.verdict.valid').waitFor()
    const said = await page.locator('main').innerText()
    assert.match(said, /Signed by its publisher/)
    assert.ok(said.replace(/\s/g, '').includes(fingerprint()))
    assert.match(said, /1 of “Law in force”/)
    assert.match(said, /comity verify FILE --fingerprint/)
    await page.context().close()
  })

  it('says of a text that nobody signed that nobody did', async () => {
    const unsigned = site(library.deps)
    const body = await (
      await unsigned.request(`${TEXT}?view=verify`, { headers: { accept: 'text/html' } })
    ).text()
    assert.match(body, /No publisher has signed this text/)
    assert.doesNotMatch(body, /verdict valid/)
    assert.equal((await unsigned.request(`${TEXT}.proof`)).status, 404)
  })

  it('leads from an address without a day to the proof of today’s text', async () => {
    const answer = await fetch(`${origin}${DATA_ACT}/~art_9.proof`, { redirect: 'manual' })
    assert.equal(answer.status, 302)
    assert.match(answer.headers.get('location') ?? '', /\/eng@2026-11-23\/~art_9\.proof$/)
    for (const wrong of [
      `${TEXT}/~art_999.proof`,
      '/akn/xv/act/1700/1.proof',
      `${DATA_ACT}/eng@1900-01-01.proof`,
    ])
      assert.equal((await fetch(`${origin}${wrong}`)).status, 404, wrong)
  })

  it('is told by the API as well, with the proof itself', async () => {
    const { db, deps } = library
    const { library: held, search, clock, jurisdictions } = deps
    const proofs = { db, home: path.join(folder, 'home') }
    const api = apiOver({ library: held, search, clock, jurisdictions, cite: async () => [], proofs })
    const ask = async (iri: string) =>
      (await api.fetch(new Request(`http://x/api/v1/proof?iri=${encodeURIComponent(iri)}`))).json()
    const told = await ask(TEXT)
    assert.deepEqual(
      [told.state, told.publisher.fingerprint, told.release.number],
      ['proved', fingerprint(), 1],
    )
    const trust = () => ({ name: null, roots: [], releases: () => new Map<number, string>() })
    const verdict = await verifyProof(JSON.stringify(told.proof), { primitives: NODE_PRIMITIVES, trust })
    assert.equal(verdict.valid, true)
  })

  it('is said in every language, and is fit for all', async () => {
    for (const locale of ['en', 'fr', 'ru', 'be'])
      for (const address of [`${TEXT}?view=verify&ui=${locale}`, `/verify?ui=${locale}`]) {
        const { page, faults } = await opened(`${origin}${address}`)
        assert.equal(await page.evaluate(() => document.documentElement.lang), locale)
        assert.doesNotMatch(await page.locator('main').innerText(), /verify\.\w+|\{\w+\}|undefined/)
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${address} ${id} ${nodes[0]?.html}`),
          [],
        )
        assert.deepEqual(faults, [])
        await page.context().close()
      }
  })

  it('fits a phone', async () => {
    for (const address of [`${TEXT}?view=verify`, '/verify']) {
      const { page } = await opened(`${origin}${address}`, { viewport: { width: 360, height: 800 } })
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), address)
      await page.context().close()
    }
  })
})

describe('the page that checks proofs, from a disk and without a network', () => {
  it('says valid of a proof whose publisher is trusted, and shows the text that was signed', async () => {
    const { page, faults, asked } = await checking()
    assert.equal(await told(page, 'act.json', fingerprint()), 'Valid')
    assert.equal(await page.locator('.steps .held').count(), 12)
    await page.locator('details.signed summary').click()
    assert.match(await page.locator('details.signed .law').innerText(), /within fourteen days/)
    assert.equal(await told(page, 'article.json', fingerprint()), 'Valid')
    assert.match(await page.locator('.provisos').innerText(), /Of the rest of the act, this says nothing/)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    )
    assert.deepEqual(faults, [])
    assert.deepEqual(asked, [pathToFileURL(at('check.html')).href])
    await page.context().close()
  })

  it('says that it cannot tell where no fingerprint is given, or that of another', async () => {
    const { page } = await checking()
    assert.equal(await told(page, 'act.json', null), 'Cannot be told')
    assert.match(await page.locator('.why').innerText(), new RegExp(fingerprint()))
    assert.equal(await told(page, 'act.json', other.publisher.repository.fingerprint), 'Cannot be told')
    assert.equal(await told(page, 'act.json', 'abc'), null)
    assert.match(await page.locator('#fingerprint-fault').innerText(), /This is no fingerprint/)
    await page.context().close()
  })

  it('says not valid of a proof that was changed, and at which step', async () => {
    const proof = JSON.parse(await readFile(at('act.json'), 'utf8'))
    const [hash = ''] = Object.keys(proof.texts)
    const spoilt: Record<string, [object, string]> = {
      'text.json': [
        { ...proof, texts: { ...proof.texts, [hash]: '<content><p>Nothing.</p></content>' } },
        'The words are theirs',
      ],
      'work.json': [
        { ...proof, about: { ...proof.about, work: '/akn/xv/act/1' } },
        'The act belongs to that release',
      ],
      'key.json': [{ ...proof, publisher: 'a'.repeat(64) }, 'The publisher’s keys lead'],
    }
    const { page } = await checking()
    for (const [name, [forged, step]] of Object.entries(spoilt)) {
      await writeFile(at(name), JSON.stringify(forged))
      assert.equal(await told(page, name, fingerprint()), 'Not valid', name)
      assert.match(await page.locator('.steps .failed').innerText(), new RegExp(step))
      assert.equal(await page.locator('.facts').count(), 0)
    }
    await page.context().close()
  })

  it('compares what an HTML file shows', async () => {
    const html = await readFile(at('act.html'), 'utf8')
    const [head = '', body = ''] = html.split('<body>')
    await writeFile(
      at('word.html'),
      `${head}<body>${body.replace('within fourteen days', 'within forty days')}`,
    )
    await writeFile(at('style.html'), html.replace('</style>', 'section{display:none}</style>'))
    await writeFile(
      at('script.html'),
      html.replace('</body>', '<script>document.body.hidden=true</script></body>'),
    )
    const { page } = await checking()
    assert.equal(await told(page, 'act.html', fingerprint()), 'Valid')
    assert.equal(await page.locator('.steps .held').count(), 13)
    assert.match(await page.locator('.provisos').innerText(), /only as the file says: Valen/)
    assert.equal(await told(page, 'word.html', fingerprint()), 'Not valid')
    assert.match(await page.locator('.why').innerText(), /forty days.*fourteen days/s)
    for (const name of ['style.html', 'script.html', 'act.docx'])
      assert.equal(await told(page, name, fingerprint()), 'Cannot be told', name)
    await page.context().close()
  })

  it('never passes over signatures that the browser cannot check', async () => {
    const { page } = await checking()
    await page.evaluate(() => {
      crypto.subtle.importKey = () => Promise.reject(new DOMException('no Ed25519', 'NotSupportedError'))
    })
    assert.equal(await told(page, 'act.json', fingerprint()), 'Cannot be told')
    assert.match(await page.locator('.why').innerText(), /cannot check Ed25519/)
    assert.equal(await page.locator('.facts').count(), 0)
    await page.context().close()
  })

  it('says what it cannot read', async () => {
    await writeFile(at('words.txt'), 'The law is the law')
    await writeFile(at('broken.docx'), 'PK no archive')
    const { page } = await checking()
    assert.equal(await told(page, 'words.txt', fingerprint()), 'Cannot be told')
    assert.match(await page.locator('.why').innerText(), /carries no proof/)
    assert.equal(await told(page, 'broken.docx', fingerprint()), 'Cannot be told')
    await page.context().close()
  })
})

function fingerprint(): string {
  return from.publisher.repository.fingerprint
}

function at(name: string): string {
  return path.join(folder, name)
}

async function keep(address: string, name: string): Promise<void> {
  const answer = await fetch(`${origin}${address}`)
  assert.equal(answer.status, 200, address)
  await writeFile(at(name), new Uint8Array(await answer.arrayBuffer()))
}

async function opened(address: string, options: Parameters<Browser['newContext']>[0] = {}) {
  const context: BrowserContext = await browser.newContext(options)
  const page = await context.newPage()
  const faults: string[] = []
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text())
  })
  await page.goto(address)
  return { page, faults, asked }
}

async function checking() {
  const found = await opened(pathToFileURL(at('check.html')).href)
  await found.page.context().setOffline(true)
  return found
}

/** Gives the page a file and a fingerprint; returns the verdict, null where there is none yet. */
async function told(page: Page, name: string, print: string | null): Promise<string | null> {
  await page.locator('#fingerprint').fill('')
  await page.locator('#file').setInputFiles(at(name))
  await page.locator('#fingerprint').fill(print ?? '')
  if (print !== null && !/^[0-9a-f]{64}$/.test(print)) return null
  // The answer is of the last that was asked: the one with the fingerprint.
  await page.waitForFunction(
    () => !['', 'working', undefined].includes(document.querySelector<HTMLElement>('#answer')?.dataset.state),
  )
  return page.locator('#answer .verdict').innerText()
}
