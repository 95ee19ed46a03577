/** `comity works`, `search`, `phrase` and `check`: what is held, where words stand, and what the gate found. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { broken, DECLARATION, type Held, held } from './library.ts'
import { ALIAS, IRI, TITLE } from './registers-act.ts'

interface Work {
  readonly iri: string
  readonly languages: readonly string[]
  readonly [field: string]: unknown
}
interface Result {
  readonly total: number
  readonly at: string | null
  readonly loosened: boolean
  readonly facets: readonly {
    readonly name: string
    readonly exact: boolean
    readonly values: readonly object[]
  }[]
  readonly hits: readonly {
    readonly iri: string
    readonly snippet: string
    readonly [field: string]: unknown
  }[]
}

let library: Held
before(async () => {
  library = await held()
})
after(() => library.remove())

describe('comity works', () => {
  const iris = async (...options: string[]) =>
    (await library.json<Work[]>('works', ...options)).map(({ iri }) => iri)

  it('lists acts with the fields of the contract', async () => {
    const works = await library.json<Work[]>('works')
    const shape = {
      iri: 'string',
      title: 'string',
      jurisdiction: 'string',
      type: 'string',
      languages: 'list',
      versions: 'number',
      from: 'day?',
      to: 'day?',
      textState: 'string',
      source: 'object?',
      aliases: 'list',
    } as const
    for (const work of works) {
      assert.deepEqual(broken(work, shape), [])
      assert.deepEqual(broken(work.source as object, { name: 'string', path: 'string' }), [])
    }
    const { title, jurisdiction, type, languages, versions, from, to, textState, source, aliases } =
      works.find(({ iri }) => iri === IRI)!
    assert.deepEqual(
      [title, jurisdiction, type, languages, versions, from, to, textState, aliases],
      [TITLE, 'xv', 'act', ['eng'], 5, '2001-01-01', '2099-01-01', 'point-in-time', [ALIAS]],
    )
    assert.deepEqual(source, { name: 'legalize', path: library.at('act') })
  })

  it('narrows by jurisdiction, type, and subject', async () => {
    assert.deepEqual(await iris('--in', 'xv'), [IRI])
    assert.deepEqual(await iris('--in', 'XV,un'), [DECLARATION, IRI])
    assert.deepEqual(await iris('--in', 'fr'), [])
    assert.deepEqual(await iris('--type', 'statement'), [DECLARATION])
    assert.deepEqual(await iris('--topic', 'human-rights'), [DECLARATION])
    assert.deepEqual(await iris('--topic', 'administration', '--type', 'act'), [IRI])
    assert.deepEqual(await iris('--topic', 'administration', '--type', 'statement'), [])
  })

  it('prints a line an act', async () => {
    assert.match((await library.run('works')).out, new RegExp(`^xv {2}eng +5 {2}${TITLE} +${IRI}$`, 'm'))
  })
})

describe('comity search', () => {
  const found = (...args: string[]) => library.json<Result>('search', ...args)

  it('answers with the fields of the contract', async () => {
    const result = await found('registrar', '--explain')
    assert.deepEqual(
      broken(result, {
        total: 'number',
        totalIsExact: 'boolean',
        provisions: 'number',
        tookMs: 'number',
        at: 'day?',
        hits: 'list',
        facets: 'list',
        approximate: 'list',
        didYouMean: 'string?',
        notHeld: 'list',
        loosened: 'boolean',
      }),
      [],
    )
    const shape = {
      kind: 'string',
      iri: 'string',
      work: 'string',
      title: 'string',
      num: 'string?',
      heading: 'string?',
      snippet: 'string',
      jurisdiction: 'string',
      language: 'string',
      type: 'string',
      subtype: 'string?',
      force: 'string?',
      body: 'string?',
      inForceFrom: 'day?',
      inForceTo: 'day?',
      basis: 'string',
      standing: 'string?',
      score: 'number',
      cited: 'object?',
      provisions: 'list',
      more: 'number',
      explanation: 'object?',
    } as const
    for (const hit of result.hits) assert.deepEqual(broken(hit, shape), [])
    assert.match(result.hits[0]?.iri ?? '', /\/~art_4$/)
    assert.match(result.hits[0]?.snippet ?? '', /<mark>registrar<\/mark>/)
    assert.deepEqual(
      result.facets.map(({ name }) => name),
      ['jurisdiction', 'type', 'force', 'language', 'year'],
    )
    const { explanation } = result.hits[0] as unknown as { explanation: { parts: { what: string }[] } }
    assert.ok(explanation.parts.some(({ what }) => what === 'words'))
    assert.equal((await found('registrar')).hits[0]?.explanation, null)
  })

  it('searches the law of the day asked for', async () => {
    const now = await found('thirty days')
    assert.ok(now.total === 0 || now.loosened, 'nothing has both words')
    assert.equal((await found('thirty days', '--at', '2003-01-01')).total, 1)
    assert.equal((await found('machine', '--at', '2099-01-01', '--in', 'xv')).total, 1)
    assert.equal((await found('machine', '--in', 'xv')).total, 0)
    assert.equal((await found('registrar', '--at', '2011-01-01')).total, 0, 'in a hole')
  })

  it('searches the texts of all times, and says of each how it stands', async () => {
    const all = await found('thirty days', '--all-time')
    assert.deepEqual([all.total, all.at], [1, null])
    assert.equal(all.hits[0]?.standing, 'no-longer')
    assert.deepEqual(await found('thirty days at:any').then(({ hits }) => hits[0]?.iri), all.hits[0]?.iri)
    assert.equal((await found('machine', '--all-time', '--in', 'xv')).hits[0]?.standing, 'not-yet')
  })

  it('has one hit an act, and every provision by itself where that is asked for', async () => {
    const folded = await found('everyone', '--lang', 'en')
    assert.equal(new Set(folded.hits.map(({ work }) => work)).size, folded.hits.length)
    const each = await found('everyone', '--lang', 'en', '--no-fold', '--limit', '100')
    assert.ok(each.total > folded.total)
    assert.equal(each.hits.filter(({ kind }) => kind === 'provision').length, each.hits.length)
  })

  it('narrows by legal force and year', async () => {
    assert.equal((await found('registrar', '--year', '1990..2010')).total, 1)
    assert.equal((await found('registrar', '--year', '..1999')).total, 0)
    assert.equal((await found('registrar', '--force', 'treaty,constitution')).total, 0)
  })

  it('prints a table with a row a provision, each of how many', async () => {
    const { out } = await library.run('search', 'everyone lang:en', '--csv', '--limit', '3')
    const [names, ...rows] = out.split('\r\n')
    assert.match(names ?? '', /^place,of,of_is_exact,all_words,kind,iri,/)
    assert.equal(rows.filter((row) => row !== '').length, 3)
    assert.match(rows[0] ?? '', /^1,\d\d,true,true,provision,\/akn\/un\//)
  })

  it('says what is wrong with a question, and ends with 2', async () => {
    for (const [args, says] of [
      [['"open'], /quotation mark is not closed/],
      [['data', 'inn:fr'], /no filter "inn:".*in: type: lang:/],
      [['data', 'at:2023-02-30'], /expected a day that exists/],
      [['data', 'OR'], /OR must stand between/],
      [['data', '--force', 'lore'], /Cannot read --force "lore": expected some of constitution, /],
      [['data', '--year', '2010..2001'], /Cannot read --year "2010..2001": expected a year such as 2015/],
      [['data', '--year', 'soon'], /Cannot read --year "soon"/],
      [['data', '--at', '2020-01-01', '--all-time'], /give one of the two/],
      [['data', '--csv', '--json'], /give one of the two/],
      [['data', '--limit', '-1'], /Cannot read --limit "-1"/],
    ] as const) {
      const { code, out, err } = await library.run('search', ...args)
      assert.deepEqual([code, out], [2, ''], args.join(' '))
      assert.match(err, says)
    }
  })

  it('narrows by jurisdiction, language and type, and pages through the hits', async () => {
    assert.ok((await found('liberté', '--lang', 'fr')).total > 0)
    assert.equal((await found('liberté', '--lang', 'ru')).total, 0)
    assert.equal((await found('freedom', '--in', 'xv')).total, 0)
    assert.ok((await found('freedom', '--type', 'statement')).total > 0)
    const all = await found('everyone', '--lang', 'en', '--limit', '6', '--no-fold')
    const pages = [
      await found('everyone', '--lang', 'en', '--limit', '3', '--no-fold'),
      await found('everyone', '--lang', 'en', '--limit', '3', '--offset', '3', '--no-fold'),
    ]
    assert.equal(all.hits.length, 6)
    assert.deepEqual(
      pages.flatMap(({ hits }) => hits.map(({ iri }) => iri)),
      all.hits.map(({ iri }) => iri),
    )
  })

  it('finds what it links to: every hit is shown by its IRI', async () => {
    for (const { iri } of (await found('freedom', '--limit', '5')).hits)
      assert.equal((await library.run('show', iri)).code, 0, iri)
  })

  it('prints hits for people, and says so where there are none', async () => {
    assert.match(
      (await library.run('search', 'registrar')).out,
      /^Act on Open Registers, Article 4\n {2}The registrar keeps a list .*\n {2}\/akn\/xv.*\n {2}in force since 20\d\d-/m,
    )
    assert.match(
      (await library.run('search', 'everyone', '--lang', 'en')).out,
      /\n {2}\+ Article \d+ .*\n[\s\S]*\n1 act, \d\d provisions in the law of \d{4}-\d\d-\d\d \(today\); /,
    )
    const none = await library.run('search', 'xylophone')
    assert.deepEqual([none.code, none.out], [0, 'Nothing found. Try fewer words, or another day with --at\n'])
  })
})

describe('comity phrase', () => {
  interface Told {
    readonly query: string
    readonly events: readonly { readonly day: string; readonly kind: string; readonly iri: string }[]
    readonly series: readonly { readonly year: number; readonly provisions: number }[]
  }
  const told = (...args: string[]) => library.json<Told>('phrase', ...args)

  it('tells the days on which words came and went, and what had them at the end of each year', async () => {
    const { events, series, query } = await told('thirty days')
    assert.equal(query, '"thirty days"', 'one after another')
    assert.ok(events.length >= 2)
    assert.deepEqual(
      events.map(({ day }) => day),
      events.map(({ day }) => day).toSorted(),
    )
    assert.equal(events.at(-1)?.kind, 'leaves')
    assert.equal(series.at(-1)?.provisions, 0)
    series.reduce(
      (before, { year }) => {
        assert.equal(year, before + 1, 'without gaps')
        return year
      },
      (series[0]?.year ?? 0) - 1,
    )
    for (const { iri } of events) assert.equal((await library.run('show', iri)).code, 0, iri)
  })

  it('takes words in any order, and narrows', async () => {
    assert.equal((await told('days thirty')).events.length, 0)
    assert.ok((await told('days thirty', '--any-order')).events.length > 0)
    assert.equal((await told('thirty days', '--in', 'fr')).events.length, 0)
    assert.equal((await told('thirty days', '--lang', 'fr')).events.length, 0)
  })

  it('draws the years and tells the days for people', async () => {
    const { out } = await library.run('phrase', 'thirty', 'days')
    assert.match(out, /^"thirty days": provisions that have the words/)
    assert.match(out, /^20\d\d–20\d\d +█+ +1 provision, 1 act$/m)
    assert.match(out, /^20\d\d-\d\d-\d\d {2}enters .* {2}Act on Open Registers, Article \d\n +\/akn\/xv/m)
    assert.match(
      (await library.run('phrase', 'xylophone')).out,
      /^No provision held has "xylophone" at any time/,
    )
  })

  it('is a table for programs, and refuses wrong usage', async () => {
    assert.match(
      (await library.run('phrase', 'thirty days', '--csv')).out,
      /^day,kind,until,whole,iri,work,title,num,jurisdiction,ground\r\n20\d\d-\d\d-\d\d,enters,/,
    )
    assert.equal((await library.run('phrase')).code, 2)
    assert.equal((await library.run('phrase', '"open')).code, 2)
    assert.equal((await library.run('phrase', 'days', '--lang', 'x')).code, 2)
  })
})

describe('comity check', () => {
  it('lists findings with file and place', async () => {
    const findings = await library.json<Record<string, unknown>[]>('check', ALIAS)
    for (const finding of findings)
      assert.deepEqual(
        broken(finding, {
          severity: 'string',
          check: 'string',
          path: 'string',
          where: 'string?',
          message: 'string',
        }),
        [],
      )
    assert.deepEqual(
      findings
        .filter(({ severity }) => severity === 'quarantine')
        .map(({ check, path, where }) => [check, path, where]),
      [['mojibake', library.at('act', '2010-01-01.md'), 'Article 1']],
    )
  })

  it('narrows by act and severity', async () => {
    assert.deepEqual(
      (await library.json<Record<string, unknown>[]>('check', '--severity', 'quarantine')).map(
        ({ check }) => check,
      ),
      ['mojibake'],
    )
    assert.deepEqual(await library.json('check', DECLARATION, '--severity', 'quarantine'), [])
    assert.match(
      (await library.run('check', ALIAS)).out,
      /^REFUSED {2}mojibake {2}.*2010-01-01\.md \(Article 1\)$/m,
    )
  })
})
