/** `comity timeline`: the lives of rules on a terminal, as far as they are known. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { DECLARATION, type Held, held } from './library.ts'
import { IRI } from './registers-act.ts'

interface Lane {
  readonly wId: string | null
  readonly stretches: readonly {
    readonly kind: string
    readonly from: string | null
    readonly why: string | null
  }[]
  readonly events: readonly {
    readonly kind: string
    readonly day: string
    readonly after: string | null
    readonly numbers: readonly (string | null)[] | null
  }[]
}

describe('comity timeline', () => {
  let library: Held
  before(async () => {
    library = await held()
  })
  after(() => library.remove())
  const lanes = async (...args: string[]) =>
    (await library.json<{ lanes: Lane[] }>('timeline', ...args)).lanes

  it('draws rules of several states, each with its days', async () => {
    const { code, out } = await library.run('timeline', `${IRI}/eng/~art_2`, `${DECLARATION}/eng/~art_12`)
    assert.equal(code, 0)
    assert.match(out, /Valen\n.*Article 2/)
    assert.match(out, /United Nations/)
    assert.match(out, /2005-07-01 {2}changed/)
    assert.match(out, /┼ today, /)
  })

  it('draws the days of a refused text as unknown, and says of what reads the same behind them no change of words', async () => {
    const [lane] = await lanes(`${IRI}/eng/~art_4`)
    assert.ok(lane?.stretches.some(({ why, from }) => why === 'hole' && from === '2010-01-01'))
    assert.ok(lane?.events.every(({ kind }) => kind !== 'changed' && kind !== 'repealed'))
    const { out } = await library.run('timeline', `${IRI}/eng/~art_4`)
    assert.match(out, /\?{2}/)
    assert.match(out, /unknown until 2011-12-31: a text was refused/)
  })

  it('keeps the line of a provision whose number changed, by either of its names', async () => {
    const [now] = await lanes(`${IRI}/eng/~art_5`)
    const [then] = await lanes(`${IRI}/eng@2005-07-01/~art_3`)
    assert.equal(now?.wId, then?.wId)
    assert.ok(
      now?.events.some(
        ({ kind, numbers }) => kind === 'renumbered' && numbers?.join() === 'Article 3,Article 5',
      ),
    )
  })

  it('tells what is to come and what goes, and finds what is there no more by its last name', async () => {
    const [lane] = await lanes(`${IRI}/eng/~art_2`)
    assert.deepEqual(lane?.events.map(({ kind, day }) => [kind, day]).at(-1), ['repealed', '2099-01-01'])
    const [coming] = await lanes(`${IRI}/eng/~art_6`)
    assert.deepEqual(
      coming?.events.map(({ kind }) => kind),
      ['introduced'],
    )
  })

  it('refuses what is no year, nothing at all, and half a row of a study, with what to type', async () => {
    for (const [args, says] of [
      [[IRI, '--from', 'then'], /expected a year as YYYY/],
      [[IRI, '--from', '2020', '--to', '2010'], /--from to be before --to/],
      [[], /give IRIs of provisions or acts/],
      [['--study', 'erasure'], /--study and --row go together/],
    ] as const) {
      const { code, err } = await library.run('timeline', ...args)
      assert.equal(code, 2, err)
      assert.match(err, says)
    }
    const none = await library.run('timeline', `${IRI}/eng/~art_77`, 'nowhere')
    assert.equal(none.code, 1)
    assert.match(none.err, /has no provision of that name/)
    assert.match(none.err, /Cannot find "nowhere"/)
    assert.equal((await library.run('timeline', IRI, 'nowhere')).code, 1)
    assert.match((await library.run('timeline', '--subject', 'no-such-subject')).err, /comity subjects list/)
  })

  it('draws what a row of a study quotes', async () => {
    await library.run('study', 'new', 'registers', 'Open registers')
    await library.run('study', 'row', 'registers', 'when', '--question', 'Within what time?')
    assert.match(
      (await library.run('timeline', '--study', 'registers', '--row', 'when')).err,
      /quotes nothing yet/,
    )
    await library.run('study', 'add', 'registers', `${IRI}/eng/~art_2`, '--row', 'when')
    const { lanes: drawn } = await library.json<{ lanes: Lane[] }>(
      'timeline',
      '--study',
      'registers',
      '--row',
      'when',
    )
    assert.equal(drawn.length, 1)
    assert.match(
      (await library.run('timeline', '--study', 'registers', '--row', 'what')).err,
      /Cannot find row "what"/,
    )
  })
})
