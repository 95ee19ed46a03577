/** The answers of a study at a glance: a table of questions by states, in groups of states where a page is too narrow for all. */
import { cellOf, type StudyDocument, type StudyState } from './document.ts'
import type { Paragraph, Run, Section } from './report.ts'
import { disputesOf, movesOf, paragraphsOf, speakerOf } from './wording.ts'

/** States that a page takes side by side: upright, and on its side. */
const UPRIGHT = 2
const WIDE = 4
/** Width of the column of questions, where a state has 1. */
const QUESTIONS = 0.8

/** Returns the table, a section a group of states; none where there are no rows or no states. */
export function gridSections(document: StudyDocument): Section[] {
  const t = speakerOf(document)
  if (document.rows.length === 0 || document.states.length === 0) return []
  const groups = grouped(document.states, document.states.length <= UPRIGHT ? UPRIGHT : WIDE)
  return groups.map((states, index) => {
    const part = { n: index + 1, of: groups.length }
    const title = groups.length === 1 ? t('studyFile.grid') : t('studyFile.gridPart', part)
    return {
      wide: document.states.length > UPRIGHT,
      pieces: [
        { kind: 'heading', level: 1, runs: [{ text: title }] },
        {
          kind: 'table',
          widths: [QUESTIONS, ...states.map(() => 1)],
          head: [[{ text: t('studyFile.question') }], ...states.map(({ name }): Run[] => [{ text: name }])],
          rows: document.rows.map((row, number) => [
            [small([{ text: `${number + 1}. ${row.question.words || row.id}`, bold: true }])],
            ...states.map((state) => cellParagraphs(document, row.id, state.id)),
          ]),
        },
      ],
    }
  })
}

/** Returns the items in as few groups of at most `most` as there can be, as even as can be. */
export function grouped<Item>(items: readonly Item[], most: number): Item[][] {
  const count = Math.ceil(items.length / most)
  const [size, more] = [Math.floor(items.length / count), items.length % count]
  const groups: Item[][] = []
  for (let start = 0; groups.length < count; ) {
    const end = start + size + (groups.length < more ? 1 : 0)
    groups.push(items.slice(start, end))
    start = end
  }
  return groups
}

function cellParagraphs(document: StudyDocument, row: string, state: StudyState['id']): Paragraph[] {
  const t = speakerOf(document)
  const cell = cellOf(document, row, state)
  const answer = paragraphsOf(cell.answer.words).map((line) => small([{ text: line }]))
  const status = t(`studyFile.status.${cell.status}`)
  const unsaid = answer.length === 0 || cell.status === 'draft' || cell.status === 'open'
  return [
    ...answer,
    ...disputesOf(document, cell.answer).map((line) => small([{ text: line, italic: true }])),
    ...(unsaid ? [small([{ text: status, italic: true }])] : []),
    ...cell.quotes.map((quote) =>
      small([
        { text: quote.label, language: quote.language, italic: true, instead: quote.iri },
        ...movesOf(document, quote).map((moved): Run => ({ text: ` – ${moved}`, bold: true })),
      ]),
    ),
  ]
}

function small(runs: readonly Run[]): Paragraph {
  return { kind: 'paragraph', style: 'small', runs }
}
