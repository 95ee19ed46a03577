/** The tool that finds which provisions of other states answer one, and says why. */
import { z } from 'zod'
import type { Counterpart } from '#jobs/counterparts/counterparts.ts'
import { shortName } from '#vocab/model.ts'
import { type Answer, clipped, fitted, Unanswered } from '../answer.ts'
import { ARGUMENTS, type McpDeps } from '../asking.ts'
import { meantText } from '../meaning.ts'
import { iriOn } from '../provenance.ts'
import { tool } from '../tool.ts'

const Pair = z.object({ source: z.string(), target: z.string() })

const Hit = z.object({
  iri: z.string(),
  name: z.string().describe('Number and heading'),
  title: z.string().describe('Of the act'),
  jurisdiction: z.string(),
  language: z.string(),
  confidence: z.number().describe('How often such a one is right, 0 to 1'),
  subjects: z
    .array(
      z.object({
        id: z.string(),
        source: z.array(z.string()).readonly(),
        target: z.array(z.string()).readonly(),
      }),
    )
    .readonly()
    .describe('Subjects of both, with the words of each that tell them'),
  terms: z.array(Pair).readonly().describe('Words of both, each in its language'),
  numbers: z.array(z.string()).readonly(),
})

const Counterparts = z.object({
  of: z.object({
    iri: z.string(),
    name: z.string(),
    title: z.string(),
    jurisdiction: z.string(),
    language: z.string(),
  }),
  at: z.string(),
  hits: z.array(Hit).readonly().describe('The likeliest first'),
})

type Counterparts = z.infer<typeof Counterparts>

const MOST = 20
const MOST_REASONS = 4

export const findCounterparts = tool({
  name: 'find_counterparts',
  title: 'Provisions of other states that answer one',
  description:
    'For a provision, the provisions of other states in force on a day that deal with the same thing, in any language, each with the subjects, words and numbers in common and how likely it is. Use it to compare states; then read each with read_provision. A counterpart is a place to read, not a statement that two states rule alike.',
  input: z.strictObject({
    reference: ARGUMENTS.reference,
    provision: ARGUMENTS.provision,
    in: ARGUMENTS.in.describe('States to look in: ["de", "ca"]. Default: all others that are held'),
    at: ARGUMENTS.at,
    lang: ARGUMENTS.lang,
    limit: z.int().min(1).max(MOST).default(8).describe('Provisions, 1 to 20'),
  }),
  result: Counterparts,
  example: { reference: 'GDPR 17', in: ['ch', 'ad'] },
  answer: async (deps, asked): Promise<Answer<Counterparts>> => {
    const { counterparts } = deps
    if (!counterparts)
      throw new Unanswered('could-not-check', 'no-counterparts', 'This library finds no counterparts.')
    await refuseUnheld(deps, asked.in ?? [])
    const meant = await meantText(deps, asked)
    const node = meant.row?.placed.node
    if (!node)
      throw new Unanswered(
        'wrong-question',
        'no-provision',
        'Counterparts are found of a provision, and the reference names an act.',
        { expected: 'a provision: its IRI, a citation of it, or reference with provision' },
      )
    const found = await counterparts.find({
      iri: iriOn(meant.held, node.eId),
      in: asked.in?.length ? asked.in : null,
      at: asked.at ?? deps.clock(),
      limit: asked.limit,
    })
    if ('refused' in found) throw new Unanswered('not-found', 'no-counterparts-of-it', found.refused)
    const { source } = found
    const hits = found.hits.map(hitOf)
    if (hits.length === 0)
      throw new Unanswered(
        'not-found',
        'nothing-answers',
        `Nothing held here of ${asked.in?.join(', ') || 'other states'} is known to answer it. That is no proof that there is no such law.`,
      )
    return fitted(hits.length, 1, (much) => ({
      summary: `${much} provisions of other states may answer ${clipped([source.num, source.heading].filter(Boolean).join(' ') || source.title, 160)} in the law of ${source.at}.`,
      result: {
        of: {
          iri: source.iri,
          name: clipped([source.num, source.heading].filter(Boolean).join(' '), 160),
          title: clipped(source.title, 160),
          jurisdiction: source.jurisdiction,
          language: source.language,
        },
        at: source.at,
        hits: hits.slice(0, much),
      },
      words: hits.slice(0, much).map(inWords).join('\n'),
      cautions: [
        'A counterpart is found by what both speak of: read both before saying that they rule alike. Confidence is how often such a one was right in a set that was read by hand.',
      ],
      next: null,
    }))
  },
})

async function refuseUnheld({ counterparts }: McpDeps, codes: readonly string[]): Promise<void> {
  const held = counterparts?.places() ?? []
  const missing = codes.filter(
    (code) => !held.some((place) => place === code || place.startsWith(`${code}-`)),
  )
  if (missing.length === 0) return
  throw new Unanswered(
    'not-held',
    'jurisdiction-not-held',
    `This library holds no law of ${missing.join(', ')}. That says nothing about that law.`,
    { expected: `jurisdictions held: ${held.slice(0, 60).join(', ') || 'none'}` },
  )
}

function hitOf(hit: Counterpart): z.infer<typeof Hit> {
  const { concepts, terms, numbers } = hit.why
  const short = (words: readonly string[]) => words.slice(0, MOST_REASONS).map((word) => clipped(word, 80))
  return {
    iri: hit.iri,
    name: clipped([hit.num, hit.heading].filter(Boolean).join(' '), 160),
    title: clipped(hit.title, 160),
    jurisdiction: hit.jurisdiction,
    language: hit.language,
    confidence: hit.confidence,
    subjects: concepts.slice(0, MOST_REASONS).map(({ iri, source, target }) => ({
      id: shortName(iri),
      source: short(source),
      target: short(target),
    })),
    terms: terms
      .slice(0, MOST_REASONS)
      .map(({ source, target }) => ({ source: clipped(source, 80), target: clipped(target, 80) })),
    numbers: short(numbers),
  }
}

function inWords(hit: z.infer<typeof Hit>): string {
  const { title, name, jurisdiction, language, iri, confidence, subjects, terms } = hit
  const why = [
    ...subjects.map(({ id, target }) => `${id}${target.length > 0 ? ` (${target.join(', ')})` : ''}`),
    ...terms.map(({ source, target }) => (source === target ? source : `${source} – ${target}`)),
  ]
  return `- ${clipped(title, 100)}${name ? `, ${name}` : ''} (${jurisdiction}, ${language}) · ${Math.round(confidence * 100)} % · ${iri}${why.length > 0 ? `\n  ${clipped(why.join('; '), 300)}` : ''}`
}
