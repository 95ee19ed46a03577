/**
 * What newer snapshots of a code say of an older one's day. LEGI corrects itself without a trace, so Comity lets the newest snapshot
 * speak (a finding tells): a wording has the words that the newest file gives under its identifier, and has effect on the days that
 * the newest list of the article's wordings gives. This is the same rule applied to the bare files; what it changes is
 * counted, file by file, in the test.
 */
import type { Article, Piece } from './legi-json.ts'
import type { Reading } from './words.ts'

export interface Snapshot {
  readonly date: string
  readonly pieces: readonly Piece[]
}

export interface Corrected {
  readonly reading: Reading
  /** Numbers of articles whose words newer files correct. */
  readonly reworded: readonly string[]
  /** Numbers of articles of which newer files say that another wording had effect on the day. */
  readonly replaced: readonly string[]
  /** Numbers of articles that only newer files have for the day. */
  readonly added: readonly string[]
}

/** Returns what an older file says of its day once the newer ones are heard. `snapshots` are all of the code, ascending. */
export function corrected(file: Snapshot, snapshots: readonly Snapshot[]): Corrected {
  const { date } = file
  const newer = snapshots.filter((other) => other.date > date)
  const [reworded, replaced, added]: [string[], string[], string[]] = [[], [], []]
  const newestById = new Map<string, Article>()
  const newestByCid = new Map<string, Article>()
  for (const article of newer.flatMap(articlesOf)) {
    newestById.set(article.id, article)
    newestByCid.set(article.cid, article)
  }
  const seen = Map.groupBy(
    snapshots.flatMap((one) => articlesOf(one).map(({ id }) => ({ id, date: one.date }))),
    ({ id }) => id,
  )
  const lines: string[] = []
  for (const piece of file.pieces) {
    const list = 'cid' in piece ? newestByCid.get(piece.cid)?.versions : undefined
    if (!('cid' in piece) || !list) {
      lines.push(piece.words)
      continue
    }
    const own = list.find((version) => version.id === piece.id)
    const there = list.find((version) => holds(version, date) && version.id !== piece.id)
    const strayed =
      !own || (own.from < own.to && !seen.get(piece.id)?.some((sight) => holds(own, sight.date)))
    const same = newestById.get(piece.id)
    if (own && holds(own, date)) {
      lines.push((same ?? piece).words)
      if (same && same.words.replace(/\s+/g, '') !== piece.words.replace(/\s+/g, '')) reworded.push(piece.num)
    } else if (there && newestById.has(there.id)) {
      lines.push(newestById.get(there.id)?.words ?? '')
      replaced.push(piece.num)
    } else if (there && strayed) lines.push(piece.words)
    else {
      lines.push(piece.num)
      replaced.push(piece.num)
    }
  }
  const present = new Set(articlesOf(file).map((article) => article.cid))
  const others = [...newestByCid.values()].filter(
    (article) => !present.has(article.cid) && article.versions.some((version) => holds(version, date)),
  )
  added.push(...others.map((article) => article.num))
  const moved = others.map((article) =>
    article.versions.some((version) => version.id === article.id && holds(version, date))
      ? article.words
      : article.num,
  )
  return { reading: { running: lines.join('\n'), moved }, reworded, replaced, added }
}

function articlesOf({ pieces }: Snapshot): Article[] {
  return pieces.filter((piece) => 'cid' in piece)
}

function holds({ from, to }: { from: string; to: string }, day: string): boolean {
  return from <= day && day < to
}
