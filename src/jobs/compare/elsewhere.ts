/** Where words of a changed provision came from or went to, where it is another provision than the one recorded as its wording before or after. */
import type { Pair } from '#compare/align/pairs.ts'
import type { Link, Unit } from '#compare/align/unit.ts'
import { alignVersions } from '#compare/align/versions.ts'
import { plainText } from '#law/content.ts'
import type { Library } from '#store/library.ts'

/** A provision on one of two days. */
export interface OnDay {
  readonly eId: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  readonly textId: number | null
}

/** A provision on both days; null where it was not in the text. */
export interface OnDays<Row extends OnDay> {
  /** Lasting identity. */
  readonly wId: string
  readonly before: Row | null
  readonly after: Row | null
  readonly changed: boolean
}

/** Another provision that has words of a row. */
export interface Elsewhere<Row extends OnDay = OnDay> {
  /** True where the row had them first and the other has them now. */
  readonly went: boolean
  readonly other: Row
  readonly link: Link
}

/** Provisions of both days that are aligned: more of them differ only where a whole code was made anew, and would keep the reader waiting. */
const MOST = 700
/** Below this confidence nothing is said. */
const LEAST = 0.6

/** Returns, by lasting identity, what rows that are shown have to do with others than their own other wording. */
export async function elsewhereOf<Row extends OnDay>(
  library: Pick<Library, 'contents'>,
  all: readonly OnDays<Row>[],
  shown: readonly OnDays<Row>[],
): Promise<Map<string, Elsewhere<Row>[]>> {
  const before = all.filter(({ before, after, changed }) => before?.textId != null && (!after || changed))
  const after = all.filter(({ before, after, changed }) => after?.textId != null && (!before || changed))
  const found = new Map<string, Elsewhere<Row>[]>()
  if (before.length === 0 || after.length === 0 || before.length + after.length > MOST) return found
  const rows = [...before.map((row) => row.before), ...after.map((row) => row.after)]
  const contents = await library.contents(rows.flatMap((row) => row?.textId ?? []))
  const places = new Map(after.map(({ wId }, index) => [wId, index]))
  const recorded = before.flatMap(({ wId }, index): Pair[] => {
    const place = places.get(wId)
    return place === undefined ? [] : [{ before: index, after: place }]
  })
  const links = alignVersions(
    before.map((row) => unitOf(row.before, contents)),
    after.map((row) => unitOf(row.after, contents)),
    recorded,
  )
  const wanted = new Set(shown.map(({ wId }) => wId))
  const add = (row: OnDays<Row> | undefined, went: boolean, other: Row | null | undefined, link: Link) => {
    if (row && other && wanted.has(row.wId))
      found.set(row.wId, [...(found.get(row.wId) ?? []), { went, other, link }])
  }
  for (const link of links) {
    const [from, to] = [before[link.before], after[link.after]]
    if (link.confidence < LEAST || from?.wId === to?.wId) continue
    add(to, false, from?.before, link)
    add(from, true, to?.after, link)
  }
  return found
}

/** Words told as reasons. */
const TOLD = 3
const LONG = 6

/** Returns the words that say best that the two have something to do with each other: long ones rather than pairs of short ones. */
export function reasonsOf({ link }: Elsewhere): string[] {
  const words = link.why.terms.map(({ after }) => after)
  const long = words.filter((word) => !word.includes(' ') && word.length >= LONG)
  return (long.length > 0 ? long : words).slice(0, TOLD)
}

function unitOf(row: OnDay | null, contents: ReadonlyMap<number, string>): Unit {
  return {
    id: row?.eId ?? '',
    kind: row?.kind ?? '',
    num: row?.num ?? null,
    heading: row?.heading ?? null,
    text: plainText(contents.get(row?.textId ?? -1) ?? ''),
  }
}
