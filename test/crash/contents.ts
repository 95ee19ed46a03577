/** What a library holds, act by act, as text that two libraries can be compared by: without ids and without times of recording. */
import { DatabaseSync } from 'node:sqlite'

/** Everything held of each act, by its IRI. */
export type Contents = ReadonlyMap<string, string>

/** Reads a library file with plain SQL. Superseded rows are among what is compared. */
export function contentsOf(file: string): Contents {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    // One transaction: what is read is the library of one moment.
    db.exec('BEGIN')
    const works = db
      .prepare(
        'SELECT id, iri, jurisdiction, type, subtype, date, number, title, published, topics FROM work ORDER BY iri',
      )
      .all()
    return new Map(
      works.map(({ id, ...work }) => [
        String(work.iri),
        JSON.stringify([work, ...PARTS.map((sql) => db.prepare(sql).all(id as number))]),
      ]),
    )
  } finally {
    db.close()
  }
}

const PARTS = [
  'SELECT scheme, value FROM alias WHERE work_id = ? ORDER BY scheme, value',
  'SELECT language, source, path, title, text_state, shown, complete_from FROM expression WHERE work_id = ? ORDER BY language, source',
  `SELECT e.language, e.source, p.wid, parent.wid AS parent, pv.eid, pv.sort, pv.kind, pv.num, pv.heading, hex(t.hash) AS text, length(t.xml) AS length,
     pv.valid_from, pv.valid_to, pv.basis, pv.missing, pv.concurrent, g.title AS ground, g.source_id, pv.superseded_in IS NOT NULL AS superseded
   FROM provision_version pv JOIN expression e ON e.id = pv.expression_id JOIN provision p ON p.id = pv.provision_id
     LEFT JOIN provision parent ON parent.id = pv.parent_id LEFT JOIN text t ON t.id = pv.text_id LEFT JOIN ground g ON g.id = pv.ground_id
   WHERE e.work_id = ? ORDER BY e.language, e.source, p.wid, pv.valid_from, pv.valid_to, pv.eid`,
  `SELECT e.language, e.source, v.valid_from, v.valid_to, v.basis, v.published, v.added, v.changed, v.removed, v.state, v.reason, v.path,
     g.title AS ground, v.superseded_in IS NOT NULL AS superseded
   FROM version v JOIN expression e ON e.id = v.expression_id LEFT JOIN ground g ON g.id = v.ground_id
   WHERE e.work_id = ? ORDER BY e.language, e.source, v.valid_from, v.valid_to`,
  `SELECT e.language, f.severity, f.check_name, f.path, f.place, f.message FROM finding f LEFT JOIN expression e ON e.id = f.expression_id
   WHERE f.work_id = ? ORDER BY 1, 2, 3, 4, 5, 6`,
]

/** Returns whether the file is a database with the library's tables: a process killed at its very start leaves one without. */
export function hasTables(file: string): boolean {
  const db = new DatabaseSync(file, { timeout: 5000 })
  try {
    return (
      db.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name IN ('work', 'search_now')`).get()?.n ===
      2
    )
  } finally {
    db.close()
  }
}

/** Returns what SQLite, and the rules of the library, have against the file: nothing where it is sound. */
export function faultsOf(file: string): string[] {
  const db = new DatabaseSync(file, { timeout: 5000 })
  try {
    const integrity = db
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(row.integrity_check))
    const dangling = db
      .prepare('PRAGMA foreign_key_check')
      .all()
      .map((row) => `dangling row in ${row.table}`)
    const unindexed = db
      .prepare(
        'SELECT count(*) AS n FROM provision_version WHERE superseded_in IS NULL AND missing = 0 AND id NOT IN (SELECT rowid & 4294967295 FROM search_now UNION SELECT rowid & 4294967295 FROM search_past)',
      )
      .get()
    const empty = db
      .prepare(
        'SELECT iri FROM work WHERE id NOT IN (SELECT e.work_id FROM expression e JOIN provision_version pv ON pv.expression_id = e.id)',
      )
      .all()
    return [
      ...integrity.filter((line) => line !== 'ok'),
      ...dangling,
      ...(unindexed?.n === 0 ? [] : [`${unindexed?.n} rows are not in the search index`]),
      ...empty.map((row) => `${row.iri} holds no row`),
    ]
  } finally {
    db.close()
  }
}
