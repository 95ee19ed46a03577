/** The tool that shows how an act is made up on a day. */
import { z } from 'zod'
import { sha256 } from '#kit/hash.ts'
import { plainText } from '#law/content.ts'
import { type Answer, clipped, fitted } from '../answer.ts'
import { ARGUMENTS } from '../asking.ts'
import { nextCall, placeIn } from '../cursor.ts'
import { meantText } from '../meaning.ts'
import { nameOf, type Placed } from '../outline-walk.ts'
import { ActSchema, actOf, cautionsOf, DatesSchema, datesOf, iriOn, shortTitle } from '../provenance.ts'
import { tool } from '../tool.ts'

const Row = z.object({
  iri: z.string(),
  depth: z.number(),
  kind: z.string(),
  name: z.string().describe('Number and heading; the first words where it has neither'),
  from: z.string().nullable().describe('First day of this wording'),
  hash: z.string().nullable().describe('SHA-256 of its words; null for a division without words'),
  below: z.number().describe('Rows below it that are deeper than asked for and not listed'),
})

const Outline = z.object({
  act: ActSchema,
  dates: DatesSchema.describe('Of the version of the act'),
  rows: z.array(Row).readonly(),
  shown: z.object({ from: z.number(), to: z.number(), of: z.number() }).describe('Which rows these are'),
  understood: z.string().nullable(),
})

type Outline = z.infer<typeof Outline>

const MOST_ROWS = 120

export const outline = tool({
  name: 'outline',
  title: 'Outline of an act on a day',
  description:
    'How an act is made up on a day: its parts, chapters and provisions in reading order, each with IRI, number, heading and hash, no words. Begin with depth 1 or 2 for a large code, then take the outline of one division (reference: its IRI).',
  input: z.strictObject({
    reference: ARGUMENTS.reference,
    provision: ARGUMENTS.provision,
    at: ARGUMENTS.at,
    lang: ARGUMENTS.lang,
    depth: z.int().min(1).max(12).default(3).describe('How many levels, 1 to 12'),
    cursor: ARGUMENTS.cursor,
  }),
  result: Outline,
  example: { reference: 'LEGITEXT000006072050', at: '2024-01-01', depth: 2 },
  answer: async (deps, asked): Promise<Answer<Outline>> => {
    const { held, places, row, understood } = await meantText(deps, asked)
    const root = row?.placed ?? null
    const top = root ? root.above.length : 0
    const within = root ? places.filter((each) => each === root || each.above.includes(root.node)) : places
    const listed = within.filter(({ above }) => above.length - top < asked.depth)
    const mark = `${held.expression.recording}`
    const begin = Math.min(placeIn(asked, mark), listed.length)
    const page = listed.slice(begin, begin + MOST_ROWS)
    const texts = await deps.library.contents(page.flatMap(({ node }) => node.textId ?? []))
    const rows = page.map((placed) => ({
      ...rowOf(placed, texts),
      iri: iriOn(held, placed.node.eId),
      depth: placed.above.length - top,
      below: placed.above.length - top < asked.depth - 1 ? 0 : countBelow(placed),
    }))
    const act = actOf(deps, held)
    const dates = datesOf(held.at, held.version ?? { from: null, to: null, basis: 'unknown' })
    return fitted(rows.length, Math.min(1, rows.length), (much) => {
      const end = begin + much
      return {
        summary: `“${shortTitle(held)}” as of ${held.at}: rows ${begin + 1} to ${end} of ${listed.length} down to depth ${asked.depth}.`,
        result: {
          act,
          dates,
          rows: rows.slice(0, much),
          shown: { from: begin, to: end, of: listed.length },
          understood,
        },
        words: [
          `IRIs: ${act.iri}/ and what stands behind each line`,
          ...rows.slice(0, much).map(lineOf),
        ].join('\n'),
        cautions: cautionsOf(deps, held, held.version?.basis ?? null),
        next: end < listed.length ? nextCall('outline', asked, end, mark) : null,
      }
    })
  },
})

function lineOf({ depth, name, below, iri }: z.infer<typeof Row>): string {
  return `${'  '.repeat(depth)}- ${name}${below > 0 ? ` (${below} below)` : ''} · ${iri.slice(iri.lastIndexOf('/') + 1)}`
}

function rowOf({ node }: Placed, texts: ReadonlyMap<number, string>) {
  const xml = node.textId === null ? undefined : texts.get(node.textId)
  const named = node.num !== null || node.heading !== null
  const name = named || xml === undefined ? nameOf(node) : `[${node.kind}] ${plainText(xml)}`
  return {
    kind: node.kind,
    name: clipped(node.missing ? `${name} (wording not given by the source)` : name, named ? 160 : 80),
    from: node.from,
    hash: xml === undefined ? null : sha256(xml),
  }
}

function countBelow({ node }: Placed): number {
  let count = 0
  const walk = (children: typeof node.children) => {
    count += children.length
    for (const child of children) walk(child.children)
  }
  walk(node.children)
  return count
}
