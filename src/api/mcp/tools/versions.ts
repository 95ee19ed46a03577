/** The tool that lists points in time: those of an act, or the wordings of one provision. */
import { z } from 'zod'
import { sha256 } from '#kit/hash.ts'
import type { Version } from '#store/model.ts'
import { type Answer, clipped, fitted } from '../answer.ts'
import { ARGUMENTS, type McpDeps } from '../asking.ts'
import { nextCall, placeIn } from '../cursor.ts'
import { type Meant, meant, meantText } from '../meaning.ts'
import { nameOf } from '../outline-walk.ts'
import { ActSchema, actOf, cautionsOf, iriOfWording, shortTitle } from '../provenance.ts'
import { tool } from '../tool.ts'

const Point = z.object({
  iri: z.string().nullable().describe('Null where the text is unknown'),
  from: z.string().nullable().describe('First day; null: not known'),
  to: z.string().nullable().describe('First day on which it no longer reads so; null: no end is known'),
  basis: z.enum(['in-force', 'snapshot', 'unknown']).describe('What the two days rest on'),
  state: z
    .enum(['held', 'unknown', 'missing'])
    .describe(
      'unknown: no text is held for these days; missing: the source says there was a wording and does not give it',
    ),
  coming: z.boolean().describe('True: it begins after today'),
  why: z.string().nullable().describe('Why the text is unknown'),
  ground: z
    .object({ title: z.string(), id: z.string().nullable() })
    .nullable()
    .describe('The act that made the change, where the source names it'),
  published: z.string().nullable(),
  changes: z
    .object({ added: z.number(), changed: z.number(), removed: z.number() })
    .nullable()
    .describe('Provisions that differ from the point before'),
  hash: z.string().nullable().describe('SHA-256 of the words of a provision; null for acts'),
})

const Versions = z.object({
  act: ActSchema,
  provision: z.object({ eId: z.string(), name: z.string() }).nullable(),
  order: z.enum(['newest-first', 'oldest-first']),
  points: z.array(Point).readonly(),
  shown: z.object({ from: z.number(), to: z.number(), of: z.number() }),
  understood: z.string().nullable(),
})

type Versions = z.infer<typeof Versions>
type Point = z.infer<typeof Point>

const MOST_POINTS = 80

export const versions = tool({
  name: 'versions',
  title: 'Points in time of an act or a provision',
  description:
    'Every point in time of an act, or every wording of one provision: days, what they rest on (in-force, snapshot, unknown), the amending act where the source names it, spans whose text is unknown. Use it to learn when a provision changed, then diff or read_provision.',
  input: z.strictObject({
    reference: ARGUMENTS.reference,
    provision: ARGUMENTS.provision,
    at: ARGUMENTS.at.describe('A day on which the provision has the number asked for. Default: today'),
    lang: ARGUMENTS.lang,
    order: z.enum(['newest-first', 'oldest-first']).default('newest-first'),
    cursor: ARGUMENTS.cursor,
  }),
  result: Versions,
  example: { reference: 'LEGITEXT000006072050', provision: 'L1221-1' },
  answer: async (deps, asked): Promise<Answer<Versions>> => {
    const found = await meant(deps, asked)
    const ofProvision = asked.provision !== undefined || found.eId !== null
    const { provision, points: all } = ofProvision
      ? await wordings(deps, asked)
      : { provision: null, points: await pointsOf(deps, found) }
    const ordered = asked.order === 'newest-first' ? all.toReversed() : all
    const { held, understood } = found
    const mark = `${held.expression.recording}`
    const begin = Math.min(placeIn(asked, mark), ordered.length)
    const page = ordered.slice(begin, begin + MOST_POINTS)
    const act = actOf(deps, held)
    const name = provision === null ? '' : `${provision.name} of `
    return fitted(page.length, Math.min(1, page.length), (much) => {
      const points = page.slice(0, much)
      const end = begin + much
      return {
        summary: `${name}“${shortTitle(held)}”: ${ordered.length} ${provision === null ? 'points in time' : 'wordings'} known, ${asked.order}.`,
        result: {
          act,
          provision,
          order: asked.order,
          points,
          shown: { from: begin, to: end, of: ordered.length },
          understood,
        },
        words: points.map(lineOf).join('\n'),
        cautions: cautionsOf(deps, held, null),
        next: end < ordered.length ? nextCall('versions', asked, end, mark) : null,
      }
    })
  },
})

async function pointsOf(deps: McpDeps, { held }: Meant): Promise<Point[]> {
  const today = deps.clock()
  const known = await deps.library.versions(held.expression.id)
  return known.map((version) => ({
    iri: version.state === 'held' ? iriOfWording(held, { ...version, eId: null }) : null,
    from: version.from,
    to: version.to,
    basis: version.basis,
    state: version.state,
    coming: version.from !== null && version.from > today,
    why: version.reason === null ? null : clipped(version.reason),
    ground: groundOf(version),
    published: version.published,
    changes: { added: version.added, changed: version.changed, removed: version.removed },
    hash: null,
  }))
}

async function wordings(deps: McpDeps, asked: Parameters<typeof meantText>[1]) {
  const { held, row } = await meantText(deps, asked)
  if (!row) return { provision: null, points: [] }
  const { node } = row.placed
  const rows = await deps.library.provisionHistory(node.provisionId)
  const texts = await deps.library.contents(rows.flatMap(({ textId }) => textId ?? []))
  const today = deps.clock()
  const points = rows.map((wording): Point => {
    const xml = wording.textId === null ? undefined : texts.get(wording.textId)
    return {
      iri: iriOfWording(held, wording),
      from: wording.from,
      to: wording.to,
      basis: wording.basis,
      state: wording.missing ? 'missing' : 'held',
      coming: wording.from !== null && wording.from > today,
      why: null,
      ground: groundOf(wording),
      published: null,
      changes: null,
      hash: xml === undefined ? null : sha256(xml),
    }
  })
  return { provision: { eId: node.eId, name: clipped(nameOf(node)) }, points }
}

function groundOf({ ground }: Pick<Version, 'ground'>): Point['ground'] {
  return ground === null ? null : { title: clipped(ground.title, 200), id: ground.id }
}

function lineOf({ iri, from, to, basis, state, coming, ground, why, changes }: Point): string {
  const said = [
    `${from ?? 'not known'} to ${to ?? 'open'} (${basis}${coming ? ', to come' : ''})`,
    state === 'held' ? '' : `text ${state}${why === null ? '' : `: ${why}`}`,
    changes === null ? '' : `+${changes.added} ~${changes.changed} -${changes.removed}`,
    ground === null ? '' : `by ${ground.title}`,
    iri ?? '',
  ]
  return `- ${said.filter((part) => part !== '').join(' · ')}`
}
