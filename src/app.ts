/** The wiring: the only place where the parts meet, where the clock is read and where the process begins and ends. */
import v8 from 'node:v8'
import { serve } from '@hono/node-server'
import type { Opened, Standing, Wiring } from '#cli/context.ts'
import { run } from '#cli/main.ts'
import type { CiteOptions } from '#jobs/cite.ts'
import { dayOf } from '#kit/day.ts'
import { createIndex, isOutdated } from '#search/dialect/sqlite.ts'
import { reindex } from '#search/reindex.ts'
import { search } from '#search/search.ts'
import type { CitedTarget } from '#store/citations.ts'

const now = () => new Date()

// Every machine has it, and every browser tries it for "localhost", whichever address that name is given first.
const LOOPBACK = '127.0.0.1'

const wiring: Wiring = {
  now,
  openSearch: async (db) => {
    await createIndex(db.sql)
    if (await isOutdated(db.sql)) await reindex(db, { today: dayOf(now()) })
    return { search: (query, options) => search(db, query, options) }
  },
  serve: async (opened, { port, host, ...standing }) => {
    // What a site keeps is little beside what it makes and drops: collected sooner, it stays half as large.
    v8.setFlagsFromString('--heap-growing-percent=40')
    const app = await siteOver(opened, { ...standing, host })
    return new Promise((resolve, reject) => {
      const server = serve(
        { fetch: app.fetch, port, hostname: host === 'localhost' ? LOOPBACK : host },
        ({ port: bound }) => {
          resolve({
            url: `http://${host}:${bound}`,
            close: () => new Promise((done) => server.close(() => done())),
          })
        },
      )
      server.on('error', reject)
    })
  },
  speakToAgents: async (opened) => {
    const [{ speakOverStdio }, reading] = await Promise.all([
      import('#api/mcp/stdio.ts'),
      readingOver(opened),
    ])
    await speakOverStdio({ ...reading, failed })
  },
}

// Pages are loaded only to be served: the other commands start without them.
async function siteOver(opened: Opened, { host, ...standing }: Standing & { host: string }) {
  const { db } = opened
  const [{ site }, { apiOver }, { loadAssets }, reading] = await Promise.all([
    import('#web/site.tsx'),
    import('#api/routes.ts'),
    import('#web/assets.ts'),
    readingOver(opened),
  ])
  const { citeQuery, citedBy, version, ...shared } = { ...reading, ...standing }
  const api = apiOver({ ...shared, agents: { citeQuery, citedBy, version, host } }, failed)
  return site({ ...shared, assets: loadAssets(), api, desk: { db, now }, stamp: () => db.stamp() }, failed)
}

// What the site, the API and agents read the library with.
async function readingOver({ db, library, search: index }: Opened) {
  const [names, citations, citing, { default: software }] = await Promise.all([
    import('#i18n/jurisdictions.ts'),
    import('#jobs/cite.ts'),
    import('#store/citations.ts'),
    import('../package.json', { with: { type: 'json' } }),
  ])
  return {
    library,
    search: {
      search: (query: string, filter: object) => index.search(query, { at: dayOf(now()), ...filter }),
    },
    cite: (text: string, options: CiteOptions) => citations.citationsIn(db, text, options),
    citeQuery: (text: string, options: CiteOptions) => citations.citationsInQuery(db, text, options),
    citedBy: async (target: CitedTarget, page: { limit: number; offset: number }) =>
      citing.citedBy(db, target, page),
    clock: () => dayOf(now()),
    jurisdictions: names.loadJurisdictions(),
    version: software.version,
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
