/** What every page is given: the library, the words of the interface, the day. */
import { type DateStyle, formatDay } from '#i18n/dates.ts'
import { type Jurisdictions, jurisdictionName } from '#i18n/jurisdictions.ts'
import type { Translator } from '#i18n/messages.ts'
import type { AgreementShelf } from '#jobs/agreements/shelf.ts'
import type { CompareShelf } from '#jobs/compare/shelf.ts'
import type { CounterpartShelf } from '#jobs/counterparts/shelf.ts'
import type { LexiconShelf } from '#jobs/lexicon/shelf.ts'
import type { NetworkWatch } from '#jobs/network/watch.ts'
import type { ProofPlace } from '#jobs/proofs/proof.ts'
import type { SubjectShelf } from '#jobs/subjects/shelf.ts'
import type { TimelineShelf } from '#jobs/timelines/shelf.ts'
import type { Day } from '#kit/day.ts'
import type { Library } from '#store/library.ts'
import type { Assets } from './assets.ts'
import type { Desk } from './edit/desk.ts'
import type { ExchangeFolders } from './exchange/routes.ts'
import type { SearchEngine } from './search/engine.ts'
import type { Speech } from './speech.ts'
import type { StudyRoom } from './studies/study-room.ts'

/** The JSON API, as the site lets it in: it answers below `/api/v1`, and describes itself in the words of a language. */
export interface ApiDoor {
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
  readonly document: (t: Translator, origin: string) => Promise<object>
}

export interface SiteDeps {
  readonly library: Library
  readonly search: SearchEngine
  readonly clock: () => Day
  /** Agreements that readers may see; without it, no page speaks of them. */
  readonly agreements?: AgreementShelf
  readonly assets: Assets
  readonly jurisdictions: Jurisdictions
  /** What the editor's bench works with; absent where the site is for reading alone. */
  readonly desk?: Desk
  /** Where proofs of texts come from; absent where the library lies in memory, and no text is shown as signed. */
  readonly proofs?: ProofPlace
  /** Repositories that followers read; absent where the library lies in memory. */
  readonly exchange?: ExchangeFolders
  /** What is followed and how fresh it is; without it, no page speaks of it. */
  readonly network?: NetworkWatch
  /** The vocabulary of subjects and what tells it; without it, no page speaks of them. */
  readonly subjects?: SubjectShelf
  /** Which provisions of other states answer one; without it, no page leads to them. */
  readonly counterparts?: CounterpartShelf
  /** Terms learnt from parallel texts; without it, no page speaks of them. */
  readonly lexicon?: LexiconShelf
  /** Comparisons of provisions and acts; without it, no page offers one. */
  readonly comparisons?: CompareShelf
  /** The lives of rules across states; without it, no page draws them. */
  readonly timelines?: TimelineShelf
  /** Where studies are kept; without it, no page speaks of them. Behind the wall, those published can be read. */
  readonly studies?: StudyRoom
  /** Scheme and host that the site is known by, where the operator names them; else those that each request names. */
  readonly origin?: string
  /** Returns a mark that changes whenever somebody has written to the library; without it, no page is kept. */
  readonly stamp?: () => string
  /** Absent where there is none: no page then speaks of it. */
  readonly api?: ApiDoor
}

/** A link of the page's head: what else there is of what it shows. */
export interface HeadLink {
  readonly rel: string
  readonly type: string
  readonly href: string
  readonly title?: string
}

/** One request's surroundings. */
export interface Page extends SiteDeps {
  readonly t: Translator
  /** The language that the interface speaks here, and who chose it. */
  readonly speech: Speech
  /** Path and query asked for, without the choice of a language. */
  readonly address: string
  readonly today: Day
  /** BCP 47 tags that the reader prefers, most wanted first. */
  readonly preferences: readonly string[]
  /** Links of the head beside those of every page. */
  readonly links?: readonly HeadLink[]
}

/** What comes with every request to the site. */
export interface SiteEnv {
  Variables: { page: Page }
}

/** Returns the day in the words of the page's language. */
export function say(page: Page, day: Day, style: DateStyle = 'long'): string {
  return formatDay(day, page.t.locale, style)
}

/** Returns the jurisdiction's name in the page's language. */
export function placeName(page: Page, code: string): string {
  return jurisdictionName(page.jurisdictions, code, page.t.locale)
}
