/** What the forms of a study ask for, as changes to it. */
import { randomBytes } from 'node:crypto'
import { quoteAnew, quoteOf } from '#jobs/study/quote.ts'
import { type Change, type Made, SOURCE, STATUS } from '#research/change.ts'
import { marksOfWords } from '#research/marks.ts'
import type { Quote } from '#research/quote.ts'
import { type Quoted, type Study, studyOf } from '#research/study.ts'
import { readDay } from '../../day-input.ts'
import { type Form, FormError } from '../../edit/form.ts'
import type { Page } from '../../page.ts'
import type { StudyRoom } from '../study-room.ts'
import type { Worker } from '../view.ts'
import { fieldNamed, registerOf } from './fields.ts'
import { lastOwn } from './last-own.ts'
import { iriTyped } from './typed-iri.ts'

/** What a form is about: the study as it stands, and who sends it. */
export interface Turn {
  readonly page: Page
  readonly room: StudyRoom
  readonly worker: Worker
  readonly changes: readonly Made[]
  readonly form: Form
}

/** Returns the changes that a form asks for. Throws FormError, or StudyError, with what is wrong and what to do. */
export async function changesIn(turn: Turn): Promise<Change[]> {
  const name = turn.form.line('do')
  const make = TURNS.get(name)
  if (!make) throw new FormError(turn.page.t('studies.refused.unknown', { typed: name }))
  return make(turn, studyOf(turn.changes))
}

type Make = (turn: Turn, study: Study) => Change[] | Promise<Change[]>

const TURNS: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['write', write],
  ['add-row', addRow],
  ['move-row', ({ form }, study) => moved('row', form, study)],
  ['drop-row', ({ form }) => [{ kind: 'drop-row', row: form.line('row') }]],
  ['add-column', addColumn],
  ['move-column', ({ form }, study) => moved('column', form, study)],
  ['drop-column', ({ form }) => [{ kind: 'drop-column', column: form.line('column') }]],
  [
    'date-column',
    (turn) => [{ kind: 'date-column', column: turn.form.line('column'), at: dayIn(turn, 'at') }],
  ],
  ['agreement', ({ form }) => [{ kind: 'agreement', agreement: form.line('agreement') || null }]],
  ['add-quote', addQuote],
  ['drop-quote', ({ form }) => [{ kind: 'drop-quote', ...cellIn(form), quote: form.line('quote') }]],
  ['mark-quote', markQuote],
  ['renew-quote', renewQuote],
  ['keep-quote', keepQuote],
  ['add-source', addSource],
  ['drop-source', ({ form }) => [{ kind: 'drop-source', ...cellIn(form), source: form.line('source') }]],
  ['status', setStatus],
  ['undo', ({ form }) => [{ kind: 'undo', of: Number(form.line('of')) }]],
  ['undo-own', undoOwn],
])

function write({ form, page }: Turn, study: Study): Change[] {
  const field = fieldNamed(form.line('field'))
  if (!field) throw new FormError(page.t('studies.refused.field', { typed: form.line('field') }))
  const words = form.text('words').replaceAll('\r\n', '\n').trim()
  const seen = form
    .line('seen')
    .split(',')
    .filter((each) => /^\d{1,9}$/.test(each))
    .map(Number)
  const register = registerOf(study, field) ?? []
  // What stands so already, and was seen, need not be said again.
  const stands = register.length === 1 && register[0]?.words === words && seen.includes(register[0].seq)
  const stillEmpty = register.length === 0 && words === ''
  return stands || stillEmpty ? [] : [{ kind: 'write', field, words, seen }]
}

function addRow({ form, page }: Turn, study: Study): Change[] {
  // Several at once: each line is a question.
  const questions = form.lines('question')
  if (questions.length === 0) throw new FormError(page.t('studies.refused.question'))
  let after = study.rows.at(-1)?.id ?? null
  return questions.flatMap((words): Change[] => {
    const row = `r-${fresh()}`
    const added: Change[] = [
      { kind: 'add-row', row, after },
      { kind: 'write', field: { of: 'row', row, name: 'question' }, words, seen: [] },
    ]
    after = row
    return added
  })
}

