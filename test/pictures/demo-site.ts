/** The demo's law in a library that is thrown away, served on a free port: on a fixed day, so that pictures of it stay as they are. */
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { apiOver } from '#api/routes.ts'
import { makeDemoStudy } from '#cli/demo/study.ts'
import { beginMending } from '#editing/begin.ts'
import { readWords } from '#editing/document.ts'
import { heldExpression } from '#editing/held.ts'
import { makeOperatorToken } from '#editing/operator.ts'
import { stepsFrom } from '#editing/steps.ts'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { type CiteOptions, citationsInAny } from '#jobs/citations/cite.ts'
import { compareShelf } from '#jobs/compare/shelf.ts'
import { counterpartShelf } from '#jobs/counterparts/shelf.ts'
import { importFrom } from '#jobs/import/import.ts'
import { finderOver } from '#jobs/search/find.ts'
import { subjectShelf } from '#jobs/subjects/shelf.ts'
import { timelineShelf } from '#jobs/timelines/shelf.ts'
import { day, dayOf } from '#kit/day.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import type { SearchOptions } from '#search/model.ts'
import { akn } from '#sources/akn/index.ts'
import type { Source } from '#sources/contract.ts'
import { udhr } from '#sources/udhr/index.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { type Library, openLibrary } from '#store/library.ts'
import { loadAssets } from '#web/assets.ts'
import { site } from '#web/site.tsx'

/** A day between two points in time of the demo's acts: something has changed lately, and something is to come. */
const NOW = new Date('2026-11-23T09:00:00Z')

const AMENDED = day('2028-01-01')
const ERASURE = `(1) The person concerned may demand that the controller erase personal data within seven days where they are no longer needed for the purpose for which they were collected.
(2) The controller shall inform every recipient of the erasure, and shall publish the number of demands received and refused each year.
(3) This Article does not apply:
a) to records kept in the archives of the Republic;
b) where keeping the data is necessary for a legal claim that is pending.
(4) A refusal shall give its reasons, name the remedy under Article 22a and be signed by a natural person.`

/** What pages give as their own address, whichever port they are served on. */
const ORIGIN = 'https://law.example.org'

const STATES = path.join(import.meta.dirname, '..', '..', 'demo')
const DECLARATION = path.join(path.dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration')

export interface DemoSite {
  readonly url: string
  /** The token of the operator of the editor's bench. */
  readonly token: string
  close(): Promise<void>
}

/** Returns the demo's site, listening: the invented states and the Universal Declaration of Human Rights. */
export async function demoSite(): Promise<DemoSite> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'comity-pictures-'))
  const db = openSqlite(path.join(home, 'library.db'))
  const library = await openLibrary(db)
  await createIndex(db.sql)
  await bring(db, akn, STATES)
  await bring(db, udhr, DECLARATION)
  await beginAmendment(db, library)
  await makeDemoStudy(db, () => NOW)
  const token = await makeOperatorToken(db, NOW)
  const finder = finderOver(db)
  const jurisdictions = loadJurisdictions()
  const shared = {
    library,
    search: {
      ...finder,
      search: (query: string, options: SearchOptions) =>
        finder.search(query, { ...options, at: options.at ?? dayOf(NOW) }),
    },
    cite: (text: string, options: CiteOptions) => citationsInAny(db, text, options),
    clock: () => dayOf(NOW),
    jurisdictions,
    comparisons: compareShelf({ db, library, jurisdictions }),
    subjects: subjectShelf(db),
    counterparts: counterpartShelf(db),
    timelines: timelineShelf(db),
    origin: ORIGIN,
  }
  const failed = (error: Error) => console.error(error.stack)
  const people = { desk: { db, now: () => NOW }, studies: { db, now: () => NOW } }
  const deps = { ...shared, ...people, assets: loadAssets(), api: apiOver(shared, failed) }
  const app = site({ ...deps, stamp: () => db.stamp() }, failed)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((listening) => server.once('listening', listening))
  const close = async () => {
    await new Promise((done) => server.close(done))
    await db.close()
    await rm(home, { recursive: true, force: true })
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token, close }
}

// An amendment in the making: the first draft of the library, with one article changed.
async function beginAmendment(db: Database, library: Library): Promise<void> {
  const reference = await library.resolve('/akn/xv/act/1994-02-11/41')
  const expressions = reference ? await library.expressions(reference.work.id) : []
  const english = expressions.find(({ language, shown }) => shown && language === 'eng')
  const held = english && (await heldExpression(db, english.id))
  if (!held) throw new Error('Cannot begin the draft of the pictures: the act to be amended is not held')
  const wId = held.base.textOn(AMENDED).find(({ eId }) => eId === 'art_9')?.wId
  const steps = stepsFrom([
    { do: 'date', asOf: AMENDED, ground: { title: 'Act No. 5 of 2027', id: null } },
    { do: 'change', wId, xml: readWords(ERASURE, 'text') },
  ])
  await beginMending(db, 'amend', english, steps, NOW)
}

async function bring(db: Database, source: Source, from: string): Promise<void> {
  const report = await importFrom(db, source, [from], {
    jurisdiction: null,
    collection: null,
    only: [],
    dryRun: false,
    now: () => NOW,
    progress: () => {},
  })
  const [refused] = report.quarantined
  if (refused) throw new Error(`Cannot bring in the demo: ${refused.path}: ${refused.reason}`)
}
