/** `comity import`: its report, `auto`, `--only`, `--collection`, `--dry-run`, and importing again. */
import assert from 'node:assert/strict'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { comity, scratch } from './comity.ts'
import { broken, DECLARATION, DECLARATIONS, type Held, held, LANGUAGES } from './library.ts'
import { ALIAS, IRI, TITLE, VERSIONS, writeAct } from './registers-act.ts'

interface Report {
  readonly works: number
  readonly expressions: number
  readonly versions: number
  readonly provisions: number
  readonly provisionVersions: number
  readonly texts: number
  readonly quarantined: readonly {
    readonly path: string
    readonly where: string | null
    readonly reason: string
  }[]
  readonly warnings: number
  readonly bytes: number
}

interface Dry {
  readonly seconds: number
  readonly outline: readonly unknown[]
}

// The instant of the recording is each library's own.
function withoutRecording(text: string): object {
  return { ...(JSON.parse(text) as object), recordedAt: null }
}

describe('comity import', () => {
  let library: Held
  before(async () => {
    library = await held()
  })
  after(() => library.remove())

  it('reports what came in, and ends with 1 where something was refused', () => {
    const { act, declaration } = library.imported
    assert.deepEqual([act.code, declaration.code], [1, 0], declaration.err)
    for (const { out } of [act, declaration]) {
      const numbers = [
        'works',
        'expressions',
        'versions',
        'provisions',
        'provisionVersions',
        'texts',
        'warnings',
        'bytes',
        'seconds',
      ] as const
      assert.deepEqual(
        broken(JSON.parse(out), {
          ...Object.fromEntries(numbers.map((name) => [name, 'number'])),
          quarantined: 'list',
        }),
        [],
      )
    }
    const report = JSON.parse(act.out) as Report
    assert.deepEqual([report.works, report.expressions, report.versions], [1, 1, 5])
    const [refused] = report.quarantined
    assert.equal(refused?.path, library.at('act', '2010-01-01.md'))
    assert.equal(refused?.where, 'Article 1')
    assert.match(refused?.reason ?? '', /decoded wrongly/)
    // A language may be held in more than one writing.
    assert.ok((JSON.parse(declaration.out) as Report).expressions >= LANGUAGES.length)
  })

  it('tells people the same in words, and names each refused file', async () => {
    const { code, out } = await library.run('import', 'legalize', library.at('act'))
    assert.equal(code, 1)
    assert.match(out, /^1 act, 1 language version, 5 points in time$/m)
    assert.match(out, /^Refused \(1\):\n {2}.*2010-01-01\.md \(Article 1\): .*decoded wrongly/m)
  })

  it('leaves the library as it is where the same comes again', async () => {
    const counts = async () => {
      const { bytes: _, ...rest } = await library.json<Record<string, number>>('stats')
      return [
        rest,
        await library.json('versions', ALIAS),
        (await library.run('show', ALIAS, '--as', 'akn')).out,
      ]
    }
    const before = await counts()
    await library.run('import', 'legalize', library.at('act'))
    await library.run('import', 'udhr', DECLARATIONS, '--only', ...LANGUAGES)
    assert.deepEqual(await counts(), before)
  })

  it('ends in the same answers when versions come in several imports, in any order', async () => {
    const home = library.at('in-parts')
    const [first, second, third, fourth, fifth] = Object.keys(VERSIONS) as [
      string,
      string,
      string,
      string,
      string,
    ]
    for (const [part, dates] of [
      [third, fourth],
      [fifth, first],
      [second, fourth],
    ].entries())
      await comity(['import', 'legalize', await writeAct(library.at(`part-${part}`), dates), '--home', home])
    for (const date of ['2001-01-01', '2007-01-01', '2012-01-01', '2100-01-01']) {
      const [whole, parts] = await Promise.all(
        [library.home, home].map((place) => comity(['show', ALIAS, '--at', date, '--home', place, '--json'])),
      )
      assert.equal(parts!.code, 0)
      assert.deepEqual(withoutRecording(parts!.out), withoutRecording(whole!.out), date)
    }
    const [whole, parts] = await Promise.all(
      [library.home, home].map((place) => comity(['versions', ALIAS, '--home', place, '--json'])),
    )
    const withoutPaths = (text: string) =>
      (JSON.parse(text) as object[]).map((version) => ({ ...version, path: null }))
    assert.deepEqual(withoutPaths(parts!.out), withoutPaths(whole!.out))
  })

  it('writes nothing in a dry run, and reports what it would do', async () => {
    const home = library.at('dry')
    const dry = await comity(['import', 'legalize', library.at('act'), '--dry-run', '--json', '--home', home])
    assert.equal(dry.code, 1)
    const { seconds: _, outline, ...would } = JSON.parse(dry.out) as Report & Dry
    assert.equal(outline.length, 1)
    assert.match((await comity(['works', '--home', home])).out, /No act is held/)
    const { seconds: __, ...did } = JSON.parse(library.imported.act.out) as Report & { seconds: number }
    assert.deepEqual(would, did)
    const before = await library.json('stats')
    await library.run('import', 'legalize', await writeAct(library.at('one'), ['2001-01-01']), '--dry-run')
    assert.deepEqual(await library.json('stats'), before)
  })

  it('reads only what --only names', async () => {
    const home = library.at('only')
    const { out } = await comity(['import', 'udhr', DECLARATIONS, '--home', home, '--json', '--only', 'kat'])
    assert.deepEqual([(JSON.parse(out) as Report).works, (JSON.parse(out) as Report).expressions], [1, 1])
    const none = await comity([
      'import',
      'legalize',
      library.at('act'),
      '--home',
      home,
      '--only',
      'XV-1999-1',
    ])
    assert.deepEqual([none.code, none.out], [1, ''])
    assert.match(none.err, /Cannot |Nothing |No act/)
  })

  it('puts acts under the collection named', async () => {
    const [work] = await library.json<{ iri: string; topics: string[] }[]>(
      'works',
      '--topic',
      'administration',
    )
    assert.deepEqual([work?.iri, work?.topics], [IRI, ['administration']])
  })

  it('places acts by --jurisdiction where the source names none, and refuses them without', async () => {
    const file = library.at('placeless.md')
    await writeFile(file, '# Act on Nothing\n\n## Article 1\n\nNothing is nobody’s.\n')
    const home = library.at('placeless')
    const refused = await comity(['import', 'auto', file, '--home', home])
    assert.equal(refused.code, 1)
    assert.match(refused.out, /Give one with --jurisdiction, such as --jurisdiction fr/)
    assert.match((await comity(['check', '--home', home])).out, /REFUSED {2}no-jurisdiction/)
    const { code } = await comity(['import', 'auto', file, '--jurisdiction', 'XB', '--home', home])
    assert.equal(code, 0)
    assert.match(
      (await comity(['works', '--home', home])).out,
      /^xb .*Act on Nothing.*\/akn\/xb\/act\/act-on-nothing$/m,
    )
    assert.match((await comity(['check', '--home', home])).out, /Nothing found/)
  })
})

