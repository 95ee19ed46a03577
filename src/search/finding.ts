/** Everything that a query finds among provisions and titles, before it is put in order. */
import type { Condition, Conditions } from './conditions.ts'
import type { PartNumber } from './dialect/sqlite.ts'
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { type KeyRange, matchKeys } from './dialect/sqlite-find.ts'
import { Evaluation } from './evaluate.ts'
import { rowMatch } from './match.ts'
import type { Approximation } from './model.ts'
import { type Narrowing, partsFor } from './narrowing.ts'
import { idOf, rowKey } from './rank.ts'
import { either, NONE, raised, type Scored, summed, without } from './scored.ts'
import { ROLES } from './spans.ts'
import type { TitleFound, Titles } from './titles.ts'

/** What a part of the index gives: `all` is joined of the others, which explain it. */
export interface PartFound {
  readonly part: PartNumber
  readonly words: Scored
  readonly adjacent: Scored
  /** What the act's title says need not be said again: "code civil mariage" is "mariage" in the Code civil. */
  readonly titled: Scored
  /** Provisions whose own number was asked for. */
  readonly numbered: Scored
  /** What says it in another language than the query's. */
  readonly across: Scored
  readonly all: Scored
}

// So much better is a provision whose own number was asked for, beside the act that was named, than any mention of it.
const NUMBER_ASKED_FOR = 1000
// "Code civil article 1" is the article and not one of many sections 1.
const TEXT_ASKED_FOR = 100
const BY_TITLE = 200
const TITLE_WORD = 3
const MOST_NUMBERED = 2000

// Among provisions that have only some of the words, those that have more of them come first.
const EACH_WORD = 4

/** Returns provisions that have any of the wanted, for where none has all: more of the words, and rarer ones, are better. */
export function provisionsWithSome(
  index: OpenIndex,
  conditions: Conditions,
  narrowing: Narrowing,
  approximate: Set<Approximation>,
): PartFound[] {
  return partsFor(index, narrowing.day).map((part) => {
    const evaluation = new Evaluation(index, part, approximate)
    const sets = conditions.wanted.map((condition) => evaluation.condition(condition))
    const words = conditions.unwanted.reduce(
      (found, condition) => without(found, evaluation.condition(condition)),
      summed(sets, EACH_WORD),
    )
    return { part, words, adjacent: NONE, titled: NONE, numbered: NONE, across: NONE, all: words }
  })
}

/** Returns what the conditions find in each part that can hold a text of the day. */
export function provisionsFound(
  index: OpenIndex,
  conditions: Conditions,
  titles: Titles,
  narrowing: Narrowing,
  approximate: Set<Approximation>,
): PartFound[] {
  if (conditions.wanted.length === 0) return []
  return partsFor(index, narrowing.day).map((part) => {
    const evaluation = new Evaluation(index, part, approximate)
    const words = evaluation.branch(conditions)
    const adjacent = conditions.adjacent === null ? NONE : evaluation.adjacent(conditions.adjacent)
    const titled = titledRows(evaluation, conditions, titles.partly)
    const numbered = numberedRows(evaluation, conditions, titles)
    const near = conditions.unwanted.length === 0 ? either(words, adjacentAlone(adjacent, words)) : words
    return {
      part,
      words,
      adjacent,
      titled,
      numbered,
      across: NONE,
      all: either(either(raised(near, adjacent), titled), numbered),
    }
  })
}

// Words one after another are found though one of them is a stop word; where the words are found as well, it only adds.
function adjacentAlone(adjacent: Scored, words: Scored): Scored {
  return words.keys.length === 0
    ? { keys: adjacent.keys, scores: new Float32Array(adjacent.keys.length) }
    : NONE
}

