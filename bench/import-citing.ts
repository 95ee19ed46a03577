/**
 * Imports folders into a library in memory and prints the CPU seconds that took: `import-citing.ts whole|no-citations|no-concepts PATHS`.
 * What is left out tells what it costs; runs take turns, `import-citing.ts turns N PATHS`, and the least of each is compared.
 */
import { registerHooks } from 'node:module'
import { runFile } from './child.ts'

const LEFT_OUT = {
  'no-citations': '/import/citations.ts',
  'no-concepts': '/subjects/concept-index.ts',
} as const
type Mode = keyof typeof LEFT_OUT | 'whole'

const [mode = '', ...paths] = process.argv.slice(2)
if (mode === 'turns') console.log(JSON.stringify(await inTurns(Number(paths[0]), paths.slice(1))))
else console.log(JSON.stringify(await imported(mode as Mode, paths)))

async function inTurns(rounds: number, places: readonly string[]) {
  const least = { whole: Infinity, 'no-citations': Infinity, 'no-concepts': Infinity }
  const modes = Object.keys(least) as Mode[]
  for (let round = 0; round < rounds; round++)
    for (const each of modes) {
      const { stdout } = await runFile('bench/import-citing.ts', [each, ...places])
      least[each] = Math.min(least[each], (JSON.parse(stdout) as { cpuSeconds: number }).cpuSeconds)
    }
  const times = (without: number) => Math.round((least.whole / without) * 100) / 100
  return { ...least, citations: times(least['no-citations']), concepts: times(least['no-concepts']) }
}

async function imported(left: Mode, places: readonly string[]) {
  // The product always reads: here the one module that does is put aside before anything loads it.
  if (left !== 'whole')
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier.endsWith(LEFT_OUT[left])
          ? { url: new URL(`./${left}.ts`, import.meta.url).href, shortCircuit: true }
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
  const { claimed } = await recognise(SOURCES, [...places])
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
  const read = { rows: count('provision_version'), citations: count('citation_link') }
  await db.close()
  return { cpuSeconds: (user + system) / 1e6, ...read }
}
