/** Moving a provision of the text in hand: a line up or down among its siblings, a level in or out, or to a place that is named. */
import { type Entry, endOf, parentsOf, type Text } from '#editing/text.ts'
import { type At, entryAsked, stepped } from './at.ts'
import { FormError } from './form.ts'
import { entryNamed } from './names.ts'

/** By the name that the form's button sends. */
export const moves = {
  in: (at: At) => levelled(at, 1),
  out: (at: At) => levelled(at, -1),
  up: (at: At) => stepAside(at, -1),
  down: (at: At) => stepAside(at, 1),
  move,
}

function levelled(at: At, by: 1 | -1) {
  const { wId } = entryAsked(at)
  return { draft: stepped(at.base, { do: 'level', wId, by }), near: wId, open: true }
}

function stepAside(at: At, by: 1 | -1) {
  const { wId } = entryAsked(at)
  const other = siblingOf(at.bench.folded.text, entryAsked(at), by)
  if (!other) throw new FormError('Cannot move it further: nothing stands there that holds the same parts')
  const place = by < 0 ? { before: other.wId } : { after: other.wId }
  return { draft: stepped(at.base, { do: 'move', wId, place }), near: wId, open: true }
}

function siblingOf(text: Text, entry: Entry, by: 1 | -1): Entry | undefined {
  const index = text.indexOf(entry)
  const parents = parentsOf(text)
  if (by > 0) {
    const next = endOf(text, index)
    return parents[next] === parents[index] ? text[next] : undefined
  }
  const before = parents.findLastIndex((parent, at) => at < index && parent === parents[index])
  return before < 0 ? undefined : text[before]
}

function move(at: At) {
  const { form, bench } = at
  const { wId } = entryAsked(at)
  const other = entryNamed(bench.folded.text, form.line('beside'))
  const side = form.line('side')
  const place =
    side === 'before'
      ? { before: other.wId }
      : side === 'inside'
        ? { inside: other.wId, at: 'end' as const }
        : { after: other.wId }
  return { draft: stepped(at.base, { do: 'move', wId, place }), near: wId, open: false }
}
