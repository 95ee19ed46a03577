/** The finder of counterparts against the truth set: which rows have a right answer among the first, and what is offered where there is none. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Counterpart, type CounterpartsAsked, counterpartsOf } from '#jobs/counterparts/counterparts.ts'
import { formatIri } from '#law/iri.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { libraryOver } from '#store/library.ts'
import { ownSubjects } from '#vocab/kept.ts'
import { below, iriOf } from '#vocab/model.ts'
import { AT, Places, type Question } from './places.ts'
import type { Row } from './truth.ts'

/** The half on which anything was tuned, and the one that was held out: by the hash of the row's id. */
export type Half = 'tuned' | 'held-out'

export interface JudgedRow {
  readonly row: Row
  readonly half: Half
  readonly group: 'within' | 'across' | 'near'
  /** Place of the first right answer, 1 for the first; null where none was found. */
  readonly place: number | null
  /** The same, where the lowest division of an answer counts as the answer. */
  readonly chapter: number | null
  readonly hits: readonly Counterpart[]
  readonly milliseconds: number
}

/** What is looked at: everything, words alone, or everything but the concept that the row is about. */
export type Way = 'all' | 'terms' | 'left-out'

const LOOKED_AT = 10

/** Returns which half a row is in. */
export function halfOf({ id }: Row): Half {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0 ? 'tuned' : 'held-out'
}

/** Judges rows one after another. */
export async function judge(db: Database, rows: readonly Row[], way: Way): Promise<JudgedRow[]> {
  const library = libraryOver(db)
  const places = new Places(library)
  const judged: JudgedRow[] = []
  for (const row of rows) {
    const question = await places.of(row)
    const started = performance.now()
    const { hits } = await counterpartsOf(db, askedBy(row, question, way))
    const milliseconds = performance.now() - started
    const articles = new Set(question.answers.map(({ node }) => node.id))
    const chapters = new Set(
      question.answers.map(({ node, above }) => (node.textId === null ? node : above.at(-1))?.id),
    )
    const place = placeOf(hits, question, (ids) => ids.some((id) => articles.has(id)))
    const chapter = placeOf(hits, question, (ids) => ids.some((id) => chapters.has(id)))
    judged.push({ row, half: halfOf(row), group: groupOf(row), place, chapter, hits, milliseconds })
  }
  return judged
}

function askedBy(row: Row, { from, source, act }: Question, way: Way): CounterpartsAsked {
  const language = source.expression.language
  return {
    iri: formatIri({ work: source.work.iri, language, at: AT, eId: from.node.eId }),
    in: [act.work.jurisdiction],
    acts: [act.work.iri],
    languages: [act.expression.language],
    at: AT,
    limit: LOOKED_AT,
    leftOut: way === 'left-out' ? conceptsOf(row) : new Set(),
    by: way === 'terms' ? 'terms' : 'all',
  }
}

// Ids of the hit and of the divisions that it lies in.
function placeOf(
  hits: readonly Counterpart[],
  { act }: Question,
  isRight: (ids: readonly number[]) => boolean,
): number | null {
  const at = hits.findIndex(({ row }) => {
    const placed = act.nodes.find(({ node }) => node.id === row)
    return placed !== undefined && isRight([row, ...placed.above.map(({ id }) => id)])
  })
  return at < 0 ? null : at + 1
}

function groupOf({ from, to }: Row): JudgedRow['group'] {
  if (from.language === to.language) return 'within'
  return [from.language, to.language].sort().join() === 'ru,uk' ? 'near' : 'across'
}

/** Returns the share of rows with answers that have one among the first `k`. */
export function recall(judged: readonly JudgedRow[], k = 5, by: 'place' | 'chapter' = 'place'): number {
  const asked = judged.filter(({ row }) => row.answers.length > 0)
  return asked.filter((each) => (each[by] ?? Number.POSITIVE_INFINITY) <= k).length / asked.length
}

const MAP = path.join(import.meta.dirname, 'concept-subjects.tsv')
let subjects: ReadonlyMap<string, readonly string[]> | undefined

/** Returns the concepts of the vocabulary that mean what the row is about, with those below them. */
export function conceptsOf({ topic, concept }: Row): ReadonlySet<string> {
  subjects ??= new Map(
    readFileSync(MAP, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([first, second, names = '']) => [`${first}/${second}`, names === '-' ? [] : names.split(';')]),
  )
  const named = subjects.get(`${topic}/${concept}`)
  if (!named) throw new Error(`Cannot leave out "${concept}": concept-subjects.tsv has no line for it`)
  return new Set(named.map(iriOf).flatMap((iri) => [iri, ...below(ownSubjects(), iri)]))
}

/** Returns the files that the rows speak of, named below the folder of the corpora. */
export function filesOf(rows: readonly Row[]): string[] {
  const files = rows.flatMap(({ from, to, answers }) => [
    from.place.file,
    ...(answers.length > 0 ? answers.map(({ file }) => file) : to.file.split(';')),
  ])
  return [...new Set(files)].sort()
}
