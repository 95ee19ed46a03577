/** What a provision is on a day apart from time, field by field: what a change touches, and what later versions leave as it was. */
import type { Content } from '#law/content.ts'
import type { HistoryRow, Words } from './history.ts'
import type { Name } from './names.ts'
import type { Seat } from './places.ts'
import type { Entry } from './text.ts'

export type State = Pick<
  HistoryRow,
  'parent' | 'sort' | 'eId' | 'kind' | 'num' | 'heading' | 'words' | 'missing' | 'concurrent'
>

/** What changes as one: a provision moved, renumbered, headed anew, reworded. */
export const FIELDS = ['place', 'number', 'heading', 'words'] as const
export type Field = (typeof FIELDS)[number]

const COLUMNS: Readonly<Record<Field, readonly (keyof State)[]>> = {
  place: ['parent', 'sort'],
  number: ['kind', 'num', 'eId', 'concurrent'],
  heading: ['heading'],
  words: ['words', 'missing'],
}

/** Returns the state of an entry with its name and seat; its words are those of the row where they did not change. */
export function stateOf(entry: Entry, name: Name, seat: Seat, row: HistoryRow | undefined): State {
  return {
    ...seat,
    ...name,
    kind: entry.kind,
    num: entry.num,
    heading: entry.heading,
    words: wordsOf(entry.content, row),
    missing: entry.missing,
  }
}

/** Returns whether the two are equal in a field. */
export function same(field: Field, a: State, b: State): boolean {
  return COLUMNS[field].every((column) =>
    column === 'words' ? a.words?.hash === b.words?.hash : a[column] === b[column],
  )
}

/** Returns the fields in which the two differ. */
export function differing(a: State, b: State): Field[] {
  return FIELDS.filter((field) => !same(field, a, b))
}

/** Returns the row with the fields of a state. */
export function withFields(row: HistoryRow, state: State, fields: readonly Field[]): HistoryRow {
  const columns = fields.flatMap((field) => COLUMNS[field])
  return { ...row, id: null, ...Object.fromEntries(columns.map((column) => [column, state[column]])) }
}

/** Returns the rows with neighbours joined that read the same, where editing made one of them. */
export function joined(life: readonly HistoryRow[]): HistoryRow[] {
  const out: HistoryRow[] = []
  for (const row of life) {
    const last = out.at(-1)
    const touches = last !== undefined && last.to !== null && last.to === row.from
    if (touches && (last.id === null || row.id === null) && differing(last, row).length === 0)
      out[out.length - 1] = { ...last, id: null, to: row.to }
    else out.push(row)
  }
  return out
}

// Other mark-up around the same words is another text for a correction, and none for an amendment.
function wordsOf(content: Content | null, row: HistoryRow | undefined): Words | null {
  if (content === null) return null
  const held = row?.words
  if (held && held.hash === content.hash) return held
  return { hash: content.hash, textId: null, content }
}

/** Returns the state with the words of the row where only their mark-up differs. */
export function withoutFormatting(state: State, row: HistoryRow): State {
  const [made, held] = [state.words?.content, row.words?.content]
  return made && held && made.wordsHash === held.wordsHash ? { ...state, words: row.words } : state
}
