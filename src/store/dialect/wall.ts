/**
 * The wall between what everybody may read and what is for some: tables of the same names, made for one connection, that stand before
 * those of the library and lack the rows of works held only from a restricted source, or published only in a restricted collection.
 * Whoever reads through the connection meets them, whatever is asked (spec: exchange, section 14.4).
 */
import type { DatabaseSync } from 'node:sqlite'

/** What stands before each table: the condition on its rows. A table that is not named here is not there at all. */
export const WALLED: Readonly<Record<string, string>> = {
  work: 'id NOT IN (SELECT id FROM temp.wall_work)',
  expression: 'id NOT IN (SELECT id FROM temp.wall_expression)',
  ...over(['alias', 'relation', 'short_form'], 'work_id NOT IN (SELECT id FROM temp.wall_work)'),
  ...over(
    ['provision', 'provision_version', 'version', 'seen_text'],
    'expression_id NOT IN (SELECT id FROM temp.wall_expression)',
  ),
  finding: `coalesce(work_id, -1) NOT IN (SELECT id FROM temp.wall_work)
    AND coalesce(expression_id, -1) NOT IN (SELECT id FROM temp.wall_expression)`,
  withdrawn:
    'work_id NOT IN (SELECT id FROM temp.wall_work) AND source NOT IN (SELECT name FROM temp.wall_source)',
  citation_link: `NOT EXISTS (SELECT 1 FROM main.provision_version AS said WHERE said.id = row_id
    AND said.expression_id IN (SELECT id FROM temp.wall_expression))`,
  tag: `NOT EXISTS (SELECT 1 FROM main.provision AS said WHERE said.id = provision_id
    AND said.expression_id IN (SELECT id FROM temp.wall_expression))`,
  followed: 'name NOT IN (SELECT name FROM temp.wall_source)',
  ...over(
    ['followed_collection', 'received', 'receipt', 'watch', 'sync_try', 'network_event'],
    'source NOT IN (SELECT name FROM temp.wall_source)',
  ),
  collection: 'id NOT IN (SELECT id FROM temp.wall_collection)',
  ...over(['release', 'published'], 'collection NOT IN (SELECT id FROM temp.wall_collection)'),
}

/**
 * Tables that are read as they are: rows without words of their own, or reached only through rows that are walled. Terms of the index are
 * among them: what matches leads to rows, and those are walled.
 */
export const OPEN: ReadonlySet<string> = new Set([
  'recording',
  'text',
  'ground',
  'citation',
  'citation_reading',
  'citation_rules',
  'citation_state',
  'cited_act',
  'cited_act_name',
  'own_profile',
  // Learnt from what everybody may read; where it stands is reached through works and rows.
  'lexicon_pair',
  'lexicon_work',
  'lexicon_entry',
  'lexicon_use',
  'lexicon_proof',
  // Which concepts texts tell; they lead to rows, and those are walled.
  'concept',
  'concept_text',
  'concept_heading',
  'concept_row',
  'concept_state',
  // Vectors of texts: numbers without words, and texts are reached through rows.
  'embedding',
  'embedding_model',
  // What was published of studies; of the rest of them, nothing is there for readers.
  'study_edition',
  // Wordings and proofs of what those quote: reached only by the quotes of acts that the reader is shown.
  'study_text',
  'study_proof',
  'kysely_migration',
  'kysely_migration_lock',
])
const INDEX = /^search_/
// Tables that SQLite itself keeps.
const OWN = /^sqlite_/

/**
 * Raises the wall on a connection. `cleared` names what of the restricted may be read: `source/collection` for what is followed,
 * `collection` for what is this library's own. Returns what is to be called before every statement: what others wrote meanwhile is
 * then behind the wall as well.
 */
export function raiseWall(connection: DatabaseSync, cleared: readonly string[]): () => void {
  for (const statement of FOUNDATION) connection.exec(statement)
  const clear = connection.prepare('INSERT INTO temp.wall_cleared (name) VALUES (?)')
  for (const name of new Set(cleared)) clear.run(name)
  for (const name of tablesIn(connection)) {
    const condition = WALLED[name] ?? (OPEN.has(name) || INDEX.test(name) || OWN.test(name) ? null : '0')
    if (condition !== null) connection.exec(viewOf(connection, name, condition))
  }
  const version = connection.prepare('PRAGMA main.data_version')
  let known: unknown
  return () => {
    const now = Object.values(version.get() ?? {})[0]
    if (now === known) return
    fill(connection)
    known = now
  }
}

function over(tables: readonly string[], condition: string): Record<string, string> {
  return Object.fromEntries(tables.map((table) => [table, condition]))
}

function tablesIn(connection: DatabaseSync): string[] {
  const rows = connection.prepare(`SELECT name FROM main.sqlite_schema WHERE type = 'table'`).all()
  return rows.map(({ name }) => String(name))
}

