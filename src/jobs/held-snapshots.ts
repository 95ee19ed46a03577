/** What earlier imports from the same source hold of an expression, given back as snapshots so that a new import adds to it. */
import type { Day } from '#kit/day.ts'
import { contentOf } from '#law/content.ts'
import type { ProvisionDraft, Snapshot } from '#law/provision.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { expressionsOf } from '#store/expressions.ts'
import type { Version } from '#store/model.ts'
import { readingOrder } from '#store/outline.ts'
import { contentsOf, textOnDay } from '#store/provisions.ts'
import { versionsOf } from '#store/versions.ts'
import { resolveReference } from '#store/works.ts'

export interface HeldSnapshot {
  readonly date: Day | null
  readonly read: () => Promise<Snapshot>
}

/** Returns the dated texts held, ascending, each read when asked for; empty where the act is new or known only to other sources. */
export async function heldSnapshots(
  db: Database,
  source: string,
  names: readonly string[],
  language: string,
): Promise<HeldSnapshot[]> {
  for (const name of names) {
    const reference = await resolveReference(db.sql, name)
    if (!reference) continue
    const expression = (await expressionsOf(db.sql, reference.work.id)).find(
      (held) => held.source.name === source && held.language === language,
    )
    if (!expression) continue
    const versions = await versionsOf(db.sql, expression.id)
    // Spans without a file are effects stated for single provisions; the snapshot that stated them carries them along.
    return versions
      .filter((version) => version.path !== null)
      .map((version) => ({ date: version.from, read: () => snapshotOf(db, expression.id, version) }))
  }
  return []
}

async function snapshotOf(db: Database, expressionId: number, version: Version): Promise<Snapshot> {
  const { from: date, basis, published, ground, path } = version
  const head = { date, basis, published, ground, path: path ?? '' }
  if (version.state === 'unknown') {
    return {
      ...head,
      provisions: [],
      findings: [
        {
          severity: 'quarantine',
          check: 'held-as-hole',
          path: head.path,
          where: null,
          message: version.reason ?? 'The text is not known',
        },
      ],
    }
  }
  const nodes = readingOrder((await textOnDay(db, expressionId, date ?? BEFORE_ALL)).nodes)
  const contents = contentsOf(
    db,
    nodes.flatMap((node) => (node.textId === null ? [] : [node.textId])),
  )
  const provisions = nodes.map((node): ProvisionDraft => {
    const xml = node.textId === null ? undefined : contents.get(node.textId)
    return {
      depth: node.depth,
      kind: node.kind,
      num: node.num,
      heading: node.heading,
      content: xml === undefined ? null : contentOf(xml),
      since: node.from,
      ground: node.ground,
    }
  })
  return { ...head, provisions, findings: [] }
}

// An undated text holds on every day up to the first dated one.
const BEFORE_ALL = '0001-01-01' as Day
