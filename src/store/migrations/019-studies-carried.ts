/** Studies: what came with those opened from files, until now in a folder beside the library; what each quotes, and when it was looked at last. */
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  const { rows } = await sql<{ name: string; file: string | null }>`PRAGMA database_list`.execute(db)
  const file = rows.find(({ name }) => name === 'main')?.file
  if (!file) return
  const folder = path.join(path.dirname(file), 'study-files')
  for (const [hash, xml] of await filesIn(path.join(folder, 'texts')))
    await sql`INSERT INTO study_text (hash, xml) VALUES (${hash}, ${xml})`.execute(db)
  for (const [name, document] of await filesIn(path.join(folder, 'proofs')))
    await sql`INSERT INTO study_proof (name, document) VALUES (${name}, ${document})`.execute(db)
}

const STATEMENTS = [
  // Wordings that a study quotes and the library need not hold, by their SHA-256.
  'CREATE TABLE study_text (hash TEXT PRIMARY KEY, xml TEXT NOT NULL) WITHOUT ROWID',
  // Proofs of them as they came, by the SHA-256 of the IRI and hash of the quote.
  'CREATE TABLE study_proof (name TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID',
  // The day on which its quotes were last looked at, and the last recording there was then.
  'ALTER TABLE study ADD COLUMN looked_on TEXT',
  'ALTER TABLE study ADD COLUMN looked_at INTEGER',
  `CREATE INDEX study_change_quoted ON study_change (study, json_extract(change, '$.quote.work'))
     WHERE json_extract(change, '$.quote.work') IS NOT NULL`,
]

// By name without the ending; none where there is no such folder.
async function filesIn(folder: string): Promise<[name: string, content: string][]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return Promise.all(
    names
      .filter((name) => /^[0-9a-f]{64}\.(?:xml|json)$/.test(name))
      .map(
        async (name) =>
          [name.slice(0, 64), await readFile(path.join(folder, name), 'utf8')] as [string, string],
      ),
  )
}
