/** How much speaks for each candidate, and the order in which they are told. */
import { conceptLikeness, type Vector } from '#compare/counterparts/concept-vector.ts'
import { counterpartConfidence } from '#compare/counterparts/confidence.ts'
import { counterpartScore, type Evidence } from '#compare/counterparts/score.ts'
import type { ExpressionFacts } from '#search/attributes.ts'
import { type JudgedRow, judgedRows, worksCited } from '#store/concept-walks.ts'
import type { Candidates } from './candidates.ts'
import { type PlacedRow, placedRows, rowVectors } from './concepts.ts'
import { headingLikeness, renderedHeadingLikeness } from './headings.ts'
import { meaningLikeness } from './meaning.ts'
import type { Question } from './question.ts'
import { surroundingsOf } from './surroundings.ts'
import { shareSaid } from './terms.ts'

export interface Judged extends PlacedRow {
  readonly facts: ExpressionFacts
  readonly vector: Vector
  /** Concepts of what stands round it and round the source. */
  readonly around: readonly number[]
  readonly evidence: Evidence
  readonly score: number
  readonly confidence: number
}

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

// What stands round a row is looked at where enough else speaks for it.
const SURROUNDINGS_OF = 80

/** Returns the candidates for which anything speaks, the surest first. */
export function judgedCandidates(question: Question, candidates: Candidates): Judged[] {
  const { db, source, rows, concepts, wordsAlone } = question
  const held = judgedRows(db, candidates.rows).filter(({ textId }) => textId !== null)
  const placed = placedRows(db, held, source.at)
  const languageOf = ({ id }: JudgedRow) => rows.factsOf(id)?.language ?? ''
  const vectors = wordsAlone ? new Map<number, Vector>() : rowVectors(db, concepts, placed, languageOf)
  const cited = wordsAlone ? new Map<number, number>() : citedWorks(question, held)
  const near = wordsAlone ? new Map<number, number>() : meaningLikeness(db, source.rows, held)
  const judged = placed.flatMap((each): Judged[] => {
    const { id } = each.row
    const facts = rows.factsOf(id)
    if (!facts) return []
    const told = {
      vector: vectors.get(id) ?? new Map(),
      cited: cited.get(id) ?? 0,
      meaning: near.get(id) ?? 0,
    }
    const evidence = evidenceFor(question, candidates, each, facts, told)
    return scored({ ...each, facts, vector: told.vector, around: [] }, evidence)
  })
  return wordsAlone ? surestFirst(judged) : withSurroundings(question, surestFirst(judged))
}

function scored(
  row: Pick<Judged, 'row' | 'above' | 'facts' | 'vector' | 'around'>,
  evidence: Evidence,
): Judged[] {
  const score = counterpartScore(evidence)
  return score > 0 ? [{ ...row, evidence, score, confidence: counterpartConfidence(evidence, score) }] : []
}

// Scores of one language and of two are not comparable: how often each is right is.
function surestFirst(judged: readonly Judged[]): Judged[] {
  return judged.toSorted((a, b) => b.confidence - a.confidence || a.row.id - b.row.id)
}

function withSurroundings(question: Question, judged: readonly Judged[]): Judged[] {
  const some = judged.filter(({ evidence }) => !evidence.sameLanguage).slice(0, SURROUNDINGS_OF)
  if (some.length === 0) return [...judged]
  const surroundings = surroundingsOf(
    question,
    some.map(({ row }) => row),
  )
  return surestFirst(
    judged.flatMap((each) => {
      const { likeness = 0, concepts = [] } = surroundings.get(each.row.id) ?? {}
      if (likeness === 0) return [each]
      return scored({ ...each, around: concepts }, { ...each.evidence, surroundings: likeness })
    }),
  )
}

function evidenceFor(
  { source, rows, concepts, vector, words, wordsAlone }: Question,
  { sought, said }: Candidates,
  { row, above }: PlacedRow,
  { language }: ExpressionFacts,
  told: { readonly vector: Vector; readonly cited: number; readonly meaning: number },
): Evidence {
  const terms = sought.get(language)
  const sum = said.get(language)?.get(row.id) ?? 0
  const sameLanguage = language === words.language
  const headings = [row.heading, ...above.map(({ heading }) => heading)]
  const headed = sameLanguage
    ? headingLikeness([source.row.heading, ...source.above], headings, language)
    : renderedHeadingLikeness(terms?.headings ?? new Map(), headings, language)
  return {
    sameLanguage,
    concepts: conceptLikeness(vector, told.vector, concepts.rarityOf),
    terms: terms ? shareSaid(sum, terms, rows.lengthOf(row.id)) : 0,
    headings: wordsAlone ? 0 : headed,
    surroundings: 0,
    citations: told.cited,
    meaning: told.meaning,
    beside: BESIDE.has(row.kind),
  }
}

// How many acts rows cite that the source cites as well.
function citedWorks({ db, source }: Question, rows: readonly JudgedRow[]): Map<number, number> {
  const own = new Set([...worksCited(db, source.rows).values()].flatMap((works) => [...works]))
  if (own.size === 0) return new Map()
  const cited = worksCited(
    db,
    rows.map(({ id }) => id),
  )
  return new Map([...cited].map(([row, works]) => [row, [...works].filter((work) => own.has(work)).length]))
}
