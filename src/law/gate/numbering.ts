/** Gaps and repeats in the numbering of provisions. History is full of both, so they warn and never refuse. */
import { numberKey } from '#law/number.ts'
import { type Finding, isNumberedKind, type ProvisionDraft, type Snapshot } from '#law/provision.ts'

/** Returns a warning for each number that repeats in one place of the outline, and for each gap in a plain run of integers. */
export function numberingFindings(snapshot: Snapshot): Finding[] {
  const units = snapshot.provisions.filter((draft) => draft.content !== null && draft.num !== null && isNumberedKind(draft.kind))
  return [...repeats(units, snapshot.path), ...gaps(units, snapshot.path)]
}

function repeats(units: readonly ProvisionDraft[], path: string): Finding[] {
  const seen = new Set<string>()
  const told = new Set<string>()
  const findings: Finding[] = []
  for (const { kind, num } of units) {
    const key = `${kind} ${numberKey(num ?? '')}`
    if (seen.has(key) && !told.has(key)) {
      findings.push({ severity: 'warning', check: 'numbering-repeat', path, where: num, message: `${num} stands more than once` })
      told.add(key)
    }
    seen.add(key)
  }
  return findings
}

function gaps(units: readonly ProvisionDraft[], path: string): Finding[] {
  const findings: Finding[] = []
  const present = new Set(units.map(({ kind, num }) => `${kind} ${Number.parseInt(numberKey(num ?? ''), 10)}`))
  let last: { kind: string; value: number; num: string } | null = null
  for (const { kind, num } of units) {
    const value = Number.parseInt(numberKey(num ?? ''), 10)
    if (num === null || Number.isNaN(value)) continue
    if (last && last.kind === kind && value > last.value + 1 && !present.has(`${kind} ${last.value + 1}`)) {
      findings.push({ severity: 'warning', check: 'numbering-gap', path, where: num, message: `${num} follows ${last.num}: the numbers between are missing` })
    }
    last = { kind, value, num }
  }
  return findings
}
