/** What the rows of an object must keep to, whoever made them (spec: data-model, section 3): without it a text on a day has no one answer. */
import { overlaps } from '#law/interval.ts'
import { RefusedError } from '../refused.ts'
import type { Row } from './model.ts'

// Deeper than any law; and a chain without end would be climbed from each of its links.
const MAX_DEPTH = 250

/** The versions of each provision, ascending. */
type Lives = ReadonlyMap<string, readonly Row[]>

/** Throws RefusedError where an interval holds no day, versions overlap, a division is not there, or a provision stands in itself or too deep. */
export function checkRows(rows: readonly Row[], name: string): void {
  const lives = livesOf(rows)
  for (const row of rows) {
    const fault = faultIn(row, lives)
    if (fault) throw new RefusedError('object-invalid', `${name}: ${row.wId}${since(row)} ${fault}`)
  }
  for (const [wId, versions] of lives) {
    const second = versions.find((row, index) => index > 0 && overlaps(versions[index - 1] ?? row, row))
    if (second) throw new RefusedError('object-invalid', `${name}: ${wId} has two wordings${since(second)}`)
  }
  for (const row of rows) {
    const fault = placeFault(row, lives)
    if (fault) throw new RefusedError('object-invalid', `${name}: ${row.wId} ${fault}${since(row)}`)
  }
}

function faultIn({ from, to, parent }: Row, lives: Lives): string | null {
  if (from !== null && to !== null && from >= to) return `ends on ${to}, before it begins`
  if (parent !== null && !lives.has(parent)) return `stands in ${parent}, which is not there`
  return null
}

function since({ from }: Row): string {
  return from === null ? '' : ` from ${from}`
}

function livesOf(rows: readonly Row[]): Lives {
  const lives = new Map<string, Row[]>()
  for (const row of rows) {
    const life = lives.get(row.wId)
    if (life) life.push(row)
    else lives.set(row.wId, [row])
  }
  for (const life of lives.values()) if (life.length > 1) life.sort(byStart)
  return lives
}

function byStart(a: Row, b: Row): number {
  const [first, second] = [a.from ?? '', b.from ?? '']
  return first < second ? -1 : first > second ? 1 : 0
}

// A circle that holds on any day holds on the first day of the last of its rows to begin: climbing from there meets it.
function placeFault(row: Row, lives: Lives): string | null {
  const at = row.from ?? ''
  let above = parentOn(row, at, lives)
  for (let steps = 1; above; steps++) {
    if (above === row) return 'stands in itself'
    if (steps > MAX_DEPTH) return `stands in more than ${MAX_DEPTH} divisions`
    above = parentOn(above, at, lives)
  }
  return null
}

function parentOn({ parent }: Row, at: string, lives: Lives): Row | null {
  const versions = parent === null ? undefined : lives.get(parent)
  if (!versions) return null
  let [low, high] = [0, versions.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((versions[middle]?.from ?? '') <= at) low = middle + 1
    else high = middle
  }
  const found = versions[low - 1]
  return found && (found.to === null || at < found.to) ? found : null
}
