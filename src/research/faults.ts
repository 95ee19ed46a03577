/** Which changes mean something in a study as it stands: what names a thing that never was there is refused, what was meanwhile dropped is not. */
import type { Change, Field, Made } from './change.ts'
import type { Mark } from './quote.ts'
import { StudyError } from './refused.ts'
import { studyOf } from './study.ts'

type InCell = Extract<Change, { row: string; column: string }>

/**
 * Throws StudyError where one of the changes, made after those of the study, names what the study never had, adds what it has, marks words beyond a
 * text, or answers changes to come. What was dropped may be written in all the same: who drops and who writes do not see each other, and
 * what was written is there when the drop is undone.
 */
export function refuseFaults(made: readonly Made[], changes: readonly Change[]): void {
  const known = new Known(made)
  for (const change of changes) known.take(change)
}

class Known {
  readonly #rows = new Set<string>()
  readonly #columns = new Set<string>()
  readonly #quotes = new Map<string, { readonly place: string; text: string }>()
  readonly #sources = new Map<string, string>()
  readonly #standing: { readonly rows: Set<string>; readonly columns: Set<string> }
  #seq: number

  constructor(made: readonly Made[]) {
    const study = studyOf(made)
    this.#standing = {
      rows: new Set(study.rows.map(({ id }) => id)),
      columns: new Set(study.columns.map(({ id }) => id)),
    }
    for (const { change } of made) this.#learn(change)
    this.#seq = made.at(-1)?.seq ?? 0
  }

  take(change: Change): void {
    this.#check(change)
    this.#learn(change)
    this.#seq++
    if (change.kind === 'add-row') this.#standing.rows.add(change.row)
    if (change.kind === 'add-column') this.#standing.columns.add(change.column)
  }

  #learn(change: Change): void {
    if (change.kind === 'add-row') this.#rows.add(change.row)
    else if (change.kind === 'add-column') this.#columns.add(change.column)
    else if (change.kind === 'add-quote')
      this.#quotes.set(change.quote.id, { place: placeOf(change), text: change.quote.text })
    else if (change.kind === 'add-source') this.#sources.set(change.source.id, placeOf(change))
    else if (change.kind === 'renew-quote') {
      const quoted = this.#quotes.get(change.quote)
      if (quoted) quoted.text = change.by.text
    }
  }

  #check(change: Change): void {
    if (change.kind === 'write') {
      this.#needField(change.field)
      const ahead = change.seen.find((seq) => seq > this.#seq)
      if (ahead !== undefined)
        refuse('write', `change ${ahead} is not made yet; give the numbers of the words that were seen`)
    } else if (change.kind === 'undo') {
      if (change.of > this.#seq)
        refuse(`undo change ${change.of}`, `the last change is ${this.#seq}; see the history of the study`)
    } else if (change.kind === 'add-row') {
      if (this.#standing.rows.has(change.row))
        refuse(`add row "${change.row}"`, 'the study has it; give another name')
      this.#needAfter(this.#rows, change)
    } else if (change.kind === 'add-column') {
      if (this.#standing.columns.has(change.column))
        refuse(`add column "${change.column}"`, 'the study has it; give another name')
      this.#needAfter(this.#columns, change)
    } else if (change.kind !== 'agreement') this.#checkNamed(change)
  }

  #checkNamed(
    change: Exclude<Change, { kind: 'write' | 'undo' | 'add-row' | 'add-column' | 'agreement' }>,
  ): void {
    if ('row' in change) this.#needRow(change.row)
    if ('column' in change) this.#needColumn(change.column)
    if (change.kind === 'move-row') this.#needAfter(this.#rows, change)
    else if (change.kind === 'move-column') this.#needAfter(this.#columns, change)
    else if ('quote' in change) this.#checkQuote(change)
    else if (change.kind === 'add-source') {
      if (this.#sources.has(change.source.id))
        refuse(`add source "${change.source.id}"`, 'the study has one of the name; give another')
    } else if (change.kind === 'drop-source' && this.#sources.get(change.source) !== placeOf(change))
      refuse(`drop source "${change.source}"`, 'its cell has none of the name')
  }

  #checkQuote(change: Extract<InCell, { quote: unknown }>): void {
    if (change.kind === 'add-quote') {
      const { id, text, marks } = change.quote
      if (this.#quotes.has(id)) refuse(`add quote "${id}"`, 'the study has one of the name; give another')
      refuseMarks(id, marks, text)
      return
    }
    const quoted = this.#quotes.get(change.quote)
    if (quoted?.place !== placeOf(change))
      refuse(`change quote "${change.quote}"`, `the cell ${change.row}, ${change.column} never had it`)
    if (change.kind === 'mark-quote') refuseMarks(change.quote, change.marks, quoted.text)
    if (change.kind === 'renew-quote') refuseMarks(change.quote, change.by.marks, change.by.text)
  }

  #needField(field: Field): void {
    if ('row' in field) this.#needRow(field.row)
    if ('column' in field) this.#needColumn(field.column)
  }

  #needRow(row: string): void {
    if (!this.#rows.has(row))
      refuse(`use row "${row}"`, `the study has none of the name; ${listed('rows', this.#standing.rows)}`)
  }

  #needColumn(column: string): void {
    if (!this.#columns.has(column))
      refuse(
        `use column "${column}"`,
        `the study has none of the name; ${listed('columns', this.#standing.columns)}`,
      )
  }

  #needAfter(names: ReadonlySet<string>, { after }: { readonly after: string | null }): void {
    if (after !== null && !names.has(after))
      refuse(`place anything after "${after}"`, 'the study has none of the name')
  }
}

function refuseMarks(id: string, marks: readonly Mark[], text: string): void {
  const wrong = marks.find(({ start, end }) => start >= end || end > text.length)
  if (wrong)
    refuse(
      `mark ${wrong.start} to ${wrong.end} of quote "${id}"`,
      `its text has ${text.length} characters; a mark begins before it ends, and ends inside the text`,
    )
}

function placeOf({ row, column }: { readonly row: string; readonly column: string }): string {
  return `${row} ${column}`
}

function listed(what: string, names: ReadonlySet<string>): string {
  return names.size === 0 ? `it has no ${what} yet` : `its ${what} are ${[...names].join(', ')}`
}

function refuse(what: string, why: string): never {
  throw new StudyError(`Cannot ${what}: ${why}`)
}
