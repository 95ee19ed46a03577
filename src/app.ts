/** The wiring: the only place where the parts meet, where the clock is read and where the process begins and ends. */
import v8 from 'node:v8'
import { serve } from '@hono/node-server'
import type { Opened, Standing, Wiring } from '#cli/context.ts'
import { run } from '#cli/main.ts'
import type { CiteOptions } from '#jobs/cite.ts'
import { dayOf } from '#kit/day.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import { search } from '#search/search.ts'

const now = () => new Date()

// Every machine has it, and every browser tries it for "localhost", whichever address that name is given first.
const LOOPBACK = '127.0.0.1'

const wiring: Wiring = {
  now,
  openSearch: async (db) => {
    await createIndex(db.sql)
    return { search: (query, options) => search(db, query, options) }
  },
  serve: async (opened, { port, host, ...standing }) => {
    // What a site keeps is little beside what it makes and drops: collected sooner, it stays half as large.
    v8.setFlagsFromString('--heap-growing-percent=40')
    const app = await siteOver(opened, standing)
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
}

// Pages are loaded only to be served: the other commands start without them.
async function siteOver({ db, library, search: index }: Opened, standing: Standing) {
  const [{ site }, { apiOver }, { loadAssets }, { loadJurisdictions }, { citationsIn }] = await Promise.all([
    import('#web/site.tsx'),
    import('#api/routes.ts'),
    import('#web/assets.ts'),
    import('#i18n/jurisdictions.ts'),
    import('#jobs/cite.ts'),
  ])
  const engine = {
    search: (query: string, filter: object) => index.search(query, { at: dayOf(now()), ...filter }),
  }
  const failed = (error: Error) => void process.stderr.write(`${error.stack}\n`)
  const shared = {
    library,
    search: engine,
    cite: (text: string, options: CiteOptions) => citationsIn(db, text, options),
    clock: () => dayOf(now()),
    jurisdictions: loadJurisdictions(),
    ...standing,
  }
  const api = apiOver(shared, failed)
  return site({ ...shared, assets: loadAssets(), api, desk: { db, now }, stamp: () => db.stamp() }, failed)
}

// A reader that has seen enough (head, less) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await run(process.argv.slice(2), wiring)
