/** What the rows of an object must keep to, whoever made them (spec: data-model, section 3): without it a text on a day has no one answer. */
import { overlaps } from '#law/interval.ts'
import { RefusedError } from '../refused.ts'
import type { Row } from './model.ts'

/** The versions of each provision, ascending. */
type Lives = ReadonlyMap<string, readonly Row[]>

/** Throws RefusedError where an interval holds no day, versions overlap, a division is not there, or a provision stands in itself. */
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
  const circling = rows.find((row) => standsInItself(row, lives))
  if (circling)
    throw new RefusedError('object-invalid', `${name}: ${circling.wId} stands in itself${since(circling)}`)
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
function standsInItself(row: Row, lives: Lives): boolean {
  const at = row.from ?? ''
  let [above, slow]: (Row | undefined)[] = [row, row]
  for (let steps = 1; above; steps++) {
    above = parentOn(above, at, lives)
    if (above === row) return true
    // Another circle above it is found from a row of its own.
    if (steps % 2 === 0 && slow) slow = parentOn(slow, at, lives)
    if (above !== undefined && above === slow) return false
  }
  return false
}

function parentOn({ parent }: Row, at: string, lives: Lives): Row | undefined {
  const versions = parent === null ? undefined : lives.get(parent)
  return versions?.find(({ from, to }) => (from === null || from <= at) && (to === null || at < to))
}
