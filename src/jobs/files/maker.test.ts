import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ACT, article, law } from '#export/document.fixture.ts'
import { type Format, formatOf } from '#export/registry.ts'
import { fileMaker } from './maker.ts'
import { Shelf } from './shelf.ts'

const LIMITS = { waiting: 1, kept: 1_000_000, time: 60_000, memory: () => 8e9 }
const order = async () => ({ document: ACT, beside: undefined })

function format(ending: string): Format {
  const found = formatOf(ending)
  assert.ok(found)
  return found
}

describe('making files', () => {
  it('makes what takes long in a process of its own, the same as it is made here', async () => {
    const made = await fileMaker(LIMITS).make('act', format('epub'), order)
    assert.ok(made.state === 'made')
    assert.deepEqual(made.bytes, new Uint8Array((await format('epub').make(ACT)) as Uint8Array))
  })

  it('makes a file once for all who ask meanwhile, and keeps it', async () => {
    const maker = fileMaker(LIMITS)
    let orders = 0
    const counted = () => {
      orders += 1
      return order()
    }
    const many = await Promise.all(
      Array.from({ length: 5 }, () => maker.make('act', format('docx'), counted)),
    )
    assert.equal(new Set(many).size, 1)
    assert.equal((await maker.make('act', format('docx'), counted)).state, 'made')
    assert.equal(orders, 1)
  })

  it('lets few wait, and tells the others when to come again', async () => {
    const maker = fileMaker(LIMITS)
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((name) => maker.make(name, format('epub'), order)))
    assert.deepEqual(
      all.map(({ state }) => state),
      ['made', 'made', 'busy', 'busy'],
    )
    assert.ok(all.every((made) => made.state !== 'busy' || made.seconds > 0))
    assert.equal((await maker.make('c', format('epub'), order)).state, 'made', 'the line is open again')
  })

  it('does not begin what the machine has no memory for', async () => {
    const maker = fileMaker({ ...LIMITS, memory: () => 1e8 })
    assert.equal((await maker.make('act', format('pdf'), order)).state, 'too-long')
    assert.equal((await maker.make('act', format('txt'), order)).state, 'made')
  })

  it('gives up on what takes too long, and goes on with the next', async () => {
    const maker = fileMaker({ ...LIMITS, time: 30 })
    assert.equal((await maker.make('act', format('pdf'), order)).state, 'too-long')
    assert.equal((await maker.make('act', format('txt'), order)).state, 'made')
  })

  it('fails with the reason where the process does', async () => {
    const document = law([article('art_1', '1', 'x')], { language: 'tha' })
    const asked = fileMaker(LIMITS).make('act', format('pdf'), async () => ({ document, beside: undefined }))
    await assert.rejects(asked, /Cannot make a PDF in tha/)
  })
})

describe('the shelf', () => {
  it('keeps what was asked for lately, within its room', () => {
    const shelf = new Shelf(10)
    const file = (length: number) => new Uint8Array(length)
    shelf.put('a', file(4))
    shelf.put('b', file(4))
    shelf.get('a')
    shelf.put('c', file(4))
    assert.deepEqual(
      ['a', 'b', 'c'].map((name) => shelf.get(name) !== undefined),
      [true, false, true],
    )
    shelf.put('d', file(11))
    assert.equal(shelf.get('d'), undefined)
    assert.ok(shelf.get('c'))
  })
})
