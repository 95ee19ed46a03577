/** The outline of what would be imported: for a look before anything is written. */
import { plainText } from '#law/content.ts'
import type { NewExpression } from '#store/record/recorded.ts'
import type { NewWork } from '#store/record/work.ts'

/** The outline of one expression on the last day that is known of it. */
export interface Outline {
  readonly title: string
  readonly jurisdiction: string
  readonly type: string
  readonly subtype: string | null
  readonly date: string | null
  readonly number: string | null
  readonly language: string
  readonly path: string
  /** In reading order. */
  readonly rows: readonly OutlineRow[]
  /** Rows that were left out at the end. */
  readonly rowsLeftOut: number
  /** What the reader did not recognise, and what the gate doubts. */
  readonly doubts: readonly string[]
}

export interface OutlineRow {
  readonly depth: number
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  /** Words below number and heading. */
  readonly words: number
  /** First words of what has neither number nor heading; null for other rows. */
  readonly begins: string | null
}

/** Rows told of one expression, and expressions told of one import. */
export const MAX_ROWS = 2000
export const MAX_OUTLINES = 20
const MAX_DOUBTS = 50
const BEGINNING = 60

/** Returns the outline. */
export function outlineOf(work: NewWork, expression: NewExpression): Outline {
  const { jurisdiction, type, subtype, date, number } = work
  const { title, language, path, woven } = expression
  const last = woven.versions.findLast((version) => version.state === 'held')
  const shown = woven.rows.filter((row) => row.to === null || (last?.from != null && row.to > last.from))
  const rows = inOrder(
    shown.filter((row) => row.from === null || last?.from == null || row.from <= last.from),
  )
  const doubts = [...new Set(woven.findings.map(({ message }) => message))]
  return {
    ...{ title, jurisdiction, type, subtype, date, number, language, path },
    rows: rows.slice(0, MAX_ROWS),
    rowsLeftOut: Math.max(rows.length - MAX_ROWS, 0),
    doubts:
      doubts.length > MAX_DOUBTS
        ? [...doubts.slice(0, MAX_DOUBTS), `and ${doubts.length - MAX_DOUBTS} more`]
        : doubts,
  }
}

type Row = NewExpression['woven']['rows'][number]

function inOrder(rows: readonly Row[]): OutlineRow[] {
  const below = Map.groupBy(rows, ({ parent }) => parent)
  const told: OutlineRow[] = []
  const walk = (parent: number, depth: number) => {
    const children = (below.get(parent) ?? []).toSorted((a, b) => (a.sort < b.sort ? -1 : 1))
    for (const row of children) {
      told.push(rowOf(row, depth))
      walk(row.provision, depth + 1)
    }
  }
  walk(-1, 0)
  return told
}

function rowOf({ kind, num, heading, content }: Row, depth: number): OutlineRow {
  const begins = num !== null || heading !== null || content === null ? null : beginningOf(content.xml)
  return { depth, kind, num, heading, words: content?.length ?? 0, begins }
}

function beginningOf(xml: string): string {
  const words = plainText(xml).replace(/\s+/g, ' ')
  return words.length <= BEGINNING ? words : `${words.slice(0, BEGINNING).replace(/\s\S*$/, '')}…`
}
