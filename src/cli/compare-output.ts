/** A comparison for people on a terminal. */
import { languageName } from '#i18n/names.ts'
import type { ComparedCell, ComparedRow, ComparedText, Comparison, SharedThing } from '#jobs/compare/model.ts'
import { clip, count, table } from './format.ts'

/** Below this a pairing is called doubtful. */
const DOUBTFUL = 0.6
const WIDTH = 46

/** Returns the comparison with its words. */
export function comparisonText(comparison: Comparison): string {
  const { texts, rows } = comparison
  return `${head(texts)}\n${rows.map((row) => rowText(row, comparison)).join('\n')}${foot(comparison)}`
}

/** Returns the correspondence table: numbers and headings, without words. */
export function correspondenceText(comparison: Comparison): string {
  const { texts, rows } = comparison
  const names = [...texts.map((_, at) => `${at + 1}`), 'sure', 'shared']
  const lines = rows.map((row) => [
    ...texts.map((_, column) => clip(namesIn(row, column) || '—', WIDTH)),
    sure(row.confidence),
    clip(
      row.shared
        .map(({ label }) => label)
        .slice(0, 4)
        .join('; '),
      2 * WIDTH,
    ),
  ])
  return `${head(texts)}\n${table([names, ...lines])}${foot(comparison)}`
}

function head(texts: readonly ComparedText[]): string {
  return texts
    .map(({ title, jurisdiction, language, at, part, iri, provisions, alone, leftOut }, index) => {
      const of = part === null ? '' : `${[part.label, part.heading].filter(Boolean).join(' ') || part.eId} · `
      const counts = [
        ...(provisions > 1 ? [count(provisions, 'provision')] : []),
        ...(provisions > 1 && alone > 0 ? [`${alone} without counterpart`] : []),
        ...(leftOut > 0 ? [`${count(leftOut, 'row')} without a number left out`] : []),
      ]
      const facts = [jurisdiction, languageName(language, 'en'), `as of ${at}`, ...counts].join(' · ')
      return `${index + 1}  ${of}${title}\n   ${facts}\n   ${iri}\n`
    })
    .join('')
}

function rowText(row: ComparedRow, { texts }: Comparison): string {
  const cells = row.cells.map((cell) => cellText(cell))
  const lacking = texts.flatMap((_, column) =>
    row.cells.some((cell) => cell.column === column)
      ? []
      : [`[${column + 1}] nothing found that corresponds`],
  )
  const told = sharedText(row.shared)
  const said = row.confidence === null ? '' : `    ${sure(row.confidence)}\n`
  return `${cells.join('')}${lacking.map((line) => `${line}\n`).join('')}${told}${said}`
}

function cellText(cell: ComparedCell): string {
  const words = cell.text ?? '(the source does not give the words)'
  return `[${cell.column + 1}] ${nameOf(cell)}\n${words.replace(/^/gm, '    ')}\n`
}

function sharedText(shared: readonly SharedThing[]): string {
  const line = (kind: SharedThing['kind'], name: string) => {
    const labels = shared.flatMap((thing) => (thing.kind === kind ? [thing.label] : []))
    return labels.length === 0 ? '' : `    ${name}: ${labels.join('; ')}\n`
  }
  return (
    line('concept', 'shared subjects') +
    line('term', 'shared words') +
    line('number', 'shared numbers') +
    line('citation', 'cited by both')
  )
}

function foot({ rows }: Comparison): string {
  return rows.some(({ why }) => why.some(({ how }) => how === 'corresponds'))
    ? '\nWhat corresponds was found by a machine: the percentage says how often such a pairing is right. Read both texts\n'
    : ''
}

function namesIn({ cells }: ComparedRow, column: number): string {
  return cells
    .filter((cell) => cell.column === column)
    .map(nameOf)
    .join('; ')
}

function nameOf({ label, num, heading, eId }: ComparedCell): string {
  return [label ?? num, heading].filter(Boolean).join(' ') || eId
}

function sure(confidence: number | null): string {
  if (confidence === null) return ''
  return `${Math.floor(confidence * 100)} %${confidence < DOUBTFUL ? ' (doubtful)' : ''}`
}
