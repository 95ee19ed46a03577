import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day } from '#kit/day.ts'
import type { WorkDraft } from '#sources/contract.ts'
import { neighboursOf } from '#store/citation-graph.ts'
import { citedBy } from '#store/citations.ts'
import { type CitedSpan, citedSpans } from '#store/cited-spans.ts'
import { readingOrder } from '#store/outline.ts'
import { citationsIn, citationsInQuery } from '../citations/cite.ts'
import { article, bring, expression, type Shelf, shelf, text, WORK } from './import.fixture.ts'

const OTHER: WorkDraft = {
  ...WORK,
  date: '2001-05-05',
  number: '9',
  title: 'Bee Keeping and Honey Trade Act, 2001',
  aliases: [{ scheme: 'xv-register', value: 'XV-9/2001' }],
}
const DATA = '/akn/xv/act/1994-02-11/41'
const BEES = '/akn/xv/act/2001-05-05/9'

const dataAct = () =>
  text('1994-02-11', [
    article('1', 'Everyone may ask. Article 2 applies to this Act.'),
    article('2', 'Answers are given within 14 days.'),
    article('3', 'The preceding article is without prejudice to article 77.'),
  ])
const beesAct = (words = 'Bees are subject to article 2 of the Act on the Protection of Personal Data.') =>
  text('2001-05-05', [article('1', words), article('2', 'Honey is sweet.')])

async function held(...works: [WorkDraft, ReturnType<typeof text>[]][]): Promise<Shelf> {
  const library = await shelf()
  for (const [work, texts] of works) await add(library, work, texts)
  return library
}

function add(library: Shelf, work: WorkDraft, texts: ReturnType<typeof text>[]) {
  return bring(library, [{ work, expressions: [expression(texts, { title: work.title, path: work.title })] }])
}

async function rowOf({ library }: Shelf, iri: string, eId: string, at = '2020-01-01') {
  const reference = await library.resolve(iri)
  const found = reference && (await library.expression(reference.work.id, 'eng'))
  assert.ok(reference && found)
  const { nodes } = await library.textOnDay(found.id, day(at))
  const row = readingOrder(nodes).find((node) => node.eId === eId)
  assert.ok(row, eId)
  return { row, workId: reference.work.id, expressionId: found.id }
}

async function spansOf(library: Shelf, iri: string, eId: string, at = '2020-01-01'): Promise<string[]> {
  const { row } = await rowOf(library, iri, eId, at)
  const spans = citedSpans(library.db, [row.id], { at: day(at), language: 'eng' }).get(row.id) ?? []
  return spans.map(shown)
}

function shown({ state, work, provision }: CitedSpan): string {
  const ended = work?.endedOn ? 'act ended' : provision?.standing === 'gone' ? 'gone' : null
  return [state, work?.iri, provision?.eId, ended].filter(Boolean).join(' ')
}

