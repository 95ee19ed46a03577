/** The tool that tells what cites an act or a provision. */
import { z } from 'zod'
import { addDays } from '#kit/day.ts'
import type { CitedTarget, CitingGroup, CitingProvision } from '#store/citations.ts'
import { type Answer, clipped, fitted, type Next, Unanswered } from '../answer.ts'
import { ARGUMENTS, type McpDeps } from '../asking.ts'
import { nextCall, placeIn } from '../cursor.ts'
import { located } from '../located.ts'
import { type Meant, meant, meantText } from '../meaning.ts'
import { nameOf } from '../outline-walk.ts'
import { ActSchema, actOf, iriOn, shortTitle } from '../provenance.ts'
import { tool } from '../tool.ts'

const Citing = z.object({
  iri: z.string().describe('The latest wording of it that cites'),
  hash: z.string().nullable(),
  name: z.string(),
  work: z.string(),
  title: z.string().describe('Of the act or decision that cites'),
  jurisdiction: z.string(),
  date: z.string().nullable(),
  language: z.string(),
  from: z.string().nullable().describe('First day of that wording'),
  to: z.string().nullable().describe('First day on which it no longer reads so'),
})

const GROUPS = ['legislation', 'decision', 'practice'] as const satisfies readonly CitingGroup[]

const CitedBy = z.object({
  act: ActSchema,
  cited: z.object({ iri: z.string(), name: z.string() }),
  counts: z
    .object({ legislation: z.number(), decision: z.number(), practice: z.number() })
    .describe('Provisions that cite it'),
  legislation: z.array(Citing).readonly(),
  decision: z.array(Citing).readonly().describe('Court decisions'),
  practice: z.array(Citing).readonly().describe('Letters, guidance and other practice of agencies'),
  understood: z.string().nullable(),
})

type CitedBy = z.infer<typeof CitedBy>
type Citing = z.infer<typeof Citing>

/** Of one group, and of each where all are asked for. */
const MOST = 40
const MOST_OF_EACH = 12

export const citedBy = tool({
  name: 'cited_by',
  title: 'What cites an act or a provision',
  description:
    'Provisions of other acts, court decisions and practice of agencies held here that cite a provision or an act, each apart and the latest first. Use it for case law on an article, or for what a repeal would touch. With group, all of one kind, page by page.',
  input: z.strictObject({
    reference: ARGUMENTS.reference,
    provision: ARGUMENTS.provision,
    at: ARGUMENTS.at.describe('A day on which the provision has the number asked for. Default: today'),
    lang: ARGUMENTS.lang,
    group: z.enum(GROUPS).optional().describe('Only these. Default: the first of each'),
    within: z
      .boolean()
      .default(false)
      .describe('Counts citations of a provision from within its own act as well'),
    cursor: ARGUMENTS.cursor,
  }),
  result: CitedBy,
  example: { reference: 'GDPR 6', group: 'decision' },
  answer: async (deps, asked): Promise<Answer<CitedBy>> => {
    const { found, target, cited } = await targetOf(deps, asked)
    const { held, understood } = found
    const mark = await deps.library.mark()
    const begin = asked.group === undefined ? 0 : placeIn(asked, mark)
    const limit = asked.group === undefined ? MOST_OF_EACH : MOST
    const wanted = asked.group === undefined ? GROUPS : [asked.group]
    const listed: Record<CitingGroup, Citing[]> = { legislation: [], decision: [], practice: [] }
    let counts: CitedBy['counts'] = { legislation: 0, decision: 0, practice: 0 }
    for (const group of wanted) {
      const page = await deps.citedBy(target, { group, limit, offset: begin })
      counts = page.counts
      for (const each of page.provisions) listed[group].push(await citingOf(deps, each))
    }
    if (counts.legislation + counts.decision + counts.practice === 0)
      throw new Unanswered(
        'not-found',
        'nothing-cites',
        `Nothing held here is known to cite ${cited.name}. Only citations that were recognised in texts held here are known.`,
      )
    const most = Math.max(...wanted.map((group) => listed[group].length))
    return fitted(most, Math.min(1, most), (much) => {
      const short = wanted.find((group) => begin + Math.min(much, listed[group].length) < counts[group])
      const first = (group: CitingGroup) => listed[group].slice(0, much)
      const result: CitedBy = {
        act: actOf(deps, held),
        cited,
        counts,
        legislation: first('legislation'),
        decision: first('decision'),
        practice: first('practice'),
        understood,
      }
      const next: Next | null =
        short === undefined
          ? null
          : nextCall('cited_by', { ...asked, group: short }, begin + first(short).length, mark)
      return {
        summary: `${cited.name} is cited by ${counts.legislation} provisions of legislation, ${counts.decision} of court decisions, ${counts.practice} of agencies’ practice held here.`,
        result,
        words: wanted.map((group) => wordsOf(group, counts[group], first(group))).join('\n'),
        cautions: ['Only citations that were recognised in texts held here are known: there may be more.'],
        next,
      }
    })
  },
})

type Asked = z.infer<typeof citedBy.input>

async function targetOf(
  deps: McpDeps,
  asked: Asked,
): Promise<{ found: Meant; target: CitedTarget; cited: CitedBy['cited'] }> {
  const whole = await meant(deps, asked)
  const workId = whole.held.work.id
  if (asked.provision === undefined && whole.eId === null)
    return {
      found: whole,
      target: { workId },
      cited: { iri: iriOn(whole.held, null), name: `“${shortTitle(whole.held)}”` },
    }
  const found = await meantText(deps, asked)
  const node = found.row?.placed.node
  if (!node) return { found, target: { workId }, cited: { iri: iriOn(found.held, null), name: '' } }
  return {
    found,
    target: { workId, provisionId: node.provisionId, within: asked.within },
    cited: {
      iri: iriOn(found.held, node.eId),
      name: `${clipped(nameOf(node), 160)} of “${shortTitle(found.held)}”`,
    },
  }
}

async function citingOf(deps: McpDeps, each: CitingProvision): Promise<Citing> {
  const { work, language, eId, from, to } = each
  const on = from ?? (to === null ? deps.clock() : addDays(to, -1))
  return {
    ...(await located(deps, { work: work.iri, language, eId }, on)),
    name: clipped(nameOf(each), 120),
    work: work.iri,
    title: clipped(work.title, 160),
    jurisdiction: work.jurisdiction,
    date: work.date,
    language,
    from,
    to,
  }
}

const NAMES: Readonly<Record<CitingGroup, string>> = {
  legislation: 'Legislation',
  decision: 'Court decisions',
  practice: 'Practice of agencies',
}

function wordsOf(group: CitingGroup, count: number, listed: readonly Citing[]): string {
  const lines = listed.map(
    ({ title, name, jurisdiction, language, iri }) =>
      `- ${clipped(title, 100)}, ${name} (${jurisdiction}, ${language}) · ${iri}`,
  )
  return [`${NAMES[group]} (${listed.length} of ${count}):`, ...lines].join('\n')
}
