/** SQLite through node:sqlite: the connection kysely uses, and reading many rows at once as arrays. */
import { backup, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { type CompiledQuery, Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, sql } from 'kysely'
import type { Schema } from '../schema.ts'
import { raiseWall } from './wall.ts'

export interface Database {
  /** The path of its file; null where it lies in memory. */
  readonly file: string | null
  readonly sql: Kysely<Schema>
  /** True where not all that the database holds can be read through it. */
  readonly isWalled: boolean
  /** Returns the rows of a compiled query as arrays in the order of its columns: several times faster than objects. */
  rows(query: CompiledQuery): unknown[][]
  /** Writes a consistent copy of the whole database while others go on reading and writing. */
  backup(file: string): Promise<void>
  /** Returns a mark that changes whenever anybody has written to the database. */
  stamp(): string
  /** Whether a transaction of this connection is open: what is read meanwhile may be taken back. */
  isWriting(): boolean
  /** Size of the database in bytes. */
  bytes(): number
  close(): Promise<void>
}

/** Returns the condition that a column holds one of the ids: one prepared statement, however many there are. */
export function among(column: string, ids: readonly number[]) {
  return sql<boolean>`${sql.ref(column)} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
}

/** Opens a database file that is there, for reading alone: for threads that read beside the one that writes. */
export function openSqliteToRead(file: string): Database {
  const connection = new DatabaseSync(file, { readOnly: true })
  connection.exec('PRAGMA busy_timeout = 10000')
  return databaseOver(connection, file, 12_000)
}

/**
 * Opens a database file for reading what a circle of readers may: whatever is asked through it, the rest is not there. `cleared` names
 * what of the restricted is for them (`store/dialect/wall.ts`).
 */
export function openSqliteBehindWall(file: string, cleared: readonly string[]): Database {
  const connection = new DatabaseSync(file, { readOnly: true })
  connection.exec('PRAGMA busy_timeout = 10000')
  return databaseOver(connection, file, 12_000, raiseWall(connection, cleared))
}

/** Opens (and makes, where absent) a database file. `:memory:` gives one that goes away. */
export function openSqlite(file: string): Database {
  const connection = new DatabaseSync(file)
  // First of all, so that two processes that make one library at once wait for each other.
  connection.exec('PRAGMA busy_timeout = 10000')
  connection.exec('PRAGMA journal_mode = WAL')
  connection.exec('PRAGMA synchronous = NORMAL')
  connection.exec('PRAGMA foreign_keys = ON')
  return databaseOver(connection, file, 32_000)
}

/** Lets the connection keep few pages: for whoever goes through a library once, the system keeps those of the file besides. */
export async function keepFewPages(db: Database): Promise<void> {
  await sql`PRAGMA cache_size = -4000`.execute(db.sql)
}

// What a connection keeps is in KiB; the system keeps the file's pages besides.
function databaseOver(
  connection: DatabaseSync,
  file: string,
  cacheKib: number,
  wall: (() => void) | null = null,
): Database {
  connection.exec(`PRAGMA cache_size = -${cacheKib}`)
  const changes = connection.prepare('SELECT total_changes()')
  const statements = new Map<string, StatementSync>()
  const arrays = new Map<string, StatementSync>()
  const sql = new Kysely<Schema>({
    dialect: new TransactionalDialect({ database: forKysely(connection, statements, wall) }),
  })
  return {
    file: file === ':memory:' ? null : file,
    sql,
    isWalled: wall !== null,
    rows: (query) => {
      wall?.()
      const statement = prepared(connection, arrays, query.sql)
      statement.setReturnArrays(true)
      return statement.all(...(query.parameters as SQLInputValue[])) as unknown as unknown[][]
    },
    backup: async (target) => {
      await backup(connection, target)
      asOneFile(target)
    },
    stamp: () => `${pragma(connection, 'data_version')}/${Object.values(changes.get() ?? {})[0]}`,
    isWriting: () => connection.isTransaction,
    bytes: () => pragma(connection, 'page_count') * pragma(connection, 'page_size'),
    close: () => sql.destroy(),
  }
}

// SQLite changes tables inside transactions as it changes rows (https://sqlite.org/lang_transaction.html); kysely does not count on it.
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class TransactionalDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

const MAX_STATEMENTS = 200

function prepared(connection: DatabaseSync, cache: Map<string, StatementSync>, text: string): StatementSync {
  const known = cache.get(text)
  if (known) return known
  if (cache.size >= MAX_STATEMENTS) cache.clear()
  const statement = connection.prepare(text)
  cache.set(text, statement)
  return statement
}

const NOTHING_TO_DO: ReturnType<SqliteDatabase['prepare']> = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
}

function forKysely(
  connection: DatabaseSync,
  cache: Map<string, StatementSync>,
  wall: (() => void) | null,
): SqliteDatabase {
  return {
    close: () => connection.close(),
    prepare: (text) => {
      // A disk that is full ends a transaction by itself: rolled back once more, it would hide why.
      if (text === 'rollback' && !connection.isTransaction) return NOTHING_TO_DO
      wall?.()
      const statement = prepared(connection, cache, text)
      const reader = statement.columns().length > 0
      // FTS5 leaves rowids of its own behind as the last ones inserted, some beyond what a number can hold.
      if (!reader) statement.setReadBigInts(true)
      return {
        reader,
        all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
        iterate: (parameters) => statement.iterate(...(parameters as SQLInputValue[])),
      }
    },
  }
}

// A copy in WAL mode could not be read from a medium that cannot be written.
function asOneFile(file: string): void {
  const copy = new DatabaseSync(file)
  copy.exec('PRAGMA journal_mode = DELETE')
  copy.close()
}

function pragma(connection: DatabaseSync, name: 'page_count' | 'page_size' | 'data_version'): number {
  return Number(Object.values(connection.prepare(`PRAGMA ${name}`).get() ?? {})[0] ?? 0)
}

/** Returns whether the file is a sound SQLite database with the tables of a library. */
export function isLibrary(file: string): boolean {
  let connection: DatabaseSync | null = null
  try {
    connection = new DatabaseSync(file, { readOnly: true })
    const tables = connection
      .prepare(
        `SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND name IN ('work', 'provision_version', 'text')`,
      )
      .get()
    const check = connection.prepare('PRAGMA quick_check').get()
    return tables?.n === 3 && Object.values(check ?? {})[0] === 'ok'
  } catch {
    return false
  } finally {
    connection?.close()
  }
}
