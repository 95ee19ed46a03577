/** The register of a study's quotations: what each is pinned to, and who signed it. */
import { formatDay } from '#i18n/dates.ts'
import { quotesOf, type StudyDocument, type StudyQuote } from './document.ts'
import type { Paragraph, Run, Section } from './report.ts'
import { dayIn, signatureLine, speakerOf } from './wording.ts'

/** Returns the register as a section; none where nothing is quoted. */
export function registerSection(document: StudyDocument): Section[] {
  const t = speakerOf(document)
  const quotes = quotesOf(document)
  if (quotes.length === 0) return []
  const head = ['number', 'provision', 'asOf', 'quoted', 'hash'] as const
  return [
    {
      wide: true,
      pieces: [
        { kind: 'heading', level: 1, runs: [{ text: t('studyFile.register') }] },
        { kind: 'paragraph', style: 'plain', runs: [{ text: t('studyFile.registerLead') }] },
        {
          kind: 'table',
          widths: [0.3, 2.6, 1, 1, 2.2],
          head: head.map((name): Run[] => [{ text: t(`studyFile.${name}`) }]),
          rows: quotes.map(({ quote }, index) => rowOf(document, quote, index + 1)),
        },
      ],
    },
  ]
}

function rowOf(document: StudyDocument, quote: StudyQuote, number: number): Paragraph[][] {
  const { locale } = speakerOf(document)
  return [
    [small([{ text: String(number) }])],
    [
      small([{ text: quote.label, language: quote.language, bold: true, instead: '' }]),
      small([{ text: quote.iri }]),
    ],
    [small([{ text: formatDay(quote.at, locale) }])],
    [small([{ text: dayIn(document, quote.addedAt) }]), small([{ text: quote.addedBy }])],
    [small([{ text: quote.hash }]), small([{ text: signatureLine(document, quote), italic: true }])],
  ]
}

function small(runs: readonly Run[]): Paragraph {
  return { kind: 'paragraph', style: 'small', runs }
}
