/** Which provisions of one act cite which of the other, and how much of what they cite there that is. */
import type { Outline } from './provision.ts'

/** Returns, by `before after`, the part of what one cites in the other's act that is the other: 1 where it cites nothing else there. */
export function citedEachOther(before: Outline, after: Outline): ReadonlyMap<string, number> {
  const cited = new Map<string, number>()
  const told = (pair: string, part: number) => cited.set(pair, Math.max(cited.get(pair) ?? 0, part))
  for (const [i, j, part] of citing(before, after)) told(`${i} ${j}`, part)
  for (const [j, i, part] of citing(after, before)) told(`${i} ${j}`, part)
  return cited
}

function citing(from: Outline, to: Outline): (readonly [from: number, to: number, part: number])[] {
  const places = new Map(
    to.provisions.flatMap(({ address }, index) => (address === null ? [] : [[address, index] as const])),
  )
  return from.provisions.flatMap(({ citations = [] }, index) => {
    const aims = citations.flatMap((address) => places.get(address) ?? [])
    const counts = Map.groupBy(aims, (aim) => aim)
    return Array.from(counts, ([aim, all]) => [index, aim, all.length / aims.length] as const)
  })
}
