/** Making a redline readable: a minimal list of edits is often a confetti of common words between changes. */
import { lettersIn } from './characters.ts'
import type { Segment, WordOp } from './word-op.ts'

/** Returns the runs of the segments, changes grouped and moved to where a reader expects them. The joined texts stay as they are. */
export function tidy(segments: readonly Segment[]): WordOp[] {
  const grouped = group(absorbIslands(group(segments)))
  return group(
    grouped.flatMap(splitLines).map((segment, index, all) => slide(segment, all[index - 1], all[index + 1])),
  ).flatMap(runs)
}

function runs(segment: Segment): WordOp[] {
  const ops: WordOp[] = [
    ['same', segment.same],
    ['removed', segment.removed],
    ['added', segment.added],
  ]
  return ops.filter(([, text]) => text !== '')
}

// Joins neighbours of one kind, and takes white space that both sides of a replacement begin or end with out of it.
function group(segments: readonly Segment[]): Segment[] {
  const out: Segment[] = []
  for (const segment of segments) {
    if (segment.same === '' && segment.removed === segment.added) {
      push(out, { same: segment.added, removed: '', added: '' })
      continue
    }
    push(out, segment)
  }
  return out.flatMap(withoutSharedSpace).reduce<Segment[]>(push, [])
}

function push(out: Segment[], segment: Segment): Segment[] {
  if (segment.same === '' && segment.removed === '' && segment.added === '') return out
  const last = out.at(-1)
  if (last && (last.same === '') === (segment.same === '')) {
    last.same += segment.same
    last.removed += segment.removed
    last.added += segment.added
  } else out.push({ ...segment })
  return out
}

function withoutSharedSpace(segment: Segment): Segment[] {
  const { removed, added } = segment
  if (removed === '' || added === '') return [segment]
  const shorter = Math.min(removed.length, added.length)
  let head = 0
  while (head < shorter && removed[head] === added[head] && isSpace(removed[head])) head++
  let tail = 0
  while (
    tail < shorter - head &&
    removed.at(-1 - tail) === added.at(-1 - tail) &&
    isSpace(removed.at(-1 - tail))
  )
    tail++
  if (head + tail === 0) return [segment]
  return [
    { same: removed.slice(0, head), removed: '', added: '' },
    {
      same: '',
      removed: removed.slice(head, removed.length - tail),
      added: added.slice(head, added.length - tail),
    },
    { same: removed.slice(removed.length - tail), removed: '', added: '' },
  ]
}

// A run between two changes that is too small to stand for itself becomes part of one change.
function absorbIslands(segments: readonly Segment[]): Segment[] {
  const out: Segment[] = []
  for (const [index, segment] of segments.entries()) {
    const before = out.at(-1)
    const after = segments[index + 1]
    if (segment.same !== '' && before && after && isIsland(segment.same, size(before), size(after))) {
      before.removed += segment.same
      before.added += segment.same
    } else if (before && before.same === '' && segment.same === '') {
      before.removed += segment.removed
      before.added += segment.added
    } else out.push({ ...segment })
  }
  return out
}

function isIsland(text: string, before: number, after: number): boolean {
  if (text.includes('\n')) return false
  const letters = lettersIn(text)
  return letters <= 1 || letters * 4 <= Math.min(before, after)
}

function size(change: Segment): number {
  return Math.max(lettersIn(change.removed), lettersIn(change.added))
}

// A replacement of several lines by as many lines reads line by line.
function splitLines(segment: Segment): Segment[] {
  const removed = segment.removed.split('\n')
  const added = segment.added.split('\n')
  if (removed.length === 1 || removed.length !== added.length) return [segment]
  return removed.flatMap((line, index) => {
    const change = { same: '', removed: line, added: added[index] ?? '' }
    return index === 0 ? [change] : [{ same: '\n', removed: '', added: '' }, change]
  })
}

// "(2) a ¶ ([2a) b ¶ (]3) c" says the same as "(2) a ¶ [(2a) b ¶ ](3) c": the change moves to the best boundary it can reach.
function slide(segment: Segment, previous: Segment | undefined, next: Segment | undefined): Segment {
  if (segment.same !== '' || (segment.removed !== '' && segment.added !== '')) return segment
  if (!previous?.same || !next?.same) return segment
  const edit = segment.removed || segment.added
  const text = previous.same + edit + next.same
  const start = bestStart(text, previous.same.length, edit.length)
  previous.same = text.slice(0, start)
  next.same = text.slice(start + edit.length)
  const moved = text.slice(start, start + edit.length)
  return segment.removed === ''
    ? { same: '', removed: '', added: moved }
    : { same: '', removed: moved, added: '' }
}

function bestStart(text: string, start: number, length: number): number {
  let first = start
  while (first > 0 && text[first - 1] === text[first + length - 1]) first--
  let best = start
  let score = boundary(text, start) + boundary(text, start + length)
  for (
    let at = first;
    at === first || (at + length <= text.length && text[at - 1] === text[at + length - 1]);
    at++
  ) {
    const here = boundary(text, at) + boundary(text, at + length)
    if (here > score) {
      score = here
      best = at
    }
  }
  return best
}

// How good a place is for a change to begin or end: after a line, after a sentence, before a word, at a sign, inside a word.
function boundary(text: string, at: number): number {
  const before = text[at - 1]
  const after = text[at]
  if (before === undefined || after === undefined || before === '\n') return 8
  if (isSpace(before) && !isSpace(after)) return /[.;:]/.test(text[at - 2] ?? '') ? 5 : 4
  if (isSpace(after)) return 2
  return isWord(before) && isWord(after) ? -20 : 1
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character)
}

function isWord(character: string): boolean {
  return /[\p{L}\p{M}\p{N}\p{Cs}]/u.test(character)
}
