import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { locales } from '#i18n/messages.ts'
import { languageOf } from '#law/language.ts'
import { PAGES, type Served, STATUS, serveSmallLibrary } from './every-page.ts'
import { saidIn } from './interface-text.ts'
import { DATA_ACT } from './invented.ts'

const FOLDER = path.resolve(import.meta.dirname, '..', '..', 'locales')
// Names that are the same in every language, and values of this test's own library.
const NAMES = new Set(
  'comity akoma ntoso sha akn html markdown json docx epub pdf xml atom api invented udhr valen'.split(' '),
)

const TITLES = 'Act on the Protection of Personal Data Universal Declaration of Human Rights Erasure'

let served: Served

before(async () => {
  served = await serveSmallLibrary()
})
after(() => served.close())

async function get(address: string, headers: Record<string, string> = {}) {
  const response = await fetch(served.origin + address, { headers, redirect: 'manual' })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

const inLanguage = (address: string, locale: string) =>
  `${address}${address.includes('?') ? '&' : '?'}ui=${locale}`

function words(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((token) => !/[/\d_@=]/.test(token))
    .flatMap((token) => token.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
}

function catalogue(locale: string): Set<string> {
  const files = readdirSync(path.join(FOLDER, locale))
  const messages = files.flatMap((file) =>
    Object.values(
      JSON.parse(readFileSync(path.join(FOLDER, locale, file), 'utf8')) as Record<string, string>,
    ),
  )
  return new Set(
    messages.flatMap((message) =>
      words(message.replace(/\{\w+(?:, plural,)?|\b(?:one|few|many|other) \{/g, ' ')),
    ),
  )
}

describe('every kind of page in every language of the interface', () => {
  const english = catalogue('en')
  for (const locale of locales) {
    const own = catalogue(locale)
    for (const [name, address] of Object.entries(PAGES))
      it(`${name}, in ${locale}`, async () => {
        const spoken = address.includes('ui=') ? 'en' : locale
        const { status, headers, body } = await get(
          address.includes('ui=') ? address : inLanguage(address, locale),
        )
        assert.ok(status === (STATUS[name] ?? 200) || status === 302, `${status}`)
        if (status === 302) return
        assert.match(body, new RegExp(`<html lang="${spoken}"`))
        assert.equal(headers.get('content-language'), spoken)
        assert.match(headers.get('vary') ?? '', /Accept-Language/)
        // Law in the language of the interface cannot be told from its words.
        if (spoken === 'en' || address.includes(`/${languageOf(spoken)}`)) return
        const { text, names, law } = saidIn(body)
        // Acts and their provisions are named in their own language, in the middle of a sentence too.
        const ofTheLaw = new Set(
          words([law, decodeURIComponent(address).replaceAll('/', ' '), TITLES].join(' ')),
        )
        const strange = words(`${text} ${names}`).filter(
          (word) => english.has(word) && !own.has(word) && !NAMES.has(word) && !ofTheLaw.has(word),
        )
        assert.deepEqual([...new Set(strange)], [], `English on a page in ${locale}`)
      })
  }
})

describe('the language of the interface', () => {
  it('is the one that the browser prefers, weights heeded, English where none is spoken', async () => {
    const spoken = async (header: string) =>
      /<html lang="([^"]*)"/.exec((await get('/about', { 'accept-language': header })).body)?.[1]
    assert.equal(await spoken('fr;q=0.5, be;q=0.9, en;q=0.1'), 'be')
    assert.equal(await spoken('de, fr-CH;q=0.4'), 'fr')
    assert.equal(await spoken('ru;q=0, fr'), 'fr')
    assert.equal(await spoken('de'), 'en')
    assert.equal(await spoken(''), 'en')
  })

  it('is what the reader chose, whatever the browser prefers', async () => {
    const { body } = await get('/about?ui=be', { 'accept-language': 'ru' })
    assert.match(body, /<html lang="be"/)
    assert.match(body, /<a href="\/about\?ui=be" lang="be"[^>]*aria-current="true"/)
  })

  it('goes along with every link and every form of every page', async () => {
    for (const address of Object.values(PAGES)) {
      if (address.includes('ui=')) continue
      const { body } = await get(inLanguage(address, 'fr'))
      const content = body.slice(body.indexOf('<body'))
      for (const [, href = ''] of content.matchAll(/<a\s[^>]*?href="(\/[^"]*)"/g))
        if (!/^\/(?:assets|api)\//.test(href))
          assert.match(href, /[?;]ui=(?:fr|en|ru|be)\b/, `${address}: ${href}`)
      for (const [form] of content.matchAll(/<form[\s\S]*?<\/form>/g))
        assert.match(
          form,
          /name="ui" value="fr"|method="(?:post|dialog)"/i,
          `${address}: ${form.slice(0, 80)}`,
        )
    }
  })

  it('goes along with redirects, before a place on the page', async () => {
    const to = async (address: string) => (await get(address)).headers.get('location')
    assert.equal(await to('/akn/xv?ui=ru'), '/browse?in=xv&ui=ru')
    assert.match((await to('/A/RES/217(III)?ui=be')) ?? '', /^\/akn\/un\/.*\?ui=be$/)
    const past = await get(`${DATA_ACT}?ui=ru`, { 'accept-datetime': 'Fri, 01 Jan 1999 00:00:00 GMT' })
    assert.match(past.headers.get('location') ?? '', /@\d{4}-\d\d-\d\d\?ui=ru$/)
    assert.match((await to(`${DATA_ACT}/eng?at=1999-01-01&ui=fr`)) ?? '', /eng@1999-01-01\?ui=fr$/)
  })

  it('is offered in each language, and search engines learn of all of them', async () => {
    const { body } = await get('/about?ui=ru')
    for (const locale of locales) {
      assert.match(body, new RegExp(`<a href="/about\\?ui=${locale}" lang="${locale}" hreflang="${locale}"`))
      assert.match(
        body,
        new RegExp(`<link rel="alternate" hreflang="${locale}" href="[^"]*/about\\?ui=${locale}"`),
      )
    }
    assert.match(body, /<link rel="canonical" href="[^"?]*\/about"/)
    assert.match(body, /hreflang="x-default" href="[^"?]*\/about"/)
  })

  it('is refused by name where it is not spoken, and nothing carries it on', async () => {
    const { status, body } = await get('/about?ui=x%22y', { 'accept-language': 'fr' })
    assert.equal(status, 200)
    assert.match(saidIn(body).text, /«\u202fx"y\u202f»/)
    assert.doesNotMatch(body.replace(/<link[^>]*>/g, ''), /ui=x/)
  })
})

describe('the language of the law', () => {
  it('is refused where an act is not held in it, with the languages that it is held in', async () => {
    for (const language of ['deu', 'xx', 'nonsense']) {
      const { status, body } = await get(`${DATA_ACT}?lang=${language}&ui=ru`)
      assert.equal(status, 404, language)
      assert.match(body, /<a href="[^"]*\/eng\?ui=ru" lang="en"/)
    }
    assert.equal((await get(`${DATA_ACT}?lang=`)).status, 200)
  })

  it('is marked where a title stands in a list', async () => {
    const { body } = await get('/browse?in=xv&ui=be')
    assert.match(body, /<a href="[^"]*" lang="(?:en|ru)" dir="ltr">/)
    const found = await get('/search?q=data&ui=ru')
    assert.match(found.body, /<h2 lang="en"/)
  })
})
