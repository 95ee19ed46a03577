/** The titles of a shelf in the reader's order and under their letters. Only the letters that a page shows are put in order. */
import { compareIn, letterOf, NO_LETTER } from '#i18n/collation.ts'
import type { Titled } from '#store/shelf.ts'
import type { Page } from '../page.ts'
import { rather } from '../reader-language.ts'

export interface Letter {
  readonly letter: string
  readonly acts: number
}

/** A shelf cut into letters, each with its acts in no order. */
export type Cut = readonly { readonly letter: string; readonly acts: readonly Titled[] }[]

/** Returns the acts under their letters, in the order of the locale; each by the title that its reader would rather have. */
export function cut(page: Page, titles: readonly Titled[]): Cut {
  const compare = compareIn(page.t.locale)
  const acts = [...Map.groupBy(titles, ({ id }) => id).values()].flatMap((held) => titleFor(page, held) ?? [])
  return [...Map.groupBy(acts, ({ title }) => letterOf(title))]
    .map(([letter, under]) => ({ letter, acts: under }))
    .sort((a, b) => last(a.letter) - last(b.letter) || compare(a.letter, b.letter))
}

/** Returns the title, of those that an act has in its languages, that is shown to the reader. */
export function titleFor<Held extends Titled>(page: Page, held: readonly Held[]): Held | null {
  if (held.length === 1) return held[0] ?? null
  const spoken = held.flatMap((one) => (one.language === null ? [] : [{ language: one.language, one }]))
  return rather(page, spoken)?.one ?? held[0] ?? null
}

/** Returns the ids of a page of the acts under a letter, or under all of them. */
export function pageOfTitles(
  page: Page,
  shelf: Cut,
  { letter, limit, offset }: { letter: string | null; limit: number; offset: number },
): number[] {
  const compare = compareIn(page.t.locale)
  const ids: number[] = []
  let before = 0
  for (const under of shelf) {
    if (letter !== null && under.letter !== letter) continue
    const [from, to] = [offset - before, offset + limit - before]
    before += under.acts.length
    if (from >= under.acts.length || to <= 0) continue
    const sorted = under.acts.toSorted((a, b) => compare(a.title, b.title) || a.id - b.id)
    ids.push(...sorted.slice(Math.max(from, 0), to).map(({ id }) => id))
  }
  return ids
}

function last(letter: string): number {
  return letter === NO_LETTER ? 1 : 0
}
