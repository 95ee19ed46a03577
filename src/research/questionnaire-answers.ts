/** Answering: what of the study that answers a questionnaire goes back, and what it changes in the study that asked. */
import { sha256 } from '#kit/hash.ts'
import type { Change, Field, Made, Source, Status } from './change.ts'
import { ANSWERED, ANSWERS, type AnsweredCell, type Answers, type Questionnaire } from './questionnaire.ts'
import type { Quote } from './quote.ts'
import { StudyError } from './refused.ts'
import { type Cell, isDisputed, type Register, type Study, said } from './study.ts'

/** The name under which the answers of a centre stand in a study. */
export function writerCalled(name: string): string {
  return `centre:${name}`
}

/** Returns whether changes made under the name are those of another centre. */
export function isCentre(by: string): boolean {
  return by.startsWith('centre:')
}

/**
 * Returns the answers as the study has them: cells that are settled, and drafts where they are asked for. Throws StudyError where people
 * disagree on words that would go out.
 */
export function answersOf(
  study: Study,
  questionnaire: Questionnaire,
  about: {
    readonly hash: string
    readonly at: string
    readonly withDrafts: boolean
    /** Whether notes go along, which people write for themselves. */
    readonly withNotes: boolean
  },
): Answers {
  const { rows, columns, asker, asked, study: of, number } = questionnaire
  const cells = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const cell = study.cell(row.id, column.id)
      const status = statusSent(cell.status)
      return status === null || (status === 'draft' && !about.withDrafts)
        ? []
        : [cellSent(cell, status, about.withNotes)]
    }),
  )
  const { hash, at } = about
  return ANSWERED.parse({
    format: ANSWERS,
    questionnaire: hash,
    study: of,
    number,
    asker,
    by: asked,
    at,
    cells,
  })
}

// Who reviewed an answer is the answering centre's own affair.
function statusSent(status: Status): AnsweredCell['status'] | null {
  if (status === 'open') return null
  return status === 'reviewed' ? 'answered' : status
}

function cellSent(cell: Cell, status: AnsweredCell['status'], withNotes: boolean): AnsweredCell {
  const { row, column, quotes, sources } = cell
  const settled = (register: Register, what: string): string => {
    if (isDisputed(register))
      throw new StudyError(
        `Cannot send the answers: people disagree on the ${what} in ${row}, ${column}; settle which words stand before they go out`,
      )
    return said(register)
  }
  return {
    row,
    column,
    status,
    answer: settled(cell.answer, 'answer'),
    notes: withNotes ? settled(cell.notes, 'notes') : '',
    quotes: quotes.map(({ quote }) => quote),
    sources: [...sources],
  }
}

/**
 * Returns the changes that bring answers into the study that asked; none where it has them. The centre's own earlier words, quotes and sources
 * are replaced by what it says now; what others wrote stands beside, and what others took out stays out. Throws StudyError where something is
 * answered that was not asked.
 */
export function changesOfAnswers(
  standing: { readonly study: Study; readonly changes: readonly Made[] },
  questionnaire: Questionnaire,
  answers: Answers,
): Change[] {
  const rows = new Set(questionnaire.rows.map(({ id }) => id))
  const columns = new Set(questionnaire.columns.map(({ id }) => id))
  const places = new Set<string>()
  const merging = new Merging(standing.study, standing.changes, answers.by)
  return answers.cells.flatMap((cell) => {
    const place = `${cell.row} ${cell.column}`
    if (!rows.has(cell.row) || !columns.has(cell.column) || places.has(place))
      throw new StudyError(
        `Cannot take the answers: ${cell.row}, ${cell.column} ${places.has(place) ? 'is answered twice' : 'was not asked'}; ask ${answers.by.name} to send them anew`,
      )
    places.add(place)
    return merging.cell(cell)
  })
}

class Merging {
  readonly #study: Study
  readonly #key: string
  readonly #by: string
  readonly #own: readonly Made[]
  readonly #added: ReadonlySet<string>
  readonly #takenBack: ReadonlySet<string>

