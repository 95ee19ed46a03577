/** The act on a day: its point in time and its outline. */
import type { Day } from '#kit/day.ts'
import type { Database } from './dialect/sqlite.ts'
import { keptOutline, keptText, keptVersions } from './kept-answers.ts'
import type { Node, TextOnDay } from './model.ts'
import { GrowingOutline } from './outline.ts'
import { rowsAt, rowsBetween } from './provisions.ts'
import { versionsOf } from './versions.ts'

/**
 * Returns the act on a day: every row whose interval holds it, as an outline in reading order. The first day asked for is one
 * indexed range scan; from it any other is reached by the rows that begin or end between the two.
 */
export async function textOnDay(db: Database, expressionId: number, at: Day): Promise<TextOnDay> {
  return keptText(db, `${expressionId}@${at}`, async () => {
    const versions = await keptVersions(db, expressionId, () => versionsOf(db.sql, expressionId))
    const version = versions.findLast(({ from }) => from === null || from <= at) ?? null
    if (!version || version.state === 'unknown') return { answer: { at, version, nodes: [] }, size: 0 }
    const { nodes, made } = await outlineAt(db, expressionId, at)
    return { answer: { at, version, nodes }, size: made }
  })
}

async function outlineAt(
  db: Database,
  expressionId: number,
  at: Day,
): Promise<{ nodes: readonly Node[]; made: number }> {
  const standing = await keptOutline(db, expressionId, async () => {
    const outline = new GrowingOutline(rowsAt(db, expressionId, at))
    return { answer: { outline, at }, size: outline.size }
  })
  const { begun, ended } = rowsBetween(db, expressionId, standing.at, at)
  const [gone, come] = standing.at <= at ? [ended, begun] : [begun, ended]
  const made = standing.outline.change(gone, come)
  standing.at = at
  return { nodes: standing.outline.top, made }
}
