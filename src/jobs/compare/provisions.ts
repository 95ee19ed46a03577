/** Comparing two to six provisions, acts, days or languages: which parts belong together, what they share, and why. */
import { alignedRows, type Placed, type Row } from '#compare/corresponding/rows.ts'
import type { Jurisdictions } from '#i18n/jurisdictions.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Library } from '#store/library.ts'
import type { Vocabulary } from '#vocab/model.ts'
import { conceptNamed, conceptReading, type Reading, vocabulariesOf } from './concepts.ts'
import { CompareError } from './error.ts'
import { translationsOf } from './lexicon.ts'
import type { CompareAsked, ComparedRow, ComparedText, Comparison, Level } from './model.ts'
import { actPairs, type Pair, relationOf, type Selection, translationPairs, versionPairs } from './pairs.ts'
import { narrowedPart, outlineOf, type Part, paragraphsOf, partsOf } from './parts.ts'
import { rowTold } from './rows.ts'
import { comparable, eIdOf, type FoundText, foundText, iriIn, isProvision, labelIn } from './texts.ts'

export interface CompareDeps {
  readonly db: Database
  readonly library: Library
  readonly jurisdictions: Jurisdictions
}

export const FEWEST = 2
export const MOST = 6
/** Provisions of a text, unless the caller allows more: what is aligned while others wait. */
const MOST_PROVISIONS = 4000
/** Provisions around those compared that are read to know what is common in their act. */
const AROUND = 600

/** Returns the comparison. Throws CompareError where the texts cannot be compared. */
export async function compareProvisions(deps: CompareDeps, asked: CompareAsked): Promise<Comparison> {
  const found = await foundTexts(deps, asked)
  const languages = new Set([...found.map(({ expression }) => expression.language), asked.reader ?? 'eng'])
  const vocabularies = await vocabulariesOf(deps.db, new Set([...languages].map((each) => each.slice(0, 3))))
  const texts: ReadText[] = []
  for (const each of found) texts.push(await readText(deps, each, { asked, vocabularies, all: found }))
  const level = levelOf(found, asked)
  const rows = await alignedTexts(deps, texts, level)
  const told = rows.map((row) => rowTold(row, texts, vocabularies, asked.reader ?? 'eng'))
  const concepts = new Set(told.flatMap(({ cells }) => cells.flatMap((cell) => cell.concepts)))
  return {
    at: asked.at,
    level,
    texts: texts.map((text, column) => textTold(deps, text, told, column)),
    rows: told,
    concepts: Array.from(concepts, (iri) => conceptNamed(vocabularies, iri, asked.reader ?? 'eng')),
  }
}

async function foundTexts(deps: CompareDeps, { of, at }: CompareAsked): Promise<FoundText[]> {
  if (of.length < FEWEST)
    throw new CompareError(
      'too-few',
      `Cannot compare ${of.length === 0 ? 'nothing' : `"${of[0]}" alone`}: expected ${FEWEST} to ${MOST} provisions or acts; name another one`,
      { fewest: FEWEST, most: MOST },
    )
  if (of.length > MOST)
    throw new CompareError(
      'too-many',
      `Cannot compare ${of.length} texts: expected ${FEWEST} to ${MOST}; leave some out`,
      { n: of.length, fewest: FEWEST, most: MOST },
    )
  const found: FoundText[] = []
  for (const name of of) found.push(await foundText(deps, name, at))
  const seen = new Set<string>()
  for (const text of found) {
    const iri = iriIn(text, eIdOf(text))
    if (seen.has(iri))
      throw new CompareError('same', `Cannot compare ${iri} with itself: name two texts that differ`, { iri })
    seen.add(iri)
  }
  return found
}

function levelOf(found: readonly FoundText[], { byParagraph }: CompareAsked): Level {
  if (!found.every(isProvision)) return 'outline'
  return byParagraph ? 'paragraph' : 'provision'
}

/** A text with the parts that are compared, and those of its act that tell what is common in it. */
export interface ReadText {
  readonly found: FoundText
  readonly parts: readonly Part[]
  readonly reading: Reading
  /** How many rows with words no other act could have. */
  readonly leftOut: number
  readonly selection: () => Promise<Selection>
}

async function readText(
  deps: CompareDeps,
  found: FoundText,
  {
    asked,
    vocabularies,
    all,
  }: {
    readonly asked: CompareAsked
    readonly vocabularies: readonly Vocabulary[]
    readonly all: readonly FoundText[]
  },
): Promise<ReadText> {
  const reading = await conceptReading(deps.db, vocabularies, found.expression.language)
  const withinOneAct = all.every(({ work }) => work.id === found.work.id)
  const chosen = withinOneAct ? found.provisions : comparable(found.provisions)
  const most = asked.most ?? MOST_PROVISIONS
  if (chosen.length > most)
    throw new CompareError(
      'too-large',
      `Cannot compare all of "${found.expression.title}": it has ${chosen.length} provisions, and ${most} are compared at most; name a part of it, such as ${iriIn(found, found.all[0]?.above[0]?.eId ?? 'part_1')}`,
      { title: found.expression.title, n: chosen.length, most },
    )
  const read = await partsOf(deps, found, chosen)
  const whole = isProvision(found) ? read.map((part) => narrowedPart(part, found)) : read
  const level = levelOf(all, asked)
  const parts = level === 'paragraph' ? whole.flatMap(paragraphsOf) : whole
  return {
    found,
    parts,
    reading,
    leftOut: found.provisions.length - chosen.length,
    selection: () => selectionOf(deps, { found, parts, reading }, level),
  }
}

