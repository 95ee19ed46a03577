/**
 * Counterparts of a provision in the law of other states: found by the concepts that both tell, the words that both say (in another language,
 * what the lexicon makes of them), their headings and the acts that both cite. docs/spec/counterparts.md says how, and how well.
 */
import { conceptLikeness, type Vector } from '#compare/counterparts/concept-vector.ts'
import { counterpartConfidence } from '#compare/counterparts/confidence.ts'
import { counterpartScore, type Evidence } from '#compare/counterparts/score.ts'
import { type Day, dayOrNull } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { formatIri } from '#law/iri.ts'
import type { ExpressionFacts } from '#search/attributes.ts'
import { RowsInQuestion, rowsSaying } from '#search/rows-saying.ts'
import { dayNumber } from '#search/spans.ts'
import { expressionTitles, type JudgedRow, judgedRows, worksCited } from '#store/concept-walks.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type PairLearnt, pairsLearnt } from '#store/lexicon.ts'
import { contentsOf } from '#store/provisions.ts'
import {
  type Concepts,
  conceptsOfLibrary,
  type PlacedRow,
  placedRows,
  rowsTelling,
  rowVectors,
  sourceVector,
} from './concepts.ts'
import { headingLikeness } from './headings.ts'
import { placesAsked, worksNamed } from './reach.ts'
import { type CounterpartSource, CounterpartsError, counterpartSource } from './source.ts'
import { ownTerms, renderedTerms, type SoughtTerms, shareSaid } from './terms.ts'
import { type SourceTold, sourceTold, type WhyCounterpart, whyCounterpart } from './why.ts'

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
  /** What is looked at: all of it, or one sort of evidence alone, to compare with. */
  readonly by?: 'all' | 'terms'
}

export interface Counterpart {
  readonly iri: string
  readonly row: number
  readonly jurisdiction: string
  readonly language: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  readonly title: string
  readonly score: number
  /** How often such a one is right, 0 to 1. */
  readonly confidence: number
  /** What the score is made of. */
  readonly evidence: Evidence
  readonly why: WhyCounterpart
}

export interface Counterparts {
  readonly source: {
    readonly iri: string
    readonly jurisdiction: string
    readonly language: string
    readonly at: Day
    readonly num: string | null
    readonly heading: string | null
    readonly title: string
  }
  readonly hits: readonly Counterpart[]
}

/** Returns the counterparts, the likeliest first. Throws CounterpartsError where the provision is not there, or the place is unknown. */
export async function counterpartsOf(db: Database, asked: CounterpartsAsked): Promise<Counterparts> {
  const at = dayOrNull(asked.at)
  if (at === null) throw new CounterpartsError(`Cannot read the day "${asked.at}": expected YYYY-MM-DD`)
  const source = await counterpartSource(db, asked.iri, at)
  const search = await Search.begin(db, source, asked)
  return { source: described(source), hits: await search.hits(asked.limit) }
}

function described({ iri, work, expression, at, row }: CounterpartSource): Counterparts['source'] {
  return {
    iri,
    jurisdiction: work.jurisdiction,
    language: expression.language,
    at,
    num: row.num,
    heading: row.heading,
    title: expression.title,
  }
}

// Rows that are looked at closely: by their concepts, and by their words.
const BY_CONCEPTS = 500
const BY_TERMS = 250

// They say why, what was, and who: the law is what stands between them.
const BESIDE: ReadonlySet<string> = new Set([
  'recital',
  'note',
  'preface',
  'preamble',
  'citation',
  'formula',
  'conclusions',
  'correction',
])

interface Judged extends PlacedRow {
  readonly facts: ExpressionFacts
  readonly evidence: Evidence
  readonly score: number
  readonly confidence: number
  readonly vector: Vector
}

class Search {
  readonly #db: Database
  readonly #source: CounterpartSource
  readonly #asked: CounterpartsAsked
  readonly #rows: RowsInQuestion
  readonly #places: readonly string[]
  readonly #concepts: Concepts
  readonly #vector: Vector
  readonly #pairs: readonly PairLearnt[]
  readonly #sought = new Map<string, SoughtTerms>()

