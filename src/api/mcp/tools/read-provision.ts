/** The tool that reads one provision as of a day. */
import { z } from 'zod'
import { sha256 } from '#kit/hash.ts'
import { plainText } from '#law/content.ts'
import type { Node } from '#store/model.ts'
import { type Answer, clipped, fitted, Unanswered } from '../answer.ts'
import { ARGUMENTS, type McpDeps } from '../asking.ts'
import { nextCall, placeIn } from '../cursor.ts'
import { cutAt } from '../cut.ts'
import { type MeantText, meantText } from '../meaning.ts'
import { nameOf, type Placed, partOf } from '../outline-walk.ts'
import {
  ActSchema,
  actOf,
  cautionsOf,
  DatesSchema,
  datesOf,
  type Held,
  iriOn,
  shortTitle,
} from '../provenance.ts'
import { tool } from '../tool.ts'

const Link = z.object({ iri: z.string(), name: z.string() })

const Provision = z.object({
  iri: z.string().describe('Cite this: it names the version too'),
  eId: z.string(),
  kind: z.string(),
  num: z.string().nullable(),
  heading: z.string().nullable(),
  text: z
    .string()
    .nullable()
    .describe('The words, one block a line; null for a division without words, and for a whole act'),
  shown: z
    .object({ from: z.number(), to: z.number(), of: z.number() })
    .nullable()
    .describe('Which characters of the text these are'),
  hash: z.string().nullable().describe('SHA-256 of the whole provision as a canonical Akoma Ntoso fragment'),
  part: z
    .object({ eId: z.string(), text: z.string() })
    .nullable()
    .describe('The paragraph or point inside the provision, where one was asked for'),
  dates: DatesSchema,
  published: z.string().nullable(),
  ground: z.string().nullable().describe('What brought this wording, where the source says so'),
  wordings: z
    .object({ until: z.number(), coming: z.number() })
    .describe('How many wordings it has had by the day, and how many are to come'),
})

const Reading = z.object({
  act: ActSchema,
  provision: z.union([Provision, z.null()]),
  path: z.array(Link).readonly().describe('The divisions that hold it, from the top'),
  previous: z.union([Link, z.null()]),
  next: z.union([Link, z.null()]),
  below: z.array(Link).readonly().describe('What a division or an act holds, at most 30'),
  belowCount: z.number(),
  understood: z.string().nullable().describe('How a citation was read'),
})

type Reading = z.infer<typeof Reading>

const MOST_BELOW = 30

export const readProvision = tool({
  name: 'read_provision',
  title: 'Read a provision as of a day',
  description:
    'The words of one article, section or other provision as they read on a day: number, heading, the divisions above it, the provisions before and after, dates and what they rest on, SHA-256. Takes an IRI, an identifier with provision, or a citation. A long text comes in parts (truncated, next).',
  input: z.strictObject({
    reference: ARGUMENTS.reference,
    provision: ARGUMENTS.provision,
    at: ARGUMENTS.at,
    lang: ARGUMENTS.lang,
    cursor: ARGUMENTS.cursor,
  }),
  result: Reading,
  example: { reference: 'GDPR 17', at: '2024-01-01' },
  answer: async (deps, asked): Promise<Answer<Reading>> => {
    const found = await meantText(deps, asked)
    const placed = found.row?.placed ?? onlyRow(found.places)
    return placed ? reading(deps, asked, found, placed) : wholeAct(deps, found)
  },
})

type Asked = z.infer<typeof readProvision.input>

async function reading(
  deps: McpDeps,
  asked: Asked,
  found: MeantText,
  placed: Placed,
): Promise<Answer<Reading>> {
  const { held, row } = found
  const { node } = placed
  const title = shortTitle(held)
  if (node.missing)
    throw new Unanswered(
      'could-not-check',
      'wording-missing',
      `${nameOf(node)} of “${title}” had a wording on ${held.at} that the source does not give.`,
    )
  const xml = await fragmentOf(deps, node)
  const text = xml === null ? '' : plainText(xml)
  const mark = `${held.expression.recording} ${node.id}`
  const begin = Math.min(placeIn(asked, mark), text.length)
  const base = around(deps, found, placed)
  const said = await saidOf(deps, held, node, xml, row?.inside ?? '')
  const cautions = cautionsOf(deps, held, node.basis)
  if (node.concurrent)
    cautions.push('The source gives another wording of the same number for the same day: see outline.')
  const most = text.length - begin
  return fitted(most, Math.min(200, most), (much) => {
    const end = cutAt(text, begin + much)
    const provision = {
      ...said,
      text: xml === null ? null : text.slice(begin, end),
      shown: xml === null ? null : { from: begin, to: end, of: text.length },
    }
    return {
      summary: `${clipped(nameOf(node))} of “${title}” as of ${held.at}: ${said.dates.meaning}.`,
      result: { ...base, provision },
      words: wordsOf(provision, base),
      cautions,
      next: end < text.length ? nextCall('read_provision', asked, end, mark) : null,
    }
  })
}

