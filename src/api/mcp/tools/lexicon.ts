/** The tool that says how a legal term is rendered in another language, with the passages that prove it. */
import { z } from 'zod'
import type { LexiconAnswer, RenderingTold } from '#jobs/lexicon/answer.ts'
import type { LexiconQuote } from '#jobs/lexicon/quotes.ts'
import { type Answer, clipped, fitted, Unanswered } from '../answer.ts'
import { ARGUMENTS, type McpDeps } from '../asking.ts'
import { tool } from '../tool.ts'

const Passage = z.object({
  iri: z.string(),
  language: z.string(),
  words: z.string().describe('The sentence, the term **marked**'),
})

const Rendering = z.object({
  form: z.string(),
  share: z
    .number()
    .describe('Of the times that the term stands in the texts, how often it is said so; 0 to 1'),
  often: z.number().describe('Times it is said so'),
  through: z.string().nullable().describe('Language and word that lead there, where no text shows it itself'),
  where: z
    .array(z.object({ work: z.string(), title: z.string(), jurisdiction: z.string(), passages: z.number() }))
    .readonly()
    .describe('Acts that say it so: senses are kept apart by them'),
  proofs: z.array(z.object({ from: Passage, to: Passage })).readonly(),
})

const Lexicon = z.object({
  from: z.string(),
  to: z.string(),
  term: z.string(),
  renderings: z.array(Rendering).readonly().describe('The likeliest first'),
  longer: z
    .array(z.object({ form: z.string(), rendering: z.string() }))
    .readonly()
    .describe('Terms of more words that hold it'),
})

type Lexicon = z.infer<typeof Lexicon>

/** Renderings, and acts and passages of each, that are told at most. */
const MOST = 8
const MOST_OF_EACH = 3

export const lookUpTerm = tool({
  name: 'look_up_term',
  title: 'How a legal term is said in another language',
  description:
    'Renderings of a legal term in another language, learnt from texts that this library holds in both, with how often, in which acts, and passages of both that prove it. Use it before searching in another language, or to check a translation. It tells how these texts translate, not that two legal systems mean the same.',
  input: z.strictObject({
    term: z.string().trim().min(1).max(200).describe('One to four words'),
    from: ARGUMENTS.lang.unwrap().describe('Language of the term: en, fr, …'),
    to: ARGUMENTS.lang.unwrap().describe('Language in which it is to be said'),
    domain: z
      .string()
      .trim()
      .max(200)
      .optional()
      .describe('Only as the law of a jurisdiction (eu), a type, a subject or an act says it'),
  }),
  result: Lexicon,
  example: { term: 'personal data', from: 'en', to: 'fr' },
  answer: async (deps, asked): Promise<Answer<Lexicon>> => {
    const { lexicon } = deps
    if (!lexicon) throw new Unanswered('could-not-check', 'no-lexicon', 'This library keeps no lexicon.')
    const said = await lexicon.ask({ ...asked, domain: asked.domain ?? null, limit: MOST })
    const renderings = said.terms.flatMap((term) => term.renderings).slice(0, MOST)
    if (renderings.length === 0) throw await nothing(deps, said)
    return fitted(renderings.length, 1, (much) => ({
      summary: `“${clipped(asked.term, 100)}” (${said.from}) is said in ${said.to}: ${renderings
        .slice(0, 3)
        .map(({ form }) => form)
        .join(', ')}.`,
      result: {
        from: said.from,
        to: said.to,
        term: asked.term,
        renderings: renderings.slice(0, much).map(told),
        longer: said.longer.slice(0, MOST),
      },
      words: renderings.slice(0, much).map(inWords).join('\n'),
      cautions: [
        'Counts are of alignments that a machine made: read the passages. A rendering is no proof that two legal systems mean the same.',
        ...(said.learnt === null
          ? [`No text is held in both languages: this goes by way of ${said.through.join(', ')}.`]
          : []),
      ],
      next: null,
    }))
  },
})

async function nothing(
  { lexicon }: McpDeps,
  { from, to, term, learnt, through }: LexiconAnswer,
): Promise<Unanswered> {
  if (learnt !== null || through.length > 0)
    return new Unanswered(
      'not-found',
      'no-such-term',
      `The texts held in ${from} and ${to} do not tell how “${clipped(term ?? '', 100)}” is said.`,
      {
        expected:
          'one to four words as the law says them; search with across: "only" goes by subjects as well',
      },
    )
  const pairs = (await lexicon?.pairs()) ?? []
  return new Unanswered(
    'not-held',
    'pair-not-learnt',
    `Nothing was learnt of ${from} and ${to}: no work is held in both, or the lexicon was not learnt yet.`,
    {
      expected: `pairs learnt: ${
        pairs
          .slice(0, 40)
          .map(({ one, other }) => `${one}-${other}`)
          .join(', ') || 'none'
      }`,
    },
  )
}

function told({ form, share, together, through, where, proofs }: RenderingTold): z.infer<typeof Rendering> {
  return {
    form: clipped(form, 120),
    share: Math.round(share * 1000) / 1000,
    often: together,
    through: through === null ? null : `${through.language}: ${clipped(through.form, 80)}`,
    where: where.slice(0, MOST_OF_EACH).map(({ iri, title, jurisdiction, passages }) => ({
      work: iri,
      title: clipped(title, 120),
      jurisdiction,
      passages,
    })),
    proofs: proofs
      .slice(0, MOST_OF_EACH - 1)
      .map(([from, to]) => ({ from: passageOf(from), to: passageOf(to) })),
  }
}

function passageOf({ iri, language, words: [before, term, behind] }: LexiconQuote): z.infer<typeof Passage> {
  return { iri, language, words: clipped(`${before.slice(-160)}**${term}**${behind.slice(0, 160)}`, 400) }
}

function inWords({ form, share, together, where }: RenderingTold): string {
  const acts = where
    .slice(0, MOST_OF_EACH)
    .map(({ title, jurisdiction }) => `${clipped(title, 80)} (${jurisdiction})`)
  return `- ${form} · ${Math.round(share * 100)} %${together > 0 ? ` (${together} times)` : ''}${acts.length > 0 ? ` · ${acts.join('; ')}` : ''}`
}