  private constructor(
    db: Database,
    asked: CounterpartsAsked,
    held: {
      source: CounterpartSource
      rows: RowsInQuestion
      places: readonly string[]
      concepts: Concepts
      vector: Vector
      pairs: readonly PairLearnt[]
    },
  ) {
    this.#db = db
    this.#asked = asked
    this.#source = held.source
    this.#rows = held.rows
    this.#places = held.places
    this.#concepts = held.concepts
    this.#vector = held.vector
    this.#pairs = held.pairs
  }

  static async begin(db: Database, source: CounterpartSource, asked: CounterpartsAsked): Promise<Search> {
    const places = placesAsked(db, source, asked.in)
    const works = asked.acts == null ? null : await worksNamed(db, asked.acts)
    const admits = ({ work, jurisdiction, language }: ExpressionFacts) =>
      work !== source.work.id &&
      places.includes(jurisdiction) &&
      (works === null || works.has(work)) &&
      (asked.languages == null || asked.languages.includes(language))
    const rows = new RowsInQuestion(db, admits, dayNumber(source.at))
    const concepts = await conceptsOfLibrary(db, asked.leftOut ?? new Set())
    const vector = asked.by === 'terms' ? new Map() : await sourceVector(db, concepts, source)
    const pairs = await pairsLearnt(db)
    return new Search(db, asked, { source, rows, places, concepts, vector, pairs })
  }

