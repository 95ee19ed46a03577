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
