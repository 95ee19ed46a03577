/** A study as a report: what stands in it, in which order, and on which pages. */
import { formatDay } from '#i18n/dates.ts'
import { titleOf } from '../document.ts'
import { addressOf, cellOf, quotesOf, type Said, type StudyCell, type StudyDocument } from './document.ts'
import { gridSections } from './grid.ts'
import { quotationOf } from './quotation.ts'
import { registerSection } from './register.ts'
import type { Paragraph, Piece, Report, Run, Section, Style } from './report.ts'
import { dayIn, disputesOf, editionLine, movedLine, paragraphsOf, speakerOf, statusLine } from './wording.ts'

/** Returns the report: every word of the study in it, notes and annexes where the document asks for them. */
export function reportOf(document: StudyDocument): Report {
  const t = speakerOf(document)
  const summary = words(document.summary, document)
  const annexes = annexNumbers(document)
  const front: Piece[] = summary.length === 0 ? [] : [heading(1, t('studyFile.summary')), ...summary]
  const sections = [
    ...(front.length === 0 ? [] : [{ wide: false, pieces: front }]),
    ...gridSections(document),
    {
      wide: false,
      pieces: document.rows.flatMap((row, index) => rowPieces(document, row, index, annexes)),
    },
    ...annexSections(document, annexes),
    ...registerSection(document),
  ].filter(({ pieces }) => pieces.length > 0)
  return {
    locale: t.locale,
    title: document.title.words,
    running: [document.title.words, editionLine(document)].join(' · '),
    identifier: `${document.site ?? ''}/studies/${document.id}`,
    contents: t('files.contents'),
    cover: coverOf(document),
    contentsDepth: headingsIn(sections) > MOST_CONTENTS ? 1 : 2,
    sections,
  }
}

/** Lines that a table of contents may have before it lists the questions alone. */
const MOST_CONTENTS = 120

function headingsIn(sections: readonly Section[]): number {
  return sections.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind === 'heading')).length
}

function coverOf(document: StudyDocument): Piece[] {
  const t = speakerOf(document)
  const moved = movedLine(document)
  const said = t(document.edition === null ? 'studyFile.changed' : 'studyFile.published')
  const extent = t('studyFile.extent', {
    rows: document.rows.length,
    states: document.states.length,
    quotes: quotesOf(document).length,
  })
  const facts: [string, readonly Run[]][] = [
    [t('studyFile.mandate'), plain(document.mandate.words)],
    [t('studyFile.agreement'), plain(document.agreement ?? '')],
    [t('studyFile.people'), plain(peopleLine(document))],
    [t('studyFile.states'), statesRuns(document)],
    [t('studyFile.counts'), plain(extent)],
    [said, plain(t('studyFile.on', { date: dayIn(document, document.at), by: document.by }))],
    [t('studyFile.identifier'), plain(`${document.site ?? ''}/studies/${document.id}`)],
  ]
  return [
    paragraph('kind', `${t('studyFile.kind')} · ${editionLine(document)}`),
    paragraph('title', document.title.words),
    ...disputes(document, document.title),
    ...paragraphsOf(document.question.words).map((line) => paragraph('lead', line)),
    ...disputes(document, document.question),
    ...(moved === null ? [] : [paragraph('notice', moved)]),
    { kind: 'facts', facts: facts.filter(([, runs]) => runs.some(({ text }) => text !== '')) },
    ...disputes(document, document.mandate),
  ]
}

function peopleLine(document: StudyDocument): string {
  const t = speakerOf(document)
  return document.people
    .map(({ name, role }) => t('studyFile.person', { name, role: t(`studyFile.role.${role}`) }))
    .join(', ')
}

function statesRuns(document: StudyDocument): readonly Run[] {
  const t = speakerOf(document)
  const lines = document.states.flatMap(({ name: state, at, note }) => [
    at === null
      ? t('studyFile.stateOpen', { state })
      : t('studyFile.stateOn', { state, date: formatDay(at, t.locale) }),
    ...paragraphsOf(note.words),
    ...disputesOf(document, note),
  ])
  return plain(lines.join('\n'))
}

