/** The outline of acts that a dry run found, drawn as a tree. */
import type { Outline, OutlineRow } from '#jobs/import/outline.ts'
import { count } from './format.ts'

/** Acts drawn, rows drawn of one act, and how deep. */
const MOST_ACTS = 5
const MOST_ROWS = 120
const DEEPEST = 6
const WIDEST = 100

/** Returns the lines; what is left out is counted, and stands in the answer to `--json`. */
export function outlineLines(outlines: readonly Outline[]): string[] {
  const lines = outlines.slice(0, MOST_ACTS).flatMap((outline) => ['', ...actLines(outline)])
  const more = outlines.length - MOST_ACTS
  return more > 0 ? [...lines, '', `and ${count(more, 'more outline')}: see them with --json`] : lines
}

function actLines(outline: Outline): string[] {
  const { rows, doubts } = outline
  const shown = rows.filter(({ depth }) => depth < DEEPEST)
  const left = rows.length + outline.rowsLeftOut - Math.min(shown.length, MOST_ROWS)
  return [
    clipped(outline.title),
    `  ${factsOf(outline)}`,
    ...shown.slice(0, MOST_ROWS).map(rowLine),
    ...(left > 0 ? [`  … and ${count(left, 'more row')}: see them with --json`] : []),
    ...doubts.map((doubt) => `  ! ${doubt}`),
  ]
}

function factsOf({ jurisdiction, type, subtype, date, number, language }: Outline): string {
  const sort = subtype === null ? type : `${type}/${subtype}`
  return [
    jurisdiction,
    sort,
    date ?? 'no date',
    number === null ? 'no number' : `No. ${number}`,
    language,
  ].join(' · ')
}

function rowLine({ depth, kind, num, heading, words, begins }: OutlineRow): string {
  const name = [num, heading].filter((part) => part !== null).join(' ')
  const said = name === '' ? `[${kind}]${begins === null ? '' : ` ${begins}`}` : name
  const size = words === 0 ? '' : `  (${count(words, 'word')})`
  return `  ${'  '.repeat(depth)}${clipped(said)}${size}`
}

function clipped(text: string): string {
  return text.length <= WIDEST ? text : `${text.slice(0, WIDEST - 1)}…`
}
