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
const MODES: readonly string[] = ['whole', 'no-citations', 'no-concepts']
if (mode === 'turns') console.log(JSON.stringify(await inTurns(Number(paths[0]), paths.slice(1))))
else if (MODES.includes(mode)) console.log(JSON.stringify(await imported(mode as Mode, paths)))
else throw new Error(`Cannot measure "${mode}": expected turns, ${MODES.join(', ')}`)

interface Imported {
  /** Of the first import of the process, which reads grammars and is not yet compiled, and of the same one again. */
  readonly first: number
  readonly again: number
  readonly rows: number
  readonly citations: number
}

async function inTurns(rounds: number, places: readonly string[]) {
  const modes: readonly Mode[] = ['whole', 'no-citations', 'no-concepts']
  const least = new Map(modes.map((each) => [each, { first: Infinity, again: Infinity }]))
  for (let round = 0; round < rounds; round++)
    for (const [each, before] of least) {
      const { stdout } = await runFile('bench/import-citing.ts', [each, ...places])
      const took = JSON.parse(stdout) as Imported
      least.set(each, {
        first: Math.min(before.first, took.first),
        again: Math.min(before.again, took.again),
      })
    }
  const times = (without: Mode, run: 'first' | 'again') =>
    Math.round(((least.get('whole')?.[run] ?? 0) / (least.get(without)?.[run] ?? 0)) * 100) / 100
  const ratios = (run: 'first' | 'again') => ({
    citations: times('no-citations', run),
    concepts: times('no-concepts', run),
  })
  return { cpuSeconds: Object.fromEntries(least), first: ratios('first'), again: ratios('again') }
}

async function imported(left: Mode, places: readonly string[]): Promise<Imported> {
  // The product always reads: here the one module that does is put aside before anything loads it.
  if (left !== 'whole')
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier.endsWith(LEFT_OUT[left])
          ? { url: new URL(`./${left}.ts`, import.meta.url).href, shortCircuit: true }
          : next(specifier, context),
    })
  const first = await importedOnce(places)
  const again = await importedOnce(places)
  return { ...again, first: first.cpuSeconds, again: again.cpuSeconds }
}

async function importedOnce(places: readonly string[]) {
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
