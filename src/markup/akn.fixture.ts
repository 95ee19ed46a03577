/** Documents for tests: an invented act around a fragment, and invented histories. */
import fc from 'fast-check'
import { addDays, type Day, day } from '#kit/day.ts'
import type { AknDocument, AknRow } from './akn-document.ts'

const FIRST = day('1999-12-31')

/** Returns an act of one section with the fragment as its content. */
export function documentAround(fragment: string, type = 'act'): AknDocument {
  return {
    ...emptyDocument(type),
    at: FIRST,
    rows: [rowOf({ textId: 1 })],
    contents: new Map([[1, fragment]]),
  }
}

export function emptyDocument(type = 'act'): AknDocument {
  return {
    work: {
      iri: `/akn/xv/${type}/1999/7`,
      jurisdiction: 'xv',
      type,
      subtype: null,
      date: '1999',
      number: '7',
      title: 'Act on <Fish> & "Rivers"',
      published: FIRST,
      topics: ['fish'],
      force: 'individual-act',
      body: 'Court of “Fish”',
    },
    aliases: ['XV-7/99'],
    expression: {
      language: 'eng',
      title: 'Act on Fish',
      textState: 'point-in-time',
      source: { name: 'akn' },
      completeFrom: null,
      recordedAt: '2026-11-23T10:00:00Z',
    },
    versions: [
      {
        from: FIRST,
        to: null,
        basis: 'in-force',
        published: null,
        ground: null,
        state: 'held',
        reason: null,
      },
    ],
    at: null,
    rows: [],
    contents: new Map(),
  }
}

export function rowOf(row: Partial<AknRow>): AknRow {
  return {
    provisionId: 1,
    wId: 'sec_1',
    eId: 'sec_1',
    parentId: null,
    sort: 'a0',
    kind: 'section',
    num: '1.',
    heading: 'Fish',
    from: null,
    to: null,
    basis: 'in-force',
    missing: false,
    ground: null,
    textId: null,
    ...row,
  }
}

const KINDS = [
  'chapter',
  'section',
  'article',
  'preface',
  'preamble',
  'recital',
  'conclusions',
  'attachment',
  'text',
  'formula',
  'speech',
  'background',
  'introduction',
  'paragraph',
]
const FRAGMENTS = new Map([
  [1, '<content><p>One fish<authorialNote><p>A note</p></authorialNote></p></content>'],
  [
    2,
    '<intro><p>If</p></intro><paragraph eId="para_1"><num>(1)</num><content><p>two</p></content></paragraph><wrapUp><p>then</p></wrapUp>',
  ],
  [
    3,
    '<content><p>A <term>term</term> and <ref href="#sec_1">a link</ref>  spaced</p><table><tr><td><p></p></td></tr></table></content>',
  ],
  [
    4,
    '<paragraph><content><p/></content></paragraph><paragraph eId="para_1"><content><p>x</p></content></paragraph>',
  ],
])

const version = fc.record({
  days: fc.integer({ min: 1, max: 400 }),
  gap: fc.boolean(),
  parent: fc.nat(),
  sort: fc.constantFrom('a0', 'a1', 'a2', 'a3'),
  kind: fc.constantFrom(...KINDS),
  num: fc.option(fc.constantFrom('1.', '§ 2', '', 'A & B')),
  heading: fc.option(fc.constantFrom('Fish', 'Of <rivers>', '')),
  text: fc.option(fc.constantFrom(1, 2, 3, 4)),
  ground: fc.option(
    fc.record({
      title: fc.constantFrom('Act 8 of 2001', 'Act "9"'),
      id: fc.option(fc.constantFrom('JORF 1', 'x')),
    }),
  ),
  same: fc.boolean(),
})

/** Histories: provisions of several versions, gaps between some, parents that change, unknown starts and open ends. */
export const histories = (type: string) =>
  fc
    .array(fc.tuple(fc.boolean(), fc.array(version, { minLength: 1, maxLength: 4 }), fc.boolean()), {
      minLength: 1,
      maxLength: 7,
    })
    .map((provisions): AknDocument => {
      const rows = provisions.flatMap(([unknownStart, versions, open], index) => {
        let from: Day | null = unknownStart ? null : FIRST
        let end: Day = FIRST
        return versions.map((one, count): AknRow => {
          end = addDays(end, one.days)
          const to: Day | null = open && count === versions.length - 1 ? null : end
          const row = rowOf({
            provisionId: index + 1,
            wId: `w ${index}`.replace(' ', index % 3 === 0 ? ' ' : '_'),
            eId: one.same ? `sec_${index}` : `sec_${index}_${count}`,
            // Parents come earlier in the list, so that no provision stands in itself.
            parentId: index === 0 || one.parent % 3 === 0 ? null : (one.parent % index) + 1,
            sort: `${one.sort}${String(index).padStart(3, '0')}`,
            kind: one.kind,
            num: one.num,
            heading: one.heading,
            from,
            to,
            basis: unknownStart ? 'unknown' : 'in-force',
            missing: one.gap && one.text === null,
            ground: one.ground,
            textId: one.text,
          })
          if (one.gap) end = addDays(end, 3)
          from = end
          return row
        })
      })
      return { ...emptyDocument(type), rows, contents: FRAGMENTS }
    })
