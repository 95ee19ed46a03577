/** `comity backup` and `comity restore`: the whole library as one file, and the same answers from it. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { comity } from './comity.ts'
import { DECLARATION, type Held, held } from './library.ts'
import { ALIAS } from './registers-act.ts'

describe('comity backup and restore', () => {
  let library: Held
  let file = ''
  before(async () => {
    library = await held()
    file = library.at('comity.db')
    assert.deepEqual(await library.json('backup', file), { file })
  })
  after(() => library.remove())

  it('gives identical answers from a new home', async () => {
    const home = library.at('new', 'home')
    const { code, out } = await comity(['restore', file, '--home', home, '--json'])
    assert.deepEqual([code, JSON.parse(out)], [0, { file, home }])
    const questions = [
      ['works', '--json'],
      ['show', ALIAS, '--at', '2003-01-01'],
      ['show', ALIAS, '--as', 'akn'],
      ['show', DECLARATION, '--lang', 'ar', '--json'],
      ['versions', ALIAS, '--json'],
      ['diff', ALIAS, '--from', '2001-01-01', '--to', '2012-01-01', '--json'],
      ['check', '--json'],
    ]
    for (const question of questions) {
      const [here, there] = await Promise.all(
        [library.home, home].map((place) => comity([...question, '--home', place])),
      )
      assert.deepEqual([there!.code, there!.out], [0, here!.out], question.join(' '))
    }
    const search = async (place: string) => ({
      ...JSON.parse((await comity(['search', 'freedom', '--json', '--home', place])).out),
      tookMs: 0,
    })
    assert.deepEqual(await search(home), await search(library.home))
  })

  it('leaves one file that needs no other', async () => {
    assert.deepEqual(
      (await readdir(library.at())).filter((name) => name.startsWith('comity.db')),
      ['comity.db'],
    )
  })

  it('writes over nothing', async () => {
    const before = await readFile(file)
    const { code, out, err } = await library.run('backup', file)
    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /the file exists; name another/)
    assert.deepEqual(await readFile(file), before)
    const nowhere = await library.run('backup', library.at('no', 'folder', 'x.db'))
    assert.equal(nowhere.code, 1)
    assert.match(nowhere.err, /^Cannot back up to /)
  })

  it('replaces a library only by --force', async () => {
    const home = library.at('other')
    await comity(['import', 'legalize', library.at('act'), '--home', home])
    const { code, err } = await comity(['restore', file, '--home', home])
    assert.equal(code, 1)
    assert.match(err, /a library is there; add --force to replace it/)
    assert.equal(JSON.parse((await comity(['works', '--json', '--home', home])).out).length, 1)
    assert.equal((await comity(['restore', file, '--home', home, '--force'])).code, 0)
    assert.equal(JSON.parse((await comity(['works', '--json', '--home', home])).out).length, 2)
  })

  it('refuses what is no backup, and leaves the home as it was', async () => {
    const wrong = { 'letter.db': 'Dear Sir or Madam', 'cut.db': (await readFile(file)).subarray(0, 50_000) }
    for (const [name, content] of Object.entries(wrong)) {
      await writeFile(library.at(name), content)
      const { code, err } = await comity(['restore', library.at(name), '--home', library.at('empty')])
      assert.equal(code, 1)
      assert.match(err, /it is not a backup of a library, or it is damaged/)
    }
    assert.ok(!existsSync(library.at('empty')))
  })
})
