/** What an import did, gathered on the way. */
import type { Finding } from '#law/provision.ts'
import type { NewExpression, RecordedAct } from '#store/record/recorded.ts'
import type { NewWork } from '#store/record/work.ts'
import { MAX_OUTLINES, type Outline, outlineOf } from './outline.ts'

/** The JSON contract of `comity import`. */
export interface ImportReport {
  works: number
  expressions: number
  versions: number
  provisions: number
  provisionVersions: number
  texts: number
  quarantined: { path: string; where: string | null; reason: string }[]
  warnings: number
  bytes: number
  seconds: number
  /** Of a dry run: what would come in, at most `MAX_OUTLINES` of them. */
  outline?: Outline[]
}

/** Tells that a file, or a text of an act that is not held, is refused. */
export type Refuse = (path: string, where: string | null, reason: string, check?: string) => void

export function emptyReport(): ImportReport {
  return {
    works: 0,
    expressions: 0,
    versions: 0,
    provisions: 0,
    provisionVersions: 0,
    texts: 0,
    quarantined: [],
    warnings: 0,
    bytes: 0,
    seconds: 0,
  }
}

/** Adds findings to the report; refusals go to `refuse` where there is no expression to record them with. */
export function tell(report: ImportReport, findings: readonly Finding[], refuse: Refuse | null): void {
  for (const finding of findings) {
    if (finding.severity === 'warning') report.warnings++
    else if (refuse) refuse(finding.path, finding.where, finding.message, finding.check)
    else report.quarantined.push({ path: finding.path, where: finding.where, reason: finding.message })
  }
}

/** Adds an act to the report. */
export function count(
  report: ImportReport,
  expressions: readonly NewExpression[],
  recorded: RecordedAct,
): void {
  report.works++
  report.expressions += expressions.length
  for (const { woven } of expressions) {
    report.versions += woven.versions.length
    report.provisions += woven.provisions.length
    report.provisionVersions += woven.rows.length
    for (const { content } of woven.rows) report.bytes += content ? Buffer.byteLength(content.xml) : 0
  }
  for (const expression of recorded.expressions) report.texts += expression.newTexts
}

/** Adds the outlines of an act that is not written, as long as there is room. */
export function sketch(report: ImportReport, work: NewWork, expressions: readonly NewExpression[]): void {
  report.outline ??= []
  for (const expression of expressions.slice(0, MAX_OUTLINES - report.outline.length))
    report.outline.push(outlineOf(work, expression))
}
