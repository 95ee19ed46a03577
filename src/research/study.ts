/** A study: a question put to the law of several states, as the sequence of its changes leaves it. */
import type { Change, Field, Made, Source, Status } from './change.ts'
import type { Quote } from './quote.ts'

/** Words of a field, who wrote them and when. */
export interface Written {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly words: string
}

/** Every value that nobody has knowingly replaced, the latest last: none where nothing was written, several where people disagree. */
export type Register = readonly Written[]

export interface Row {
  readonly id: string
  readonly question: Register
  readonly guidance: Register
}

export interface Column {
  readonly id: string
  readonly jurisdiction: string
  readonly at: string | null
  readonly label: Register
  readonly note: Register
}

/** A quote in its cell. */
export interface Quoted {
  readonly quote: Quote
  readonly by: string
  readonly addedAt: string
  /** Wordings to which the law moved and which somebody found to leave the cell as it is; null among them is the repeal. */
  readonly kept: readonly (string | null)[]
}

export interface Cell {
  readonly row: string
  readonly column: string
  readonly quotes: readonly Quoted[]
  readonly answer: Register
  readonly notes: Register
  readonly sources: readonly Source[]
  readonly status: Status
  /** Who set the status, and when; null where nobody did. */
  readonly statusBy: { readonly by: string; readonly at: string } | null
}

export interface Study {
  /** Of the last change taken in; 0 where there is none. */
  readonly seq: number
  readonly title: Register
  readonly question: Register
  readonly summary: Register
  readonly mandate: Register
  readonly agreement: string | null
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  /** By row and column; what nobody touched is an empty cell. */
  readonly cell: (row: string, column: string) => Cell
}

/** Returns the words that stand: the latest, and an empty text where nothing was written. */
export function said(register: Register): string {
  return register.at(-1)?.words ?? ''
}

/** Returns whether people wrote differently without having seen each other's words. */
export function isDisputed(register: Register): boolean {
  return new Set(register.map(({ words }) => words)).size > 1
}

/** Returns the study that the changes leave, in the order of their numbers. What a change means that is no longer there is passed over. */
export function studyOf(changes: readonly Made[]): Study {
  const standing = standingOf(changes)
  const folding = new Folding()
  for (const made of standing) folding.take(made)
  return folding.study(changes.at(-1)?.seq ?? 0)
}

/** Returns the changes that count: those that no change undoes that itself counts. */
export function standingOf(changes: readonly Made[]): readonly Made[] {
  const undone = new Set<number>()
  // What undoes is later than what it undoes: seen from the end, whether it counts is known before it is needed.
  for (const { seq, change } of changes.toReversed())
    if (change.kind === 'undo' && !undone.has(seq) && change.of < seq) undone.add(change.of)
  return changes.filter(({ seq, change }) => change.kind !== 'undo' && !undone.has(seq))
}

interface Place {
  readonly quotes: Map<string, Quoted>
  readonly sources: Map<string, Source>
  status: Status
  statusBy: Cell['statusBy']
}

// A multi-value register (Shapiro et al., "A comprehensive study of CRDTs", INRIA RR-7506, 2011, section 3.2.2): a write replaces the
// values that its writer had seen, and stands beside those that came meanwhile.
class Folding {
  readonly #registers = new Map<string, Written[]>()
  readonly #places = new Map<string, Place>()
  readonly #rows: string[] = []
  readonly #columns: string[] = []
  readonly #columnFacts = new Map<string, { jurisdiction: string; at: string | null }>()
  #agreement: string | null = null

