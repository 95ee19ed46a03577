/** The wiring: the only place where the parts meet, where the clock is read and where the process begins and ends. */
import path from 'node:path'
import v8 from 'node:v8'
import { READING } from '#citations/version.ts'
import type { Opened, Standing, Wiring } from '#cli/context.ts'
import { run, version } from '#cli/main.ts'
import { PUBLIC, placesOf } from '#exchange/repository/places.ts'
import type { CiteOptions } from '#jobs/citations/cite.ts'
import type { Finder } from '#jobs/search/find.ts'
import { dayOf } from '#kit/day.ts'
import { createIndex, isOutdated } from '#search/dialect/sqlite.ts'
import type { SearchOptions } from '#search/model.ts'
import { isReadOtherwise } from '#store/citation-reading.ts'
import type { CitedTarget } from '#store/citations.ts'
import { type Database, openSqliteBehindWall } from '#store/dialect/sqlite.ts'
import type { Assets } from '#web/assets.ts'

const now = () => new Date()

// Every machine has it, and every browser tries it for "localhost", whichever address that name is given first.
const LOOPBACK = '127.0.0.1'

const wiring: Wiring = {
  now,
  openSearch: async (db) => {
    await createIndex(db.sql)
    if (await isOutdated(db.sql)) {
      process.stderr.write('The search index is of an earlier Comity: making it anew\n')
      const { reindex } = await import('#search/reindex.ts')
      await reindex(db, { today: dayOf(now()) })
    }
    if (isReadOtherwise(db, READING)) {
      process.stderr.write(
        'The texts were not read for citations as this Comity reads them: reading them anew\n',
      )
      const { rereadCitations } = await import('#jobs/citations/reread.ts')
      await rereadCitations(db)
    }
    const { areConceptsOutdated } = await import('#jobs/subjects/concept-mark.ts')
    if (areConceptsOutdated(db)) {
      process.stderr.write(
        'The texts were not read for the subjects that are loaded now: reading them anew\n',
      )
      const { rereadConcepts } = await import('#jobs/subjects/concept-index.ts')
      await rereadConcepts(db)
    }
    return finderLater(db)
  },
  serve: async (opened, { port, host, ...standing }) => {
    // What a site keeps is little beside what it makes and drops: collected sooner, it stays half as large.
    v8.setFlagsFromString('--heap-growing-percent=40')
    const [{ serve }, pool] = await Promise.all([import('@hono/node-server'), poolOver(opened)])
    // Streams to those who work on studies end before the server can.
    const ending = new AbortController()
    const shared = { ...standing, host, ending: ending.signal }
    const app = await sitesOver({ ...opened, search: pool ?? opened.search }, shared)
    const heart = await heartOver(opened.db)
    return new Promise((resolve, reject) => {
      const server = serve(
        { fetch: app.fetch, port, hostname: host === 'localhost' ? LOOPBACK : host },
        ({ port: bound }) => {
          const works = worksOver(opened.db)
          resolve({
            url: `http://${host}:${bound}`,
            close: async () => {
              heart?.stop()
              await Promise.all((await works).map((work) => work.stop()))
              ending.abort()
              await new Promise<void>((done) => server.close(() => done()))
              await app.close()
              await pool?.close()
            },
          })
        },
      )
      server.on('error', (error) => {
        void pool?.close()
        reject(error)
      })
    })
  },
  speakToAgents: async (opened) => {
    const pool = await poolOver(opened)
    const [{ speakOverStdio }, reading] = await Promise.all([
      import('#api/mcp/stdio.ts'),
      readingOver({ ...opened, search: pool ?? opened.search }),
    ])
    await speakOverStdio({ ...reading, failed })
    await pool?.close()
  },
}

// What searches need is loaded with the first of them: most commands make none.
function finderLater(db: Database): Finder {
  const finder = async () => (await import('#jobs/search/find.ts')).finderOver(db)
  return {
    search: async (query, options) => (await finder()).search(query, options),
    suggest: async (typed, options) => (await finder()).suggest(typed, options),
    phrase: async (query, options) => (await finder()).phrase(query, options),
  }
}

// A library in memory cannot be read by other threads.
async function poolOver({ db }: Opened) {
  if (db.file === null) return null
  const { searchPool } = await import('#jobs/search/pool.ts')
  return searchPool(db.file)
}

// Where not everybody may read everything, each circle of readers has a site of its own.
async function sitesOver(
  opened: Opened,
  standing: Standing & { readonly host: string; readonly ending: AbortSignal },
) {
  const { db } = opened
  const [{ siteByCircle }, { restrictionsOf }, { loadAssets }] = await Promise.all([
    import('#web/circles.ts'),
    import('#jobs/agreements/user-class.ts'),
    import('#web/assets.ts'),
  ])
  const { behindProxy = false } = standing
  const shared = { ...standing, assets: loadAssets(), whole: db }
  const whole = await siteOver(opened, shared)
  // A library in memory is nobody's but the process's own: there is no partner to it.
  const { file } = db
  if (file === null) return { fetch: whole.fetch, close: async () => {} }
  const open = (cleared: readonly string[]) => roomOver(cleared, { ...shared, file })
  const restrictions = restrictionsOf(db)
  return siteByCircle({ whole, restrictions, clock: () => dayOf(now()), open, behindProxy })
}

interface Surroundings extends Standing {
  readonly host: string
  readonly ending: AbortSignal
  readonly assets: Assets
  /** The library as its operator has it. */
  readonly whole: Database
}