function rowPieces(
  document: StudyDocument,
  row: StudyDocument['rows'][number],
  index: number,
  annexes: ReadonlyMap<string, number>,
): Piece[] {
  const t = speakerOf(document)
  return [
    heading(1, `${index + 1}. ${row.question.words || row.id}`),
    ...disputes(document, row.question),
    ...paragraphsOf(row.guidance.words).map((line) =>
      runs('small', [{ text: `${t('studyFile.guidance')}: `, bold: true }, { text: line }]),
    ),
    ...disputes(document, row.guidance),
    ...document.states.flatMap((state) => [
      heading(2, state.name),
      ...cellPieces(document, cellOf(document, row.id, state.id), annexes),
    ]),
  ]
}

function cellPieces(document: StudyDocument, cell: StudyCell, annexes: ReadonlyMap<string, number>): Piece[] {
  const t = speakerOf(document)
  const sources = cell.sources.map(({ kind, words: said, link }) =>
    runs('source', [
      { text: `${t(`studyFile.source.${kind}`)}: `, italic: true },
      { text: said, link: addressOf(document, link) },
      ...(link === null || addressOf(document, link) !== null ? [] : [{ text: ` (${link})` }]),
    ]),
  )
  const notes = document.withNotes ? words(cell.notes, document) : []
  return [
    paragraph('label', statusLine(document, cell)),
    ...words(cell.answer, document),
    ...cell.quotes.map((quote) => quotationOf(document, quote, annexes.get(quote.id) ?? null)),
    ...(sources.length === 0 ? [] : [paragraph('label', t('studyFile.sources')), ...sources]),
    ...(notes.length === 0 ? [] : [paragraph('label', t('studyFile.notes')), ...notes]),
  ]
}

// Provisions quoted several times in one wording stand in one annex.
function annexNumbers(document: StudyDocument): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  if (!document.withAnnexes) return numbers
  const byWording = new Map<string, number>()
  for (const { quote } of quotesOf(document)) {
    if (quote.full === null) continue
    const wording = `${quote.iri} ${quote.hash}`
    if (!byWording.has(wording)) byWording.set(wording, byWording.size + 1)
    numbers.set(quote.id, byWording.get(wording) ?? 0)
  }
  return numbers
}

function annexSections(document: StudyDocument, annexes: ReadonlyMap<string, number>): Section[] {
  const t = speakerOf(document)
  if (!document.withAnnexes) return []
  const shown = new Set<number>()
  const pieces: Piece[] = []
  for (const { quote, state } of quotesOf(document)) {
    const n = annexes.get(quote.id)
    if (n === undefined || shown.has(n) || quote.full === null) continue
    shown.add(n)
    const { language, title, citation } = quote
    pieces.push(
      { kind: 'heading', level: 2, runs: [{ text: `${t('studyFile.annex', { n })} · ${state.name}` }] },
      runs('small', [{ text: title, language, bold: true, instead: '' }]),
      runs('small', [{ text: citation, language, instead: quote.iri }]),
      { kind: 'law', language, title: titleOf(quote), xml: quote.full },
    )
  }
  const absent = quotesOf(document).filter(({ quote }) => quote.full === null)
  for (const { quote } of absent)
    pieces.push(
      runs('small', [
        { text: quote.citation, language: quote.language, bold: true, instead: quote.iri },
        { text: ` — ${t('studyFile.noText')}` },
      ]),
    )
  return pieces.length === 0 ? [] : [{ wide: false, pieces: [heading(1, t('studyFile.annexes')), ...pieces] }]
}

function words(said: Said, document: StudyDocument): Piece[] {
  return [...paragraphsOf(said.words).map((line) => paragraph('plain', line)), ...disputes(document, said)]
}

function disputes(document: StudyDocument, said: Said): Paragraph[] {
  return disputesOf(document, said).map((line) => paragraph('notice', line))
}

function heading(level: 1 | 2 | 3, text: string): Piece {
  return { kind: 'heading', level, runs: [{ text }] }
}

function paragraph(style: Style, text: string): Paragraph {
  return runs(style, [{ text }])
}

function runs(style: Style, list: readonly Run[]): Paragraph {
  return { kind: 'paragraph', style, runs: list }
}

function plain(text: string): readonly Run[] {
  return [{ text }]
}