function titledRows(
  evaluation: Evaluation,
  { wanted, unwanted }: Conditions,
  acts: readonly TitleFound[],
): Scored {
  let found = NONE
  for (const { expression, said } of acts) {
    const rest = wanted.filter((condition) => !said.has(condition))
    const rows = inAct(evaluation, expression, { wanted: rest, unwanted })
    found = either(
      found,
      plus(rows, () => said.size * TITLE_WORD),
    )
  }
  return found
}

function numberedRows(evaluation: Evaluation, conditions: Conditions, titles: Titles): Scored {
  let found = NONE
  for (const number of conditions.numbers) {
    const column = { ...number, match: `{num} : ${number.match}` }
    const others = conditions.wanted.filter((condition) => condition !== number)
    if (others.length === 0) return either(found, numberedAnywhere(evaluation, column, conditions.unwanted))
    for (const act of namedActs(conditions, others, titles)) {
      const rows = inActByMatch(evaluation, act.expression, column, conditions.unwanted)
      found = either(
        found,
        plus(rows, (id) => numberScore(evaluation, id) + BY_TITLE * act.coverage),
      )
    }
  }
  return found
}

// Other numbers beside it may be those of paragraphs in it: "Privacy Act 12(3)".
function namedActs(
  conditions: Conditions,
  others: readonly Condition[],
  titles: Titles,
): readonly TitleFound[] {
  const named = titles.saying(others)
  if (named.length > 0) return named
  const words = others.filter((condition) => !conditions.numbers.includes(condition))
  return words.length < others.length ? titles.saying(words) : []
}

function numberedAnywhere(evaluation: Evaluation, column: Condition, unwanted: readonly Condition[]): Scored {
  const match = rowMatch(
    [column.match],
    unwanted.map((condition) => condition.match),
  )
  const keys = matchKeys(evaluation.index.db, evaluation.part, match, MOST_NUMBERED)
  if (keys.length === MOST_NUMBERED) evaluation.approximate.add('ranked-first')
  return plus({ keys, scores: new Float32Array(keys.length) }, (id) => numberScore(evaluation, id))
}

function numberScore({ index }: Evaluation, id: number): number {
  return NUMBER_ASKED_FOR + (index.attributes.roleOf(id) === ROLES.provision ? TEXT_ASKED_FOR : 0)
}

function inAct(
  evaluation: Evaluation,
  expression: number,
  branch: { wanted: readonly Condition[]; unwanted: readonly Condition[] },
): Scored {
  const range = rangeOf(evaluation, expression)
  return range === null ? NONE : onlyOf(evaluation, expression, evaluation.branch(branch, range))
}

function inActByMatch(
  evaluation: Evaluation,
  expression: number,
  column: Condition,
  unwanted: readonly Condition[],
): Scored {
  const range = rangeOf(evaluation, expression)
  if (range === null) return NONE
  const match = rowMatch(
    [column.match],
    unwanted.map((condition) => condition.match),
  )
  const keys = matchKeys(evaluation.index.db, evaluation.part, match, MOST_NUMBERED, range)
  return onlyOf(evaluation, expression, { keys, scores: new Float32Array(keys.length) })
}

function rangeOf({ index, part }: Evaluation, expression: number): KeyRange | null {
  const range = index.attributes.range(part, expression)
  const rank = index.attributes.expressions[expression]?.rank ?? 0
  return range && { first: rowKey(rank, range.first), last: rowKey(rank, range.last) }
}

// Between the rows of an act there may lie some of another that came in between.
function onlyOf({ index }: Evaluation, expression: number, set: Scored): Scored {
  const kept: number[] = []
  set.keys.forEach((key, at) => {
    if (index.attributes.expressionOf(idOf(key)) === expression) kept.push(at)
  })
  return {
    keys: Float64Array.from(kept, (at) => set.keys[at] as number),
    scores: Float32Array.from(kept, (at) => set.scores[at] as number),
  }
}

function plus(set: Scored, more: (id: number) => number): Scored {
  return { keys: set.keys, scores: set.scores.map((score, at) => score + more(idOf(set.keys[at] as number))) }
}
