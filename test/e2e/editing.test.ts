/** The editor's bench in a real browser and without scripts: an act entered, amended twice and corrected reads rightly on every day. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { openDrafts } from '#editing/draft-store.ts'
import { makeOperatorToken } from '#editing/operator.ts'
import { site } from '#web/site.tsx'
import { openBrowser } from '../browser.ts'
import { DATA_ACT } from './invented.ts'
import { type SmallLibrary, smallLibrary } from './small-library.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const BEES = '/akn/xv/act/2001-01-10/7'

// As Word puts it on the clipboard: numbers of lists in spans of their own, styles, comments, and what nobody wants.
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=EN-GB>
<!--StartFragment-->
<p class=MsoNormal align=center><b><span style='font-size:14.0pt'>Chapter I<o:p></o:p></span></b></p>
<p class=MsoNormal align=center><b>General provisions</b></p>
<p class=MsoNormal><b>Article 1. Purpose</b></p>
<p class=MsoNormal>This Act protects bees.<script>window.pwned = 1</script><img src=x onerror="window.pwned = 2"></p>
<p class=MsoNormal><b>Article 2. Keeping of bees</b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>(1)<span>&nbsp;&nbsp; </span></span><![endif]>Whoever keeps bees shall register them within thirty days.</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>(2)<span>&nbsp;&nbsp; </span></span><![endif]>The register is <i>public</i>.</p>
<p class=MsoNormal align=center><b>Chapter II</b></p>
<p class=MsoNormal align=center><b>Fees</b></p>
<p class=MsoNormal><b>Article 3. Fees</b></p>
<p class=MsoNormal>A fee of ten crowns is due.</p>
<!--EndFragment--></body></html>`

const TEXT = `Article 1. Purpose

This Act protects wasps.

Article 2. Keeping

Whoever keeps wasps shall register them.`

let library: SmallLibrary
let origin: string
let browser: Browser
let token: string
let close: () => void

before(async () => {
  library = await smallLibrary()
  const desk = { db: library.db, now: () => NOW }
  await new Promise<void>((resolve) => {
    const server = serve({ fetch: site({ ...library.deps, desk }).fetch, port: 0 }, ({ port }) => {
      origin = `http://localhost:${port}`
      resolve()
    })
    close = () => server.close()
  })
  token = await makeOperatorToken(library.db, NOW)
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  close?.()
  await library?.close()
})

// Signed in once: attempts are counted, and every context takes the same cookie.
let session: Awaited<ReturnType<BrowserContext['storageState']>> | undefined

async function signedIn(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const known = session === undefined ? {} : { storageState: session }
  const context = await browser.newContext({ locale: 'en-GB', ...known, ...options })
  context.setDefaultTimeout(20_000)
  if (session !== undefined) return context
  const page = await context.newPage()
  await page.goto(`${origin}/edit`)
  await page.fill('[name=token]', token)
  await page.click('.signin button')
  await page.waitForSelector('.benchhome')
  session = await context.storageState()
  await page.close()
  return context
}

const draftsOpen = async () => (await openDrafts(library.db)).length

async function read(path: string): Promise<string> {
  const answer = await fetch(`${origin}${path}`, { headers: { Accept: 'text/plain' } })
  return answer.text()
}

const saved = (page: Page) => page.waitForSelector('#bench-status[data-state=calm]:has-text("Saved")')

async function paste(page: Page, field: string, html: string, text: string): Promise<void> {
  await page.$eval(
    field,
    (element, [markup, plain]) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', markup ?? '')
      clipboardData.setData('text/plain', plain ?? '')
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [html, text],
  )
}

async function begin(page: Page, of: string, what: string): Promise<void> {
  await page.goto(`${origin}/edit?of=${encodeURIComponent(of)}`)
  await page.click(`.doing button:has-text("${what}")`)
  await page.waitForSelector('main.bench')
}

async function since(page: Page, day: string): Promise<void> {
  await page.fill('[data-form=date] [name=asOf]', day)
  await page.click('[data-form=date] button')
  await page.waitForSelector(`[data-form=date] [name=asOf][value="${day}"]`)
}

async function edit(page: Page, name: string): Promise<void> {
  await page.click(`[aria-label="Edit ${name}"]`)
  await page.waitForSelector('.opened .ProseMirror')
}

// Puts other words in the place of some in the open provision, as a hand would.
async function reword(page: Page, was: string, is: string): Promise<void> {
  await page.$eval(
    '.opened .ProseMirror',
    (editor, words) => {
      const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(words) ?? -1
        if (at < 0) continue
        ;(editor as HTMLElement).focus()
        getSelection()?.setBaseAndExtent(node, at, node, at + words.length)
      }
    },
    was,
  )
  await page.waitForTimeout(50)
  await page.keyboard.type(is)
  await saved(page)
}

async function record(page: Page, reason: string): Promise<void> {
  await page.click('#bench-state a.button')
  await page.fill('[name=reason]', reason)
  await page.click('.recordform button')
  await page.waitForSelector('[data-recorded]')
}

describe('an act at the bench, with scripts', () => {
  let context: BrowserContext
  let page: Page
  const faults: string[] = []
  before(async () => {
    context = await signedIn()
    page = await context.newPage()
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text())
    })
  })
  after(async () => {
    await context?.close()
  })

  it('is entered by pasting from Word: its structure is found, nothing in it runs, and what is typed is kept', async () => {
    await page.goto(`${origin}/edit`)
    await page.click('button:has-text("Enter a new act")')
    const form = '[data-form=describe]'
    await page.fill(`${form} [name=title]`, 'Act on Bees')
    await page.selectOption(`${form} [name=jurisdiction]`, 'xv')
    await page.fill(`${form} [name=language]`, 'en')
    await page.fill(`${form} [name=number]`, '7')
    await page.fill(`${form} [name=date]`, '2001-01-10')
    await page.waitForSelector(`#bench-iri:has-text("${BEES}")`)
    await paste(page, '[data-form=enter] textarea', WORD, 'words without mark-up')
    await page.waitForSelector('.outline a:has-text("Article 3")')
    assert.deepEqual(await page.$$eval('.outline .lines a', (all) => all.map((one) => one.textContent)), [
      'Chapter I General provisions',
      'Article 1 Purpose',
      'Article 2 Keeping of bees',
      'Chapter II Fees',
      'Article 3 Fees',
    ])
    assert.equal(await page.evaluate(() => (window as { pwned?: number }).pwned), undefined)
    assert.doesNotMatch(await page.innerHTML('.piece'), /<script|onerror|<img/)
    assert.equal(await page.locator('.piece .para').count(), 2)
  })

  it('can be put right line by line, and every step undone and done again by key', async () => {
    const outline = () => page.$$eval('.outline .lines a', (all) => all.map((one) => one.textContent))
    const whole = await outline()
    await page.click('[aria-label="Edit Chapter II Fees"]')
    await page.click('.opened button:has-text("Join to the one before")')
    await page.waitForFunction(() => document.querySelectorAll('.outline .lines a').length === 4)
    await page.click('h1')
    await page.keyboard.press('Control+z')
    await page.waitForFunction(() => document.querySelectorAll('.outline .lines a').length === 5)
    assert.deepEqual(await outline(), whole)
    await page.keyboard.press('Control+Shift+z')
    await page.waitForFunction(() => document.querySelectorAll('.outline .lines a').length === 4)
    await page.click('#bench-steps [data-form=undo] button')
    await page.waitForFunction(() => document.querySelectorAll('.outline .lines a').length === 5)
  })

  it('is recorded, amended twice and corrected', async () => {
    await since(page, '2001-02-01')
    await record(page, '')
    await begin(page, `${BEES}/eng`, 'Consolidate an amendment')
    await since(page, '2010-01-01')
    await page.fill('[name=ground]', 'Act No 3 of 2009')
    await page.click('[data-form=ground] button')
    await edit(page, 'Article 2 Keeping of bees')
    await reword(page, 'thirty', 'fourteen')
    await page.click('.wording button[type=submit]')
    await page.waitForSelector('.entry.changed ins:has-text("fourteen")')
    await record(page, '')

    await begin(page, `${BEES}/eng`, 'Consolidate an amendment')
    await since(page, '2020-01-01')
    await page.click('[aria-label="Edit Article 3 Fees"]')
    await page.click('.opened summary:has-text("Repeal")')
    await page.fill('[name=leaving]', '(Repealed)')
    await page.click('[data-form=repeal] button')
    await page.waitForSelector('.entry.changed ins:has-text("Repealed")')
    await page.click('.add summary:has-text("Add at the end")')
    await page.selectOption('.add [name=kind]', 'article')
    await page.fill('.add [name=num]', 'Article 4')
    await page.fill('.add [name=heading]', 'Hives')
    await page.fill('.add [name=words]', 'A hive has one queen.')
    await page.click('.add button')
    await page.waitForSelector('.entry.added:has-text("Hives")')
    await record(page, '')

    await begin(page, `${BEES}/eng@2020-01-01`, 'Correct an error')
    await edit(page, 'Article 1 Purpose')
    await reword(page, 'bees', 'wild bees')
    await page.click('#bench-state a.button')
    assert.equal(await page.$eval('[name=reason]', (field) => (field as HTMLTextAreaElement).required), true)
    await page.fill('[name=reason]', 'A word was left out')
    await page.click('.recordform button')
    await page.waitForSelector('[data-recorded]')
    assert.deepEqual(faults, [])
  })

  it('reads rightly on every day, to readers', async () => {
    const [first, second, third] = [
      await read(`${BEES}/eng@2005-01-01`),
      await read(`${BEES}/eng@2015-01-01`),
      await read(`${BEES}/eng@2025-01-01`),
    ]
    for (const text of [first, second, third]) assert.match(text, /protects wild bees/)
    assert.match(first, /within thirty days/)
    assert.match(second, /within fourteen days/)
    assert.match(second, /ten crowns/)
    assert.match(third, /within fourteen days/)
    assert.doesNotMatch(third, /ten crowns/)
    assert.match(third, /\(Repealed\)[\s\S]*Hives[\s\S]*one queen/)
    const page = await (await fetch(`${origin}${BEES}/eng/~art_1`)).text()
    assert.match(page, /A word was left out/)
    assert.match(page, /protects bees/, 'the old wording stays findable')
  })
})

describe('two at one draft', () => {
  it('do not write over each other, and nothing typed is lost', async () => {
    const context = await signedIn()
    const [one, other] = [await context.newPage(), await context.newPage()]
    await begin(one, `${DATA_ACT}/eng`, 'Consolidate an amendment')
    await edit(one, 'Article 9 Erasure')
    await other.goto(one.url())
    await other.waitForSelector('.opened .ProseMirror')
    await reword(one, 'recipient', 'addressee')
    await other.fill('.wording [name=heading]', 'Erasure and oblivion')
    await other.waitForSelector('#bench-status[data-state=warn]:has-text("changed elsewhere")')
    await other.click('#bench-status a')
    await other.waitForSelector('#bench-status:has-text("is back")')
    assert.equal(await other.inputValue('.wording [name=heading]'), 'Erasure and oblivion')
    assert.match(await other.innerText('.opened .ProseMirror'), /addressee|recipient/)
    await context.close()
  })

  it('a page left while offline has what was typed when it is opened again', async () => {
    const context = await signedIn()
    const page = await context.newPage()
    await begin(page, `${DATA_ACT}/eng`, 'Consolidate an amendment')
    await edit(page, 'Article 9 Erasure')
    await context.setOffline(true)
    await page.fill('.wording [name=heading]', 'Erasure, offline')
    await page.waitForSelector('#bench-status:has-text("No connection")')
    await context.setOffline(false)
    await saved(page)
    assert.match(await page.innerText('#bench-steps'), /Changed: .*Erasure, offline/)
    await context.close()
  })
})

describe('who is not the operator', () => {
  it('gets nowhere, sees no draft, and cannot write from another site', async () => {
    const id = (await openDrafts(library.db))[0]?.id
    const paths = ['/edit', `/edit/draft/${id}`, `/edit/draft/${id}/record`, '/edit?of=bees']
    for (const path of paths) {
      const answer = await fetch(origin + path)
      assert.equal(answer.status, 401, path)
      assert.doesNotMatch(await answer.text(), /Erasure|data-draft/)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
    }
    const before = await draftsOpen()
    const body = new URLSearchParams({ kind: 'new' })
    const unknown = await fetch(`${origin}/edit/begin`, { method: 'POST', body, headers: { Origin: origin } })
    assert.equal(unknown.status, 401)
    const foreign = await fetch(`${origin}/edit/begin`, {
      method: 'POST',
      body,
      headers: { Origin: 'https://elsewhere.example' },
    })
    assert.equal(foreign.status, 403)
    assert.equal(await draftsOpen(), before)
    const words = new URLSearchParams({ do: 'change', words: 'Typed <b>late</b>' })
    const late = await fetch(`${origin}/edit/draft/${id}`, {
      method: 'POST',
      body: words,
      headers: { Origin: origin },
    })
    assert.equal(late.status, 401)
    assert.match(
      await late.text(),
      /Typed &lt;b&gt;late/,
      'what was typed as the sign-in ended is given back',
    )
  })
})

describe('without scripts', () => {
  it('the same path is walked by forms', async () => {
    const context = await signedIn({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${origin}/edit`)
    await page.click('button:has-text("Enter a new act")')
    await page.fill('[data-form=describe] [name=title]', 'Act on Wasps')
    await page.selectOption('[data-form=describe] [name=jurisdiction]', 'xv')
    await page.fill('[data-form=describe] [name=language]', 'en')
    await page.fill('[data-form=describe] [name=number]', '8')
    await page.fill('[data-form=describe] [name=date]', '2001-01-10')
    await page.click('[data-form=describe] button')
    await page.fill('[data-form=enter] [name=words]', TEXT)
    await page.click('[data-form=enter] button')
    await since(page, '2001-02-01')
    await record(page, '')
    const wasps = '/akn/xv/act/2001-01-10/8'
    await begin(page, `${wasps}/eng`, 'Consolidate an amendment')
    await since(page, '2010-01-01')
    await page.click('[aria-label="Edit Article 2 Keeping"]')
    const words = await page.inputValue('.wording [name=words]')
    await page.fill('.wording [name=words]', words.replace('register', 'report'))
    await page.click('.wording button[type=submit]')
    await page.waitForSelector('.entry.changed ins:has-text("report")')
    await page.click('#bench-steps [data-form=undo] button')
    assert.equal(await page.locator('.entry.changed').count(), 0)
    await page.click('#bench-steps [data-form=redo] button')
    await record(page, '')
    await begin(page, `${wasps}/eng@2001-02-01`, 'Correct an error')
    await page.click('[aria-label="Edit Article 1 Purpose"]')
    await page.fill('.wording [name=words]', 'This Act protects all wasps.')
    await page.click('.wording button[type=submit]')
    await record(page, 'A word was left out')
    assert.match(await read(`${wasps}/eng@2005-01-01`), /all wasps[\s\S]*register/)
    assert.match(await read(`${wasps}/eng@2015-01-01`), /all wasps[\s\S]*report/)
    await context.close()
  })

  it('a form sent upon an older state of the draft keeps nothing and gives back what was typed', async () => {
    const context = await signedIn({ javaScriptEnabled: false })
    const [one, other] = [await context.newPage(), await context.newPage()]
    await begin(one, `${DATA_ACT}/eng`, 'Set what the act is')
    await other.goto(one.url())
    await one.fill('[name=title]', 'Act on Data')
    await one.click('[data-form=describe] button')
    await other.fill('[name=title]', 'Data Act')
    await other.click('[data-form=describe] button')
    assert.match(await other.innerText('main'), /changed elsewhere/)
    assert.equal(await other.inputValue('main textarea'), 'Data Act')
    await context.close()
  })
})

describe('the pages of the bench', () => {
  it('fit a phone and are clean to axe, in the light and in the dark, in four languages', async () => {
    for (const [colorScheme, locale] of [
      ['light', 'en'],
      ['dark', 'be'],
      ['light', 'fr'],
      ['dark', 'ru'],
    ] as const) {
      const context = await signedIn({ colorScheme, viewport: { width: 360, height: 800 } })
      const page = await context.newPage()
      const { id } = (await openDrafts(library.db)).find(({ kind }) => kind === 'amend') ?? { id: 0 }
      const others = locale === 'en' ? ['/edit', `/edit/draft/${id}/record`] : []
      for (const path of [`/edit/draft/${id}?open=art_9`, ...others]) {
        await page.goto(`${origin}${path}${path.includes('?') ? '&' : '?'}ui=${locale}`)
        await page.evaluate(() => document.fonts.ready)
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, path)
        const { violations } = await new AxeBuilder({ page }).analyze()
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`),
          [],
        )
      }
      await context.close()
    }
  })
})

describe('the token', () => {
  it('put in the place of another ends the sign-in; what is typed then stays in the browser', async () => {
    const context = await signedIn()
    const page = await context.newPage()
    await begin(page, `${DATA_ACT}/eng`, 'Consolidate an amendment')
    await edit(page, 'Article 9 Erasure')
    token = await makeOperatorToken(library.db, NOW)
    await page.fill('.wording [name=heading]', 'Typed after the end')
    await page.waitForSelector('#bench-status[data-state=warn]:has-text("sign-in has ended")')
    const address = page.url()
    page.on('dialog', (dialog) => void dialog.accept())
    await page.click('#bench-status a')
    await page.fill('[name=token]', token)
    await page.click('.signin button')
    await page.waitForSelector('main.bench')
    assert.equal(new URL(page.url()).search, new URL(address).search)
    assert.equal(await page.inputValue('.wording [name=heading]'), 'Typed after the end')
    await saved(page)
    await context.close()
  })
})
