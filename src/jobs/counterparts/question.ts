/** A question for counterparts, opened: the source, where is looked, what the source is about, and what renders its words. */
import type { Vector } from '#compare/counterparts/concept-vector.ts'
import type { Day } from '#kit/day.ts'
import type { ExpressionFacts } from '#search/attributes.ts'
import { RowsInQuestion } from '#search/rows-saying.ts'
import { dayNumber } from '#search/spans.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type PairLearnt, pairsLearnt } from '#store/lexicon.ts'
import { type Concepts, conceptsOfLibrary, sourceVector } from './concepts.ts'
import { placesAsked, worksNamed } from './reach.ts'
import type { CounterpartSource } from './source.ts'
import type { SourceWords } from './terms.ts'

export interface CounterpartsAsked {
  /** IRI of a provision, a part of one, or a division. */
  readonly iri: string
  /** Jurisdictions, each with those inside it; null for all but that of the provision. */
  readonly in: readonly string[] | null
  /** The day whose law is meant where the IRI names none, on both sides. */
  readonly at: Day
  readonly limit: number
  /** IRIs of acts: only provisions of these. */
  readonly acts?: readonly string[] | null
  /** Languages of the texts that are looked in; null for all. */
  readonly languages?: readonly string[] | null
  /** Concepts that count for nothing, as if the vocabulary lacked them. */
  readonly leftOut?: ReadonlySet<string>
  /** What is looked at: all of it, or words alone (the lexicon's, across languages), to compare with. */
  readonly by?: 'all' | 'terms'
}

export interface Question {
  readonly db: Database
  readonly source: CounterpartSource
  readonly rows: RowsInQuestion
  readonly places: readonly string[]
  /** Languages in which something is held there. */
  readonly languages: ReadonlySet<string>
  readonly concepts: Concepts
  /** What the source is about; nothing where words alone are looked at. */
  readonly vector: Vector
  readonly words: SourceWords
  readonly pairs: readonly PairLearnt[]
  readonly leftOut: ReadonlySet<string>
  readonly wordsAlone: boolean
}

/** Opens a question. Throws CounterpartsError where a place or an act asked for is not held. */
export async function openQuestion(
  db: Database,
  source: CounterpartSource,
  asked: CounterpartsAsked,
): Promise<Question> {
  const places = placesAsked(db, source, asked.in)
  const works = asked.acts == null ? null : await worksNamed(db, asked.acts)
  const isThere = ({ jurisdiction, language }: ExpressionFacts) =>
    places.includes(jurisdiction) && (asked.languages == null || asked.languages.includes(language))
  const admits = (facts: ExpressionFacts) =>
    isThere(facts) && facts.work !== source.work.id && (works === null || works.has(facts.work))
  const rows = new RowsInQuestion(db, admits, dayNumber(source.at))
  const { expressions } = rows.index.attributes
  const leftOut = asked.leftOut ?? new Set()
  const concepts = await conceptsOfLibrary(db, leftOut)
  const wordsAlone = asked.by === 'terms'
  return {
    db,
    source,
    rows,
    places,
    languages: new Set(
      expressions.flatMap((facts) => (facts?.shown && admits(facts) ? [facts.language] : [])),
    ),
    concepts,
    vector: wordsAlone ? new Map() : await sourceVector(db, concepts, source),
    words: wordsOf(source),
    pairs: await pairsLearnt(db),
    leftOut,
    wordsAlone,
  }
}

function wordsOf({ expression, row, part, text, above }: CounterpartSource): SourceWords {
  const { language } = expression
  if (part === null) return { language, heading: row.heading, text, above }
  return { language, heading: null, text, above: [row.heading ?? '', ...above] }
}
