/** Gaps and repeats in the numbering of provisions. History is full of both, so they warn and never refuse. */
import { numberKey } from '#law/number.ts'
import { type Finding, isNumberedKind, type ProvisionDraft, type Snapshot } from '#law/provision.ts'

/** Returns a warning for each number that repeats in one place of the outline, and for each gap in a plain run of integers. */
export function numberingFindings(snapshot: Snapshot): Finding[] {
  const units = snapshot.provisions.filter(
    (draft) => draft.content !== null && draft.num !== null && isNumberedKind(draft.kind),
  )
  return [...repeats(units, snapshot.path), ...gaps(units, snapshot.path)]
}

function repeats(units: readonly ProvisionDraft[], path: string): Finding[] {
  const seen = new Set<string>()
  const told = new Set<string>()
  const findings: Finding[] = []
  for (const { kind, num } of units) {
    const key = `${kind} ${numberKey(num ?? '')}`
    if (seen.has(key) && !told.has(key)) {
      findings.push({
        severity: 'warning',
        check: 'numbering-repeat',
        path,
        where: num,
        message: `${num} stands more than once`,
      })
      told.add(key)
    }
    seen.add(key)
  }
  return findings
}

function gaps(units: readonly ProvisionDraft[], path: string): Finding[] {
  const findings: Finding[] = []
  const present = new Set(
    units.map(({ kind, num }) => `${kind} ${Number.parseInt(numberKey(num ?? ''), 10)}`),
  )
  let last: { kind: string; end: number; num: string } | null = null
  for (const { kind, num } of units) {
    const [value, end] = span(num ?? '')
    if (num === null || Number.isNaN(value)) continue
    if (last && last.kind === kind && value > last.end + 1 && !present.has(`${kind} ${last.end + 1}`)) {
      findings.push({
        severity: 'warning',
        check: 'numbering-gap',
        path,
        where: num,
        message: `${num} follows ${last.num}: the numbers between are missing`,
      })
    }
    last = { kind, end, num }
  }
  return findings
}

// "52 to 57" goes on with 58; "5-1" (5¹) goes on with 6.
function span(num: string): [start: number, end: number] {
  const parts = numberKey(num)
    .split('-')
    .map((part) => Number.parseInt(part, 10))
  const start = parts[0] ?? Number.NaN
  return [start, Math.max(...parts.filter((part) => !Number.isNaN(part)), start)]
}
