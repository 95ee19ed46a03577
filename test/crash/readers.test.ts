/** Readers and the writer: while one process imports, others read whole acts only, and none waits for the other. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { comity } from '../cli/comity.ts'
import { writeActs } from './acts.ts'
import { type Contents, contentsOf, hasTables } from './contents.ts'
import { importHere, type Running, start, startImport } from './importing.ts'

const READING = (iri: string): string[][] => [
  ['works'],
  ['stats'],
  ['check'],
  ['show', iri, '--at', '2012-12-31'],
  ['versions', iri],
  ['search', 'article'],
  ['cite', 'GDPR 17'],
  ['cited-by', iri],
  ['lexicon'],
  ['study', 'list'],
  ['agreements', 'list'],
  ['collections', 'list'],
  ['deliveries'],
  ['network'],
]

describe('reading during an import', () => {
  let folder: string
  let paths: string[]
  let undisturbed: Contents

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comity-readers-'))
    paths = await writeActs(path.join(folder, 'acts'))
    await importOnce(path.join(folder, 'undisturbed'))
    undisturbed = contentsOf(path.join(folder, 'undisturbed', 'library.db'))
  })

  after(() => rm(folder, { recursive: true, force: true }))

  async function importOnce(home: string): Promise<void> {
    await mkdir(home, { recursive: true })
    await importHere(paths, home)
  }

  it('sees every act whole or not at all, at every look', async () => {
    const home = path.join(folder, 'watched')
    const running = startImport(paths, home)
    const sizes = new Set<number>()
    for await (const contents of looks(running, path.join(home, 'library.db'))) {
      for (const [iri, content] of contents) assert.equal(content, undisturbed.get(iri), `${iri} is whole`)
      sizes.add(contents.size)
    }
    assert.equal(await running.ended, 0)
    assert.ok(sizes.size > 5, `the library was seen growing: ${[...sizes].join(' ')} acts`)
    assert.deepEqual(contentsOf(path.join(home, 'library.db')), undisturbed)
  })

  it('shows an act in another process while the import goes on', async () => {
    const home = path.join(folder, 'shown')
    const file = path.join(home, 'library.db')
    const running = startImport(paths, home)
    while (!existsSync(file) || !hasTables(file) || contentsOf(file).size === 0) await wait(5)
    const iri = [...contentsOf(file).keys()][0] ?? ''
    const shown = start(['show', iri, '--at', '2012-12-31', '--home', home])
    assert.equal(await shown.ended, 0, shown.output())
    assert.equal(shown.output().match(/^Article \d+$/gm)?.length, 8, 'all eight articles are shown')
    assert.equal(await running.ended, 0)
  })

  it('is done by every command that reads, however long another process writes', async () => {
    const home = path.join(folder, 'undisturbed')
    const [iri = ''] = undisturbed.keys()
    const writer = new DatabaseSync(path.join(home, 'library.db'))
    writer.exec('BEGIN IMMEDIATE')
    try {
      for (const args of READING(iri)) {
        const { code, out, err } = await comity([...args, '--home', home])
        assert.equal(code, 0, `${args.join(' ')}: ${out}${err}`)
      }
    } finally {
      writer.exec('ROLLBACK')
      writer.close()
    }
  })

  it('does not make the writer wait for a reader that keeps its look open', async () => {
    const home = path.join(folder, 'kept')
    const began = performance.now()
    await importOnce(home)
    const undisturbed = performance.now() - began
    const reader = new DatabaseSync(path.join(home, 'library.db'), { readOnly: true })
    reader.exec('BEGIN')
    const count = () => reader.prepare('SELECT count(*) AS n FROM recording').get()?.n
    const seen = count()
    const started = performance.now()
    await importHere(paths, home)
    const waited = performance.now() - started - undisturbed
    assert.ok(waited < 9000, 'the import did not wait out the ten seconds for a lock')
    assert.equal(count(), seen, 'the reader still sees the library of its moment')
    reader.exec('COMMIT')
    assert.ok(Number(count()) > Number(seen), 'and afterwards what was written')
    reader.close()
  })
})

async function* looks(running: Running, file: string): AsyncGenerator<Contents> {
  let over = false
  running.ended.then(() => (over = true))
  while (!over) {
    if (existsSync(file) && hasTables(file)) yield contentsOf(file)
    await wait(10)
  }
}
