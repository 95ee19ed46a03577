import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day } from '#kit/day.ts'
import type { ProvisionDraft } from '#law/provision.ts'
import { article, bring, expression, type Shelf, shelf, text, WORK } from '../import/import.fixture.ts'
import { type CounterpartsAsked, counterpartsOf } from './counterparts.ts'
import { CounterpartsError } from './source.ts'

const VALEN = '/akn/xv/act/1994-02-11/41'
const AT = day('2020-01-01')

const OTHERS: Readonly<Record<string, readonly [language: string, provisions: readonly ProvisionDraft[]]>> = {
  xb: [
    'deu',
    [
      article('1', 'Die betroffene Person hat das Recht auf Löschung ihrer personenbezogenen Daten.'),
      article('2', 'Der Arbeitnehmer hat Anspruch auf bezahlten Jahresurlaub von vier Wochen.'),
      article('3', 'Honig ist süß.'),
    ],
  ],
  xc: [
    'eng',
    [
      article('7', 'Bees shall be kept in hives.'),
      article('8', 'A person may demand the erasure of personal data about him or her.'),
    ],
  ],
}

async function states(): Promise<Shelf> {
  const held = await shelf()
  const own = [
    article('1', 'Everyone has the right to erasure of personal data about them.'),
    article('2', 'A worker has annual leave with pay of four weeks.'),
    article('3', 'This Act says nothing of bees.'),
  ]
  await bring(held, [{ work: WORK, expressions: [expression([text('2010-01-01', own)])] }])
  for (const [jurisdiction, [language, provisions]] of Object.entries(OTHERS)) {
    const work = { ...WORK, jurisdiction, number: '5', title: `Act of ${jurisdiction}`, aliases: [] }
    const texts = [text('2012-01-01', provisions)]
    await bring(held, [{ work, expressions: [expression(texts, { language, title: work.title })] }])
  }
  return held
}

function ask({ db }: Shelf, eId: string, more: Partial<CounterpartsAsked> = {}) {
  return counterpartsOf(db, { iri: `${VALEN}/eng/~${eId}`, in: null, at: AT, limit: 5, ...more })
}

describe('counterparts of a provision', () => {
  it('are found in other states, in its language and in others, the right ones first in each', async () => {
    const held = await states()
    for (const [eId, german] of [
      ['art_1', '1'],
      ['art_2', '2'],
    ] as const) {
      const { hits } = await ask(held, eId, { in: ['xb'] })
      assert.equal(hits[0]?.num, german)
    }
    const { hits } = await ask(held, 'art_1', { in: ['xc'] })
    assert.equal(hits[0]?.num, '8')
    assert.equal(hits[0]?.iri, '/akn/xc/act/1994-02-11/5/eng@2020-01-01/~art_8')
  })

  it('say why: the words that tell a concept on both sides, and the words that both have', async () => {
    const held = await states()
    const [german] = (await ask(held, 'art_1', { in: ['xb'] })).hits
    const erasure = german?.why.concepts.find(({ iri }) => iri === 'urn:comity:subject:right-to-erasure')
    assert.deepEqual(erasure?.source, ['right to erasure'])
    assert.deepEqual(erasure?.target, ['Recht auf Löschung'])
    const [english] = (await ask(held, 'art_1', { in: ['xc'] })).hits
    assert.ok(english?.why.terms.some(({ source, target }) => source === 'erasure' && target === 'erasure'))
  })

  it('say words of another language by the wordings of the vocabulary, where nothing is held in both', async () => {
    const held = await states()
    const left = new Set(['urn:comity:subject:right-to-erasure'])
    const [german] = (await ask(held, 'art_1', { in: ['xb'], leftOut: left })).hits
    assert.equal(german?.num, '1')
    assert.ok((german?.evidence.terms ?? 0) > 0)
    assert.ok(
      german?.why.terms.some(
        ({ source, target }) => source === 'data' && /daten|personenbezogen/i.test(target),
      ),
    )
  })

  it('are likelier across languages where what stands round them is alike', async () => {
    const held = await states()
    const [german] = (await ask(held, 'art_1', { in: ['xb'] })).hits
    assert.ok((german?.evidence.surroundings ?? 0) > 0)
    const [english] = (await ask(held, 'art_1', { in: ['xc'] })).hits
    assert.equal(english?.evidence.surroundings, 0)
  })

  it('are never of its own state, nor of its own act', async () => {
    const held = await states()
    const { hits } = await ask(held, 'art_1', { limit: 20 })
    assert.ok(hits.length > 0)
    assert.ok(hits.every(({ jurisdiction }) => jurisdiction !== 'xv'))
    assert.deepEqual((await ask(held, 'art_1', { in: ['xv'] })).hits, [])
  })

  it('are those of the day', async () => {
    const held = await states()
    assert.deepEqual((await ask(held, 'art_1', { at: day('2011-01-01') })).hits, [])
  })

  it('are told where a concept is left out only by what else speaks for them', async () => {
    const held = await states()
    const leave = 'urn:comity:subject:annual-leave'
    const named = async (leftOut: ReadonlySet<string>) =>
      (await ask(held, 'art_2', { in: ['xb'], leftOut })).hits.flatMap(({ why }) =>
        why.concepts.map(({ iri }) => iri),
      )
    assert.ok((await named(new Set())).includes(leave))
    assert.ok(!(await named(new Set([leave]))).includes(leave))
  })

  it('are not looked for where nothing is held, or nothing is named: the message says what to ask for', async () => {
    const held = await states()
    await assert.rejects(ask(held, 'art_99'), CounterpartsError)
    await assert.rejects(ask(held, 'art_1', { in: ['zz'] }), /no law of it is held; expected one of/)
    await assert.rejects(
      counterpartsOf(held.db, { iri: VALEN, in: null, at: AT, limit: 5 }),
      /expected a provision/,
    )
    await assert.rejects(ask(held, 'art_1', { acts: ['nothing'] }), /no act held has this IRI/)
  })
})
