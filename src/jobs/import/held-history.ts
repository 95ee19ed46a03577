/** What earlier imports from the same source hold of an expression, given back as texts so that a new import adds to it. */
import type { Day } from '#kit/day.ts'
import { type Content, contentOf } from '#law/content.ts'
import { isCheck } from '#law/gate/gate.ts'
import type { Finding, ProvisionDraft, SeenText, Snapshot } from '#law/provision.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { expressionsOf } from '#store/expressions.ts'
import { findingsOf } from '#store/findings.ts'
import type { Expression, Node, Version } from '#store/model.ts'
import { readingOrder } from '#store/outline.ts'
import { contentsOf, saidOf } from '#store/provisions.ts'
import { heldWork, type NewWork } from '#store/record/work.ts'
import { recordingOf, seenTextsOf } from '#store/seen-texts.ts'
import { textOnDay } from '#store/text-on-day.ts'
import { versionsOf } from '#store/versions.ts'

export interface HeldHistory {
  readonly expression: Expression
  /** The recording that the expression stands at. */
  readonly recording: number
  readonly versions: readonly Version[]
  /** The texts it was made of, ascending, each read when asked for; empty where the source brought intervals along. */
  readonly texts: readonly HeldText[]
}

export interface HeldText extends SeenText {
  readonly read: () => Promise<Snapshot>
}

/** Returns the history held, or null where the act is new or known only to other sources. Throws IriTakenError as recording does. */
export async function heldHistory(
  db: Database,
  source: string,
  work: NewWork,
  language: string,
): Promise<HeldHistory | null> {
  const held = await heldWork(db.sql, work)
  if (!held) return null
  const expression = (await expressionsOf(db.sql, [held.id])).find(
    (one) => one.source.name === source && one.language === language,
  )
  if (!expression) return null
  const versions = await versionsOf(db.sql, expression.id)
  const texts = await seenTextsOf(db.sql, expression.id)
  const findings = (await findingsOf(db.sql, { workId: held.id })).filter(
    (finding) => finding.language === language,
  )
  const reader: Reader = {
    db,
    expressionId: expression.id,
    versions,
    findings,
    contents: new Map(),
  }
  return {
    expression,
    recording: await recordingOf(db.sql, expression.id),
    versions,
    texts: texts.map((text, index) => ({
      ...text,
      read: () => snapshotOf(reader, text, texts[index - 1] ?? null),
    })),
  }
}

interface Reader {
  readonly db: Database
  readonly expressionId: number
  readonly versions: readonly Version[]
  readonly findings: readonly Finding[]
  /** Contents read so far, by text id: most stand in many of the texts. */
  readonly contents: Map<number, Content>
}

async function snapshotOf(reader: Reader, text: SeenText, before: SeenText | null): Promise<Snapshot> {
  const version = reader.versions.find((one) => one.from === text.date)
  const findings = reader.findings.filter(
    ({ path, severity, check }) => path === text.path && (severity === 'quarantine' || !isCheck(check)),
  )
  if (version?.state === 'unknown') {
    const refusals = findings.filter((finding) => finding.severity === 'quarantine')
    return {
      ...text,
      provisions: [],
      findings: refusals.length > 0 ? refusals : [unreadableHole(text, version)],
    }
  }
  const { nodes } = await textOnDay(reader.db, reader.expressionId, text.date ?? BEFORE_ALL)
  const rows = readingOrder(nodes)
  const contents = contentsHeld(reader, rows)
  const said = saidOf(
    reader.db,
    rows.map((row) => row.id),
  )
  const provisions = rows.map((row): ProvisionDraft => {
    const began =
      row.from === text.date ||
      (row.from !== null && before !== null && (before.date === null || row.from > before.date))
    const { key = null, since = null } = said.get(row.id) ?? {}
    return {
      depth: row.depth,
      kind: row.kind,
      num: row.num,
      heading: row.heading,
      content: row.textId === null ? null : (contents.get(row.textId) ?? null),
      ...(key === null ? {} : { key }),
      since,
      ...(began && row.ground ? { ground: row.ground } : {}),
      held: { eId: row.eId, concurrent: row.concurrent, missing: row.missing },
    }
  })
  return { ...text, provisions, findings: findings.filter((finding) => finding.severity === 'warning') }
}

function unreadableHole(text: SeenText, version: Version): Finding {
  return {
    severity: 'quarantine',
    check: 'unreadable',
    path: text.path,
    where: null,
    message: version.reason ?? 'The text is not known',
  }
}

function contentsHeld(reader: Reader, rows: readonly Node[]): ReadonlyMap<number, Content> {
  const wanted = rows.flatMap(({ textId }) =>
    textId === null || reader.contents.has(textId) ? [] : [textId],
  )
  for (const [id, xml] of contentsOf(reader.db, wanted)) reader.contents.set(id, contentOf(xml))
  return reader.contents
}

// An undated text holds on every day up to the first dated one.
const BEFORE_ALL = '0001-01-01' as Day
