/** `comity cited-by`: what cites an act or a provision, for people and for programs. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Held, held } from './library.ts'
import { IRI } from './registers-act.ts'

let library: Held
before(async () => {
  library = await held()
})
after(() => library.remove())

describe('comity cited-by', () => {
  it('prints one document with counts by group and the works that cite', async () => {
    const found = await library.json<{
      cited: string
      counts: Record<string, { works: number; passages: number }>
      works: readonly unknown[]
    }>('cited-by', IRI)
    assert.equal(found.cited, IRI)
    assert.deepEqual(Object.keys(found.counts), ['within', 'legislation', 'decision', 'practice'])
    assert.deepEqual(found.works, [])
  })

  it('says so where nothing cites', async () => {
    const { code, out } = await library.run('cited-by', IRI)
    assert.deepEqual([code, out], [0, 'Nothing held cites it\n'])
  })

  it('tells what is not held from what is typed wrong', async () => {
    const absent = await library.run('cited-by', '/akn/xv/act/1900/1')
    assert.equal(absent.code, 1)
    assert.match(absent.err, /Cannot find "\/akn\/xv\/act\/1900\/1"/)
    const nowhere = await library.run('cited-by', `${IRI}/eng/~art_99`)
    assert.equal(nowhere.code, 1)
    assert.match(nowhere.err, /Cannot find the provision art_99/)
    for (const wrong of [
      ['--group', 'gossip'],
      ['--limit', 'many'],
      ['--at', '2023-02-29'],
    ])
      assert.equal((await library.run('cited-by', IRI, ...wrong)).code, 2, wrong.join(' '))
  })
})
