/** Asking: what of a study goes into a questionnaire, and the study that a centre which is asked makes of it. */
import type { Change, Field } from './change.ts'
import { type Centre, QUESTIONNAIRE, QUESTIONS, type Questionnaire } from './questionnaire.ts'
import { StudyError } from './refused.ts'
import { isDisputed, type Register, type Study, said } from './study.ts'

export interface Asking {
  readonly study: string
  readonly number: number
  readonly asker: Centre
  readonly asked: Centre
  readonly agreement: string | null
  readonly at: string
  readonly due: string | null
  /** Names of rows and columns. */
  readonly rows: readonly string[]
  readonly columns: readonly string[]
}

/**
 * Returns the questionnaire. Throws StudyError where the study has no such row or column, or a question is not written yet, or in dispute.
 */
export function questionnaireOf(study: Study, asking: Asking): Questionnaire {
  const { rows: rowNames, columns: columnNames, ...about } = asking
  const what = `ask ${asking.asked.name}`
  const settled = (register: Register, of: string): string => {
    if (isDisputed(register))
      throw new StudyError(
        `Cannot ${what}: people disagree on ${of}; settle which words stand before it goes out`,
      )
    return said(register)
  }
  const rows = rowNames.map((name) => {
    const row = study.rows.find(({ id }) => id === name)
    if (!row)
      throw new StudyError(
        `Cannot ${what}: the study has no row "${name}"; its rows are ${listed(study.rows)}`,
      )
    const question = settled(row.question, `the question "${name}"`)
    if (question.trim() === '')
      throw new StudyError(
        `Cannot ${what}: row "${name}" has no question yet; write it, or leave the row out`,
      )
    return { id: name, question, guidance: settled(row.guidance, `the guidance of "${name}"`) }
  })
  const columns = columnNames.map((name) => {
    const column = study.columns.find(({ id }) => id === name)
    if (!column)
      throw new StudyError(
        `Cannot ${what}: the study has no column "${name}"; its columns are ${listed(study.columns)}`,
      )
    const { id, jurisdiction, at, label } = column
    return { id, jurisdiction, at, label: settled(label, `the label of "${name}"`) }
  })
  const title = settled(study.title, 'the title')
  const question = settled(study.question, 'the question of the study')
  return QUESTIONNAIRE.parse({ format: QUESTIONS, ...about, title, question, rows, columns })
}

/** Returns the changes that make a new study of the questionnaire, its title aside. */
export function changesOfQuestionnaire(questionnaire: Questionnaire): Change[] {
  const { question, rows, columns, asker, number, at, due } = questionnaire
  const until = due === null ? '' : `, to be answered by ${due}`
  const mandate = `${asker.name} asks: questionnaire ${number} of ${at.slice(0, 10)}${until}`
  const changes: Change[] = [
    ...writing({ of: 'study', name: 'question' }, question),
    ...writing({ of: 'study', name: 'mandate' }, mandate),
  ]
  let after: string | null = null
  for (const row of rows) {
    changes.push({ kind: 'add-row', row: row.id, after })
    changes.push(...writing({ of: 'row', row: row.id, name: 'question' }, row.question))
    changes.push(...writing({ of: 'row', row: row.id, name: 'guidance' }, row.guidance))
    after = row.id
  }
  after = null
  for (const { id: column, jurisdiction, at: day, label } of columns) {
    changes.push({ kind: 'add-column', column, jurisdiction, at: day, after })
    changes.push(...writing({ of: 'column', column, name: 'label' }, label))
    after = column
  }
  return changes
}

function writing(field: Field, words: string): Change[] {
  return words === '' ? [] : [{ kind: 'write', field, words, seen: [] }]
}

function listed(named: readonly { readonly id: string }[]): string {
  return named.length === 0 ? 'none' : named.map(({ id }) => id).join(', ')
}
