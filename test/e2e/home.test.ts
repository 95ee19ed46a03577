import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { site } from '#web/site.tsx'
import { DATA_ACT } from './invented.ts'
import { type SmallLibrary, smallLibrary } from './small-library.ts'

let library: SmallLibrary
let app: ReturnType<typeof site>

before(async () => {
  library = await smallLibrary()
  app = site(library.deps)
})
after(() => library.close())

const get = async (address: string) => (await app.request(address)).text()
const plain = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

function partOf(body: string, begins: string, ends: string): string {
  const at = body.indexOf(begins)
  assert.ok(at >= 0, `no ${begins}`)
  return body.slice(at, body.indexOf(ends, at))
}

describe('the first page', () => {
  it('counts what each jurisdiction has as its acts, one by one, have it', async () => {
    const { library: held } = library.deps
    const body = await get('/')
    const places = Map.groupBy(await held.works({}), ({ work }) => work.jurisdiction)
    assert.equal(places.size, 3)
    for (const [place, works] of places) {
      let wordings = 0
      let since: string | null = null
      for (const { expressions } of works)
        for (const { id, shown } of expressions)
          for (const { state, from } of shown ? await held.versions(id) : []) {
            if (state !== 'held') continue
            wordings++
            if (from && (since === null || from < since)) since = from
          }
      const line = plain(partOf(body, `<a href="/browse?in=${place}"><b>`, '</li>'))
      assert.match(
        line,
        new RegExp(`\\b${works.length} acts? · ${wordings} wordings? since ${since?.slice(0, 4)}\\b`),
      )
    }
  })

  it('tells what will change before what changed, by the days of legal effect', async () => {
    const body = await get('/')
    const coming = plain(partOf(body, '<h2>What will change</h2>', '<h2>Changed lately'))
    assert.match(
      coming,
      /in force from 1 January 2027 · Valen invented Act on the Protection of Personal Data/,
    )
    const lately = plain(partOf(body, '<h2>Changed lately</h2>', '</section>'))
    assert.match(lately, /in force since 1 March 2024 · Valen/)
    assert.ok(!lately.includes('2027'))
  })

  it('says of states that are invented that they are, and puts no dot on the map for them', async () => {
    const body = await get('/')
    assert.match(partOf(body, '<a href="/browse?in=xv"><b>', '</li>'), /class="invented">invented</)
    assert.doesNotMatch(partOf(body, '<a href="/browse?in=un"><b>', '</li>'), /invented/)
    assert.doesNotMatch(body, /class="worldmap"/)
    assert.match(await get('/browse?in=xv'), /Valen is an invented state/)
    assert.match(partOf(await get(DATA_ACT), '<p class="kicker">', '</p>'), /class="invented"/)
  })

  it('is the same for everybody, and another after something was recorded', async () => {
    const fresh = await smallLibrary('empty')
    const empty = site(fresh.deps)
    assert.match(await (await empty.request('/')).text(), /Nothing is held here yet/)
    await fresh.close()
    assert.equal(await get('/'), await get('/'))
  })
})

describe('the shelves', () => {
  it('can be narrowed by every condition that is offered, to as many acts as it says', async () => {
    const body = await get('/browse')
    const offers = [
      ...partOf(body, '<nav class="facets"', '</nav>').matchAll(
        /<a href="([^"]*)">[^<]*<\/a>[\s\S]*?<span class="n">(\d+)</g,
      ),
    ]
    assert.ok(offers.length >= 8)
    for (const [, href = '', acts] of offers) {
      const narrowed = await get(href.replaceAll('&amp;', '&'))
      assert.match(
        plain(partOf(narrowed, '<div class="order">', '</div>')),
        new RegExp(`^ *${acts} acts? `),
        href,
      )
    }
  })

  it('say what is wrong with conditions that no act fits, and how to go on', async () => {
    const body = await get('/browse?in=xv&year=1700')
    assert.match(body, /No act held here is all of this/)
    assert.match(body, /<a href="\/browse\?in=xv">without “1700”/)
  })

  it('name titles in the language of their reader, where an act has one', async () => {
    assert.match(await get('/browse?in=un&ui=ru'), /lang="ru" dir="ltr">Всеобщая декларация прав человека/)
    assert.match(await get('/browse?in=un&ui=fr'), /lang="fr" dir="ltr">Déclaration universelle/i)
  })
})

describe('changes by date', () => {
  it('lead to the text of the day, and name the provisions where they are few', async () => {
    const body = await get('/changes?in=xv')
    assert.match(body, new RegExp(`href="${DATA_ACT}/eng@2027-01-01"`))
    assert.match(plain(body), /reworded: Article 9\b/)
    assert.match(body, /type="application\/atom\+xml" href="\/feeds\/changes\/xv"/)
  })
})
