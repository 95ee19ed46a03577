/** Changes of acts, each with the provisions it touches where they are few enough to be named. */
import type { Change, Touched } from '#store/lately.ts'
import type { Page } from '../page.ts'
import { rather } from '../reader-language.ts'

/** Provisions that are named; of more it says how many there are. */
const FEW = 3

export interface ToldChange extends Change {
  /** Empty where they are too many to be named. */
  readonly touched: readonly Touched[]
}

/** Returns the changes with the provisions that each touches. */
export async function told(page: Page, changes: readonly Change[]): Promise<ToldChange[]> {
  return Promise.all(
    changes.map(async (change) => {
      const n = change.added + change.changed + change.removed
      const touched = n > 0 && n <= FEW ? await page.library.touchedOn(change.expression.id, change.from) : []
      return { ...change, touched: touched.length === n ? touched : [] }
    }),
  )
}

/** Returns one change of each act and day: in the language that the reader prefers, where several languages change at once. */
export function onceADay(page: Page, changes: readonly Change[]): Change[] {
  return [...Map.groupBy(changes, ({ work, from }) => `${work.id} ${from}`).values()].flatMap((languages) => {
    const held = languages.map((change) => ({ language: change.expression.language, change }))
    return rather(page, held)?.change ?? languages[0] ?? []
  })
}

/** Returns one change of each act: the first one given. */
export function onceEach(page: Page, changes: readonly Change[]): Change[] {
  const seen = new Set<number>()
  return onceADay(page, changes).filter(({ work }) => !seen.has(work.id) && seen.add(work.id))
}
