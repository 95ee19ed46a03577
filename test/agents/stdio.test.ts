/** `comity mcp`: what agents are told over standard input and output. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Client } from '@modelcontextprotocol/client'
import fc from 'fast-check'
import { NOTICE } from '#api/mcp/answer.ts'
import { diff } from '#api/mcp/tools/diff.ts'
import { outline } from '#api/mcp/tools/outline.ts'
import { readProvision } from '#api/mcp/tools/read-provision.ts'
import { resolveCitation } from '#api/mcp/tools/resolve-citation.ts'
import { search } from '#api/mcp/tools/search.ts'
import { versions } from '#api/mcp/tools/versions.ts'
import { DATA_ACT, LONG_ACT } from '../e2e/invented.ts'
import { ask, askAll, askBy, hashedIn, irisIn, overStdio } from './client.ts'
import { ENDLESS, type Home, inventedHome } from './library.ts'

let library: Home
let client: Client
before(async () => {
  library = await inventedHome()
  client = await overStdio(library.home)
})
after(async () => {
  await client?.close()
  await library?.remove()
})

const ARTICLE = `${DATA_ACT}/eng@2024-03-01/~art_9`

describe('what the server offers', () => {
  it('names read-only tools with titles, descriptions, and schemas of what goes in and what comes out', async () => {
    const { tools } = await client.listTools()
    assert.deepEqual(
      tools.map(({ name }) => name),
      [
        'search',
        'read_provision',
        'outline',
        'versions',
        'diff',
        'resolve_citation',
        'cited_by',
        'find_by_subject',
        'find_counterparts',
        'look_up_term',
        'compare_provisions',
        'list_studies',
        'read_study',
      ],
    )
    for (const { name, title, description, annotations, inputSchema, outputSchema } of tools) {
      assert.ok(title && description && description.length < 700, name)
      assert.match(description, /\nExample: \{/, name)
      assert.equal(annotations?.readOnlyHint, true, name)
      assert.equal(annotations?.destructiveHint, false, name)
      assert.equal(inputSchema.type, 'object')
      assert.ok(Object.hasOwn(outputSchema?.properties ?? {}, 'outcome'), name)
    }
  })

  it('answers a client of 2025 with the same tools', async () => {
    const old = await overStdio(library.home, 'legacy')
    try {
      const { tools } = await old.listTools()
      assert.equal(tools.length, 13)
      const { told } = await ask(old, readProvision, { reference: ARTICLE })
      assert.equal(told.outcome, 'found')
      assert.match(old.getInstructions() ?? '', /not-held .*says nothing about the law/)
    } finally {
      await old.close()
    }
  })

  it('gives a guide, what is held, and texts by their IRI', async () => {
    const guide = await client.readResource({ uri: 'comity://guide' })
    assert.match((guide.contents[0] as { text: string }).text, /could-not-check/)
    const held = await client.readResource({ uri: 'comity://jurisdictions' })
    const { jurisdictions } = JSON.parse((held.contents[0] as { text: string }).text)
    assert.deepEqual(
      jurisdictions.map(({ code, invented }: { code: string; invented: boolean }) => [code, invented]),
      [
        ['un', false],
        ['xb', true],
        ['xc', true],
        ['xv', true],
      ],
    )
    const text = await client.readResource({ uri: `comity://${ARTICLE}` })
    assert.match((text.contents[0] as { text: string }).text, /erase personal data/)
    const absent = await client.readResource({ uri: 'comity:///akn/zz/act/1900/1/eng' })
    assert.match((absent.contents[0] as { text: string }).text, /^\[not-held\]/)
  })

  it('has prompts that name the tools to use', async () => {
    const { prompts } = await client.listPrompts()
    assert.deepEqual(
      prompts.map(({ name }) => name),
      ['check_citations', 'law_on_a_day'],
    )
    const { messages } = await client.getPrompt({ name: 'check_citations', arguments: { text: 'GDPR 17' } })
    assert.match(JSON.stringify(messages), /resolve_citation/)
  })
})

describe('read_provision', () => {
  it('gives the words of the day with divisions, neighbours, dates and what they rest on, source and hash', async () => {
    const { told, words } = await ask(client, readProvision, {
      reference: DATA_ACT,
      provision: '9',
      at: '2024-06-01',
    })
    const { act, provision, path, previous, next } = told.result
    assert.equal(told.outcome, 'found')
    assert.partialDeepStrictEqual(provision, {
      iri: `${DATA_ACT}/eng@2024-03-01/~art_9`,
      num: '9',
      heading: 'Erasure',
      dates: { asked: '2024-06-01', to: '2027-01-01', basis: 'in-force' },
    })
    assert.partialDeepStrictEqual(act, {
      iri: `${DATA_ACT}/eng@2024-03-01`,
      work: DATA_ACT,
      jurisdiction: 'xv',
      place: 'Valen',
      invented: true,
      language: 'eng',
      languages: ['eng', 'rus'],
      textState: 'point-in-time',
      source: 'invented',
      recorded: '2026-11-20T09:00:00.000Z',
    })
    assert.match(provision?.hash ?? '', /^[0-9a-f]{64}$/)
    assert.deepEqual(
      path.map(({ name }) => name),
      ['Title II Rights of the person'],
    )
    assert.equal(previous?.name, '8 Rectification')
    assert.equal(next?.name, '9a Data about children')
    assert.equal(told.notice, NOTICE)
    assert.match(words, /within fourteen days/)
    assert.match(words, /not the official text/)
    assert.match(told.cautions.join('\n'), /Invented law/)
  })

  it('reads another wording on another day, and says of a day to come that it is to come', async () => {
    const early = await ask(client, readProvision, { reference: ARTICLE, at: '1995-01-01' })
    assert.doesNotMatch(early.words, /within fourteen days/)
    const late = await ask(client, readProvision, { reference: ARTICLE, at: '2999-01-01' })
    assert.match(late.told.cautions.join('\n'), /2999-01-01 is still to come/)
  })

  it('gives the paragraph that was asked for, beside the whole provision', async () => {
    const { told } = await ask(client, readProvision, { reference: `${ARTICLE}__para_2` })
    const { provision } = told.result
    const numbered = await ask(client, readProvision, {
      reference: DATA_ACT,
      provision: '9(2)',
      at: '2024-06-01',
    })
    assert.deepEqual(numbered.told.result.provision?.part, provision?.part)
    assert.equal(
      (await ask(client, readProvision, { reference: DATA_ACT, provision: '9(7)' })).told.outcome,
      'not-found',
    )
    assert.deepEqual(provision?.part, {
      eId: 'art_9__para_2',
      text: '(2) The controller shall inform every recipient of the erasure.',
    })
  })

  it('gives a text that is longer than any answer in parts that join to the whole of it', async () => {
    const answers = await askAll(client, readProvision, {
      reference: ENDLESS,
      provision: '1',
      at: '2010-01-01',
    })
    assert.ok(answers.length > 5)
    const parts = answers.map(({ told }) => told.result.provision?.text ?? '')
    const whole = parts.join('')
    assert.equal(whole.split('\n').length, 700)
    assert.match(whole, /^1\. «Раздел»/)
    assert.match(whole, /\n700\. .* 記録 🗝️ is kept.* looks for it\.$/)
    for (const part of parts) assert.ok(part.isWellFormed())
    assert.deepEqual(
      answers.map(({ told }) => told.truncated),
      answers.map((_, n) => n < answers.length - 1),
    )
  })
})

describe('the four outcomes, and questions that are none', () => {
  const cases: readonly [string, string, Record<string, unknown>, string, string][] = [
    ['an IRI that is held', 'read_provision', { reference: ARTICLE }, 'found', ''],
    [
      'no such provision',
      'read_provision',
      { reference: DATA_ACT, provision: '999' },
      'not-found',
      'no-such-provision',
    ],
    [
      'a provision that came later',
      'read_provision',
      { reference: DATA_ACT, provision: '9a', at: '1995-01-01' },
      'not-found',
      'not-on-that-day',
    ],
    [
      'a language that is not held',
      'read_provision',
      { reference: DATA_ACT, lang: 'de' },
      'not-found',
      'not-in-language',
    ],
    ['words that nothing has', 'search', { query: 'unfindable' }, 'not-found', 'nothing-matches'],
    [
      'an act by IRI',
      'read_provision',
      { reference: '/akn/zz/act/1900/1/eng/~art_1' },
      'not-held',
      'not-held',
    ],
    ['an act by citation', 'read_provision', { reference: '§ 26 BDSG' }, 'not-held', 'not-held'],
    ['an identifier', 'outline', { reference: '32099R9999' }, 'not-held', 'not-held'],
    ['a jurisdiction', 'search', { query: 'law', in: ['br'] }, 'not-held', 'jurisdiction-not-held'],
    ['a hole', 'read_provision', { reference: ARTICLE, at: '2010-01-01' }, 'could-not-check', 'text-unknown'],
    [
      'a hole, compared',
      'diff',
      { reference: DATA_ACT, from: '2010-01-01', to: '2024-06-01' },
      'could-not-check',
      'text-unknown',
    ],
    [
      'a day before all texts',
      'outline',
      { reference: DATA_ACT, at: '1900-01-01' },
      'could-not-check',
      'before-first-text',
    ],
    [
      'words that name no act',
      'read_provision',
      { reference: 'the usual rules' },
      'could-not-check',
      'not-understood',
    ],
    [
      'a day that does not exist',
      'read_provision',
      { reference: ARTICLE, at: '2023-02-30' },
      'wrong-question',
      'wrong-arguments',
    ],
    [
      'the same in an IRI',
      'outline',
      { reference: `${DATA_ACT}/eng@2023-02-30` },
      'wrong-question',
      'wrong-day',
    ],
    ['a name that is no argument', 'versions', { iri: DATA_ACT }, 'wrong-question', 'wrong-arguments'],
    [
      'days in the wrong order',
      'diff',
      { reference: DATA_ACT, from: '2024-01-01', to: '2020-01-01' },
      'wrong-question',
      'wrong-order',
    ],
    ['a query that is not closed', 'search', { query: '"Zaun' }, 'wrong-question', 'wrong-query'],
    [
      'a cursor of another question',
      'outline',
      { reference: DATA_ACT, cursor: 'eyJuIjoxfQ' },
      'wrong-question',
      'wrong-cursor',
    ],
  ]
  for (const [what, name, asked, outcome, code] of cases)
    it(`${outcome}: ${what}`, async () => {
      const { told, words, isError } = await askBy(client, name, asked)
      assert.equal(told.outcome, outcome, words)
      assert.equal(told.reason?.code ?? '', code, words)
      assert.equal(isError, outcome === 'wrong-question')
      assert.ok(words.startsWith(`[${outcome}] `))
      if (outcome === 'found') return
      assert.equal(told.result, null)
      assert.ok((told.reason?.message ?? '').length > 20)
      if (outcome === 'wrong-question') assert.ok(told.reason?.expected)
    })

  it('says on which other days there is one', async () => {
    const { told } = await ask(client, readProvision, {
      reference: DATA_ACT,
      provision: '9a',
      at: '1995-01-01',
    })
    const [first] = told.reason?.suggestions ?? []
    assert.ok(first)
    assert.equal((await ask(client, readProvision, { reference: String(first.iri) })).told.outcome, 'found')
  })
})

describe('outline, versions, diff, search', () => {
  it('lists a long act in pages, every row once and in order', async () => {
    const answers = await askAll(client, outline, { reference: LONG_ACT, depth: 12 })
    const rows = answers.flatMap(({ told }) => told.result.rows)
    assert.ok(answers.length > 1)
    assert.equal(new Set(rows.map(({ iri }) => iri)).size, rows.length)
    assert.equal(rows.length, answers[0]?.told.result.shown.of)
  })

  it('tells points in time with basis, ground, and the span that is unknown', async () => {
    const { told } = await ask(client, versions, { reference: DATA_ACT, order: 'oldest-first' })
    const { points } = told.result
    const hole = points.find(({ state }) => state === 'unknown')
    assert.equal(hole?.iri, null)
    assert.ok(String(hole?.why).length > 3)
    assert.ok(points.some(({ ground }) => ground?.title.includes('Act No. 7')))
    assert.deepEqual(new Set(points.map(({ coming }) => coming)), new Set([false, true]))
  })

  it('strikes what went and marks what came between two days', async () => {
    const { told, words } = await ask(client, diff, {
      reference: ARTICLE,
      from: '1995-01-01',
      to: '2024-06-01',
    })
    assert.equal(told.outcome, 'found')
    assert.match(words, /\{\+within fourteen days\+\}/)
    assert.match(words, /\[-without unreasonable delay-\]/)
  })

  it('cuts a long redline into parts that join', async () => {
    const answers = await askAll(client, diff, {
      reference: ENDLESS,
      provision: '1',
      from: '2010-01-01',
      to: '2020-01-01',
    })
    assert.ok(answers.length > 2)
    const whole = answers.map(({ told }) => told.result.changes[0]?.redline ?? '').join('')
    assert.equal(whole.match(/\[-nobody-\]\{\+somebody\+\}/g)?.length, 600)
  })

  it('finds words in the law of a day, with the dates and the hash of what is found', async () => {
    const { told } = await ask(client, search, { query: 'erase', in: 'xv', at: '1995-01-01' })
    const [hit] = told.result.hits
    assert.match(hit?.iri ?? '', /~art_9$/)
    assert.match(hit?.dates.from ?? '', /^1994/)
  })

  it('tells of each citation in a text what came of it', async () => {
    const { told } = await ask(client, resolveCitation, {
      text: 'See Article 9(2) and Article 99 of this Act, and § 26 BDSG.',
      context: `${DATA_ACT}/eng@2024-03-01`,
    })
    const cited = told.result.citations
    assert.deepEqual(
      cited.map(({ outcome }) => outcome),
      ['found', 'not-found', 'not-held'],
    )
    assert.match(cited[0]?.iri ?? '', /~art_9__para_2$/)
  })
})

describe('promises that hold for every answer', () => {
  it('every IRI in an answer can be read again, and with a hash gives the same hash', async () => {
    const questions: [string, Record<string, unknown>][] = [
      ['search', { query: 'data' }],
      ['search', { query: 'tout', at: 'any', limit: 20 }],
      ['outline', { reference: DATA_ACT, at: '1999-01-01', depth: 12 }],
      ['outline', { reference: DATA_ACT, lang: 'ru', depth: 12 }],
      ['versions', { reference: ARTICLE }],
      ['versions', { reference: DATA_ACT }],
      ['diff', { reference: DATA_ACT, from: '1995-01-01', to: '2027-06-01' }],
      ['read_provision', { reference: DATA_ACT }],
      ['read_provision', { reference: `${DATA_ACT}/eng/~att` }],
      ['cited_by', { reference: ARTICLE, within: true }],
    ]
    for (const [name, asked] of questions) {
      const { told } = await askBy(client, name, asked)
      assert.ok(irisIn(told.result).length > 0, name)
      for (const { iri, hash } of hashedIn(told.result)) {
        const again = await ask(client, readProvision, { reference: iri })
        const { provision } = again.told.result
        assert.equal(provision?.hash, hash, `${name} ${JSON.stringify(asked)}: ${iri}`)
      }
      for (const iri of new Set(irisIn(told.result)))
        assert.equal((await ask(client, readProvision, { reference: iri })).told.outcome, 'found', iri)
    }
  })

  it('whatever is asked, the answer is an outcome within the limit', async () => {
    const reference = fc.oneof(
      fc.constantFrom(
        DATA_ACT,
        LONG_ACT,
        ENDLESS,
        ARTICLE,
        'VALREG-1994-41',
        'GDPR 17',
        `${LONG_ACT}/rus/~art_200`,
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1000 }),
    )
    const at = fc.constantFrom(
      undefined,
      '1900-01-01',
      '1999-01-01',
      '2010-01-01',
      '2024-06-01',
      '2999-12-31',
    )
    const question = fc.oneof(
      fc.record({ name: fc.constant('read_provision'), asked: fc.record({ reference, at }) }),
      fc.record({
        name: fc.constant('outline'),
        asked: fc.record({ reference, at, depth: fc.integer({ min: 0, max: 13 }) }),
      }),
      fc.record({ name: fc.constant('versions'), asked: fc.record({ reference }) }),
      fc.record({
        name: fc.constant('diff'),
        asked: fc.record({
          reference,
          from: fc.constantFrom('1995-01-01', '2005-06-01'),
          to: fc.constant('2024-06-01'),
        }),
      }),
      fc.record({
        name: fc.constant('search'),
        asked: fc.record({ query: reference, limit: fc.integer({ min: 1, max: 20 }) }),
      }),
      fc.record({ name: fc.constant('resolve_citation'), asked: fc.record({ text: reference }) }),
      fc.record({ name: fc.constant('cited_by'), asked: fc.record({ reference }) }),
    )
    await fc.assert(
      fc.asyncProperty(question, async ({ name, asked }) => {
        const { told } = await askBy(client, name, asked)
        assert.match(told.outcome, /^(found|not-found|not-held|could-not-check|wrong-question)$/)
        assert.notEqual(told.reason?.code, 'failed', `${name} ${JSON.stringify(asked)}`)
        assert.notEqual(told.reason?.code, 'too-long', `${name} ${JSON.stringify(asked)}`)
        assert.equal(told.truncated, told.next !== null)
      }),
      { numRuns: 150 },
    )
  })
})
