import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser } from '../browser.ts'
import { type Served, serveSmallLibrary } from './every-page.ts'
import { DATA_ACT, LONG_ACT } from './invented.ts'
import { DECLARATION } from './small-library.ts'

const ACT = `${DATA_ACT}/eng`
const CITED = 'Article 9, Act on the Protection of Personal Data, as of 23 November 2026'

let browser: Browser
let served: Served

before(async () => {
  served = await serveSmallLibrary()
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await served?.close()
})

/** Opens a context for each test of the group, and a page of it at the path. */
function reading(options: Parameters<Browser['newContext']>[0] = {}) {
  let context: BrowserContext
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1300, height: 700 }, ...options })
  })
  afterEach(() => context?.close())
  return async (path: string): Promise<Page> => {
    const page = await context.newPage()
    await page.goto(served.origin + path)
    // A link into another part of an act leads on at once, and takes the page away under the question.
    await page.evaluate(() => document.fonts.ready).catch(() => page.waitForLoadState())
    return page
  }
}

const marked = (page: Page) => page.locator('.outline a[aria-current]').innerText()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '')
const until = (page: Page, url: string | RegExp) =>
  page.waitForURL(typeof url === 'string' ? served.origin + url : url, { timeout: 5000 })

describe('with the keyboard alone', () => {
  const open = reading({ permissions: ['clipboard-read', 'clipboard-write'] })

  it('j and k go from provision to provision, with the focus and the outline', async () => {
    const page = await open(ACT)
    await page.keyboard.press('j')
    assert.equal(await focused(page), 'art_1')
    assert.match(await marked(page), /Purpose/)
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)
    assert.notEqual(ring, 'none', 'where one stands is seen')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    assert.equal(await focused(page), 'art_8')
    await page.keyboard.press('k')
    assert.equal(await focused(page), 'art_2')
    assert.match(await marked(page), /Scope/)
  })

  it('past the last provision of a page j reads on, before the first k reads back', async () => {
    const page = await open(`${LONG_ACT}/rus?part=2`)
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await until(page, /part=1$/)
  })

  it('brackets step to the earlier and the later wording, and the provision stays in view', async () => {
    const page = await open(`${ACT}#art_9`)
    await page.keyboard.press('[')
    await until(page, `${ACT}@2018-05-25#art_9`)
    await page.waitForFunction(
      () => (document.getElementById('art_9')?.getBoundingClientRect().top ?? 999) < 300,
    )
    assert.match(await marked(page), /Erasure/)
    await page.keyboard.press(']')
    await until(page, `${ACT}@2024-03-01#art_9`)
    await page.goto(`${served.origin}${ACT}@1994-03-01`)
    await page.keyboard.press('[')
    assert.match(await page.getByRole('status').innerText(), /no earlier wording/)
  })

  it('c copies the citation of the provision that is read, and says what it copied', async () => {
    const page = await open(`${ACT}#art_9`)
    await page.keyboard.press('c')
    await page.getByText(`Copied: ${CITED}`).waitFor()
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), CITED)
    await page.getByRole('button', { name: 'Copy with its address' }).press('Enter')
    await page.getByText('~art_9').waitFor()
    assert.equal(
      await page.evaluate(() => navigator.clipboard.readText()),
      `${CITED}\n${served.origin}${ACT}@2026-11-23/~art_9`,
    )
  })

  it('h shows the wordings in their place, Escape takes them away and the focus goes back', async () => {
    const page = await open(`${ACT}#art_9`)
    await page.keyboard.press('h')
    await page.locator('#art_9 .story').waitFor()
    assert.equal(await focused(page), 'wordings-art_9')
    await page.keyboard.press('Escape')
    assert.equal(await page.locator('.story').count(), 0)
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'history')
  })

  it('/ searches, ? helps, and no key acts while one types', async () => {
    const page = await open(ACT)
    await page.keyboard.press('/')
    await page.keyboard.type('jk?[c')
    assert.equal(await page.getByRole('combobox').inputValue(), 'jk?[c')
    assert.equal(page.url(), served.origin + ACT)
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press('?')
    assert.ok(await page.getByRole('dialog').isVisible())
    await page.keyboard.press('Escape')
    assert.equal(await page.getByRole('dialog').count(), 0)
  })

  it('keys with Control or Alt are left to the browser', async () => {
    const page = await open(ACT)
    await page.keyboard.press('Control+j')
    await page.keyboard.press('Alt+k')
    assert.equal(await focused(page), '')
  })

  it('keys of a Cyrillic keyboard act by their place', async () => {
    const page = await open(ACT)
    await page.evaluate(() =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'о', code: 'KeyJ', bubbles: true, cancelable: true }),
      ),
    )
    assert.equal(await focused(page), 'art_1')
  })

  it('single keys can be switched off, and stay off', async () => {
    const page = await open(ACT)
    await page.keyboard.press('?')
    await page.getByRole('checkbox', { name: 'Use these keys' }).press('Space')
    await page.keyboard.press('Escape')
    await page.reload()
    await page.keyboard.press('j')
    assert.equal(await focused(page), '')
    await page.locator('.reading > summary').press('Enter')
    await page.getByRole('button', { name: /Keyboard shortcuts/ }).press('Enter')
    assert.equal(await page.getByRole('checkbox', { name: 'Use these keys' }).isChecked(), false)
  })

  it('the knob of the timeline steps from wording to wording and opens one', async () => {
    const page = await open(ACT)
    const knob = page.getByRole('slider')
    await knob.focus()
    assert.match((await knob.getAttribute('aria-valuetext')) ?? '', /1 Mar 2024 · wording 4 of 5/)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    assert.match((await knob.getAttribute('aria-valuetext')) ?? '', /1 Jan 2009 · Text unknown/)
    await page.keyboard.press('Escape')
    assert.match((await knob.getAttribute('aria-valuetext')) ?? '', /wording 4 of 5/)
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await until(page, `${ACT}@1994-03-01`)
  })
})