describe('comity import auto', () => {
  it('recognises each format in a mixed folder, passes over what is no law, and names what it does not know', async () => {
    const { at, remove } = await scratch()
    const folder = at('mixed')
    await writeAct(path.join(folder, 'registers'), ['2001-01-01', '2005-07-01'])
    await mkdir(path.join(folder, 'declaration'))
    for (const language of ['eng', 'fra'])
      await cp(
        path.join(DECLARATIONS, `${language}.html`),
        path.join(folder, 'declaration', `${language}.html`),
      )
    const akn = await comity(['import', 'auto', path.join(folder, 'registers'), '--home', at('first')])
    assert.equal(akn.code, 0, akn.err)
    await comity([
      'show',
      ALIAS,
      '--as',
      'akn',
      '--home',
      at('first'),
      '-o',
      path.join(folder, 'registers.xml'),
    ])
    await writeFile(path.join(folder, 'README.md'), 'About this folder')
    await writeFile(path.join(folder, 'prices.csv'), 'a,b\n')
    await writeFile(path.join(folder, 'other.json'), '{}')
    const { code, out } = await comity(['import', 'auto', folder, '--home', at('home'), '--json'])
    const report = JSON.parse(out) as Report
    assert.deepEqual(
      report.quarantined.map((refused) => [path.relative(folder, refused.path), refused.reason.slice(0, 30)]),
      [['other.json', 'Cannot recognise the format; n']],
    )
    assert.equal(code, 1)
    const works = JSON.parse((await comity(['works', '--home', at('home'), '--json'])).out) as {
      iri: string
      title: string
      sources: { name: string; shown: boolean }[]
    }[]
    assert.deepEqual(works.map(({ iri }) => iri).sort(), [DECLARATION, IRI])
    const act = works.find(({ iri }) => iri === IRI)
    assert.equal(act?.title, TITLE)
    assert.deepEqual(act?.sources.map(({ name }) => name).sort(), ['akn', 'legalize'])
    assert.equal(act?.sources.filter(({ shown }) => shown).length, 1)
    assert.match((await comity(['check', '--home', at('home')])).out, /^Nothing found/)
    await remove()
  })
})
