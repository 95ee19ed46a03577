import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { HtmlValidate } from 'html-validate'
import { site } from '#web/site.tsx'
import { FULL } from '../pace.ts'
import { PAGES } from './every-page.ts'
import { type SmallLibrary, smallLibrary } from './small-library.ts'

let library: SmallLibrary
let app: ReturnType<typeof site>

before(async () => {
  library = await smallLibrary()
  app = site(library.deps)
})
after(() => library.close())

async function get(path: string): Promise<{ status: number; body: string; to: string | null }> {
  const response = await app.request(path)
  const text = await response.text()
  // Feeds and files name whole addresses, for programs elsewhere.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
  return { status: response.status, body: isPage ? text : '', to: response.headers.get('location') }
}

const MOST = FULL ? 900 : 350

const unescaped = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'")

function linksOf(body: string): string[] {
  return (
    [...body.matchAll(/ href="([^"]*)"/g)]
      .map((match) => unescaped(match[1] ?? ''))
      // The same page in another language of the interface is looked at by the test of the languages.
      .filter((href) => !href.startsWith('/assets/') && !/[?&]ui=/.test(href))
      // This library has no operator: the doors of the bench are looked at by its own tests.
      .filter((href) => !href.startsWith('/edit'))
  )
}

describe('every link of the site', () => {
  it('leads to a page that is there, and to a place that is on it', async () => {
    const waiting = ['/']
    const ids = new Map<string, Set<string>>()
    const places: { from: string; to: string }[] = []
    while (waiting.length > 0) {
      const path = waiting.shift() ?? ''
      if (ids.has(path)) continue
      const { status, body, to } = await get(path)
      assert.ok(status === 200 || status === 302, `${status} at ${path}`)
      ids.set(path, new Set([...body.matchAll(/ id="([^"]*)"/g)].map((match) => unescaped(match[1] ?? ''))))
      for (const href of [...linksOf(body), ...(to ? [to] : [])]) {
        assert.match(href, /^[/#]/, `${path} links to ${href}`)
        const [target, place] = href.startsWith('#') ? [path, href.slice(1)] : href.split('#')
        if (place) places.push({ from: path, to: `${target}#${place}` })
        // Long acts and many languages link to hundreds of like pages: of those, some.
        if (target && !ids.has(target) && ids.size + waiting.length < MOST) waiting.push(target)
      }
    }
    assert.ok(ids.size > 300, `followed only ${ids.size} links`)
    const missing = places.filter(({ to }) => {
      const [target = '', place = ''] = to.split('#')
      const there = ids.get(target)
      return there !== undefined && !there.has(decodeURIComponent(place))
    })
    assert.deepEqual(missing, [])
  })
})

describe('the mark-up', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      'void-style': 'off',
      'attribute-boolean-style': 'off',
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      'no-raw-characters': 'off',
      // Titles of acts are as long and as alike as their parliaments make them.
      'text-content': 'off',
    },
  })

  for (const [name, path] of Object.entries(PAGES)) {
    it(`of ${name} is valid`, async () => {
      const report = await validator.validateString((await get(path)).body)
      const said = report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
      )
      assert.deepEqual([...new Set(said)].slice(0, 8), [])
    })
  }
})
