/** Wrong usage of the command line: exit code 2 (1 where the library does not have what is asked), one line that says what to type, nothing written. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import {
  assertRefused,
  comity,
  DECLARATION,
  DECLARATION_IRI as IRI,
  type Refusal,
  temporaryFolder,
} from './comity.ts'

const usage = (says: string): Refusal => ({ code: 2, says })
const failure = (says: string): Refusal => ({ code: 1, says })
const noDay = (option: string, typed: string) =>
  usage(`Cannot read ${option} "${typed}": expected a day that exists, as YYYY-MM-DD`)
const noLanguage = (typed: string) =>
  usage(`Cannot read --lang "${typed}": expected a language code such as fr or fra`)
const notHeld = (typed: string) =>
  failure(`Cannot find "${typed}": no act held has this IRI or alias. See comity works`)

const CASES: readonly (readonly [string, readonly string[], Refusal])[] = [
  ['an unknown command', ['frobnicate'], usage("Unknown command 'frobnicate'. See comity --help")],
  ['an unknown option', ['show', IRI, '--frob'], usage("Unknown option '--frob'. See comity show --help")],
  ['a missing argument', ['show'], usage("Missing required argument 'iri|alias'. See comity show --help")],
  [
    'a missing option',
    ['diff', IRI, '--from', '2020-01-01'],
    usage("Required option '--to <date>' not specified. See comity diff --help"),
  ],
  [
    'an option without its value',
    ['show', IRI, '-o'],
    usage("Option '-o, --output <file>' argument missing. See comity show --help"),
  ],
  [
    'too many arguments',
    ['stats', 'extra'],
    usage("Too many arguments for 'stats'. Expected 0 arguments but got 1: extra. See comity stats --help"),
  ],
  [
    'an unknown source',
    ['import', 'celex', DECLARATION],
    { code: 2, says: /^Cannot import from "celex": expected auto or one of .*legalize/m },
  ],
  [
    'an import of nothing',
    ['import', 'udhr'],
    usage("Missing required argument 'path'. See comity import --help"),
  ],
  [
    'an unknown jurisdiction',
    ['import', 'udhr', DECLARATION, '--jurisdiction', 'France'],
    usage('Cannot use the jurisdiction "France": expected an ISO 3166-1 alpha-2 code such as fr, or eu, un'),
  ],
  ['a day that does not exist', ['show', IRI, '--at', '2024-02-30'], noDay('--at', '2024-02-30')],
  ['a day without hyphens', ['show', IRI, '--at', '20240101'], noDay('--at', '20240101')],
  ['an empty day', ['show', IRI, '--at', ''], noDay('--at', '')],
  ['a day in words', ['search', 'right', '--at', 'yesterday'], noDay('--at', 'yesterday')],
  [
    'a day in an IRI that does not exist',
    ['show', `${IRI}/eng@2023-02-29`],
    noDay('the day in the IRI', '2023-02-29'),
  ],
  [
    'a month that does not exist',
    ['diff', IRI, '--from', '2020-01-01', '--to', '2020-13-01'],
    noDay('--to', '2020-13-01'),
  ],
  [
    'a day before the first text',
    ['show', IRI, '--at', '1900-01-01'],
    failure('No text is held for 1900-01-01: the first known wording is of 1948-12-10'),
  ],
  ['an unknown language', ['show', IRI, '--lang', 'klingon'], noLanguage('klingon')],
  ['an unknown language of a search', ['search', 'right', '--lang', 'xx1'], noLanguage('xx1')],
  [
    'a language not held',
    ['show', IRI, '--lang', 'fr'],
    failure('Cannot show "Universal Declaration of Human Rights" in fra: it is held in eng'),
  ],
  ['an IRI not held', ['show', '/akn/xb/act/2000/1'], notHeld('/akn/xb/act/2000/1')],
  ['an alias not held', ['versions', 'LEGITEXT000000000000'], notHeld('LEGITEXT000000000000')],
  ['an act not held', ['check', 'no-such-act'], notHeld('no-such-act')],
  ['an empty name', ['show', ''], notHeld('')],
  [
    'a provision that is not there',
    ['show', `${IRI}/eng@2020-01-01/~art_99`],
    failure('Cannot find art_99 in "Universal Declaration of Human Rights" on 2020-01-01'),
  ],
  [
    'an unknown format',
    ['show', IRI, '--as', 'rtf'],
    usage('Cannot show as "rtf": expected text, json, html, md, akn, jsonld, txt, pdf, docx, epub, proof'),
  ],
  [
    'a file for a terminal',
    ['show', IRI, '--as', 'pdf'],
    usage('Cannot print pdf: it is no text; name a file with -o FILE.pdf'),
  ],
  [
    'a negative limit',
    ['search', 'right', '--limit', '-1'],
    usage('Cannot read --limit "-1": expected a whole number from 0 to 100'),
  ],
  [
    'a limit past all measure',
    ['search', 'right', '--limit', '1e9'],
    usage('Cannot read --limit "1e9": expected a whole number from 0 to 100'),
  ],
  [
    'a negative offset',
    ['search', 'right', '--offset=-5'],
    usage('Cannot read --offset "-5": expected a whole number from 0 to 100000'),
  ],
  [
    'an empty query',
    ['search', ''],
    usage('Cannot search: the query has no word; write words, a "phrase", or the beginning of a word with *'),
  ],
  [
    'a quotation that is not closed',
    ['search', '"right to'],
    usage('Cannot search: a quotation mark is not closed; write a phrase as "two words"'),
  ],
  [
    'an unknown severity',
    ['check', '--severity', 'dire'],
    { code: 2, says: /^Cannot filter by "dire": expected warning or quarantine$/m },
  ],
  [
    'a port past all ports',
    ['serve', '--port', '99999'],
    usage('Cannot read --port "99999": expected a number from 0 to 65535'),
  ],
  [
    'a port in words',
    ['serve', '--port', 'http'],
    usage('Cannot read --port "http": expected a number from 0 to 65535'),
  ],
]

describe('wrong usage of the command line', { concurrency: 3 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let home: string

  before(async () => {
    folder = await temporaryFolder()
    home = path.join(folder.path, 'home')
    assert.equal((await comity(['import', 'udhr', DECLARATION, '--home', home])).code, 0)
  })
  after(() => folder.remove())

  for (const [what, args, refusal] of CASES) {
    it(`${what}: comity ${args.map((arg) => arg.replace(DECLARATION, 'eng.html') || "''").join(' ')}`, async () => {
      const [command = '', ...rest] = args
      assertRefused(await comity([command, '--home', home, ...rest]), refusal)
    })
  }

  it('makes no library where the usage is wrong', async () => {
    const fresh = path.join(folder.path, 'fresh')
    for (const args of [
      ['import', 'celex', DECLARATION],
      ['import', 'udhr', path.join(folder.path, 'nothing')],
      ['import', 'udhr', DECLARATION, '--jurisdiction', 'France'],
      ['show', IRI, '--at', '2024-02-30'],
    ])
      assert.equal((await comity([...args, '--home', fresh])).code, 2, args.join(' '))
    assert.equal(existsSync(fresh), false)
  })

  it('says what can be done where no command is given', async () => {
    const answer = await comity([])
    assert.equal(answer.code, 2)
    assert.match(`${answer.out}${answer.error}`, /^Usage: comity .*comity demo /s)
  })
})
