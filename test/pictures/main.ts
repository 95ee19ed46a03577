/** `npm run screenshots [name…]`: makes the pictures of the documents from the demo, in a real browser. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { openBrowser } from '../browser.ts'
import { type DemoSite, demoSite } from './demo-site.ts'
import { PICTURES, type Picture } from './pictures.ts'
import { smaller } from './png.ts'

const FOLDER = path.join(import.meta.dirname, '..', '..', 'docs', 'pictures')

const wanted = process.argv.slice(2)
const unknown = wanted.find((name) => !PICTURES.some((picture) => picture.name === name))
if (unknown) {
  console.error(
    `Cannot make "${unknown}": no such picture; expected ${PICTURES.map(({ name }) => name).join(', ')}`,
  )
  process.exit(2)
}

const demo = await demoSite()
const browser = await openBrowser()
try {
  for (const picture of PICTURES) {
    if (wanted.length > 0 && !wanted.includes(picture.name)) continue
    const made = await taken(browser, demo, picture)
    console.log(`docs/pictures/${picture.name}.png  ${await kept(picture, made)}  ${picture.shows}`)
  }
} finally {
  await browser.close()
  await demo.close()
}

async function taken(browser: Browser, site: DemoSite, picture: Picture): Promise<Uint8Array> {
  const { width, height, theme, language } = picture
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language,
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  })
  try {
    const page = await context.newPage()
    if (picture.operator) await signIn(context, site)
    const answer = await page.goto(`${site.url}${picture.address}`, { waitUntil: 'networkidle' })
    if (!answer?.ok())
      throw new Error(`Cannot make "${picture.name}": ${picture.address} answers ${answer?.status()}`)
    if (picture.printed) await page.emulateMedia({ media: 'print' })
    await picture.before?.(page)
    await page.evaluate(() => document.fonts.ready)
    return smaller(await page.screenshot({ animations: 'disabled', caret: 'hide' }))
  } finally {
    await context.close()
  }
}

async function signIn(context: BrowserContext, { url, token }: DemoSite): Promise<void> {
  const page = await context.newPage()
  await page.goto(`${url}/edit`)
  await page.fill('input[name=token]', token)
  await page.click('form[action="/edit/session"] button')
  await page.close()
}

// What did not change is not written: a run on the same code leaves the working tree as it was.
async function kept({ name }: Picture, made: Uint8Array): Promise<string> {
  const file = path.join(FOLDER, `${name}.png`)
  const before = await readFile(file).catch(() => null)
  const size = `${Math.round(made.length / 1000)} kB`
  if (before?.equals(made)) return `${size}, unchanged`
  await writeFile(file, made)
  return size
}