async function fragmentOf({ library }: McpDeps, { textId }: Node): Promise<string | null> {
  return textId === null ? null : ((await library.contents([textId])).get(textId) ?? null)
}

async function saidOf(deps: McpDeps, held: Held, node: Node, xml: string | null, inside: string) {
  const counts = await deps.library.wordingCounts([node.provisionId], held.at)
  const counted = counts.get(node.provisionId)
  return {
    iri: iriOn(held, node.eId),
    eId: node.eId,
    kind: node.kind,
    num: node.num,
    heading: node.heading === null ? null : clipped(node.heading, 1000),
    hash: xml === null ? null : sha256(xml),
    part: xml === null || inside === '' ? null : partSaid(xml, inside, node.eId),
    dates: datesOf(held.at, node),
    published: held.version?.published ?? null,
    ground: node.ground === null ? null : clipped(node.ground.title),
    wordings: { until: counted?.n ?? 0, coming: counted?.coming ?? 0 },
  }
}

type Base = Omit<Reading, 'provision'>

function around(deps: McpDeps, { held, places, understood }: MeantText, placed: Placed): Base {
  const { node, above } = placed
  const withWords = places.filter((each) => each.node.textId !== null || each.node.missing || each === placed)
  const at = withWords.indexOf(placed)
  const link = (row: Node | undefined) => (row ? linkOf(held, row) : null)
  return {
    act: actOf(deps, held),
    path: above.map((row) => linkOf(held, row)),
    previous: link(withWords[at - 1]?.node),
    next: link(withWords[at + 1]?.node),
    below: node.children.slice(0, MOST_BELOW).map((row) => linkOf(held, row)),
    belowCount: node.children.length,
    understood,
  }
}

function wholeAct(deps: McpDeps, { held, nodes, understood }: MeantText): Answer<Reading> {
  const title = shortTitle(held)
  const below = nodes.slice(0, MOST_BELOW).map((row) => linkOf(held, row))
  return {
    summary: `“${title}” is held for ${held.at}. It is a whole act: name a provision, or take its outline.`,
    result: {
      act: actOf(deps, held),
      provision: null,
      path: [],
      previous: null,
      next: null,
      below,
      belowCount: nodes.length,
      understood,
    },
    words: below.map(({ iri, name }) => `- ${name} · ${iri}`).join('\n'),
    cautions: cautionsOf(deps, held, held.version?.basis ?? null),
    next: null,
  }
}

// An act of one article is an act: it is that article.
function onlyRow(places: readonly Placed[]): Placed | null {
  const withWords = places.filter(({ node }) => node.textId !== null || node.missing)
  return withWords.length === 1 ? (withWords[0] ?? null) : null
}

function linkOf(held: Held, row: Node) {
  return { iri: iriOn(held, row.eId), name: clipped(nameOf(row), 160) }
}

function partSaid(xml: string, inside: string, eId: string) {
  const part = partOf(xml, inside)
  return part === null ? null : { eId: `${eId}__${inside}`, text: clipped(plainText(part), 1500) }
}

function wordsOf(provision: z.infer<typeof Provision>, base: Base): string {
  const { act, path, previous, next, below, belowCount, understood } = base
  const { shown, part } = provision
  return [
    understood ?? '',
    [act.title, ...path.map(({ name }) => name)].join(' › '),
    [provision.num, provision.heading].filter(Boolean).join(' '),
    provision.text ?? '(a division without words of its own)',
    part === null ? '' : `Asked for, ${part.eId}: ${part.text}`,
    shown !== null && (shown.from > 0 || shown.to < shown.of)
      ? `(characters ${shown.from} to ${shown.to} of ${shown.of})`
      : '',
    below.map(({ iri, name }) => `- ${name} · ${iri}`).join('\n') +
      (belowCount > below.length ? `\n… and ${belowCount - below.length} more: see outline` : ''),
    [
      `IRI ${provision.iri}`,
      provision.hash === null ? '' : `SHA-256 ${provision.hash}`,
      `Source ${act.source}, ${act.textState}, recorded ${act.recorded.slice(0, 10)}`,
      previous === null ? '' : `Before: ${previous.name} · ${previous.iri}`,
      next === null ? '' : `After: ${next.name} · ${next.iri}`,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  ]
    .filter((line) => line !== '')
    .join('\n\n')
}
