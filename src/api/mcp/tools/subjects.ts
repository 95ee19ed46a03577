/** The tool that leads from a subject to the law of every state about it. */
import { z } from 'zod'
import { subjectsNamed } from '#jobs/subjects/find.ts'
import type { SubjectProvision, SubjectShelf } from '#jobs/subjects/shelf.ts'
import type { ConceptNamed } from '#jobs/subjects/vocabularies.ts'
import { type Concept, labelOf, shortName } from '#vocab/model.ts'
import { type Answer, clipped, fitted, Unanswered } from '../answer.ts'
import { ARGUMENTS, type McpDeps } from '../asking.ts'
import { nextCall, placeIn } from '../cursor.ts'
import { tool } from '../tool.ts'

const Head = z.object({ id: z.string(), label: z.string() })

const About = z.object({
  iri: z.string(),
  name: z.string().describe('Number and heading'),
  title: z.string().describe('Of the act'),
  jurisdiction: z.string(),
  language: z.string(),
  words: z.array(z.string()).readonly().describe('The words that told the subject, as they stand there'),
  taggedBy: z
    .string()
    .nullable()
    .describe('Who said that it is about the subject; null: its words suggest it'),
})

const Subjects = z.object({
  at: z.string(),
  subject: z
    .object({
      id: z.string(),
      iri: z.string(),
      label: z.string(),
      scope: z.string().nullable(),
      notToBeTakenFor: z.string().nullable(),
      labels: z.record(z.string(), z.string()).describe('By language'),
      broader: z.array(Head).readonly(),
      narrower: z.array(Head).readonly(),
      related: z.array(Head).readonly(),
    })
    .nullable()
    .describe('Null where several are meant: ask again with the id of one'),
  candidates: z.array(Head).readonly().describe('Other subjects named so'),
  counts: z.array(z.object({ jurisdiction: z.string(), provisions: z.number() })).readonly(),
  provisions: z.array(About).readonly(),
})

type Subjects = z.infer<typeof Subjects>

const MOST = 20
const MOST_CANDIDATES = 12

export const subject = tool({
  name: 'find_by_subject',
  title: 'Law of every state about a subject',
  description:
    'Provisions in force on a day about a legal subject (dismissal, right-to-erasure, adoption …), across states and languages, with the words that told it; and what the subject takes in, is called in other languages, and must not be taken for. Use it to see which states regulate something before comparing. Subject by id or by a name in any language; narrow with in.',
  input: z.strictObject({
    subject: z
      .string()
      .trim()
      .min(1)
      .max(300)
      .describe('Id (right-to-erasure), IRI, or a name in any language'),
    in: ARGUMENTS.in,
    at: ARGUMENTS.at.describe('The day whose law is looked at. Default: today'),
    lang: ARGUMENTS.lang.describe('Language in which subjects are named. Default: English'),
    limit: z.int().min(1).max(MOST).default(10).describe('Provisions, 1 to 20'),
    cursor: ARGUMENTS.cursor,
  }),
  result: Subjects,
  example: { subject: 'right-to-erasure', in: ['de', 'ee'] },
  answer: async (deps, asked): Promise<Answer<Subjects>> => {
    const shelf = shelfOf(deps)
    const languages = asked.lang ? [asked.lang] : []
    const { named, others } = await meantBy(shelf, asked.subject, languages)
    const mark = await deps.library.mark()
    const offset = placeIn(asked, mark)
    const at = asked.at ?? deps.clock()
    const { iri } = named.concept
    const { provisions, more } = await shelf.provisions({
      concepts: [iri],
      in: asked.in?.length ? asked.in : null,
      at,
      limit: asked.limit,
      offset,
    })
    const counts = (shelf.counts(at, [iri]) ?? []).map(({ jurisdiction, provisions: count }) => ({
      jurisdiction,
      provisions: count,
    }))
    const told = provisions.map(aboutOf)
    return fitted(told.length, Math.min(1, told.length), (much) => ({
      summary: `${told.length === 0 ? 'No provision held here is known to be' : `${much} provisions that are`} about “${labelOf(named.concept, languages)}” in the law of ${at}.`,
      result: {
        at,
        subject: described(named, languages),
        candidates: others.slice(0, MOST_CANDIDATES).map((each) => headOf(each, languages)),
        counts,
        provisions: told.slice(0, much),
      },
      words: told.slice(0, much).map(inWords).join('\n'),
      cautions: [
        'Which provisions are about a subject is suggested by their words, unless taggedBy names a person: read them. The same word may mean another thing in another legal system.',
      ],
      next:
        more || much < told.length
          ? nextCall('find_by_subject', { ...asked, subject: shortName(iri) }, offset + much, mark)
          : null,
    }))
  },
})

function shelfOf({ subjects }: McpDeps): SubjectShelf {
  if (subjects) return subjects
  throw new Unanswered('could-not-check', 'no-subjects', 'This library keeps no subjects.')
}

async function meantBy(
  shelf: SubjectShelf,
  typed: string,
  languages: readonly string[],
): Promise<{ readonly named: ConceptNamed; readonly others: readonly Concept[] }> {
  const exact = await shelf.concept(typed)
  if (exact) return { named: exact, others: [] }
  for (const of of await shelf.vocabularies()) {
    const [concept, ...others] = subjectsNamed(of.vocabulary, typed, languages)
    if (concept) return { named: { concept, of }, others }
  }
  throw new Unanswered(
    'not-found',
    'no-such-subject',
    `No subject is named “${clipped(typed, 200)}”. That says nothing about the law: search for the words instead.`,
    { expected: 'an id such as dismissal, or a name of a legal concept in any of the languages of the list' },
  )
}

function described({ concept, of }: ConceptNamed, languages: readonly string[]): Subjects['subject'] {
  const heads = (iris: readonly string[]) =>
    iris
      .flatMap((iri) => of.vocabulary.concepts.get(iri) ?? [])
      .slice(0, MOST_CANDIDATES)
      .map((each) => headOf(each, languages))
  return {
    id: shortName(concept.iri),
    iri: concept.iri,
    label: labelOf(concept, languages),
    scope: concept.scope[0] ? clipped(concept.scope[0].text, 600) : null,
    notToBeTakenFor: concept.editorial[0] ? clipped(concept.editorial[0].text, 600) : null,
    labels: Object.fromEntries(
      [...concept.wordings].flatMap(([language, { preferred }]) =>
        preferred === null ? [] : [[language, clipped(preferred, 80)]],
      ),
    ),
    broader: heads(concept.broader),
    narrower: heads(concept.narrower),
    related: heads(concept.related),
  }
}

function headOf(concept: Concept, languages: readonly string[]) {
  return { id: shortName(concept.iri), label: labelOf(concept, languages) }
}

function aboutOf({ iri, title, jurisdiction, language, num, heading, words, tag }: SubjectProvision) {
  return {
    iri,
    name: clipped([num, heading].filter(Boolean).join(' '), 160),
    title: clipped(title, 160),
    jurisdiction,
    language,
    words: words.map((word) => clipped(word, 80)),
    taggedBy: tag?.by ?? null,
  }
}

function inWords({
  title,
  name,
  jurisdiction,
  language,
  iri,
  words,
  taggedBy,
}: ReturnType<typeof aboutOf>): string {
  const why = taggedBy === null ? words.map((word) => `“${word}”`).join(', ') : `says ${taggedBy}`
  return `- ${clipped(title, 100)}${name ? `, ${name}` : ''} (${jurisdiction}, ${language}) · ${iri}${why ? `\n  ${why}` : ''}`
}
