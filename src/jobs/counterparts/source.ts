/** The provision whose counterparts are asked for: an article, a part of one, or a division with all that stands in it. */
import type { Day } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { formatIri } from '#law/iri.ts'
import { divisionsOn, type JudgedRow, rowOn, rowsInside } from '#store/concept-walks.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { libraryOver } from '#store/library.ts'
import type { Expression, Work } from '#store/model.ts'
import { contentsOf } from '#store/provisions.ts'
import { partOf } from '../study/quote.ts'

/** Something was asked for that is not there, or is no provision: the message says what to ask for. */
export class CounterpartsError extends Error {
  override name = 'CounterpartsError'
}

export interface CounterpartSource {
  readonly iri: string
  readonly work: Work
  readonly expression: Expression
  readonly at: Day
  readonly row: JudgedRow
  /** eId of the part of the provision that alone is meant. */
  readonly part: string | null
  /** Words without number and heading; of a division, those of its provisions together. */
  readonly text: string
  /** Of the divisions above, the nearest first. */
  readonly above: readonly string[]
  /** Rows whose words these are. */
  readonly rows: readonly number[]
}

/**
 * Returns the provision that an IRI or alias names, as it reads on its own day, else on the day given. Throws
 * CounterpartsError where nothing is named so or the provision does not stand on the day.
 */
export async function counterpartSource(db: Database, iri: string, day: Day): Promise<CounterpartSource> {
  const library = libraryOver(db)
  const reference = await library.resolve(iri)
  if (!reference)
    throw new CounterpartsError(
      `Cannot find counterparts of "${iri}": no act held has this IRI or alias. See comity works`,
    )
  const { work, eId } = reference
  if (eId === null)
    throw new CounterpartsError(
      `Cannot find counterparts of the whole of "${work.title}": expected a provision of it, such as ${work.iri}/~art_1`,
    )
  const expression = await library.expression(work.id, reference.language)
  if (!expression)
    throw new CounterpartsError(
      `Cannot find counterparts of "${work.title}": it is not held in ${reference.language ?? 'any language'}`,
    )
  const at = reference.at ?? day
  const { row, part } = standing(db, expression, eId, at) ?? {}
  if (!row)
    throw new CounterpartsError(
      `Cannot find the provision ${eId} in "${expression.title}": the text of ${at} has none of that name; see comity show ${work.iri}`,
    )
  const rows = row.textId === null ? below(db, row, at) : [row]
  return {
    iri: formatIri({ work: work.iri, language: expression.language, at, eId }),
    work,
    expression,
    at,
    row,
    part: part ?? null,
    text: textOf(db, rows, part ?? null),
    above: headingsAbove(db, row, at),
    rows: rows.map(({ id }) => id),
  }
}

// What stands inside a provision bears its eId and more: the longest beginning that is a row.
function standing(db: Database, { id }: Expression, eId: string, at: Day) {
  const whole = rowOn(db, id, eId, at)
  if (whole) return { row: whole, part: null }
  const steps = eId.split('__')
  for (let length = steps.length - 1; length > 0; length--) {
    const row = rowOn(db, id, steps.slice(0, length).join('__'), at)
    if (!row || row.textId === null) continue
    const inside = steps.slice(length).join('__')
    const xml = contentsOf(db, [row.textId]).get(row.textId)
    return xml !== undefined && partOf(xml, inside) !== null ? { row, part: inside } : null
  }
  return null
}

// Of a code asked for as one, the beginning says what it is about.
const MOST_ROWS = 300
const MOST_LETTERS = 40_000

function below(db: Database, division: JudgedRow, at: Day): JudgedRow[] {
  const found: JudgedRow[] = []
  let level = [division.provision]
  while (level.length > 0 && found.length < MOST_ROWS) {
    const inside = rowsInside(db, level, at)
    found.push(...inside.filter(({ textId }) => textId !== null))
    level = inside.filter(({ textId }) => textId === null).map(({ provision }) => provision)
  }
  return found.slice(0, MOST_ROWS)
}

function textOf(db: Database, rows: readonly JudgedRow[], part: string | null): string {
  const contents = contentsOf(
    db,
    rows.flatMap(({ textId }) => (textId === null ? [] : [textId])),
  )
  let text = ''
  for (const { textId, heading } of rows) {
    if (text.length > MOST_LETTERS) break
    const xml = textId === null ? undefined : contents.get(textId)
    if (xml === undefined) continue
    if (rows.length > 1) text += `${heading ?? ''}\n`
    text += `${plainText(part === null ? xml : (partOf(xml, part) ?? xml))}\n`
  }
  return text.trim()
}

// Divisions in divisions; more levels than any act has.
const MOST_LEVELS = 12

function headingsAbove(db: Database, row: JudgedRow, at: Day): string[] {
  const headings: string[] = []
  let parent = row.parent
  for (let level = 0; parent !== null && level < MOST_LEVELS; level++) {
    const division = divisionsOn(db, [parent], at).get(parent)
    if (!division) break
    if (division.heading !== null) headings.push(division.heading)
    parent = division.parent
  }
  return headings
}