describe('citations of what comes in', () => {
  it('lead to the act itself, its provisions and their neighbours; what it has not is left open', async () => {
    const library = await held([WORK, [dataAct()]])
    assert.deepEqual(await spansOf(library, DATA, 'art_1'), [`held ${DATA} art_2`, `held ${DATA}`])
    assert.deepEqual(await spansOf(library, DATA, 'art_3'), [`held ${DATA} art_2`, `unresolved ${DATA}`])
  })

  it('lead to an act that comes in later, once it is held', async () => {
    const library = await held([OTHER, [beesAct()]])
    assert.deepEqual(await spansOf(library, BEES, 'art_1'), ['not-held'])
    await add(library, WORK, [dataAct()])
    assert.deepEqual(await spansOf(library, BEES, 'art_1'), [`held ${DATA} art_2`])
  })

  it('lead to a provision that a later text brings', async () => {
    const library = await held([WORK, [dataAct()]])
    await add(library, WORK, [text('2000-01-01', [...dataAct().provisions, article('77', 'Seventy-seven.')])])
    assert.deepEqual(await spansOf(library, DATA, 'art_3'), [`held ${DATA} art_2`, `held ${DATA} art_77`])
  })

  it('lead to the provision that had the number when the citing text began, whatever number it has since', async () => {
    const moved = text('2010-01-01', [
      article('1', 'Everyone may ask. Article 2 applies to this Act.'),
      article('2', 'Something quite new stands here instead of what was here before.'),
      article('4', 'Answers are given within 14 days.'),
    ])
    const library = await held([WORK, [dataAct(), moved]], [OTHER, [beesAct()]])
    const before = await rowOf(library, DATA, 'art_2', '2005-01-01')
    const { db } = library
    const cited = citedBy(
      db,
      { workId: before.workId, provisionId: before.row.provisionId },
      { limit: 10, offset: 0 },
    )
    assert.deepEqual(
      cited.provisions.map(({ work, eId }) => `${work.iri} ${eId}`),
      [`${BEES} art_1`],
    )
  })

  it('are dead where the provision or the act has ended, from that day on', async () => {
    const without = text('2010-01-01', [article('1', 'Everyone may ask.')])
    const library = await held([WORK, [dataAct(), without]], [OTHER, [beesAct()]])
    assert.deepEqual(await spansOf(library, BEES, 'art_1', '2005-01-01'), [`held ${DATA} art_2`])
    assert.deepEqual(await spansOf(library, BEES, 'art_1', '2011-01-01'), [`held ${DATA} art_2 gone`])
  })

  it('are told apart by who cites: legislation, courts, practice', async () => {
    const judgment: WorkDraft = { ...OTHER, type: 'judgment', number: '7', title: 'Bee v Wasp', aliases: [] }
    const letter: WorkDraft = {
      ...OTHER,
      type: 'doc',
      subtype: 'practice',
      number: '8',
      title: 'Letter',
      aliases: [],
    }
    const library = await held(
      [WORK, [dataAct()]],
      [OTHER, [beesAct()]],
      [judgment, [beesAct()]],
      [letter, [beesAct()]],
    )
    const { row, workId } = await rowOf(library, DATA, 'art_2')
    const all = citedBy(library.db, { workId, provisionId: row.provisionId }, { limit: 10, offset: 0 })
    assert.deepEqual(all.counts, { legislation: 1, decision: 1, practice: 1 })
    assert.deepEqual(
      all.provisions.map(({ group }) => group),
      ['legislation', 'decision', 'practice'],
    )
    const second = citedBy(library.db, { workId }, { limit: 1, offset: 0, group: 'decision' })
    assert.deepEqual(
      second.provisions.map(({ work }) => work.title),
      ['Bee v Wasp'],
    )
    const within = citedBy(
      library.db,
      { workId, provisionId: row.provisionId, within: true },
      { limit: 10, offset: 0 },
    )
    assert.equal(within.counts.legislation, 3)
  })

  it('make the neighbours of an act, held or only named, with what amended it', async () => {
    const words =
      'See article 2 of the Act on the Protection of Personal Data, and section 3 of the Wasp Act 1937.'
    const library = await held([WORK, [dataAct()]], [OTHER, [beesAct(words)]])
    const { workId } = await rowOf(library, BEES, 'art_1')
    const lines = neighboursOf(library.db, workId, 5).map(
      ({ relation, name, weight }) => `${relation} ${name} ${weight}`,
    )
    assert.deepEqual(lines.toSorted(), [
      'amended-by Act of 2001-05-05 1',
      'cites Act on the Protection of Personal Data 1',
      'cites Wasp Act 1937 1',
    ])
  })

  it('go with the rows that hold no more, and a text is read once however many rows have it', async () => {
    const library = await held([WORK, [dataAct()]])
    const count = async (table: 'citation' | 'citation_link' | 'citation_reading') =>
      (
        await library.db.sql
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n
    const [read, links] = [await count('citation_reading'), await count('citation_link')]
    await add(library, WORK, [dataAct()])
    assert.deepEqual([await count('citation_reading'), await count('citation_link')], [read, links])
    await add(library, WORK, [text('1994-02-11', [article('1', 'Nothing is cited here any more.')])])
    assert.ok((await count('citation_link')) < links)
  })

  it('keep the short form that one article defines for the others', async () => {
    const library = await held(
      [WORK, [dataAct()]],
      [
        OTHER,
        [
          text('2001-05-05', [
            article('1', 'The Act on the Protection of Personal Data (hereinafter “the Data Act”) applies.'),
            article('2', 'Article 2 of the Data Act applies to bees.'),
          ]),
        ],
      ],
    )
    assert.deepEqual(await spansOf(library, BEES, 'art_2'), [`held ${DATA} art_2`])
  })
})

describe('citations in a text', () => {
  it('lead to the day asked for, and say where nothing is held and where nothing is clear', async () => {
    const { db } = await held([WORK, [dataAct()]])
    const said = 'article 2 of the Act on the Protection of Personal Data, Article 17 GDPR and article 5'
    const found = await citationsIn(db, said, { at: day('2005-05-05') })
    assert.deepEqual(
      found.map(({ state, iri, named }) => [state, iri ?? named?.key ?? null]),
      [
        ['held', `${DATA}/eng@2005-05-05/~art_2`],
        ['not-held', 'eu/gdpr'],
        ['unresolved', null],
      ],
    )
    for (const { start, end, text: words } of found) assert.equal(said.slice(start, end), words)
  })

  it('take this Act and the preceding article from the context', async () => {
    const { db } = await held([WORK, [dataAct()]])
    const found = await citationsIn(db, 'the preceding article, article 3 and this Act', {
      context: `${DATA}/eng/~art_2`,
    })
    assert.deepEqual(
      found.map(({ eId, work }) => [eId, work]),
      [
        ['art_1', DATA],
        ['art_3', DATA],
        [null, DATA],
      ],
    )
  })

  it('are found in queries in any case and order', async () => {
    const { db } = await held([WORK, [dataAct()]])
    const first = async (query: string) => (await citationsInQuery(db, query))[0]
    assert.equal((await first('gdpr 17'))?.named?.key, 'eu/gdpr')
    assert.equal((await first('146 ук рк'))?.state, 'not-held')
    assert.equal((await first('protection of personal data'))?.iri, undefined)
    assert.equal((await first('act on the protection of personal data art 2'))?.iri, `${DATA}/eng/~art_2`)
  })
})
