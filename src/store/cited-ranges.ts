/** References to ranges, "articles 5 to 9": which provisions lie between the two that are named. */
import type { Database } from './dialect/sqlite.ts'

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

/** Returns the provisions inside ranges that are cited of the work, but their two ends: those of all times, each where it stood last. */
export function rangeMembers(db: Database, workId: number): readonly RangeMember[] {
  const stamp = db.stamp()
  let kept = keptByDatabase.get(db)
  if (kept?.stamp !== stamp) {
    kept = { stamp, members: new Map() }
    keptByDatabase.set(db, kept)
  }
  const known = kept.members.get(workId)
  if (known) return known
  const made: RangeMember[] = []
  for (const [expressionId, ranges] of Map.groupBy(rangesInto(db, workId), (range) => range.expressionId))
    made.push(...membersIn(placesIn(db, expressionId), ranges))
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

function membersIn(order: readonly Place[], ranges: readonly Range[]): RangeMember[] {
  const places = new Map(order.map(({ provisionId }, index) => [provisionId, index]))
  return ranges.flatMap(({ first, last, rowId, citationId }) => {
    const [from, to] = [places.get(first), places.get(last)]
    if (from === undefined || to === undefined || to - from > LONGEST) return []
    const kind = order[from]?.kind
    return order
      .slice(from + 1, to)
      .filter((place) => place.kind === kind)
      .map(({ provisionId }) => ({ provisionId, rowId, citationId }))
  })
}

interface Place {
  readonly provisionId: number
  readonly kind: string
}

// All provisions that the expression ever had, in reading order.
function placesIn(db: Database, expressionId: number): Place[] {
  const query = db.sql
    .selectFrom('provision_version')
    .where('expression_id', '=', expressionId)
    .where('superseded_in', 'is', null)
    .select(['provision_id', 'parent_id', 'sort', 'kind'])
    .orderBy('valid_from')
  const last = new Map(db.rows(query.compile()).map((row) => [row[0] as number, row]))
  const children = Map.groupBy(last.values(), ([, parent]) => (last.has(parent as number) ? parent : null))
  const places: Place[] = []
  const visit = (parent: unknown) => {
    const rows = children.get(parent) ?? []
    children.delete(parent)
    for (const [id, , , kind] of rows.toSorted(bySort)) {
      places.push({ provisionId: id as number, kind: kind as string })
      visit(id)
    }
  }
  visit(null)
  return places
}

function bySort(a: readonly unknown[], b: readonly unknown[]): number {
  return (a[2] as string) < (b[2] as string) ? -1 : (a[2] as string) > (b[2] as string) ? 1 : 0
}
