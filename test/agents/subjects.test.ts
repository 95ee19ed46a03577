/** What agents are told of the law by subject, across languages, and of terms: with the official client, over the invented states. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Client } from '@modelcontextprotocol/client'
import { findCounterparts } from '#api/mcp/tools/counterparts.ts'
import { lookUpTerm } from '#api/mcp/tools/lexicon.ts'
import { readProvision } from '#api/mcp/tools/read-provision.ts'
import { search } from '#api/mcp/tools/search.ts'
import { subject } from '#api/mcp/tools/subjects.ts'
import { comity } from '../cli/comity.ts'
import { ask, overStdio } from './client.ts'
import { demoHome, type Home } from './library.ts'

let library: Home
let client: Client

before(async () => {
  library = await demoHome()
  const learnt = await comity(['lexicon', 'learn', '--home', library.home])
  assert.equal(learnt.code, 0, learnt.err)
  client = await overStdio(library.home)
})

after(async () => {
  await client?.close()
  await library?.remove()
})

describe('agents', () => {
  it('go from a subject to the law of several states, each with the words that told it, and read it', async () => {
    const { told } = await ask(client, subject, { subject: 'right-to-erasure' })
    assert.equal(told.outcome, 'found')
    const { provisions, counts, subject: of } = told.result
    assert.equal(of?.labels.deu, 'Recht auf Löschung')
    assert.ok(counts.length > 0)
    assert.ok(
      provisions.length > 0 &&
        provisions.every(({ words, taggedBy }) => words.length > 0 && taggedBy === null),
    )
    const read = await ask(client, readProvision, { reference: provisions[0]?.iri ?? '' })
    assert.equal(read.told.outcome, 'found')
    assert.match(told.cautions.join(), /suggested by their words/)
  })

  it('find a subject by its name in any language, and are told of others named so', async () => {
    const { told } = await ask(client, subject, { subject: 'увольнение', limit: 1 })
    assert.equal(told.result.subject?.id, 'dismissal')
    const several = await ask(client, subject, { subject: 'adoption', limit: 1 })
    assert.ok(several.told.result.subject !== null)
  })

  it('go on where an answer was cut, and never leave a state that they did not name', async () => {
    const first = await ask(client, subject, { subject: 'personal-data', limit: 2 })
    const next = first.told.next
    assert.ok(next)
    const second = await ask(client, subject, next.arguments as never)
    const iris = (answer: typeof first) => answer.told.result.provisions.map(({ iri }) => iri)
    assert.deepEqual(
      iris(first).filter((iri) => iris(second).includes(iri)),
      [],
    )
    const valen = await ask(client, subject, { subject: 'personal-data', in: ['xv'] })
    assert.ok(valen.told.result.provisions.every(({ jurisdiction }) => jurisdiction === 'xv'))
  })

  it('are told that a subject is not known, which says nothing about the law', async () => {
    const { told } = await ask(client, subject, { subject: 'zyzzyva' })
    assert.equal(told.outcome, 'not-found')
    assert.match(told.reason?.message ?? '', /nothing about the law/)
  })

  it('search in languages that the query is not written in, and learn by which words it was found', async () => {
    const { told } = await ask(client, search, { query: 'Recht auf Löschung', across: 'only' })
    assert.equal(told.outcome, 'found')
    assert.ok(
      told.result.hits.every(({ language, matched }) => language !== 'deu' && (matched?.length ?? 0) > 0),
    )
    assert.match(told.cautions.join(), /a subject in common, not a translation/)
  })

  it('find which provisions of other states answer one, with the reasons, and read them', async () => {
    const asked = { reference: '/eli/xv/act/1994/41', provision: '9' }
    const { told } = await ask(client, findCounterparts, asked)
    assert.equal(told.outcome, 'found')
    const { hits, of } = told.result
    assert.equal(of.jurisdiction, 'xv')
    assert.ok(hits.length > 0 && hits.every(({ jurisdiction }) => jurisdiction !== 'xv'))
    assert.ok(
      hits.every(({ subjects, terms, numbers }) => subjects.length + terms.length + numbers.length > 0),
    )
    const read = await ask(client, readProvision, { reference: hits[0]?.iri ?? '' })
    assert.equal(read.told.outcome, 'found')
    const one = await ask(client, findCounterparts, { ...asked, in: ['xb'] })
    assert.ok(
      one.told.outcome !== 'found' || one.told.result.hits.every(({ jurisdiction }) => jurisdiction === 'xb'),
    )
    assert.equal((await ask(client, findCounterparts, { ...asked, in: ['zz'] })).told.outcome, 'not-held')
    assert.equal(
      (await ask(client, findCounterparts, { reference: '/eli/xv/act/1994/41' })).told.outcome,
      'wrong-question',
    )
  })

  it('look up how a term is said, with passages of both languages that prove it', async () => {
    const { told } = await ask(client, lookUpTerm, { term: 'personal data', from: 'en', to: 'fr' })
    assert.equal(told.outcome, 'found')
    const [best] = told.result.renderings
    assert.match(best?.form ?? '', /données/)
    assert.match(best?.proofs[0]?.to.words ?? '', /\*\*/)
    const none = await ask(client, lookUpTerm, { term: 'zyzzyva', from: 'en', to: 'fr' })
    assert.equal(none.told.outcome, 'not-found')
    const pair = await ask(client, lookUpTerm, { term: 'law', from: 'en', to: 'th' })
    assert.equal(pair.told.outcome, 'not-held')
  })
})
