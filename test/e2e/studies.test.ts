/** Studies in a real browser: two people at once, nothing of anybody's overwritten; another process; no connection; the keyboard; adding while reading. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { operator } from '#research/may.ts'
import { changeStudy, openStudy } from '#research/studies.ts'
import { isDisputed, said } from '#research/study.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { site } from '#web/site.tsx'
import { openBrowser } from '../browser.ts'
import { DATA_ACT } from './invented.ts'
import { STUDY, type StudyLibrary, studyLibrary } from './study-library.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const WORK = `/studies/${STUDY}/work`

let library: StudyLibrary
let origin: string
let browser: Browser
let close: () => Promise<void>

before(async () => {
  library = await studyLibrary()
  // The clock goes on: who wrote when is told in the order of writing.
  let ticks = 0
  const ending = new AbortController()
  const now = () => new Date(Date.UTC(2026, 10, 23, 10, 0, ticks++))
  const studies = { db: library.db, now, ending: ending.signal }
  await new Promise<void>((resolve) => {
    const app = site({ ...library.deps, studies }, (error) => console.error(error))
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      origin = `http://127.0.0.1:${port}`
      resolve()
    })
    close = async () => {
      ending.abort()
      await new Promise((done) => server.close(done))
    }
  })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await close?.()
  await library?.close()
})

async function joined(name: keyof StudyLibrary['secrets'], options = {}): Promise<[Page, BrowserContext]> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    ...options,
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  page.on('pageerror', (error) => assert.fail(error))
  await page.goto(`${origin}/studies/${STUDY}/join/${library.secrets[name]}`)
  return [page, context]
}

const study = async () => {
  const opened = await openStudy(library.db, STUDY)
  assert.ok(opened)
  return opened.study
}
const answerOf = async (row: string, column: string) => (await study()).cell(row, column).answer
const cell = (page: Page, row: string, column: string) => page.locator(`[id="cell.${row}.${column}"]`)
const answerField = (page: Page) => page.locator('.celldrawer form[data-field$=answer] textarea')
const isSaved = (page: Page) => page.locator('#study-said:has-text("Saved")').waitFor()

async function openCell(page: Page, row: string, column: string): Promise<void> {
  await cell(page, row, column).locator('.opencell').click()
  await page.locator(`.celldrawer .cellwork[data-cell="cell.${row}.${column}"]`).waitFor()
}

describe('two people at once', () => {
  it('see each other and what the other writes, without loading the page anew', async () => {
    const [anna, annas] = await joined('Anna')
    const [clara, claras] = await joined('Clara')
    await anna.locator('#study-here:has-text("Clara")').waitFor()
    await openCell(clara, 'child', 'fr')
    await cell(anna, 'child', 'fr').locator('.whoishere:has-text("Clara")').waitFor()
    await answerField(clara).fill('The consent of a parent is enough.')
    await clara.keyboard.press('Control+Enter')
    await cell(anna, 'child', 'fr').getByText('The consent of a parent is enough.').waitFor()
    await anna.locator('#study-said:has-text("Clara changed the study")').waitFor()
    assert.equal(said(await answerOf('child', 'fr')), 'The consent of a parent is enough.')
    await annas.close()
    await claras.close()
  })

  it('never have words changed under their hands: the other value stands beside, to be taken or not', async () => {
    const [anna, annas] = await joined('Anna')
    const [clara, claras] = await joined('Clara')
    await openCell(anna, 'child', 'un')
    await openCell(clara, 'child', 'un')
    await answerField(anna).pressSequentially('Anna says no')
    await answerField(clara).fill('Clara says yes.')
    await clara.keyboard.press('Control+Enter')
    await anna.locator('.celldrawer .meanwhile:has-text("Clara wrote here meanwhile")').waitFor()
    assert.match(await answerField(anna).inputValue(), /^Anna says no/)
    assert.equal(await anna.evaluate(() => document.activeElement?.tagName), 'TEXTAREA', 'the cursor stays')
    await anna.keyboard.type('.')
    await anna.keyboard.press('Control+Enter')
    await isSaved(anna)
    const both = await answerOf('child', 'un')
    assert.ok(isDisputed(both), JSON.stringify(both))
    assert.deepEqual(both.map(({ words }) => words).sort(), ['Anna says no.', 'Clara says yes.'])
    await cell(clara, 'child', 'un').locator('.disputed:has-text("Anna says no.")').waitFor()
    await anna.locator('.meanwhile button:has-text("Take theirs")').click()
    await clara.locator('[id="cell.child.un"]:not(:has(.disputed))').waitFor()
    assert.deepEqual(
      (await answerOf('child', 'un')).map(({ words }) => words),
      ['Clara says yes.'],
    )
    await annas.close()
    await claras.close()
  })

  it('see what another process writes', async () => {
    const [anna, annas] = await joined('Anna')
    await anna.locator('#study-said').waitFor({ state: 'attached' })
    const other = openSqlite(library.db.file ?? '')
    const field = { of: 'cell', row: 'child', column: 'xb', name: 'answer' } as const
    await changeStudy(other, STUDY, operator('Vera Lind'), '2026-11-23T12:00:00Z', [
      { kind: 'write', field, words: 'From the command line.', seen: [] },
      { kind: 'add-row', row: 'fee', after: null },
      {
        kind: 'write',
        field: { of: 'row', row: 'fee', name: 'question' },
        words: 'Is there a fee?',
        seen: [],
      },
    ])
    await other.close()
    await cell(anna, 'child', 'xb').getByText('From the command line.').waitFor()
    await anna.locator('tbody th:has-text("Is there a fee?")').waitFor()
    await annas.close()
  })
})

describe('one person', () => {
  it('has what is typed saved without asking, and undoes it with the keyboard', async () => {
    const [anna, annas] = await joined('Anna')
    await openCell(anna, 'refusal', 'xb')
    await answerField(anna).fill('State bodies by list.')
    await isSaved(anna)
    assert.equal(said(await answerOf('refusal', 'xb')), 'State bodies by list.')
    await anna.keyboard.press('Escape')
    await anna.locator('.celldrawer').waitFor({ state: 'detached' })
    await anna.keyboard.press('Control+z')
    await anna.locator('#study-said:has-text("undone")').waitFor()
    assert.equal(said(await answerOf('refusal', 'xb')), '')
    await annas.close()
  })

  it('goes from cell to cell by the arrows, opens one by Enter, leaves it by Escape and is back in it', async () => {
    const [anna, annas] = await joined('Anna')
    await cell(anna, 'time', 'xv').focus()
    await anna.keyboard.press('ArrowRight')
    await anna.keyboard.press('ArrowDown')
    assert.equal(await anna.evaluate(() => document.activeElement?.id), 'cell.child.un')
    await anna.keyboard.press('Enter')
    await answerField(anna).waitFor()
    assert.equal(await anna.evaluate(() => document.activeElement?.tagName), 'TEXTAREA')
    await anna.keyboard.press('Escape')
    await anna.locator('.celldrawer').waitFor({ state: 'detached' })
    assert.equal(await anna.evaluate(() => document.activeElement?.id), 'cell.child.un')
    await annas.close()
  })

  it('keeps the words where the connection fails, and has them sent once it is back', async () => {
    const [anna, annas] = await joined('Anna')
    await openCell(anna, 'refusal', 'fr')
    await annas.setOffline(true)
    await answerField(anna).fill('Written in a tunnel.')
    await anna.keyboard.press('Control+Enter')
    await anna.locator('#study-said:has-text("No connection")').waitFor()
    assert.equal(await answerField(anna).inputValue(), 'Written in a tunnel.')
    await annas.setOffline(false)
    await isSaved(anna)
    assert.equal(said(await answerOf('refusal', 'fr')), 'Written in a tunnel.')
    await annas.close()
  })

  it('finds words again that could not be sent before the page was left', async () => {
    const [anna, annas] = await joined('Anna')
    await openCell(anna, 'refusal', 'un')
    await annas.setOffline(true)
    await answerField(anna).fill('Typed before the battery died.')
    await anna.keyboard.press('Control+Enter')
    await anna.locator('#study-said:has-text("No connection")').waitFor()
    await annas.setOffline(false)
    anna.on('dialog', (dialog) => void dialog.accept())
    await anna.goto(`${origin}/about`)
    await anna.goto(origin + WORK)
    await cell(anna, 'refusal', 'un').getByText('Typed before the battery died.').waitFor()
    await annas.close()
  })

  it('sets the status, quotes and adds sources beside the grid', async () => {
    const [anna, annas] = await joined('Anna')
    await openCell(anna, 'refusal', 'xv')
    await anna.locator('.celldrawer .statusform button:has-text("draft")').click()
    await cell(anna, 'refusal', 'xv').locator('.is-draft').waitFor()
    await anna.locator('.celldrawer .statusform button[value=draft][aria-pressed=true]').waitFor()
    const form = anna.locator('.celldrawer .addquote form')
    await form.locator('[name=iri]').fill(`${DATA_ACT}/eng/~art_8`)
    await form.locator('[name=mark]').fill('not in it at all')
    await form.locator('button').click()
    await form.locator('.refused:has-text("Cannot mark")').waitFor()
    await form.locator('[name=mark]').fill('inaccurate')
    await form.locator('button').click()
    await cell(anna, 'refusal', 'xv').locator('mark:has-text("inaccurate")').waitFor()
    await anna.locator('.celldrawer .quotework mark:has-text("inaccurate")').waitFor()
    await annas.close()
  })

  it('adds what is read in two clicks, the words selected in it marked', async () => {
    const [anna, annas] = await joined('Anna')
    await anna.goto(`${origin}${DATA_ACT}/eng`)
    await anna.locator('#art_9 .para, #art_9 p').first().waitFor()
    await anna.evaluate(() => {
      const walker = document.createTreeWalker(document.querySelector('#art_9') as Node, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf('every recipient') ?? -1
        if (at < 0) continue
        getSelection()?.setBaseAndExtent(node, at, node, at + 'every recipient'.length)
        return
      }
    })
    await anna.locator('#art_9 a.addtostudy').click()
    await anna.locator('dialog.adding form[data-first]').waitFor()
    assert.match(await anna.locator('dialog.adding [name=mark]').first().inputValue(), /every recipient/)
    await anna.locator('dialog.adding form[data-first] button[type=submit]').click()
    await anna.locator('.said:has-text("Added to the study")').waitFor()
    const all = await study()
    const marks = all.rows.flatMap(({ id }) =>
      all
        .cell(id, 'xv')
        .quotes.flatMap(({ quote }) => quote.marks.map(({ start, end }) => quote.text.slice(start, end))),
    )
    assert.ok(marks.includes('every recipient'), marks.join())
    await annas.close()
  })
})

describe('without scripts', () => {
  it('everything is done by plain forms', async () => {
    const [page, context] = await joined('Clara', { javaScriptEnabled: false })
    await cell(page, 'time', 'fr').locator('.opencell').click()
    await page.locator('form[data-field$=answer] textarea').fill('One month.')
    await page.locator('form[data-field$=answer] button').click()
    assert.equal(said(await answerOf('time', 'fr')), 'One month.')
    await page.locator('.statusform button:has-text("reviewed")').click()
    assert.equal((await study()).cell('time', 'fr').status, 'reviewed')
    await page.locator('.studyrooms').getByRole('link', { name: 'Publish', exact: true }).click()
    await page.locator('[name=withOpen]').check()
    await page.locator('main button:has-text("Publish edition")').click()
    assert.equal(page.url(), `${origin}/studies/${STUDY}`)
    await context.close()
  })
})

for (const [colorScheme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const)
  describe(`axe, ${colorScheme}, ${width} pixels`, () => {
    const violations = async (page: Page) => {
      const found = await new AxeBuilder({ page })
        .options({ runOnly: RULES, resultTypes: ['violations'] })
        .setLegacyMode()
        .analyze()
      return found.violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`),
      )
    }
    const rooms = [
      '',
      '/frame',
      '/people',
      '/asked',
      '/history',
      '/publish',
      '/cells/time/xv',
      '/suggestions/child/xv',
    ]

    it('finds nothing in the pages of studies, and nothing runs off them', async () => {
      const [page, context] = await joined('Clara', { colorScheme, viewport: { width, height: 900 } })
      const paths = [
        '/studies',
        `/studies/${STUDY}`,
        `/studies/-/add?iri=${DATA_ACT}/eng/~art_8`,
        ...rooms.map((room) => WORK + room),
      ]
      for (const path of paths) {
        await page.goto(origin + path)
        assert.deepEqual(await violations(page), [], path)
        for (const size of colorScheme === 'light' ? [360, 768, width] : [width]) {
          await page.setViewportSize({ width: size, height: 900 })
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          assert.ok(over <= 0, `${path} is ${over} pixels wider than a window of ${size}`)
        }
      }
      await page.goto(origin + WORK)
      await openCell(page, 'time', 'xv')
      assert.deepEqual(await violations(page), [], 'a cell beside the grid')
      await context.close()
    })
  })