// Provisions are judged among the others of their act: what is common there tells little of any of them.
async function selectionOf(
  deps: CompareDeps,
  { found, parts, reading }: Pick<ReadText, 'found' | 'parts' | 'reading'>,
  level: Level,
): Promise<Selection> {
  const own = () => ({
    outline: outlineOf(deps.db, found, parts, reading, level !== 'paragraph'),
    selected: parts.map((_, index) => index),
  })
  if (level === 'paragraph') return own()
  const around = comparable(found.all)
  const places = new Map(around.map(({ node }, index) => [node, index]))
  const indices = parts.map(({ node }) => places.get(node) ?? -1)
  if (indices.includes(-1) || around.length === parts.length) return own()
  const [first, last] = [Math.min(...indices) - AROUND, Math.max(...indices) + AROUND + 1]
  const from = Math.max(0, first)
  const context = await partsOf(deps, found, around.slice(from, last))
  const chosen = new Map(indices.map((place, index) => [place - from, index]))
  const read = context.map((part, index) => parts[chosen.get(index) ?? -1] ?? part)
  return {
    outline: outlineOf(deps.db, found, read, reading, true),
    selected: read.map((_, index) => chosen.get(index) ?? -1),
  }
}

async function alignedTexts(
  deps: CompareDeps,
  texts: readonly ReadText[],
  level: Level,
): Promise<Row<Pair>[]> {
  const pairs = new Map<string, readonly Pair[]>()
  const wanted = texts.flatMap((_, after) =>
    level === 'outline'
      ? texts.slice(0, after).map((_, before) => [before, after] as const)
      : after > 0
        ? [[0, after] as const]
        : [],
  )
  for (const [before, after] of wanted) {
    const [one, other] = [texts[before], texts[after]]
    if (one && other) pairs.set(`${before} ${after}`, await pairsOf(deps, one, other, level))
  }
  const oneAct = texts.every(({ found }) => found.work.id === texts[0]?.found.work.id)
  const sizes = texts.map(({ parts }) => parts.length)
  const of = (before: number, after: number) => pairs.get(`${before} ${after}`) ?? []
  return level === 'provision'
    ? [togetherRow(texts, of)]
    : alignedRows(sizes, of, oneAct || level === 'paragraph' ? 'among' : 'behind')
}

// Provisions that somebody put beside each other stand in one row, whatever is thought of it.
function togetherRow(
  texts: readonly ReadText[],
  of: (before: number, after: number) => readonly Pair[],
): Row<Pair> {
  const cells: Placed[] = texts.map((_, column) => ({ column, index: 0 }))
  const pairs = texts.slice(1).flatMap((_, at) => of(0, at + 1).map((pair) => [[0, at + 1], pair] as const))
  return { cells, pairs }
}

async function pairsOf(
  deps: CompareDeps,
  before: ReadText,
  after: ReadText,
  level: Level,
): Promise<readonly Pair[]> {
  const relation = relationOf(before.found, after.found)
  const [from, to] = [before.found.expression.language, after.found.expression.language]
  const texts = before.parts.flatMap(({ heading, text }) => [heading ?? '', text])
  const translations = await translationsOf(deps.db, [from, to], texts)
  const known = translations ? { translations } : {}
  if (relation === 'acts' || level === 'provision')
    return actPairs(await before.selection(), await after.selection(), known, level === 'provision')
  const [one, other] = [before, after].map(({ found, parts, reading }) => ({
    outline: outlineOf(deps.db, found, parts, reading, false),
    wIds: parts.map(({ node, eId }) => (level === 'paragraph' ? eId : node.wId)),
  }))
  if (!one || !other) return []
  return relation === 'versions'
    ? versionPairs(one, other)
    : translationPairs(one.outline, other.outline, known)
}

function textTold(
  deps: CompareDeps,
  { found, parts, leftOut }: ReadText,
  rows: readonly ComparedRow[],
  column: number,
): ComparedText {
  const { work, expression, at, basis, row } = found
  const eId = eIdOf(found)
  const together = new Set(
    rows.flatMap(({ cells }) =>
      cells.some((cell) => cell.column !== column)
        ? cells.filter((cell) => cell.column === column).map((cell) => cell.iri)
        : [],
    ),
  )
  return {
    iri: iriIn(found, eId),
    work: work.iri,
    title: expression.title,
    jurisdiction: work.jurisdiction,
    language: expression.language,
    at,
    basis,
    part:
      row === null || eId === null
        ? null
        : { eId, label: labelIn(deps, found, row.node), heading: row.node.heading },
    provisions: parts.length,
    alone: parts.filter((part) => !together.has(iriIn(found, part.eId))).length,
    leftOut,
  }
}
