/** Which acts the first page offers to try. */
import type { LongHistory } from '#store/holdings.ts'

const TRIES = 3
/** Letters of a title that leave room for others beside it. */
const SHORT = 24

/**
 * Returns a few, of one place and one language each: real law before invented, short titles before long ones, then what reaches
 * back furthest.
 */
export function triesOf(
  histories: readonly LongHistory[],
  isInvented: (jurisdiction: string) => boolean,
): LongHistory[] {
  const behind = ({ jurisdiction, title }: LongHistory) =>
    (isInvented(jurisdiction) ? 2 : 0) + (title.length > SHORT ? 1 : 0)
  const ranked = histories.toSorted((a, b) => behind(a) - behind(b) || (a.from < b.from ? -1 : 1))
  const chosen: LongHistory[] = []
  for (const one of ranked) {
    const alike = chosen.some(
      ({ jurisdiction, language }) => jurisdiction === one.jurisdiction || language === one.language,
    )
    if (!alike && chosen.length < TRIES) chosen.push(one)
  }
  return chosen
}
