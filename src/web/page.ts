/** What every page is given: the library, the words of the interface, the day. */
import { type DateStyle, formatDay } from '#i18n/dates.ts'
import { type Jurisdictions, jurisdictionName } from '#i18n/jurisdictions.ts'
import type { Translator } from '#i18n/messages.ts'
import type { Day } from '#kit/day.ts'
import type { Library } from '#store/library.ts'
import type { Assets } from './assets.ts'
import type { SearchEngine } from './search/engine.ts'

export interface SiteDeps {
  readonly library: Library
  readonly search: SearchEngine
  readonly clock: () => Day
  readonly assets: Assets
  readonly jurisdictions: Jurisdictions
}

/** One request's surroundings. */
export interface Page extends SiteDeps {
  readonly t: Translator
  readonly today: Day
  /** BCP 47 tags that the reader prefers, most wanted first. */
  readonly preferences: readonly string[]
}

/** Returns the day in the words of the page's language. */
export function say(page: Page, day: Day, style: DateStyle = 'long'): string {
  return formatDay(day, page.t.locale, style)
}

/** Returns the jurisdiction's name in the page's language. */
export function placeName(page: Page, code: string): string {
  return jurisdictionName(page.jurisdictions, code, page.t.locale)
}