describe('the timeline under the pointer', () => {
  const open = reading()

  it('says what lies under it while it is dragged, and opens that when it is let go', async () => {
    const page = await open(ACT)
    const box = await page.locator('svg.line').boundingBox()
    assert.ok(box)
    await page.mouse.move(box.x + box.width * 0.9, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.8, box.y + 40, { steps: 4 })
    assert.match((await page.locator('.says').textContent()) ?? '', /20(19|20|21) · wording 3 of 5/)
    await page.mouse.move(box.x + box.width * 0.3, box.y + 40, { steps: 4 })
    assert.match((await page.locator('.says').textContent()) ?? '', /wording 2 of 5/)
    await page.mouse.up()
    await until(page, `${ACT}@2003-05-01`)
  })

  it('stays on the page of a provision, and opens the act where the provision was not yet in it', async () => {
    const page = await open(`${ACT}/~art_9a`)
    const box = await page.locator('svg.line').boundingBox()
    assert.ok(box)
    const drop = async (part: number) => {
      await page.mouse.move(box.x + box.width * 0.9, box.y + 40)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width * part, box.y + 40, { steps: 3 })
      await page.mouse.up()
    }
    await drop(0.985)
    await until(page, `${ACT}@2027-01-01/~art_9a`)
    await drop(0.3)
    await until(page, `${ACT}@2003-05-01`)
  })

  it('lets go of nothing on Escape', async () => {
    const page = await open(ACT)
    const box = await page.locator('svg.line').boundingBox()
    assert.ok(box)
    await page.mouse.move(box.x + box.width * 0.9, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.3, box.y + 40, { steps: 4 })
    await page.keyboard.press('Escape')
    await page.mouse.up()
    assert.equal(page.url(), served.origin + ACT)
    assert.match((await page.locator('.says').textContent()) ?? '', /in force since 1 Mar 2024/)
  })

  it('a finger drags it as well', async () => {
    const page = await open(ACT)
    await page.locator('svg.line').evaluate((svg) => {
      const { left, top, width } = svg.getBoundingClientRect()
      const at = (type: string, part: number) =>
        new PointerEvent(type, {
          pointerId: 7,
          pointerType: 'touch',
          clientX: left + width * part,
          clientY: top + 40,
          bubbles: true,
          cancelable: true,
        })
      // A finger that is not there cannot be captured.
      svg.setPointerCapture = () => {}
      svg.dispatchEvent(at('pointerdown', 0.9))
      svg.dispatchEvent(at('pointermove', 0.5))
      svg.dispatchEvent(at('pointerup', 0.8))
    })
    await until(page, `${ACT}@2018-05-25`)
  })
})