  async hits(limit: number): Promise<Counterpart[]> {
    const best = onePerText(this.#judged()).slice(0, limit)
    const contents = contentsOf(
      this.#db,
      best.flatMap(({ row }) => row.textId ?? []),
    )
    const told = await sourceTold(this.#db, this.#source, this.#vector)
    const titles = expressionTitles(
      this.#db,
      best.map(({ row }) => row.expression),
    )
    return Promise.all(best.map((judged) => this.#hit(judged, told, contents, titles)))
  }

  async #hit(
    { row, above, facts, evidence, score, confidence, vector }: Judged,
    told: SourceTold,
    contents: ReadonlyMap<number, string>,
    titles: ReadonlyMap<number, { readonly iri: string; readonly title: string }>,
  ): Promise<Counterpart> {
    const { language, jurisdiction } = facts
    const act = titles.get(row.expression)
    const xml = row.textId === null ? '' : (contents.get(row.textId) ?? '')
    const target = {
      language,
      heading: row.heading,
      text: plainText(xml),
      above: above.flatMap(({ heading }) => heading ?? []),
      vector,
      rows: [row.id],
    }
    return {
      iri: formatIri({ work: act?.iri ?? '', language, at: this.#source.at, eId: row.eId }),
      row: row.id,
      jurisdiction,
      language,
      kind: row.kind,
      num: row.num,
      heading: row.heading,
      title: act?.title ?? '',
      score: Math.round(score * 1000) / 1000,
      confidence: Math.round(confidence * 100) / 100,
      evidence,
      why: await whyCounterpart(this.#db, told, target, this.#sought.get(language), this.#concepts),
    }
  }

  #judged(): Judged[] {
    const { sums, candidates } = this.#candidates()
    const rows = judgedRows(this.#db, candidates).filter(({ textId }) => textId !== null)
    const placed = placedRows(this.#db, rows, this.#source.at)
    const languageOf = (row: JudgedRow) => this.#rows.factsOf(row.id)?.language ?? ''
    const vectors =
      this.#asked.by === 'terms'
        ? new Map<number, Vector>()
        : rowVectors(this.#db, this.#concepts, placed, languageOf)
    const cited = this.#citedWorks(rows)
    const judged = placed.flatMap((each): Judged[] => {
      const facts = this.#rows.factsOf(each.row.id)
      if (!facts) return []
      const vector = vectors.get(each.row.id) ?? new Map()
      const evidence = this.#evidence(each, facts, vector, sums, cited)
      const score = counterpartScore(evidence)
      const confidence = counterpartConfidence(evidence, score)
      return score > 0 ? [{ ...each, facts, vector, evidence, score, confidence }] : []
    })
    // Scores of one language and of two are not comparable: how often each is right is.
    return judged.sort((a, b) => b.confidence - a.confidence || a.row.id - b.row.id)
  }

  #evidence(
    { row, above }: PlacedRow,
    { language }: ExpressionFacts,
    vector: Vector,
    sums: ReadonlyMap<string, ReadonlyMap<number, number>>,
    cited: ReadonlyMap<number, number>,
  ): Evidence {
    const sought = this.#sought.get(language)
    const sum = sums.get(language)?.get(row.id) ?? 0
    const sameLanguage = language === this.#source.expression.language
    return {
      sameLanguage,
      concepts: conceptLikeness(this.#vector, vector, this.#concepts.rarityOf),
      terms: sought ? shareSaid(sum, sought, this.#rows.lengthOf(row.id)) : 0,
      headings:
        sameLanguage && this.#asked.by !== 'terms'
          ? headingLikeness(
              [this.#source.row.heading, ...this.#source.above],
              [row.heading, ...above.map(({ heading }) => heading)],
              language,
            )
          : 0,
      citations: this.#asked.by === 'terms' ? 0 : (cited.get(row.id) ?? 0),
      beside: BESIDE.has(row.kind),
    }
  }

  // How many acts rows cite that the source cites as well.
  #citedWorks(rows: readonly JudgedRow[]): Map<number, number> {
    const own = new Set([...worksCited(this.#db, this.#source.rows).values()].flatMap((works) => [...works]))
    if (own.size === 0) return new Map()
    const cited = worksCited(
      this.#db,
      rows.map(({ id }) => id),
    )
    return new Map([...cited].map(([row, works]) => [row, [...works].filter((work) => own.has(work)).length]))
  }

  #candidates(): { sums: Map<string, Map<number, number>>; candidates: number[] } {
    const telling = rowsTelling(this.#db, this.#concepts, this.#vector, this.#places, this.#rows)
    const sums = new Map<string, Map<number, number>>()
    const candidates = new Set(highest(telling, BY_CONCEPTS))
    for (const language of this.#languages()) {
      const { expression, row, text, part } = this.#source
      const words = { language: expression.language, heading: part === null ? row.heading : null, text }
      const sought =
        language === expression.language
          ? ownTerms(this.#rows, words)
          : renderedTerms(this.#db, this.#rows, this.#pairs, words, language)
      this.#sought.set(language, sought)
      const inLanguage = rowsSaying(this.#rows, sought.terms)
      const ofLanguage = new Map(
        [...inLanguage].filter(([id]) => this.#rows.factsOf(id)?.language === language),
      )
      sums.set(language, ofLanguage)
      for (const id of highest(ofLanguage, BY_TERMS)) candidates.add(id)
    }
    return { sums, candidates: [...candidates] }
  }

  #languages(): Set<string> {
    const { expressions } = this.#rows.index.attributes
    const languages = expressions.flatMap((facts) =>
      facts?.shown &&
      this.#places.includes(facts.jurisdiction) &&
      (this.#asked.languages == null || this.#asked.languages.includes(facts.language))
        ? [facts.language]
        : [],
    )
    return new Set(languages)
  }
}

function highest(sums: ReadonlyMap<number, number>, most: number): number[] {
  return [...sums]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, most)
    .map(([id]) => id)
}

// Of provisions that read the same, and of the languages of one, that for which most speaks.
function onePerText(judged: readonly Judged[]): Judged[] {
  const seen = new Set<string>()
  return judged.filter(({ row, facts }) => {
    const names = [`${row.textId}`, `${facts.work} ${row.eId}`]
    const isNew = !names.some((name) => seen.has(name))
    for (const name of names) seen.add(name)
    return isNew
  })
}
