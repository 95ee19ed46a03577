/** What the first page tells: what is held, what changed last and will change next. Counted anew only after something was recorded. */
import type { Day } from '#kit/day.ts'
import type { Holding, LongHistory } from '#store/holdings.ts'
import type { Change } from '#store/lately.ts'
import type { Library } from '#store/library.ts'

export interface News {
  readonly holdings: readonly Holding[]
  /** The next ones first. */
  readonly coming: readonly Change[]
  /** The latest ones first. */
  readonly lately: readonly Change[]
  /** The longest first; those to try are chosen from them. */
  readonly histories: readonly LongHistory[]
}

/** Changes read; of an act in several languages or with several of them, one is shown. */
const READ = 24
/** Texts of long histories that are looked at. */
const HISTORIES = 60

/** Returns a way to ask for the news of a day, which keeps the last answer while the library stays as it is. */
export function newsKeeper(): (library: Library, today: Day) => Promise<News> {
  let kept: { readonly key: string; readonly news: News } | null = null
  return async (library, today) => {
    const key = `${today} ${await library.mark()}`
    if (kept?.key !== key) kept = { key, news: await newsOf(library, today) }
    return kept.news
  }
}

async function newsOf(library: Library, today: Day): Promise<News> {
  return {
    holdings: await library.holdings(),
    coming: await library.changesByDate({ side: 'after', day: today, limit: READ }),
    lately: await library.actsChangedLately(today, READ),
    histories: await library.longestHistories(HISTORIES),
  }
}
