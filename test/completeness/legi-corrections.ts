/**
 * What newer snapshots of a code say of an older one's day. LEGI corrects itself without a trace, so Comity lets the newest
 * snapshot speak (a finding tells): a wording has the words that the newest file gives under its identifier, and has effect on the
 * days that the newest list of the article's wordings gives; a text whose identifier was given to other days belongs to the
 * wording that the list has for the day. This is the same rule applied to the bare files; what it changes is listed
 * in the test, article by article.
 */
import type { Article, Piece } from './legi-json.ts'
import { type Reading, wordsOf } from './words.ts'

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
  const newer = snapshots.filter((other) => other.date > file.date).flatMap(articlesOf)
  const lists = new Map(newer.map((article) => [article.cid, article.versions]))
  const words = new Map(newer.map((article) => [article.id, article.words]))
  const changes: Record<'reworded' | 'replaced', string[]> = { reworded: [], replaced: [] }
  const lines = file.pieces.map((piece) => {
    const list = 'cid' in piece ? lists.get(piece.cid) : undefined
    if (!('cid' in piece) || !list) return piece.words
    const said = heard(piece, list, words, file, snapshots)
    if (said.change) changes[said.change].push(piece.num)
    return said.words
  })
  const added = addedTo(file, newer)
  const moved = added.map((article) =>
    article.versions.some((one) => one.id === article.id && holds(one, file.date))
      ? article.words
      : article.num,
  )
  return {
    reading: { running: lines.join('\n'), moved },
    ...changes,
    added: added.map((article) => article.num),
  }
}

interface Heard {
  readonly words: string
  readonly change?: 'reworded' | 'replaced'
}

function heard(
  piece: Article,
  list: Article['versions'],
  newest: ReadonlyMap<string, string>,
  file: Snapshot,
  snapshots: readonly Snapshot[],
): Heard {
  const own = list.find((one) => one.id === piece.id)
  if (own && holds(own, file.date)) {
    const words = newest.get(piece.id) ?? piece.words
    const same = wordsOf(words).replaceAll(' ', '') === wordsOf(piece.words).replaceAll(' ', '')
    return same ? { words } : { words, change: 'reworded' }
  }
  const others = articlesOf(file).filter((other) => other.cid === piece.cid && other.id !== piece.id)
  const holding = list.find((one) => holds(one, file.date))
  if (holding && others.some((other) => other.id === holding.id)) return { words: '', change: 'replaced' }
  const known = holding && newest.get(holding.id)
  if (known !== undefined) return { words: known, change: 'replaced' }
  if (holding && hasStrayed(piece, own, snapshots)) return { words: piece.words }
  return { words: others.length > 0 ? '' : piece.num, change: 'replaced' }
}

// Its identifier was given to other days than those on which it was seen; what never had effect strays nowhere.
function hasStrayed(
  { id }: Article,
  own: Article['versions'][number] | undefined,
  snapshots: readonly Snapshot[],
): boolean {
  if (!own) return true
  const seen = snapshots.filter((one) => articlesOf(one).some((article) => article.id === id))
  return own.from < own.to && !seen.some(({ date }) => holds(own, date))
}

function addedTo(file: Snapshot, newer: readonly Article[]): Article[] {
  const present = new Set(articlesOf(file).map((article) => article.cid))
  const newest = new Map(newer.map((article) => [article.cid, article]))
  return [...newest.values()].filter(
    (article) => !present.has(article.cid) && article.versions.some((one) => holds(one, file.date)),
  )
}

const articlesKnown = new WeakMap<Snapshot, Article[]>()

function articlesOf(snapshot: Snapshot): Article[] {
  const known = articlesKnown.get(snapshot) ?? snapshot.pieces.filter((piece) => 'cid' in piece)
  articlesKnown.set(snapshot, known)
  return known
}

function holds({ from, to }: { from: string; to: string }, day: string): boolean {
  return from <= day && day < to
}
