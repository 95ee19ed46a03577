/** A small real library for tests of the site: a SQLite file with the invented acts and some languages of the Universal Declaration. */

import path from 'node:path'
import { apiOver } from '#api/routes.ts'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { type CiteOptions, citationsInAny } from '#jobs/citations/cite.ts'
import { compareShelf } from '#jobs/compare/shelf.ts'
import { counterpartShelf } from '#jobs/counterparts/shelf.ts'
import { lexiconShelf } from '#jobs/lexicon/shelf.ts'
import { watchOver } from '#jobs/network/watch.ts'
import { finderOver } from '#jobs/search/find.ts'
import { studyShelf } from '#jobs/study/shelf.ts'
import { subjectShelf } from '#jobs/subjects/shelf.ts'
import { timelineShelf } from '#jobs/timelines/shelf.ts'
import { day } from '#kit/day.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { type Library, openLibrary } from '#store/library.ts'
import { loadAssets } from '#web/assets.ts'
import type { SiteDeps } from '#web/page.ts'
import { prepared } from '../prepared.ts'
import { NOW } from './instant.ts'
import type { Contents } from './small-library-contents.ts'

export const DECLARATION = '/akn/un/statement/1948-12-10/217-a-iii'

/** The day on which the tests take place: the Valen act has a wording to come. */
export const TODAY = day('2026-11-23')

/** What the site is made of, over a library that is thrown away. */
export interface SmallLibrary {
  readonly deps: SiteDeps
  readonly db: Database
  close(): Promise<void>
}

/** Requests that a client of the API may make, and in how many seconds. */
export interface Allowance {
  readonly requests: number
  readonly seconds: number
}

// Tests ask more than anybody would.
const PLENTY: Allowance = { requests: 100_000, seconds: 60 }

/** Returns a library: empty, or with the invented acts and the Declaration, or with works besides that cite them, and a network. */
export async function smallLibrary(
  what: Contents = 'filled',
  allowance: Allowance = PLENTY,
): Promise<SmallLibrary> {
  const { folder, remove } = await prepared(`small-library-${what}`, async (home) => {
    const { fill } = await import('./small-library-contents.ts')
    await fill(home, what)
  })
  const db = openSqlite(path.join(folder, 'library.db'))
  const library = await openLibrary(db)
  const close = async () => {
    await db.close()
    await remove()
  }
  return { deps: depsOver({ db, library }, allowance), db, close }
}

/** Returns what the site is made of, over any library. */
export function depsOver(
  { db, library }: { readonly db: Database; readonly library: Library },
  allowance: Allowance = PLENTY,
): SiteDeps {
  const jurisdictions = loadJurisdictions()
  const shared = {
    library,
    search: finderOver(db),
    cite: (text: string, options: CiteOptions) => citationsInAny(db, text, options),
    clock: () => TODAY,
    jurisdictions,
    comparisons: compareShelf({ db, library, jurisdictions }),
    lexicon: lexiconShelf(db),
    subjects: subjectShelf(db),
    counterparts: counterpartShelf(db),
    studyShelf: studyShelf(db),
    timelines: timelineShelf(db),
    network: watchOver(db, { home: db.file === null ? null : path.dirname(db.file), now: () => NOW }),
  }
  return {
    ...shared,
    assets: loadAssets(),
    api: apiOver({ ...shared, allowance }),
    stamp: () => db.stamp(),
    studies: { db, now: () => NOW },
  }
}
