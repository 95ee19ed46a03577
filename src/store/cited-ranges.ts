/** References to ranges, "articles 5 to 9": which provisions lie between the two that are named. */
import type { Day } from '#kit/day.ts'
import type { Database } from './dialect/sqlite.ts'
import { readingOrder } from './outline.ts'
import { textOnDay } from './text-on-day.ts'

/** A provision that lies inside a range, and the provision version that cites the range. */
export interface RangeMember {
  readonly provisionId: number
  readonly rowId: number
  readonly citationId: number
}

/** A range of more than this is taken for a mistake of its reading. */
const LONGEST = 400

interface Kept {
  readonly stamp: string
  readonly members: Map<number, readonly RangeMember[]>
}

const keptByDatabase = new WeakMap<Database, Kept>()

/** Returns the provisions inside ranges that are cited of the work, but their two ends, in the order of the text of the day. */
export async function rangeMembers(db: Database, workId: number, at: Day): Promise<readonly RangeMember[]> {
  const stamp = `${db.stamp()} ${at}`
  let kept = keptByDatabase.get(db)
  if (kept?.stamp !== stamp) {
    kept = { stamp, members: new Map() }
    keptByDatabase.set(db, kept)
  }
  const known = kept.members.get(workId)
  if (known) return known
  const made: RangeMember[] = []
  for (const [expressionId, ranges] of Map.groupBy(rangesInto(db, workId), (range) => range.expressionId))
    made.push(...(await membersIn(db, expressionId, ranges, at)))
  kept.members.set(workId, made)
  return made
}

interface Range {
  readonly expressionId: number
  readonly rowId: number
  readonly citationId: number
  readonly first: number
  readonly last: number
}

function rangesInto(db: Database, workId: number): Range[] {
  const query = db.sql
    .selectFrom('expression')
    .innerJoin('provision', 'provision.expression_id', 'expression.id')
    .innerJoin('citation_link as link', 'link.last_id', 'provision.id')
    .where('expression.work_id', '=', workId)
    .where('link.state', '=', 'held')
    .where('link.provision_id', 'is not', null)
    .select(['expression.id', 'link.row_id', 'link.citation_id', 'link.provision_id', 'link.last_id'])
  return db.rows(query.compile()).map((row) => ({
    expressionId: row[0] as number,
    rowId: row[1] as number,
    citationId: row[2] as number,
    first: row[3] as number,
    last: row[4] as number,
  }))
}

async function membersIn(
  db: Database,
  expressionId: number,
  ranges: readonly Range[],
  at: Day,
): Promise<RangeMember[]> {
  const { nodes } = await textOnDay(db, expressionId, at)
  const order = readingOrder(nodes)
  const places = new Map(order.map(({ provisionId }, index) => [provisionId, index]))
  return ranges.flatMap(({ first, last, rowId, citationId }) => {
    const [from, to] = [places.get(first), places.get(last)]
    if (from === undefined || to === undefined || to - from > LONGEST) return []
    const kind = order[from]?.kind
    return order
      .slice(from + 1, to)
      .filter((node) => node.kind === kind)
      .map(({ provisionId }) => ({ provisionId, rowId, citationId }))
  })
}
