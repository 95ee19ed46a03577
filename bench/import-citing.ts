/** Imports folders into a library in memory and prints the CPU seconds that took: `import-citing.ts with|without PATHS`, by whether texts are read for citations. */
import { registerHooks } from 'node:module'

const [mode = '', ...paths] = process.argv.slice(2)
// The product always reads: here the one module that does is put aside before anything loads it.
if (mode === 'without')
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier.endsWith('/import/citations.ts')
        ? { url: new URL('./no-citations.ts', import.meta.url).href, shortCircuit: true }
        : next(specifier, context),
  })

const [{ importFrom }, { recognise }, { createIndex }, { SOURCES }, { openSqlite }, { openLibrary }] =
  await Promise.all([
    import('../src/jobs/import/import.ts'),
    import('../src/jobs/import/recognise.ts'),
    import('../src/search/dialect/sqlite.ts'),
    import('../src/sources/registry.ts'),
    import('../src/store/dialect/sqlite.ts'),
    import('../src/store/library.ts'),
  ])
const db = openSqlite(':memory:')
await openLibrary(db)
await createIndex(db.sql)
const options = {
  jurisdiction: null,
  collection: null,
  only: [],
  dryRun: false,
  now: () => new Date(),
  progress: () => {},
}
const { claimed } = await recognise(SOURCES, paths)
const before = process.cpuUsage()
for (const [source, places] of claimed) await importFrom(db, source, places, options)
const { user, system } = process.cpuUsage(before)
const count = (table: 'citation_link' | 'provision_version') =>
  Number(
    db.rows(
      db.sql
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('n'))
        .compile(),
    )[0]?.[0],
  )
console.log(
  JSON.stringify({
    cpuSeconds: (user + system) / 1e6,
    rows: count('provision_version'),
    citations: count('citation_link'),
  }),
)
await db.close()
