/** The pictures of the README and the guides: what each shows, and how it is come by. To add one: a line below, and a document that shows it. */
import type { Page } from 'playwright-core'

/** One picture, kept as `docs/pictures/<name>.png`. */
export interface Picture {
  readonly name: string
  /** What is to be seen on it: the words that stand in its place where pictures are not shown. */
  readonly shows: string
  readonly address: string
  readonly width: number
  readonly height: number
  readonly theme: 'light' | 'dark'
  /** Language of the interface, as a browser asks for it. */
  readonly language: string
  /** Signed in at the editor's bench. */
  readonly operator?: true
  /** As it is printed, and not as it is on the screen. */
  readonly printed?: true
  /** What a reader does before the picture is made. */
  readonly before?: (page: Page) => Promise<void>
}

const DATA_ACT = '/akn/xv/act/1994-02-11/41'
const CODE_DU_TRAVAIL = '/akn/xc/act/code/1995-05-02/travail'
const BOREAN_DATA_LAW = '/akn/xb/act/1997-03-12/84-З'

const DESK = { width: 1280, height: 860, theme: 'light', language: 'en-GB' } as const
const PHONE = { width: 390, height: 844, theme: 'light', language: 'en-GB' } as const

/** Those of the style sheet for print, which a screen does not draw. */
const PAPER_MARGINS = '2.4cm 2.2cm 2.2cm'

export const PICTURES: readonly Picture[] = [
  {
    ...DESK,
    name: 'home',
    shows: 'The first page: a search of the law of a day, what is held of each state, what will change',
    address: '/',
  },
  {
    ...DESK,
    name: 'act',
    shows: 'An act on a chosen day: its outline, its life as a line, its text, the notes beside it',
    address: `${DATA_ACT}/eng@2024-03-01`,
  },
  {
    ...DESK,
    name: 'act-dark',
    shows: 'The same act in the dark',
    address: `${DATA_ACT}/eng@2024-03-01`,
    theme: 'dark',
  },
  {
    ...PHONE,
    name: 'act-phone',
    shows: 'The same act on a phone',
    address: `${DATA_ACT}/eng@2024-03-01`,
  },
  {
    ...DESK,
    name: 'wordings',
    shows: 'An article with its wordings opened in their place: what an amending act changed, word by word',
    address: `${DATA_ACT}/eng@2024-03-01`,
    height: 720,
    before: async (page) => {
      await page.locator('#art_9 a.history').click()
      await page.locator('#art_9 .story').waitFor()
      await page.locator('#art_9').evaluate((article) => article.scrollIntoView())
    },
  },
  {
    ...DESK,
    name: 'compare',
    shows: 'Two days of an act compared: every change, with the act that made it',
    address: `${DATA_ACT}/eng?from=2018-05-24&to=2024-03-01`,
    height: 1080,
  },
  {
    ...DESK,
    name: 'search',
    shows:
      'A search of the law of today: one hit an act, with its best provisions, and what it can be narrowed to',
    address: '/search?q=erasure+of+data',
    height: 1020,
  },
  {
    ...DESK,
    name: 'phrase',
    shows:
      'When words entered the law: provisions that had them year by year, and the days on which they came and went',
    address: '/search/history?q=%22automated+decision%22',
    height: 760,
  },
  {
    ...DESK,
    name: 'graph',
    shows:
      'The act in the middle; on the right what amends it and what cites it, a court and an agency by signs of their own',
    address: `${DATA_ACT}/eng?view=graph`,
    height: 1020,
  },
  {
    ...DESK,
    name: 'beside',
    shows: 'English and Russian of one act side by side, provision by provision',
    address: `${DATA_ACT}/eng@2024-03-01?beside=rus`,
    height: 1080,
  },
  {
    ...DESK,
    name: 'french',
    shows: 'The French interface with a French-language code',
    address: `${CODE_DU_TRAVAIL}/fra`,
    language: 'fr',
  },
  {
    ...DESK,
    name: 'belarusian',
    shows: 'The Belarusian interface with the Belarusian text of a law',
    address: `${BOREAN_DATA_LAW}/bel`,
    language: 'be',
  },
  {
    ...DESK,
    name: 'bench',
    shows: "The editor's bench: an amendment as a draft, with its redline and the point in time to come",
    address: '/edit/draft/1?near=art_9',
    height: 720,
    operator: true,
    before: (page) => page.locator('#e-art_9').evaluate((article) => article.scrollIntoView()),
  },
  {
    ...DESK,
    name: 'api',
    shows: 'The page of the API: operations with their parameters and examples that work',
    address: '/api',
  },
  {
    name: 'print',
    shows: 'The same act on paper: which text it is, as of when, from whom',
    address: `${DATA_ACT}/eng@2024-03-01`,
    width: 794,
    height: 1000,
    theme: 'light',
    language: 'en-GB',
    printed: true,
    before: (page) => page.evaluate((margins) => void (document.body.style.padding = margins), PAPER_MARGINS),
  },
  {
    ...DESK,
    height: 520,
    name: 'study',
    shows:
      'A study of three states: questions as rows, states as columns, quotes in their own languages with what answers marked',
    address: '/studies/erasure',
    before: (page) => page.locator('#main table').evaluate((grid) => grid.scrollIntoView({ block: 'start' })),
  },
  {
    ...DESK,
    name: 'counterparts',
    shows:
      'The counterparts of an article in another state, each with the subjects and words by which it was found',
    address: '/counterparts?of=/akn/xv/act/1994-02-11/41/eng/~art_9&in=xb',
  },
]
