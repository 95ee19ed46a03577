/** A page of the shelves: which acts, in which order, and how they can be narrowed. Kept while the library stays as it is. */
import type { Day } from '#kit/day.ts'
import type { WorkSummary } from '#store/model.ts'
import type { Facet, FacetValue } from '#store/shelf.ts'
import type { Page } from '../page.ts'
import { type Asked, FACETS } from './asked.ts'
import { type Cut, cut, type Letter, pageOfTitles } from './titles.ts'

/** Acts on one page. */
export const SIZE = 50

export interface Shelf {
  readonly total: number
  readonly acts: readonly WorkSummary[]
  readonly nextChanges: ReadonlyMap<number, Day>
  /** Values of conditions that are not set, where there is a choice. */
  readonly facets: readonly { readonly facet: Facet; readonly values: readonly FacetValue[] }[]
  /** Empty where the list is short, or in another order. */
  readonly letters: readonly Letter[]
}

/** Answers that are kept: of each kind so many. */
const KEPT = { cuts: 3, facets: 60 }

/** Returns a way to ask for pages of the shelves. */
export function shelfKeeper(): (page: Page, asked: Asked) => Promise<Shelf> {
  const cuts = keeper<Cut>(KEPT.cuts)
  const facets = keeper<Shelf['facets']>(KEPT.facets)
  return async (page, asked) => {
    const { shelf } = page.library
    const mark = await page.library.mark()
    const key = JSON.stringify([mark, asked.filter])
    const reader = JSON.stringify([key, page.t.locale, page.preferences])
    const found = await facets(key, () => facetsOf(page, asked))
    const limits = { limit: SIZE, offset: (asked.page - 1) * SIZE }
    if (asked.order !== 'title') {
      const ids = await shelf.page(asked.filter, { order: asked.order, ...limits })
      return {
        ...(await acts(page, ids)),
        total: await shelf.count(asked.filter),
        facets: found,
        letters: [],
      }
    }
    const byLetter = await cuts(reader, async () => cut(page, await shelf.titles(asked.filter)))
    const all = byLetter.map(({ letter, acts: under }) => ({ letter, acts: under.length }))
    const counted = asked.letter === null ? all : all.filter(({ letter }) => letter === asked.letter)
    return {
      ...(await acts(page, pageOfTitles(page, byLetter, { letter: asked.letter, ...limits }))),
      total: sum(counted),
      facets: found,
      letters: sum(all) > SIZE && all.length > 1 ? all : [],
    }
  }
}

async function acts(page: Page, ids: readonly number[]): Promise<Pick<Shelf, 'acts' | 'nextChanges'>> {
  return {
    acts: await page.library.worksByIds(ids),
    nextChanges: await page.library.shelf.nextChanges(ids, page.today),
  }
}

// A jurisdiction that is chosen may still be narrowed to one of its parts.
async function facetsOf(page: Page, { filter }: Asked): Promise<Shelf['facets']> {
  const open = FACETS.filter(
    (facet) => filter[facet] === null || (facet === 'in' && !filter.in?.includes('-')),
  )
  const counted = await Promise.all(
    open.map(async (facet) => ({ facet, values: await page.library.shelf.counts(filter, facet) })),
  )
  return counted.filter(({ values }) => values.length > 1)
}

function sum(letters: readonly Letter[]): number {
  return letters.reduce((all, { acts: n }) => all + n, 0)
}

// Keeps the latest answers; the one that was not asked for the longest goes first.
function keeper<Answer>(most: number): (key: string, make: () => Promise<Answer>) => Promise<Answer> {
  const kept = new Map<string, Answer>()
  return async (key, make) => {
    const known = kept.get(key)
    const answer = known ?? (await make())
    kept.delete(key)
    kept.set(key, answer)
    const oldest = kept.keys().next().value
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return answer
  }
}
