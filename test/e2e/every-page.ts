/** Every kind of page there is, over the small library, served as the real site is. */
import { serve } from '@hono/node-server'
import { site } from '#web/site.tsx'
import { DATA_ACT, LONG_ACT } from './invented.ts'
import { DECLARATION, smallLibrary } from './small-library.ts'

/** Pages by what they show. */
export const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  shelves: '/browse',
  'a shelf': '/browse?in=xv',
  about: '/about',
  'search, nothing asked': '/search',
  'search, found': '/search?q=data',
  'search, found in Cyrillic': '/search?q=сведения&in=xb',
  'search, nothing found': '/search?q=unfindable',
  'search, wrong day': '/search?q=data&at=2023-02-30',
  'act today': `${DATA_ACT}/eng`,
  'act on a day': `${DATA_ACT}/eng@1999-01-01`,
  'act to come': `${DATA_ACT}/eng@2027-06-01`,
  'act in a hole': `${DATA_ACT}/eng@2010-01-01`,
  'act before its first wording': `${DATA_ACT}/eng@1900-01-01`,
  'act in Russian': `${DATA_ACT}/rus`,
  'provision with its wordings': `${DATA_ACT}/eng/~art_9`,
  'annex with a table': `${DATA_ACT}/eng/~att`,
  'points in time': `${DATA_ACT}/eng?view=versions`,
  'two days compared': `${DATA_ACT}/eng?from=2018-05-25&to=2024-03-01`,
  'two days, one unknown': `${DATA_ACT}/eng?from=2010-01-01&to=2024-03-01`,
  'long act, long title, Cyrillic': LONG_ACT,
  'long act, further on': `${LONG_ACT}?part=3`,
  'division too long for a page': `${LONG_ACT}/rus/~part_Часть-первая`,
  declaration: `${DECLARATION}/fra`,
  'declaration, right to left': `${DECLARATION}/ara`,
  'declaration in Japanese': `${DECLARATION}/jpn`,
  'not found': '/nothing-here',
  'language not held': `${DATA_ACT}/deu`,
  'wrong day': `${DATA_ACT}/eng@2023-02-30`,
}

/** Pages that rightly answer with an error. */
export const STATUS: Readonly<Record<string, number>> = {
  'search, wrong day': 400,
  'wrong day': 400,
  'not found': 404,
  'language not held': 404,
}

/** A site that listens. */
export interface Served {
  readonly origin: string
  close(): Promise<void>
}

/** Serves the small library on a free port. */
export async function serveSmallLibrary(what: 'empty' | 'filled' = 'filled'): Promise<Served> {
  const library = await smallLibrary(what)
  const app = site(library.deps, (error) => console.error(error))
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      resolve({
        origin: `http://127.0.0.1:${port}`,
        close: async () => {
          if ('closeAllConnections' in server) server.closeAllConnections()
          await new Promise((done) => server.close(done))
          await library.close()
        },
      })
    })
  })
}
