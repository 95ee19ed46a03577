/**
 * Counterparts of a provision in the law of other states: found by the concepts that both tell, the words that both say (in another language,
 * what lexicon and vocabulary make of them), their headings, what stands round them and the acts that both cite. docs/spec/counterparts.md
 * says how, and how well.
 */
import type { Evidence } from '#compare/counterparts/score.ts'
import { type Day, dayOrNull } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { formatIri } from '#law/iri.ts'
import { expressionTitles } from '#store/concept-walks.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { embeddingModel, type HeldModel } from '#store/embeddings.ts'
import { contentsOf } from '#store/provisions.ts'
import { type Candidates, candidatesFor } from './candidates.ts'
import { type Judged, judgedCandidates } from './judging.ts'
import { type CounterpartsAsked, openQuestion, type Question } from './question.ts'
import { type CounterpartSource, CounterpartsError, counterpartSource } from './source.ts'
import { type SourceTold, sourceTold, type WhyCounterpart, whyCounterpart } from './why.ts'

export type { CounterpartsAsked } from './question.ts'

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
  /** How near a model that the operator supplied sets both, 0 to 1; null where there is none, or it sets them apart. */
  readonly model: { readonly name: string; readonly likeness: number } | null
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
  const question = await openQuestion(db, source, asked)
  const candidates = candidatesFor(question)
  const best = onePerText(judgedCandidates(question, candidates)).slice(0, asked.limit)
  return { source: described(source), hits: await told(question, candidates, best) }
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

// What is read once for all that is told.
interface Telling {
  readonly model: HeldModel | null
  readonly source: SourceTold
  readonly contents: ReadonlyMap<number, string>
  readonly titles: ReadonlyMap<number, { readonly iri: string; readonly title: string }>
}

async function told(
  question: Question,
  candidates: Candidates,
  best: readonly Judged[],
): Promise<Counterpart[]> {
  const { db, source, vector } = question
  const telling: Telling = {
    model: embeddingModel(db),
    source: await sourceTold(db, source, vector),
    contents: contentsOf(
      db,
      best.flatMap(({ row }) => row.textId ?? []),
    ),
    titles: expressionTitles(
      db,
      best.map(({ row }) => row.expression),
    ),
  }
  return Promise.all(best.map((judged) => hit(question, candidates, judged, telling)))
}

async function hit(
  { db, source, concepts }: Question,
  { sought }: Candidates,
  { row, above, facts, evidence, score, confidence, vector, around }: Judged,
  telling: Telling,
): Promise<Counterpart> {
  const { language, jurisdiction } = facts
  const act = telling.titles.get(row.expression)
  const target = {
    language,
    heading: row.heading,
    text: plainText(telling.contents.get(row.textId ?? 0) ?? ''),
    above: above.flatMap(({ heading }) => heading ?? []),
    vector,
    around,
    rows: [row.id],
  }
  return {
    iri: formatIri({ work: act?.iri ?? '', language, at: source.at, eId: row.eId }),
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
    why: await whyCounterpart(db, telling.source, target, sought.get(language), concepts),
    model:
      telling.model && evidence.meaning > 0
        ? { name: telling.model.name, likeness: Math.round(evidence.meaning * 100) / 100 }
        : null,
  }
}
