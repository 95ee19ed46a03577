/** Every kind of page there is, over the small library, served as the real site is. */
import { serve } from '@hono/node-server'
import { site } from '#web/site.tsx'
import { DATA_ACT, LONG_ACT } from './invented.ts'
import { type Allowance, DECLARATION, type SmallLibrary, smallLibrary } from './small-library.ts'
import type { Contents } from './small-library-contents.ts'

/** Pages by what they show. */
export const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  shelves: '/browse',
  'a shelf': '/browse?in=xv',
  'a shelf narrowed, the newest change first': '/browse?in=xv&lang=eng&sort=changed',
  'a shelf with nothing on it': '/browse?in=xv&year=1700',
  'a year that is none': '/browse?year=soon',
  'changes by date': '/changes',
  'changes in one state': '/changes?in=xv',
  about: '/about',
  'the network, nobody followed': '/network',
  'the directory of centres, none known': '/network/centres',
  'a centre that is not known': `/network/centres/${'0'.repeat(64)}`,
  'rules through time, of several states': `/timelines?p=${DATA_ACT}/eng/~art_9&p=${DECLARATION}/eng/~art_12&p=%2Fakn%2Fxx%2Fact%2F1`,
  'rules through time, none chosen': '/timelines',
  'a comparison, nothing named yet': '/compare',
  'a comparison, one text named': `/compare?of=${DATA_ACT}/eng/~art_9`,
  'two provisions compared': `/compare?of=${DATA_ACT}/eng/~art_9&of=${DECLARATION}/rus/~art_12`,
  'six provisions compared, right to left among them': `/compare?${['eng', 'fra', 'rus', 'jpn', 'ara', 'spa']
    .map((language) => `of=${DECLARATION}/${language}/~art_12`)
    .join('&')}`,
  'provisions compared paragraph by paragraph': `/compare?of=${DECLARATION}/eng/~art_26&of=${DECLARATION}/rus/~art_26&by=paragraph`,
  'acts compared, as a correspondence table': `/compare?of=${DATA_ACT}/eng&of=${DECLARATION}/eng`,
  'acts compared, with their words': `/compare?of=${DECLARATION}/eng&of=${DECLARATION}/ara&of=${DECLARATION}/fra&show=words`,
  'texts that cannot be compared': `/compare?of=${DATA_ACT}/eng/~art_9&of=${DATA_ACT}/eng/~art_999`,
  'what answers a provision elsewhere': `/counterparts?of=${DECLARATION}/eng/~art_12`,
  'what answers a provision in one state': `/counterparts?of=${DATA_ACT}/eng/~art_9&in=un`,
  'what answers, nothing named': '/counterparts',
  subjects: '/subjects',
  'subjects by a word': '/subjects?q=strike',
  'subjects, none of the word': '/subjects?q=zyzzyva',
  'the law about a subject': '/subjects/right-to-erasure',
  'the law about a subject in one state': '/subjects/right-to-privacy?in=un',
  'a subject that is none': '/subjects/no-such-subject',
  'studies, none yet': '/studies',
  'pairs of languages whose terms are learnt': '/lexicon',
  'a glossary of two languages': '/lexicon/en/fr',
  'a term and its renderings': '/lexicon/en/fr?term=rights',
  'a term, right to left': '/lexicon/en/ar?term=freedom',
  'a term through a third language': '/lexicon/ar/fr?term=الحق',
  'a term that no text shows': '/lexicon/en/fr?term=unfindable',
  'languages that were not learnt': '/lexicon/en/ja',
  'search, nothing asked': '/search',
  'search, found': '/search?q=data',
  'search, found in Cyrillic': '/search?q=сведения&in=xb',
  'search, narrowed, explained, of all times':
    '/search?q=data+OR+сведения&at=any&in=xv,xb&force=law&year=1990..2015&explain=1',
  'search, a filter that is none': '/search?q=data+force:lore',
  'search, nothing found': '/search?q=unfindable&in=xv&type=act',
  'a phrase through time': '/search/history?q=%22erase+personal+data%22',
  'a phrase through time, Cyrillic': '/search/history?q=сведения&in=xb',
  'a phrase that never was': '/search/history?q=unfindable',
  'a phrase, nothing asked': '/search/history',
  'search, wrong day': '/search?q=data&at=2023-02-30',
  'search, not to be understood': '/search?q=%22Zaun',
  'act today': `${DATA_ACT}/eng`,
  'act on a day': `${DATA_ACT}/eng@1999-01-01`,
  'act to come': `${DATA_ACT}/eng@2027-06-01`,
  'act in a hole': `${DATA_ACT}/eng@2010-01-01`,
  'act before its first wording': `${DATA_ACT}/eng@1900-01-01`,
  'act in Russian': `${DATA_ACT}/rus`,
  'provision with its wordings': `${DATA_ACT}/eng/~art_9`,
  'provision, two of its wordings compared': `${DATA_ACT}/eng/~art_9?from=1994-03-01&to=2027-01-01`,
  'long act, where a provision stands': `${LONG_ACT}/rus?near=art_200`,
  'annex with a table': `${DATA_ACT}/eng/~att`,
  'points in time': `${DATA_ACT}/eng?view=versions`,
  'two days compared': `${DATA_ACT}/eng?from=2018-05-25&to=2024-03-01`,
  'two days, one unknown': `${DATA_ACT}/eng?from=2010-01-01&to=2024-03-01`,
  'two days, backwards': `${DATA_ACT}/eng?from=2024-03-01&to=2018-05-25`,
  'two days, the whole text': `${DATA_ACT}/eng?from=1994-03-01&to=2027-06-01&show=whole`,
  'two days, in columns': `${DATA_ACT}/eng?from=2018-05-25&to=2024-03-01&columns=2`,
  'two languages side by side': `${DATA_ACT}/eng@2024-03-01?beside=rus`,
  'two languages, one without a text': `${DATA_ACT}/eng@1999-01-01?beside=rus`,
  'four languages, right to left': `${DECLARATION}/eng?beside=ara,jpn,rus`,
  'long act beside nothing': `${LONG_ACT}?beside=eng`,
  'long act, long title, Cyrillic': LONG_ACT,
  'long act, further on': `${LONG_ACT}?part=3`,
  'division too long for a page': `${LONG_ACT}/rus/~part_Часть-первая`,
  declaration: `${DECLARATION}/fra`,
  'declaration, right to left': `${DECLARATION}/ara`,
  'declaration in Japanese': `${DECLARATION}/jpn`,
  'what cites an act, where nothing does': `${LONG_ACT}?view=cited-by`,
  'what cites a provision': `${DATA_ACT}/eng/~art_9?view=cited-by`,
  'what an act cites': `${DATA_ACT}/eng?view=cites`,
  'who signed a text, where nobody did': `${DATA_ACT}/eng@2024-03-01?view=verify`,
  'checking proofs': '/verify',
  'a graph without neighbours': `${LONG_ACT}?view=graph`,
  'a graph of no act': '/graph',
  'the API': '/api',
  'problems of the API': '/api/problems',
  'not found': '/nothing-here',
  'language not held': `${DATA_ACT}/deu`,
  'wrong day': `${DATA_ACT}/eng@2023-02-30`,
  'an interface language that is not spoken': '/about?ui=xx',
}

/** Pages that rightly answer with an error. */
export const STATUS: Readonly<Record<string, number>> = {
  'search, wrong day': 400,
  'search, not to be understood': 400,
  'search, a filter that is none': 400,
  'a shelf with nothing on it': 404,
  'a term that no text shows': 404,
  'languages that were not learnt': 404,
  'a year that is none': 400,
  'a graph of no act': 400,
  'wrong day': 400,
  'not found': 404,
  'texts that cannot be compared': 404,
  'what answers, nothing named': 400,
  'a subject that is none': 404,
  'a centre that is not known': 404,
  'language not held': 404,
}

/** A site that listens. */
export interface Served {
  readonly origin: string
  close(): Promise<void>
}

/** Serves the small library on a free port. */
export async function serveSmallLibrary(what: Contents = 'filled', allowance?: Allowance): Promise<Served> {
  return serveLibrary(await smallLibrary(what, allowance))
}

/** Serves a library on a free port, and closes it with the site. */
export async function serveLibrary(library: SmallLibrary): Promise<Served> {
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
