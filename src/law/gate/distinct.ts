/** The same fault in every version of an act is one finding, told with the first file that shows it. */
import type { Finding } from '#law/provision.ts'

/** Collects findings, each fault once. A quarantine is a fault of its file and always told. */
export class DistinctFindings {
  readonly #told = new Map<string, Finding>()

  add(findings: readonly Finding[]): void {
    for (const finding of findings) {
      const place = finding.severity === 'quarantine' || finding.where === null ? finding.path : ''
      const key = `${finding.severity}|${finding.check}|${place}|${finding.where}`
      if (!this.#told.has(key)) this.#told.set(key, finding)
    }
  }

  all(): Finding[] {
    return [...this.#told.values()]
  }
}
