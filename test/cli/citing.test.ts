/** `comity cite`: the citations in a text, and what is said of those that lead nowhere here. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { broken, type Held, held } from './library.ts'
import { IRI } from './registers-act.ts'

interface Citation {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly iri: string | null
  readonly state: string
}

let library: Held
before(async () => {
  library = await held()
})
after(() => library.remove())

describe('comity cite', () => {
  it('prints an array of citations with the fields of the contract', async () => {
    const text = 'Article 1 of the Act on Open Registers and ст. 146 УК РК'
    const [first, ...more] = await library.json<Citation[]>('cite', text, '--at', '2001-06-01')
    const shape = {
      start: 'number',
      end: 'number',
      text: 'string',
      iri: 'string?',
      confidence: 'number',
      how: 'string',
    } as const
    assert.ok(first)
    assert.deepEqual(broken(first, shape), [])
    assert.equal(first.iri, `${IRI}/eng@2001-06-01/~art_1`)
    assert.equal(text.slice(first.start, first.end), first.text)
    assert.deepEqual(
      more.map(({ state, text: words }) => [state, words]),
      [['not-held', 'ст. 146 УК РК']],
    )
  })

  it('says of an act that it knows and does not hold that it is not held here', async () => {
    const { code, out } = await library.run('cite', 'ст. 146 УК РК')
    assert.equal(code, 0)
    assert.match(out, /Уголовный кодекс[^\n]*146\n {2}not held here/)
  })

  it('reads a line that is nothing but a citation as people type it, over act and number', async () => {
    const cited = async (typed: string, ...more: string[]) => {
      const [first, ...others] = await library.json<(Citation & { how: string; confidence: number })[]>(
        'cite',
        typed,
        ...more,
      )
      assert.ok(first && others.length === 0, typed)
      assert.equal(first.text, typed.trim())
      assert.equal(typed.slice(first.start, first.end), first.text)
      return first
    }
    for (const typed of ['act on open registers 2', ' Act on Open Registers, 2']) {
      const { iri, how, confidence } = await cited(typed)
      assert.deepEqual([iri, how], [`${IRI}/eng/~art_2`, 'typed'], typed)
      assert.ok(confidence < 1)
    }
    const { iri } = await cited('act on open registers 1', '--at', '2001-06-01')
    assert.equal(iri, `${IRI}/eng@2001-06-01/~art_1`)
    for (const typed of [
      'GDPR 17',
      'gdpr 17',
      '146 ук рк',
      '§ 26 BDSG',
      'bdsg 26',
      'PIPEDA s. 7(3)',
      '劳动合同法第十条',
    ])
      assert.equal((await cited(typed)).state, 'not-held', typed)
    for (const typed of ['GDPR 17', '146 ук рк', 'bdsg 26'])
      assert.equal((await cited(typed)).how, 'typed', typed)
    for (const written of ['ст. 146 УК РК', '§ 26 BDSG']) assert.notEqual((await cited(written)).how, 'typed')
  })

  it('reads running text strictly, however short', async () => {
    const texts = (found: Citation[]) => found.map(({ text }) => text)
    assert.deepEqual(texts(await library.json('cite', 'GDPR 17 was long')), ['GDPR'])
    assert.deepEqual(texts(await library.json('cite', 'GDPR 17\nwas long')), ['GDPR'])
    assert.deepEqual(texts(await library.json('cite', 'the registers act 2 days later')), [])
  })

  it('takes from the context what this Act and the preceding article are', async () => {
    const found = await library.json<Citation[]>(
      'cite',
      'the preceding article of this Act',
      '--context',
      `${IRI}/eng/~art_2`,
    )
    assert.deepEqual(
      found.map(({ iri }) => iri),
      [`${IRI}/eng/~art_1`],
    )
  })

  it('finds nothing in dates, sums and periods', async () => {
    const { out } = await library.run('cite', 'On 5 May 2020 he paid 12 euros within 30 days')
    assert.equal(out, 'No citation found\n')
  })

  it('refuses a context that is not held, and a day that does not exist', async () => {
    const absent = await library.run('cite', 'section 5', '--context', '/akn/xv/act/1900/1')
    assert.equal(absent.code, 1)
    assert.match(absent.err, /Cannot find --context "\/akn\/xv\/act\/1900\/1": no act held has this address/)
    assert.equal((await library.run('cite', 'section 5', '--at', '2023-02-29')).code, 2)
  })
})
