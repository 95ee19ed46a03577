/** A quotation in a report: its words in their paragraphs, what of them answers the question, and how it is cited. */
import { addressOf, type StudyDocument, type StudyQuote } from './document.ts'
import type { Quotation } from './report.ts'
import { movesOf, speakerOf } from './wording.ts'

type Marked = Quotation['lines'][number]

/** Returns the quotation; `annex` is the number of the annex that has the provision in full. */
export function quotationOf(document: StudyDocument, quote: StudyQuote, annex: number | null): Quotation {
  const t = speakerOf(document)
  const remarks = [
    ...movesOf(document, quote),
    ...(annex === null ? [] : [t('studyFile.seeAnnex', { n: annex })]),
  ]
  const after = [
    quote.part === null ? '' : ` ${t('studyFile.excerpt')}`,
    quote.marks.length === 0 ? '' : ` ${t('studyFile.emphasis')}`,
  ].join('')
  return {
    kind: 'quotation',
    language: quote.language,
    lines: linesOf(quote),
    citation: {
      text: `${quote.citation}${after}`,
      language: quote.language,
      link: addressOf(document, quote.iri),
      instead: quote.iri,
    },
    remarks,
  }
}

/** Returns the lines of the text, each in stretches that are marked and stretches that are not: joined, they are the text. */
export function linesOf({ text, marks }: Pick<StudyQuote, 'text' | 'marks'>): Marked[] {
  const cuts = new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])
  const places = [...cuts].filter((place) => place >= 0 && place <= text.length).sort((a, b) => a - b)
  const lines: { text: string; marked: boolean }[][] = [[]]
  for (const [index, start] of places.entries()) {
    const end = places[index + 1]
    if (end === undefined) break
    const marked = marks.some((mark) => mark.start <= start && end <= mark.end)
    for (const [line, words] of text.slice(start, end).split('\n').entries()) {
      if (line > 0) lines.push([])
      if (words !== '') lines.at(-1)?.push({ text: words, marked })
    }
  }
  return lines
}
