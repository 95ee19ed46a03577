/** A provision added from where it is read: to a row, in the column of its state, which is made where there is none. */
import { randomBytes } from 'node:crypto'
import { quoteOf } from '#jobs/study/quote.ts'
import type { Change } from '#research/change.ts'
import { marksOfWords } from '#research/marks.ts'
import type { OpenedStudy } from '#research/studies.ts'
import { readDay } from '../../day-input.ts'
import { type Form, FormError } from '../../edit/form.ts'
import type { Page } from '../../page.ts'
import type { StudyRoom } from '../study-room.ts'
import { iriTyped } from '../work/typed-iri.ts'

/** The value of the field `column` that asks for a new one. */
export const NEW_COLUMN = '+'

export interface Adding {
  readonly changes: readonly Change[]
  readonly row: string
  readonly column: string
}

/** Returns the changes that add what the form names. Throws FormError or StudyError where it cannot be quoted, or a new row has no question. */
export async function changesFor(
  page: Page,
  room: StudyRoom,
  { study }: OpenedStudy,
  form: Form,
): Promise<Adding> {
  const before: Change[] = []
  const at = readDay(form.line('at')).day ?? page.today
  const iri = await iriTyped(room.db, page, form.line('iri'), at)
  const drawn = await quoteOf(room.db, iri, { id: `q-${randomBytes(5).toString('hex')}`, at })
  const quote = { ...drawn, marks: marksOfWords(drawn.text, form.lines('mark')) }
  let row = form.line('row')
  if (row === '') {
    const words = form.line('question')
    if (words === '') throw new FormError(page.t('studies.refused.question'))
    row = `r-${randomBytes(5).toString('hex')}`
    before.push(
      { kind: 'add-row', row, after: study.rows.at(-1)?.id ?? null },
      { kind: 'write', field: { of: 'row', row, name: 'question' }, words, seen: [] },
    )
  }
  let column = form.line('column')
  if (column === NEW_COLUMN || column === '') {
    const taken = study.columns.some(({ id }) => id === quote.jurisdiction)
    column = taken ? `${quote.jurisdiction}-${randomBytes(3).toString('hex')}` : quote.jurisdiction
    const after = study.columns.at(-1)?.id ?? null
    before.push({ kind: 'add-column', column, jurisdiction: quote.jurisdiction, at: null, after })
  }
  return { changes: [...before, { kind: 'add-quote', row, column, quote }], row, column }
}
