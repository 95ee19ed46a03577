/** Queries for sources that stay apart: those that were ever followed for an audience of its own. */
import type { Kysely } from 'kysely'
import type { Schema } from '#store/schema.ts'

/** Returns the names of the sources, in order. */
export async function restrictedSources(sql: Kysely<Schema>): Promise<string[]> {
  const rows = await sql.selectFrom('restricted_source').select('name').orderBy('name').execute()
  return rows.map(({ name }) => name)
}
