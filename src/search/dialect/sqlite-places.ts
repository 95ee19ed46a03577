/** Reading from SQLite where provisions stand in their act: what the order of hits goes by beside the index. */
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { run } from './sqlite.ts'

/** A provision version in its act. */
export interface Place {
  readonly id: number
  /** The lasting provision. */
  readonly provision: number
  readonly heading: string | null
  readonly language: string
  readonly to: Day | null
}

/** Returns where provision versions stand, by id. */
export function placesOf(db: Database, ids: readonly number[]): Map<number, Place> {
  const rows = run(
    db,
    `SELECT x.id, x.provision_id, x.heading, e.language, x.valid_to FROM provision_version AS x
     JOIN expression AS e ON e.id = x.expression_id WHERE x.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  )
  return new Map(
    rows.map(([id, provision, heading, language, to]): [number, Place] => [
      id as number,
      {
        id: id as number,
        provision: provision as number,
        heading: heading as string | null,
        language: language as string,
        to: to as Day | null,
      },
    ]),
  )
}

// In any time a division is looked into as it stood last: on its last day, or as it stands.
const BELOW = `SELECT id, provision_id, text_id IS NULL FROM provision_version
  WHERE parent_id = ?1 AND superseded_in IS NULL AND missing = 0
    AND CASE WHEN ?2 IS NOT NULL THEN (valid_from IS NULL OR valid_from <= ?2) AND (valid_to IS NULL OR valid_to > ?2)
      WHEN ?3 IS NULL THEN valid_to IS NULL
      ELSE (valid_from IS NULL OR valid_from < ?3) AND (valid_to IS NULL OR valid_to >= ?3) END
  ORDER BY sort, valid_from, eid LIMIT 40`

// Divisions that are looked into for one that has been found.
const MOST_ENTERED = 8

/** Returns the first provisions with words below a division, in reading order as of a day, at most `most`. */
export function placesBelow(
  db: Database,
  { provision, to }: Place,
  at: Day | null,
  most: number,
): { id: number; provision: number }[] {
  const found: { id: number; provision: number }[] = []
  let entered = 0
  const enter = (parent: number) => {
    if (++entered > MOST_ENTERED) return
    for (const [id, child, isDivision] of run(db, BELOW, parent, at, to)) {
      if (found.length >= most) return
      if (isDivision === 1) enter(child as number)
      else found.push({ id: id as number, provision: child as number })
    }
  }
  enter(provision)
  return found
}
