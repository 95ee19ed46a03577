/** `comity works`, `search` and `check`: what is held, where words stand, and what the gate found. */
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
    const result = await found('registrar')
    assert.deepEqual(
      broken(result, { total: 'number', totalIsExact: 'boolean', tookMs: 'number', hits: 'list' }),
      [],
    )
    const shape = {
      iri: 'string',
      work: 'string',
      title: 'string',
      num: 'string?',
      heading: 'string?',
      snippet: 'string',
      jurisdiction: 'string',
      language: 'string',
      inForceFrom: 'day?',
      inForceTo: 'day?',
      score: 'number',
    } as const
    for (const hit of result.hits) assert.deepEqual(broken(hit, shape), [])
    assert.match(result.hits[0]?.iri ?? '', /\/~art_4$/)
    assert.match(result.hits[0]?.snippet ?? '', /<mark>registrar<\/mark>/)
  })

  it('searches the law of the day asked for', async () => {
    assert.equal((await found('thirty days')).total, 0)
    assert.equal((await found('thirty days', '--at', '2003-01-01')).total, 1)
    assert.equal((await found('machine', '--at', '2099-01-01', '--in', 'xv')).total, 1)
    assert.equal((await found('machine', '--in', 'xv')).total, 0)
    assert.equal((await found('registrar', '--at', '2011-01-01')).total, 0, 'in a hole')
  })

  it('narrows by jurisdiction, language and type, and pages through the hits', async () => {
    assert.ok((await found('liberté', '--lang', 'fr')).total > 0)
    assert.equal((await found('liberté', '--lang', 'ru')).total, 0)
    assert.equal((await found('freedom', '--in', 'xv')).total, 0)
    assert.ok((await found('freedom', '--type', 'statement')).total > 0)
    const all = await found('everyone', '--lang', 'en', '--limit', '6')
    const pages = [
      await found('everyone', '--lang', 'en', '--limit', '3'),
      await found('everyone', '--lang', 'en', '--limit', '3', '--offset', '3'),
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
      /^Act on Open Registers, Article 4\n {2}The registrar keeps a list .*\n {2}\/akn\/xv/m,
    )
    const none = await library.run('search', 'xylophone')
    assert.deepEqual([none.code, none.out], [0, 'Nothing found. Try fewer words, or another day with --at\n'])
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
