/** Languages side by side where ids and numbers do not match: what stands alone in one goes beside what stands alone in another, by its words. */
import { alignTranslations } from './align/translations.ts'
import type { Link, Translations, Unit } from './align/unit.ts'
import type { Abreast, Placed } from './beside.ts'

/** What is needed of the texts: each column's language, the words of a row, and a lexicon where there is one. */
export interface BesideTexts<T> {
  readonly languages: readonly string[]
  /** Null where the row has no words or they are not known. */
  readonly textOf: (node: T) => string | null
  readonly translations?: Translations
}

export interface BesideByWords<T> {
  readonly rows: readonly Abreast<T>[]
  /** Those that stand beside others by their words alone, each with the confidence. */
  readonly byWords: ReadonlyMap<T, number>
}

/** From this confidence on a reader is shown a pairing that no number vouches for; and so much has to read alike in both. */
const LEAST = 0.9
const FEWEST_SHARED = 2
/** Where more stands alone than that, the texts differ in more than their ids. */
const MOST_ALONE = 400

/**
 * Returns the rows with those brought together that one language has alone and another lacks, between the same neighbours, where
 * lengths, numbers, names and cognates say that they are one provision. The order of every language stays.
 */
export function besideByWords<T extends Placed>(
  rows: readonly Abreast<T>[],
  texts: BesideTexts<T>,
): BesideByWords<T> {
  let merged = rows
  const byWords = new Map<T, number>()
  for (const column of texts.languages.keys())
    if (column > 0) merged = withColumn(merged, column, texts, byWords)
  return { rows: merged, byWords }
}

function withColumn<T extends Placed>(
  rows: readonly Abreast<T>[],
  column: number,
  texts: BesideTexts<T>,
  byWords: Map<T, number>,
): readonly Abreast<T>[] {
  const said = (row: Abreast<T>) => row.find((node) => node !== null && texts.textOf(node) !== null) ?? null
  const lacking = indicesOf(rows, (row) => row[column] === null && row[0] != null && said(row) !== null)
  const alone = indicesOf(rows, (row) => isAlone(row, column) && said(row) !== null)
  if (lacking.length === 0 || alone.length === 0 || lacking.length + alone.length > MOST_ALONE) return rows
  const unitAt = (index: number): Unit => unitOf(said(rows[index] ?? []), texts)
  const links = alignTranslations(lacking.map(unitAt), alone.map(unitAt), {
    from: texts.languages[0] ?? '',
    to: texts.languages[column] ?? '',
    ...(texts.translations ? { translations: texts.translations } : {}),
  })
  const places = new Map<number, number>()
  for (const link of links) {
    const [into, from] = [lacking[link.before] ?? -1, alone[link.after] ?? -1]
    const node = rows[from]?.[column]
    if (!isShown(link) || !node || !keepsOrder(rows, column, into, from)) continue
    places.set(into, from)
    byWords.set(node, link.confidence)
  }
  const taken = new Set(places.values())
  return rows.flatMap((row, index) => {
    if (taken.has(index)) return []
    const node = rows[places.get(index) ?? -1]?.[column]
    return [node ? row.map((cell, at) => (at === column ? node : cell)) : row]
  })
}

function isShown({ how, confidence, why }: Link): boolean {
  const shared = why.numbers.length + why.citations.length + why.terms.length
  return how === 'kept' && confidence >= LEAST && shared >= FEWEST_SHARED
}

// What stands between the two rows has nothing in the column but what stands alone there too, and moves along in order.
function keepsOrder<T>(rows: readonly Abreast<T>[], column: number, into: number, from: number): boolean {
  const between = rows.slice(Math.min(into, from) + 1, Math.max(into, from))
  return between.every((row) => row[column] === null || isAlone(row, column))
}

function isAlone<T>(row: Abreast<T>, column: number): boolean {
  return row.every((cell, at) => (cell !== null) === (at === column))
}

function indicesOf<T>(rows: readonly T[], holds: (row: T) => boolean): number[] {
  return rows.flatMap((row, index) => (holds(row) ? [index] : []))
}

function unitOf<T extends Placed>(node: T | null, { textOf }: BesideTexts<T>): Unit {
  return {
    id: node?.eId ?? '',
    kind: node?.kind ?? '',
    num: node?.num ?? null,
    heading: null,
    text: (node && textOf(node)) ?? '',
  }
}