describe('the outline', () => {
  const open = reading({ viewport: { width: 1300, height: 420 } })

  it('follows the scroll: the branch that is read is open, and its link in view', async () => {
    const page = await open(`${LONG_ACT}/rus`)
    const last = page.locator('.law section.provision').last()
    await last.evaluate((section) => section.scrollIntoView({ block: 'start', behavior: 'instant' }))
    await page.mouse.wheel(0, 1)
    await page.waitForFunction(() => document.querySelector('.outline a[aria-current]')?.getAttribute('href'))
    const link = page.locator('.outline a[aria-current]')
    await page.waitForFunction(() => {
      const marked = document.querySelector('.outline a[aria-current]')
      const [box, own] = [document.querySelector('.outline'), marked].map((e) => e?.getBoundingClientRect())
      return box && own && own.top >= box.top && own.bottom <= box.bottom && own.height > 0
    })
    assert.equal(await link.count(), 1)
  })

  it('keeps what was chosen marked, even where the page cannot scroll it to the top', async () => {
    const page = await open(ACT)
    const link = page.locator('.outline a', { hasText: 'Fees' })
    await link.click()
    await page.waitForURL(/#att$/)
    await page.waitForTimeout(600)
    assert.equal(await link.getAttribute('aria-current'), 'true')
  })
})

describe('the outline on a phone', () => {
  const open = reading({ viewport: { width: 360, height: 740 }, hasTouch: true })

  it('is folded, says where one is, and folds again when something is chosen', async () => {
    const page = await open(ACT)
    assert.equal(await page.locator('.outline ol').first().isVisible(), false)
    await page.locator('.outline summary').first().tap()
    await page.locator('.outline a', { hasText: 'Erasure' }).tap()
    await page.locator('.outline [data-here]', { hasText: 'Erasure' }).waitFor()
    assert.equal(await page.locator('.outline ol').first().isVisible(), false)
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0)
  })

  it('the notes are folded, and a link to one opens them', async () => {
    const page = await open(ACT)
    assert.equal(await page.locator('#about').isVisible(), false)
    await page.locator('.facts a[href="#about"]').tap()
    await page.waitForURL(/#about$/)
    assert.equal(await page.locator('#about dl').isVisible(), true)
  })
})

describe('asking for any day on a phone, in a language of long words', () => {
  const open = reading({ viewport: { width: 360, height: 740 }, hasTouch: true, locale: 'ru' })

  it('unfolds inside the screen, above everything else', async () => {
    const page = await open(ACT)
    await page.locator('.anyday > summary').tap()
    const reached = await page.locator('.anyday .fold').evaluate((fold) =>
      [...fold.querySelectorAll('button, a')].every((each) => {
        const { left, right, top, bottom } = each.getBoundingClientRect()
        const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
        return left >= 0 && right <= innerWidth && seen !== null && each.contains(seen)
      }),
    )
    assert.equal(reached, true)
  })
})

describe('the wordings of a provision', () => {
  const open = reading()

  it('show in place what changed last, and who changed it', async () => {
    const page = await open(ACT)
    await page.locator('#art_9 a.history').click()
    const story = page.locator('#art_9 .story')
    await story.waitFor()
    assert.match(
      await story.locator('.between').first().innerText(),
      /changes from 25 May 2018 to 1 March 2024, made by Act No\. 7 of 2024, art\. 3/,
    )
    assert.match(await story.locator('del').first().innerText(), /without unreasonable delay/)
    assert.match(await story.locator('ins').first().innerText(), /within fourteen days/)
    assert.equal(await page.locator('#art_9 > .para').first().isVisible(), false, 'the words stand once')
    assert.match(await story.locator('.lives').innerText(), /Text unknown from 1 January 2009 to 24 May 2018/)
  })

  it('show what differs between any two that are chosen, and the choice keeps the focus', async () => {
    const page = await open(ACT)
    await page.locator('#art_9 a.history').click()
    const from = page.locator('#art_9 .story select[name=from]')
    await from.waitFor()
    await from.selectOption({ label: '1 March 1994' })
    await page.locator('#art_9 .between', { hasText: 'changes from 1 March 1994' }).waitFor()
    await page.waitForFunction(() => (document.activeElement as HTMLSelectElement | null)?.name === 'from')
    await page.locator('#art_9 .story a.what').first().click()
    await page.locator('#art_9 ins', { hasText: 'seven' }).waitFor()
    assert.equal(page.url(), served.origin + ACT, 'the page stays where it is')
  })

  it('close, and the words are back', async () => {
    const page = await open(ACT)
    await page.locator('#art_9 a.history').click()
    await page.locator('#art_9 .story').waitFor()
    await page.getByRole('button', { name: 'Close' }).click()
    assert.equal(await page.locator('#art_9 > .para').first().isVisible(), true)
  })

  it('are on the page of the provision, which changes in place as well', async () => {
    const page = await open(`${ACT}/~art_9`)
    assert.match(await page.locator('.story ins').first().innerText(), /within fourteen days/)
    await page.locator('.story select[name=to]').selectOption({ label: '1 January 2027' })
    await page.locator('.story ins', { hasText: 'seven' }).waitFor()
    await until(page, `${ACT}/~art_9?from=2018-05-25&to=2027-01-01#wordings`)
    await page.reload()
    assert.match(await page.locator('.story .between').first().innerText(), /1 January 2027/)
  })

  it('are on their own page where they cannot be brought', async () => {
    const page = await open(ACT)
    await page.route(/only=wordings/, (route) => route.abort())
    await page.locator('#art_9 a.history').click()
    await page.getByRole('status').getByText('could not be fetched').waitFor()
    assert.equal(await page.locator('#art_9 a.history').getAttribute('aria-expanded'), null)
  })
})

describe('a link into another part of a long act', () => {
  const open = reading()

  it('leads to the part, and says so where there is no such provision', async () => {
    const page = await open(`${LONG_ACT}/rus#art_200`)
    await until(page, /near=.*art_200#.*art_200$/)
    await page.locator('#art_200').waitFor()
    assert.match(await page.locator('.law').innerText(), /Сведения разряда 200 /)
    await page.goto(`${served.origin}${ACT}#art_99`)
    await page.getByText('“art_99” is not in this text.').waitFor()
    assert.equal(page.url(), `${served.origin}${ACT}#art_99`)
  })
})

describe('what a reader sets', () => {
  const open = reading({ colorScheme: 'light' })
  const sizeOf = (page: Page) =>
    page.locator('article.text').evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize))

  it('is there from the first paint of every page, without a cookie', async () => {
    const page = await open(ACT)
    const usual = await sizeOf(page)
    await page.locator('.reading > summary').click()
    await page.getByRole('button', { name: 'Larger text' }).click()
    await page.getByRole('button', { name: 'Larger text' }).click()
    await page.getByText('Dark', { exact: true }).click()
    assert.ok((await sizeOf(page)) > usual * 1.3)
    await page.goto(`${served.origin}${DECLARATION}/fra`)
    assert.ok((await sizeOf(page)) > usual * 1.3)
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    assert.notEqual(await background(), 'rgb(251, 250, 247)')
    assert.deepEqual(await page.context().cookies(), [])
    await page.emulateMedia({ media: 'print' })
    assert.equal(await background(), 'rgb(255, 255, 255)', 'paper stays white')
  })

  it('has an end in both directions', async () => {
    const page = await open(ACT)
    await page.locator('.reading > summary').click()
    const larger = page.getByRole('button', { name: 'Larger text' })
    for (let press = 0; press < 8; press++) await larger.press('Enter')
    assert.equal(await page.locator('.reading output').innerText(), '152 %')
    assert.equal(await larger.getAttribute('aria-disabled'), 'true')
    assert.equal(
      await page.getByRole('button', { name: 'Smaller text' }).getAttribute('aria-disabled'),
      'false',
    )
  })
})