  constructor(study: Study, changes: readonly Made[], { name, key }: Answers['by']) {
    this.#study = study
    this.#key = key
    this.#by = writerCalled(name)
    this.#own = changes.filter(({ by }) => by === this.#by)
    this.#takenBack = new Set(
      this.#own.flatMap(({ change }) =>
        change.kind === 'drop-quote' ? change.quote : change.kind === 'drop-source' ? change.source : [],
      ),
    )
    this.#added = new Set(
      changes.flatMap(({ change }) =>
        change.kind === 'add-quote' ? change.quote.id : change.kind === 'add-source' ? change.source.id : [],
      ),
    )
  }

  cell(cell: AnsweredCell): Change[] {
    const { row, column } = cell
    const now = this.#study.cell(row, column)
    const said = [
      ...this.#words({ of: 'cell', row, column, name: 'answer' }, now.answer, cell.answer),
      ...this.#words({ of: 'cell', row, column, name: 'notes' }, now.notes, cell.notes),
      ...this.#quotes(cell, now),
      ...this.#sources(cell, now),
    ]
    return [...said, ...this.#status(cell, now, said.length > 0)]
  }

  // What the centre said last is in the sequence, whether or not it still stands: who brings it again brings nothing new.
  #words(field: Field, register: Register, words: string): Change[] {
    const last = this.#own.findLast(({ change }) => change.kind === 'write' && isSame(change.field, field))
    const before = last?.change.kind === 'write' ? last.change.words : ''
    if (before === words) return []
    const seen = register.filter(({ by }) => by === this.#by).map(({ seq }) => seq)
    return [{ kind: 'write', field, words, seen }]
  }

  #quotes({ row, column, quotes }: AnsweredCell, now: Cell): Change[] {
    const named = quotes.map((quote): Quote => ({ ...quote, id: this.#name(quote.id, [row, column, quote]) }))
    const kept = new Set(named.map(({ id }) => id))
    const gone = now.quotes.filter(({ by, quote }) => by === this.#by && !kept.has(quote.id))
    return [
      ...gone.map(({ quote }): Change => ({ kind: 'drop-quote', row, column, quote: quote.id })),
      ...once(named)
        .filter(({ id }) => !this.#added.has(id))
        .map((quote): Change => ({ kind: 'add-quote', row, column, quote })),
    ]
  }

  #sources({ row, column, sources }: AnsweredCell, now: Cell): Change[] {
    const named = sources.map(
      (source): Source => ({ ...source, id: this.#name(source.id, [row, column, source]) }),
    )
    const kept = new Set(named.map(({ id }) => id))
    const own = new Set(
      this.#own.flatMap(({ change }) => (change.kind === 'add-source' ? change.source.id : [])),
    )
    const gone = now.sources.filter(({ id }) => own.has(id) && !kept.has(id))
    return [
      ...gone.map(({ id }): Change => ({ kind: 'drop-source', row, column, source: id })),
      ...once(named)
        .filter(({ id }) => !this.#added.has(id))
        .map((source): Change => ({ kind: 'add-source', row, column, source })),
    ]
  }

  // A review was of what stood then. What somebody else settled is left, unless the centre says something new.
  #status({ row, column, status }: AnsweredCell, now: Cell, isNew: boolean): Change[] {
    const last = this.#own.findLast(
      ({ change }) => change.kind === 'status' && change.row === row && change.column === column,
    )
    if (!isNew && last?.change.kind === 'status' && last.change.status === status) return []
    const isOurs = now.statusBy === null || now.statusBy.by === this.#by
    const isUnsettled = now.status === 'open' || now.status === 'draft'
    const isReviewedAnew = isNew && now.status === 'reviewed'
    if (now.status === status || !(isOurs || isUnsettled || isReviewedAnew)) return []
    return [{ kind: 'status', row, column, status }]
  }

  // The answering centre named it; here it must be its own, and the same whenever the same is brought. What the centre itself took back and
  // says again has another name: what was dropped stays in the sequence.
  #name(id: string, what: unknown): string {
    for (let times = 0; ; times++) {
      const digest = sha256(JSON.stringify([this.#key, what, times])).slice(0, 12)
      const name = `${id.slice(0, 27)}-${digest}`
      if (!this.#takenBack.has(name)) return name
    }
  }
}

function once<Named extends { readonly id: string }>(all: readonly Named[]): Named[] {
  return [...new Map(all.map((each) => [each.id, each])).values()]
}

function isSame(one: Field, other: Field): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())
}