  take(made: Made): void {
    const { change } = made
    if ('quote' in change || 'source' in change || change.kind === 'status') this.#takeInCell(made, change)
    else if (change.kind === 'write') this.#write(made, change.field, change.words, change.seen)
    else if (change.kind === 'agreement') this.#agreement = change.agreement
    else if (change.kind === 'drop-row') drop(this.#rows, change.row)
    else if ('row' in change) place(this.#rows, change.row, change.after)
    else if ('column' in change) this.#takeColumn(change)
  }

  study(seq: number): Study {
    const of = (field: Field): Register => this.#registers.get(keyOf(field)) ?? []
    const whole = (name: 'title' | 'question' | 'summary' | 'mandate') => of({ of: 'study', name })
    return {
      seq,
      title: whole('title'),
      question: whole('question'),
      summary: whole('summary'),
      mandate: whole('mandate'),
      agreement: this.#agreement,
      rows: this.#rows.map((row) => ({
        id: row,
        question: of({ of: 'row', row, name: 'question' }),
        guidance: of({ of: 'row', row, name: 'guidance' }),
      })),
      columns: this.#columns.map((column) => ({
        id: column,
        jurisdiction: '',
        at: null,
        ...this.#columnFacts.get(column),
        label: of({ of: 'column', column, name: 'label' }),
        note: of({ of: 'column', column, name: 'note' }),
      })),
      cell: (row, column) => {
        const held = this.#places.get(`${row} ${column}`)
        return {
          row,
          column,
          quotes: [...(held?.quotes.values() ?? [])],
          answer: of({ of: 'cell', row, column, name: 'answer' }),
          notes: of({ of: 'cell', row, column, name: 'notes' }),
          sources: [...(held?.sources.values() ?? [])],
          status: held?.status ?? 'open',
          statusBy: held?.statusBy ?? null,
        }
      },
    }
  }

  #write({ seq, at, by }: Made, field: Field, words: string, seen: readonly number[]): void {
    const key = keyOf(field)
    const left = (this.#registers.get(key) ?? []).filter((value) => !seen.includes(value.seq))
    this.#registers.set(key, [...left, { seq, at, by, words }])
  }

  #takeColumn(change: Extract<Change, { column: string }>): void {
    if (change.kind === 'date-column') {
      const facts = this.#columnFacts.get(change.column)
      if (facts) facts.at = change.at
    } else if (change.kind === 'add-column') {
      const { jurisdiction, at } = change
      this.#columnFacts.set(change.column, { jurisdiction, at })
      place(this.#columns, change.column, change.after)
    } else if (change.kind === 'drop-column') drop(this.#columns, change.column)
    else if (change.kind === 'move-column') place(this.#columns, change.column, change.after)
  }

  #takeInCell({ at, by }: Made, change: Extract<Change, { row: string; column: string }>): void {
    const held = this.#placeAt(change.row, change.column)
    if (change.kind === 'add-quote')
      held.quotes.set(change.quote.id, { quote: change.quote, by, addedAt: at, kept: [] })
    else if (change.kind === 'drop-quote') held.quotes.delete(change.quote)
    else if (change.kind === 'add-source') held.sources.set(change.source.id, change.source)
    else if (change.kind === 'drop-source') held.sources.delete(change.source)
    else if (change.kind === 'status') {
      held.status = change.status
      held.statusBy = { by, at }
    } else {
      const quoted = held.quotes.get(change.quote)
      if (quoted) held.quotes.set(change.quote, turned(quoted, change, { at, by }))
    }
  }

  #placeAt(row: string, column: string): Place {
    const key = `${row} ${column}`
    const known = this.#places.get(key)
    if (known) return known
    const made: Place = { quotes: new Map(), sources: new Map(), status: 'open', statusBy: null }
    this.#places.set(key, made)
    return made
  }
}

type Turn = Extract<Change, { kind: 'mark-quote' | 'renew-quote' | 'keep-quote' }>

// A renewed quote keeps its name, so that what says something of it still finds it.
function turned(held: Quoted, change: Turn, { at, by }: { at: string; by: string }): Quoted {
  if (change.kind === 'mark-quote') return { ...held, quote: { ...held.quote, marks: change.marks } }
  if (change.kind === 'keep-quote') return { ...held, kept: [...held.kept, change.seenHash] }
  return { quote: { ...change.by, id: held.quote.id }, by, addedAt: at, kept: [] }
}

function keyOf(field: Field): string {
  return [field.of, 'row' in field ? field.row : '', 'column' in field ? field.column : '', field.name].join(
    ' ',
  )
}

// After what is no longer there, a thing stands last; after nothing, first.
function place(list: string[], id: string, after: string | null): void {
  drop(list, id)
  const before = after === null ? -1 : list.indexOf(after)
  list.splice(after !== null && before < 0 ? list.length : before + 1, 0, id)
}

function drop(list: string[], id: string): void {
  const was = list.indexOf(id)
  if (was >= 0) list.splice(was, 1)
}
