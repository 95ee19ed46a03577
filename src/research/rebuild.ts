/** The changes that lead to what an edition says, where those that led there are not at hand: everything that stands, by whom and when. */
import { dayOrNull } from '#kit/day.ts'
import type { Change, Field, Made } from './change.ts'
import type { Edition } from './edition.ts'
import type { Register } from './study.ts'

type Act = Pick<Made, 'at' | 'by'>

/** Returns the changes, numbered from 1. What was overwritten, dropped or undone on the way is not among them. */
export function changesOfEdition(edition: Edition): Made[] {
  const building = new Building()
  const whole: Act = { at: edition.at, by: edition.by }
  for (const name of ['title', 'question', 'summary', 'mandate'] as const)
    building.words({ of: 'study', name }, edition[name])
  if (edition.agreement !== null) building.add(whole, { kind: 'agreement', agreement: edition.agreement })
  let after: string | null = null
  for (const { id, question, guidance } of edition.rows) {
    building.add(firstOf(question, whole), { kind: 'add-row', row: id, after })
    building.words({ of: 'row', row: id, name: 'question' }, question)
    building.words({ of: 'row', row: id, name: 'guidance' }, guidance)
    after = id
  }
  after = null
  for (const { id, jurisdiction, at, label, note } of edition.columns) {
    building.add(firstOf(label, whole), {
      kind: 'add-column',
      column: id,
      jurisdiction,
      at: dayOrNull(at),
      after,
    })
    building.words({ of: 'column', column: id, name: 'label' }, label)
    building.words({ of: 'column', column: id, name: 'note' }, note)
    after = id
  }
  for (const cell of edition.cells) building.cell(cell, whole)
  return building.made
}

class Building {
  readonly made: Made[] = []

  add({ at, by }: Act, change: Change): void {
    this.made.push({ seq: this.made.length + 1, at, by, change })
  }

  // Each stands beside the others: nobody had seen them.
  words(field: Field, register: Register): void {
    for (const { at, by, words } of register) this.add({ at, by }, { kind: 'write', field, words, seen: [] })
  }

  cell({ row, column, ...cell }: Edition['cells'][number], whole: Act): void {
    const place = { row, column }
    this.words({ of: 'cell', ...place, name: 'answer' }, cell.answer)
    this.words({ of: 'cell', ...place, name: 'notes' }, cell.notes)
    for (const { quote, by, addedAt: at, kept } of cell.quotes) {
      this.add({ at, by }, { kind: 'add-quote', ...place, quote })
      for (const seenHash of kept)
        this.add({ at, by }, { kind: 'keep-quote', ...place, quote: quote.id, seenHash })
    }
    for (const source of cell.sources) this.add(whole, { kind: 'add-source', ...place, source })
    if (cell.statusBy) this.add(cell.statusBy, { kind: 'status', ...place, status: cell.status })
  }
}

function firstOf(register: Register, otherwise: Act): Act {
  return register[0] ?? otherwise
}