describe('a page', () => {
  for (const [width, height] of [
    [1440, 900],
    [360, 740],
  ] as const) {
    it(`stands still while it loads, ${width} pixels wide`, async () => {
      const context = await browser.newContext({ viewport: { width, height } })
      const page = await context.newPage()
      for (const path of [ACT, `${ACT}/~art_9`, `${LONG_ACT}/rus`, `${DECLARATION}/ara`]) {
        await page.goto(served.origin + path)
        await page.evaluate(() => document.fonts.ready)
        await page.waitForTimeout(200)
        const shift = await page.evaluate(
          () =>
            new Promise<number>((resolve) => {
              let sum = 0
              new PerformanceObserver((list) => {
                for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
              }).observe({ type: 'layout-shift', buffered: true })
              setTimeout(() => resolve(sum), 50)
            }),
        )
        assert.ok(shift < 0.02, `${path} moved by ${shift}`)
      }
      await context.close()
    })
  }
})

describe('without a script', () => {
  const open = reading({ javaScriptEnabled: false })

  it('links do the same: wordings, redline, citation, steps through time', async () => {
    const page = await open(ACT)
    await page.locator('#art_9 a.history').click()
    assert.equal(page.url(), `${served.origin}${ACT}/~art_9#wordings`)
    assert.match(await page.locator('.story ins').first().innerText(), /within fourteen days/)
    await page.locator('.story select[name=from]').selectOption({ label: '1 March 1994' })
    await page.locator('.story button[type=submit]').click()
    assert.equal(page.url(), `${served.origin}${ACT}/~art_9?from=1994-03-01&to=2024-03-01#wordings`)
    assert.match(await page.locator('.story .between').first().innerText(), /1 March 1994/)
    await page.goto(served.origin + ACT)
    await page.locator('#art_9 a.cite').click()
    assert.equal(page.url(), `${served.origin}${ACT}/~art_9#cite`)
    assert.equal(await page.locator('.citation').innerText(), CITED)
    await page.locator('.steps a[rel=prev]').click()
    assert.equal(page.url(), `${served.origin}${ACT}@2018-05-25/~art_9`)
  })

  it('nothing is shown that only a script could do', async () => {
    const page = await open(ACT)
    for (const scripted of ['.reading', '.zoom', 'dialog', '.said'])
      for (const found of await page.locator(scripted).all()) assert.equal(await found.isVisible(), false)
    assert.equal(await page.locator('.outline ol').first().isVisible(), true)
    assert.equal(await page.locator('#about').isVisible(), true)
  })
})
