/** Honest counts of what the library holds. */
import type { Database } from './dialect/sqlite.ts'
import type { Stats } from './model.ts'

/** Returns the counts; superseded rows are not counted. */
export async function statsOf(db: Database): Promise<Stats> {
  const { sql } = db
  const count = async (table: 'work' | 'expression' | 'provision' | 'text' | 'finding') =>
    Number(
      (
        await sql
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const current = async (table: 'version' | 'provision_version') =>
    Number(
      (
        await sql
          .selectFrom(table)
          .where('superseded_in', 'is', null)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const jurisdictions = await sql.selectFrom('work').select('jurisdiction').distinct().execute()
  const languages = await sql.selectFrom('expression').select('language').distinct().execute()
  return {
    works: await count('work'),
    expressions: await count('expression'),
    versions: await current('version'),
    provisions: await count('provision'),
    provisionVersions: await current('provision_version'),
    texts: db.isWalled ? await textsInSight(db) : await count('text'),
    findings: await count('finding'),
    jurisdictions: jurisdictions.length,
    languages: languages.length,
    bytes: db.bytes(),
  }
}

// Texts are kept apart from the rows that have them: behind a wall, those count that a row in sight has.
async function textsInSight({ sql }: Database): Promise<number> {
  const row = await sql
    .selectFrom('provision_version')
    .select((eb) => eb.fn.count<number>('text_id').distinct().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