function addColumn(turn: Turn, study: Study): Change[] {
  const { form, page } = turn
  const jurisdiction = form.line('jurisdiction').toLowerCase()
  if (!/^[a-z]{2}(?:-[a-z0-9]{1,12})*$/.test(jurisdiction))
    throw new FormError(page.t('studies.refused.state', { typed: jurisdiction }))
  const taken = new Set(study.columns.map(({ id }) => id))
  const column = taken.has(jurisdiction) ? `${jurisdiction}-${fresh()}` : jurisdiction
  const label = form.line('label')
  const added: Change = {
    kind: 'add-column',
    column,
    jurisdiction,
    at: dayIn(turn, 'at'),
    after: study.columns.at(-1)?.id ?? null,
  }
  return label === ''
    ? [added]
    : [added, { kind: 'write', field: { of: 'column', column, name: 'label' }, words: label, seen: [] }]
}

// One place on or back; at the end of the list it stays where it is.
function moved(what: 'row' | 'column', form: Form, study: Study): Change[] {
  const id = form.line(what)
  const all = (what === 'row' ? study.rows : study.columns).map((each) => each.id)
  const others = all.filter((each) => each !== id)
  const at = all.indexOf(id) + (form.line('way') === 'back' ? -1 : 1)
  if (at < 0 || at >= all.length || !all.includes(id)) return []
  const after = others[at - 1] ?? null
  return [what === 'row' ? { kind: 'move-row', row: id, after } : { kind: 'move-column', column: id, after }]
}

async function addQuote(turn: Turn, study: Study): Promise<Change[]> {
  const { form, page, room } = turn
  const typed = form.line('iri')
  const { column: name, row } = cellIn(form)
  const column = study.columns.find(({ id }) => id === name)
  const at = dayIn(turn, 'at') ?? readDay(column?.at ?? '').day ?? page.today
  const iri = await iriTyped(room.db, page, typed, at)
  const quote = await quoteOf(room.db, iri, { id: `q-${fresh()}`, at, part: form.line('part') || null })
  const marks = marksOfWords(quote.text, form.lines('mark'))
  return [{ kind: 'add-quote', row, column: name, quote: { ...quote, marks } }]
}

function markQuote({ form, page }: Turn, study: Study): Change[] {
  const { quote } = quotedIn(page, form, study)
  const marks = marksOfWords(quote.text, form.lines('mark'))
  return [{ kind: 'mark-quote', ...cellIn(form), quote: quote.id, marks }]
}

async function renewQuote(turn: Turn, study: Study): Promise<Change[]> {
  const { form, page, room } = turn
  const { quote } = quotedIn(page, form, study)
  const by: Quote = await quoteAnew(room.db, quote, dayIn(turn, 'at') ?? page.today)
  return [{ kind: 'renew-quote', ...cellIn(form), quote: quote.id, by }]
}

function keepQuote({ form, page }: Turn, study: Study): Change[] {
  const { quote } = quotedIn(page, form, study)
  return [{ kind: 'keep-quote', ...cellIn(form), quote: quote.id, seenHash: form.line('hash') || null }]
}

function addSource({ form, page }: Turn): Change[] {
  const source = SOURCE.safeParse({
    id: `s-${fresh()}`,
    kind: form.line('kind'),
    words: form.line('words'),
    link: form.line('link') || null,
  })
  if (!source.success) throw new FormError(page.t('studies.refused.source'))
  return [{ kind: 'add-source', ...cellIn(form), source: source.data }]
}

function setStatus({ form, page }: Turn): Change[] {
  const status = STATUS.safeParse(form.line('status'))
  if (!status.success) throw new FormError(page.t('studies.refused.status', { typed: form.line('status') }))
  return [{ kind: 'status', ...cellIn(form), status: status.data }]
}

function undoOwn({ changes, worker, page }: Turn): Change[] {
  const last = lastOwn(changes, worker.name)
  if (!last) throw new FormError(page.t('studies.refused.nothingToUndo'))
  return [{ kind: 'undo', of: last.seq }]
}

function cellIn(form: Form): { readonly row: string; readonly column: string } {
  return { row: form.line('row'), column: form.line('column') }
}

function quotedIn(page: Page, form: Form, study: Study): Quoted {
  const { row, column } = cellIn(form)
  const quoted = study.cell(row, column).quotes.find(({ quote }) => quote.id === form.line('quote'))
  if (!quoted) throw new FormError(page.t('studies.refused.quoteGone'))
  return quoted
}

function dayIn({ form, page }: Turn, name: string) {
  const { day, wrong, typed } = readDay(form.text(name))
  if (wrong) throw new FormError(page.t('problem.wrongDayLead', { typed }))
  return day
}

// Names are made where a thing is added, and never twice: copies of a study can be merged.
function fresh(): string {
  return randomBytes(5).toString('hex')
}