async function roomOver(cleared: readonly string[], { file, ...shared }: Surroundings & { file: string }) {
  const [{ searchPool }, { libraryOver }] = await Promise.all([
    import('#jobs/search/pool.ts'),
    import('#store/library.ts'),
  ])
  const db = openSqliteBehindWall(file, cleared)
  const search = searchPool(file, undefined, cleared)
  const { fetch } = await siteOver({ db, library: libraryOver(db), search }, shared)
  const close = async () => {
    await search.close()
    await db.close()
  }
  return { fetch, close }
}

// Pages are loaded only to be served: the other commands start without them.
async function siteOver(opened: Opened, { host, assets, whole, ending, ...standing }: Surroundings) {
  const { db } = opened
  const [{ site }, { apiOver }, reading, { agreementShelf }, { proofPlace }] = await Promise.all([
    import('#web/site.tsx'),
    import('#api/routes.ts'),
    readingOver(opened, whole),
    import('#jobs/agreements/shelf.ts'),
    import('#jobs/proofs/proved-document.ts'),
  ])
  const { citeQuery, citedBy, version, ...shared } = { ...reading, ...standing }
  const place = proofPlace(db)
  const proofs = place && { proofs: place }
  const api = apiOver({ ...shared, ...proofs, agents: { citeQuery, citedBy, version, host } }, failed)
  const around = { agreements: agreementShelf(whole), ...proofs }
  const served = { ...shared, ...around, assets, api, stamp: () => db.stamp() }
  // Partners and the operator are let in by doors of their own, to everything.
  const studies = { db, now, ending }
  if (db.isWalled) return site({ ...served, studies }, failed)
  const exchange = db.file === null ? {} : { exchange: await exchangeFolders(db, path.dirname(db.file)) }
  return site({ ...served, studies, desk: { db, now }, ...exchange }, failed)
}

// A publisher's server signs its heartbeat for as long as it runs.
async function heartOver({ file }: Database) {
  if (file === null) return null
  const { keepBeating } = await import('#jobs/exchange/heartbeat.ts')
  const { COMITY_PASSPHRASE: passphrase = null } = process.env
  const log = (text: string) => void process.stderr.write(`${text}\n`)
  return keepBeating({ home: path.dirname(file), now, passphrase, log })
}

// What is followed is asked for by schedule, and what came in is learnt from, in processes of their own.
async function worksOver(db: Database) {
  if (db.file === null) return []
  const [{ byCommand }, { keepSyncing, syncByCommand }, { keepLearning, learnByCommand }] = await Promise.all(
    [import('#jobs/by-command.ts'), import('#jobs/network/syncs.ts'), import('#jobs/lexicon/keeping.ts')],
  )
  const home = path.dirname(db.file)
  const run = byCommand({ program: import.meta.filename, home })
  const log = (text: string) => void process.stderr.write(`${text}\n`)
  return [
    keepSyncing({ db, now, log, sync: syncByCommand(run) }),
    keepLearning({ db, log, learn: learnByCommand(run) }),
  ]
}

// What is followed is passed on byte for byte, unless one of its collections may not be; what is for partners goes to them alone.
async function exchangeFolders(db: Database, home: string) {
  const [{ delivererOver }, { grantsFrom, knownFrom }, { letterBox }] = await Promise.all([
    import('#jobs/agreements/deliver.ts'),
    import('#jobs/agreements/grants.ts'),
    import('#jobs/study/ask/box.ts'),
  ])
  return {
    deliverer: delivererOver({ db, home, grants: grantsFrom(db), known: knownFrom(db), now }),
    letters: letterBox({ db, home, now }),
    own: placesOf(home, PUBLIC).repository,
    mirror: async (name: string) => {
      const { mayPassOn } = await import('#jobs/exchange/mirroring.ts')
      return (await mayPassOn(db, name, dayOf(now()))) ? path.join(home, 'following', name, 'mirror') : null
    },
  }
}

// What the site, the API and agents read the library with.
async function readingOver({ db, library, search: index }: Opened, whole = db) {
  const [
    names,
    citations,
    citing,
    { watchOver },
    { lexiconShelf },
    { timelineShelf },
    studies,
    subjects,
    counterparts,
    comparisons,
  ] = await Promise.all([
    import('#i18n/jurisdictions.ts'),
    import('#jobs/citations/cite.ts'),
    import('#store/citations.ts'),
    import('#jobs/network/watch.ts'),
    import('#jobs/lexicon/shelf.ts'),
    import('#jobs/timelines/shelf.ts'),
    import('#jobs/study/shelf.ts'),
    import('#jobs/subjects/shelf.ts'),
    import('#jobs/counterparts/shelf.ts'),
    import('#jobs/compare/shelf.ts'),
  ])
  const jurisdictions = names.loadJurisdictions()
  return {
    library,
    lexicon: lexiconShelf(db),
    comparisons: comparisons.compareShelf({ db, library, jurisdictions }),
    subjects: subjects.subjectShelf(db),
    counterparts: counterparts.counterpartShelf(db),
    timelines: timelineShelf(db),
    studyShelf: studies.studyShelf(db, whole),
    network: watchOver(db, { home: db.file === null ? null : path.dirname(db.file), now }),
    search: {
      ...index,
      search: (query: string, options: SearchOptions) =>
        index.search(query, { at: dayOf(now()), today: dayOf(now()), ...options }),
    },
    cite: (text: string, options: CiteOptions) => citations.citationsInAny(db, text, options),
    citeQuery: (text: string, options: CiteOptions) => citations.citationsInQuery(db, text, options),
    citedBy: async (target: CitedTarget, page: { limit: number; offset: number }) =>
      citing.citedBy(db, target, page),
    clock: () => dayOf(now()),
    jurisdictions,
    version: version(),
  }
}

function failed(error: Error): void {
  process.stderr.write(`${error.stack}\n`)
}

// A reader that has seen enough (head, less) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await run(process.argv.slice(2), wiring)