// Where a citation leads behind the wall, it leads to what is not held.
function viewOf(connection: DatabaseSync, table: string, condition: string): string {
  const columns = connection.prepare(`SELECT name FROM pragma_table_info(?, 'main')`).all(table)
  const said = columns.map(({ name }) =>
    table === 'citation_link' ? (LED[String(name)] ?? `"${name}"`) : `"${name}"`,
  )
  return `CREATE TEMP VIEW "${table}" AS SELECT ${said.join(', ')} FROM main."${table}" WHERE ${condition}`
}

const LEADS_BEHIND = 'work_id IN (SELECT id FROM temp.wall_work)'
const LED: Readonly<Record<string, string>> = {
  state: `CASE WHEN ${LEADS_BEHIND} THEN 'not-held' ELSE state END AS state`,
  ...Object.fromEntries(
    ['work_id', 'provision_id', 'last_id'].map((name) => [
      name,
      `CASE WHEN ${LEADS_BEHIND} THEN NULL ELSE ${name} END AS ${name}`,
    ]),
  ),
}

const FOUNDATION = [
  'CREATE TEMP TABLE wall_cleared (name TEXT PRIMARY KEY) WITHOUT ROWID',
  'CREATE TEMP TABLE wall_expression (id INTEGER PRIMARY KEY)',
  'CREATE TEMP TABLE wall_work (id INTEGER PRIMARY KEY)',
  'CREATE TEMP TABLE wall_source (name TEXT PRIMARY KEY) WITHOUT ROWID',
  'CREATE TEMP TABLE wall_collection (id TEXT PRIMARY KEY) WITHOUT ROWID',
]

// Everything is read at one moment, so that no work stands half before the wall.
function fill(connection: DatabaseSync): void {
  connection.exec('SAVEPOINT wall')
  for (const statement of FILLING) connection.exec(statement)
  connection.exec('RELEASE wall')
}

const RECEIVED = `'exchange:'`

// Whether an own work belongs to a collection: by what the collection selects, or because a release of it holds the work.
const BELONGS = `(EXISTS (SELECT 1 FROM main.published AS p WHERE p.collection = c.id AND p.work = w.iri) OR (
  (json_array_length(c.selection, '$.in') = 0 OR EXISTS (SELECT 1 FROM json_each(c.selection, '$.in') AS place
    WHERE w.jurisdiction = place.value OR w.jurisdiction LIKE place.value || '-%'))
  AND (json_array_length(c.selection, '$.types') = 0 OR EXISTS (SELECT 1 FROM json_each(c.selection, '$.types') AS sort
    WHERE sort.value IN (w.type, w.subtype)))
  AND (json_array_length(c.selection, '$.topics') = 0 OR EXISTS (SELECT 1 FROM json_each(c.selection, '$.topics') AS topic
    WHERE topic.value IN (SELECT value FROM json_each(w.topics))))))`

const FILLING = [
  'DELETE FROM temp.wall_source',
  'DELETE FROM temp.wall_collection',
  'DELETE FROM temp.wall_expression',
  'DELETE FROM temp.wall_work',
  // Of a source that some of is cleared, readers may know.
  `INSERT INTO temp.wall_source SELECT name FROM main.restricted_source
     WHERE NOT EXISTS (SELECT 1 FROM temp.wall_cleared AS c WHERE substr(c.name, 1, instr(c.name, '/')) = restricted_source.name || '/')`,
  `INSERT INTO temp.wall_collection SELECT id FROM main.collection
     WHERE audience <> 'public' AND id NOT IN (SELECT name FROM temp.wall_cleared)`,
  `INSERT INTO temp.wall_expression SELECT e.id FROM main.expression AS e
     WHERE e.source IN (SELECT ${RECEIVED} || name FROM main.restricted_source)
       AND NOT EXISTS (SELECT 1 FROM main.received AS r WHERE r.expression_id = e.id AND ${RECEIVED} || r.source = e.source
         AND r.source || '/' || r.collection IN (SELECT name FROM temp.wall_cleared))`,
  `INSERT OR IGNORE INTO temp.wall_expression SELECT e.id FROM main.work AS w JOIN main.expression AS e ON e.work_id = w.id
     WHERE EXISTS (SELECT 1 FROM main.collection WHERE audience <> 'public')
       AND e.source NOT LIKE ${RECEIVED} || '%'
       AND EXISTS (SELECT 1 FROM main.collection AS c WHERE c.audience <> 'public' AND ${BELONGS})
       AND NOT EXISTS (SELECT 1 FROM main.collection AS c WHERE (
         (c.audience = 'public' AND c.withdrawn_at IS NULL) OR c.id IN (SELECT name FROM temp.wall_cleared)) AND ${BELONGS})`,
  `INSERT INTO temp.wall_work SELECT DISTINCT e.work_id FROM main.expression AS e
     WHERE e.id IN (SELECT id FROM temp.wall_expression) AND NOT EXISTS (
       SELECT 1 FROM main.expression AS o WHERE o.work_id = e.work_id AND o.id NOT IN (SELECT id FROM temp.wall_expression))`,
]
