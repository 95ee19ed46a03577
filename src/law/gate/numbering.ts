/** Gaps and repeats in the numbering of provisions. History is full of both, so they warn and never refuse. */
import { numberKey } from '#law/number.ts'
import { type Finding, isNumberedKind, type ProvisionDraft, type Snapshot } from '#law/provision.ts'

/**
 * Returns a warning for each number that repeats in one run of numbers, and for each gap in a plain run of integers. A run ends
 * where another division begins again at the number it began with: supplementary provisions and schedules number their articles anew.
 */
export function numberingFindings(snapshot: Snapshot): Finding[] {
  const units = placed(snapshot.provisions).filter(
    ({ draft }) => draft.content !== null && draft.num !== null && isNumberedKind(draft.kind),
  )
  return [...repeats(units, snapshot.path), ...gaps(units, snapshot.path)]
}

interface Placed {
  readonly draft: ProvisionDraft
  /** Place of the division that holds it; -1 at the top. */
  readonly parent: number
}

interface Run {
  readonly first: string
  /** That of its first number. */
  readonly parent: number
  readonly seen: Set<string>
  readonly told: Set<string>
}

function placed(drafts: readonly ProvisionDraft[]): Placed[] {
  const open: { depth: number; at: number }[] = []
  return drafts.map((draft, at) => {
    while ((open.at(-1)?.depth ?? -1) >= draft.depth) open.pop()
    const parent = open.at(-1)?.at ?? -1
    open.push({ depth: draft.depth, at })
    return { draft, parent }
  })
}

function repeats(units: readonly Placed[], path: string): Finding[] {
  const runs = new Map<string, Run>()
  const findings: Finding[] = []
  for (const { draft, parent } of units) {
    const key = numberKey(draft.num ?? '')
    let run = runs.get(draft.kind)
    if (!run || (key === run.first && parent !== run.parent))
      runs.set(draft.kind, (run = { first: key, parent, seen: new Set(), told: new Set() }))
    if (run.seen.has(key) && !run.told.has(key)) {
      findings.push({
        severity: 'warning',
        check: 'numbering-repeat',
        path,
        where: draft.num,
        message: `${draft.num} stands more than once`,
      })
      run.told.add(key)
    }
    run.seen.add(key)
  }
  return findings
}

function gaps(units: readonly Placed[], path: string): Finding[] {
  const findings: Finding[] = []
  const present = new Set(
    units.map(({ draft }) => `${draft.kind} ${Number.parseInt(numberKey(draft.num ?? ''), 10)}`),
  )
  let last: { kind: string; end: number; num: string; parent: number } | null = null
  for (const { draft, parent } of units) {
    const { kind, num } = draft
    const [value, end] = span(num ?? '')
    if (num === null || Number.isNaN(value)) continue
    if (
      last &&
      last.kind === kind &&
      value > last.end + 1 &&
      !present.has(`${kind} ${last.end + 1}`) &&
      // In American acts, Title II begins with section 201.
      !(last.parent !== parent && value % 100 === 1)
    ) {
      findings.push({
        severity: 'warning',
        check: 'numbering-gap',
        path,
        where: num,
        message: `${num} follows ${last.num}: the numbers between are missing`,
      })
    }
    last = { kind, end, num, parent }
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
