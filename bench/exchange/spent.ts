/** What work costs: time passed, and time that processors were busy with it, which others on the machine do not lengthen as much. */

export interface Spent {
  /** Milliseconds. */
  readonly passed: number
  readonly busy: number
}

/** Returns what the work cost. */
export async function spent(work: () => unknown): Promise<Spent> {
  const [began, used] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(used)
  return { passed: performance.now() - began, busy: (user + system) / 1000 }
}

/** Returns the middle one by time passed. */
export function middle(all: readonly Spent[]): Spent {
  const sorted = all.toSorted((a, b) => a.passed - b.passed)
  return sorted[sorted.length >> 1] ?? { passed: Number.NaN, busy: Number.NaN }
}
