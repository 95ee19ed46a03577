/** Timing and figures: medians and percentiles of repeated work, and one line a measurement. */

export interface Row {
  readonly what: string
  readonly figure: string
  /** The limit that the project promises. */
  readonly target: string
  readonly met: boolean
  /** The peer's figure in the same run, and how many times the peer's cost ours is. */
  readonly against: string
}

export interface Timing {
  readonly p50: number
  readonly p95: number
  readonly max: number
}

/** Returns the timing of work done `times` times, in milliseconds, after one warm-up round of at most ten. */
export async function time(times: number, work: (index: number) => unknown): Promise<Timing> {
  for (let index = 0; index < Math.min(times, 10); index++) await work(index)
  const taken: number[] = []
  for (let index = 0; index < times; index++) {
    const started = performance.now()
    await work(index)
    taken.push(performance.now() - started)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] as number
  return { p50: at(0.5), p95: at(0.95), max: at(1) }
}

/** Returns milliseconds as text. */
export function ms(value: number): string {
  return value < 10 ? `${value.toFixed(2)} ms` : `${value.toFixed(0)} ms`
}

/** Returns bytes as MB. */
export function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/** Returns how many times the second is the first. */
export function ratio(own: number, peer: number): string {
  return `${(own / peer).toFixed(own / peer < 10 ? 2 : 0)}×`
}

/** Returns the rows as a table. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ['', 'work', 'measured', 'target', 'against'],
    ...rows.map((row) => [row.met ? '✓' : '✗', row.what, row.figure, row.target, row.against]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((line) => (line[column] ?? '').length)))
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
