/** What a study says of itself in words of the interface: the same in every file. */
import { formatDay } from '#i18n/dates.ts'
import { type Translator, translator } from '#i18n/messages.ts'
import { dayOf } from '#kit/day.ts'
import { quotesOf, type Said, type StudyCell, type StudyDocument, type StudyQuote } from './document.ts'

/** Returns the speaker of the words around what people wrote and what the law says. */
export function speakerOf({ locale }: Pick<StudyDocument, 'locale'>): Translator {
  return translator(locale)
}

/** Returns "Edition 2", or that it was not published. */
export function editionLine(document: StudyDocument): string {
  const t = speakerOf(document)
  return document.edition === null ? t('studyFile.working') : t('studyFile.edition', { n: document.edition })
}

/** Returns the day of an instant in the words of the document's language. */
export function dayIn(document: Pick<StudyDocument, 'locale'>, instant: string): string {
  return formatDay(dayOf(new Date(instant)), speakerOf(document).locale)
}

/** Returns that the law has moved under what is quoted; null where it has not, or nobody looked. */
export function movedLine(document: StudyDocument): string | null {
  const n = quotesOf(document).filter(({ quote }) => quote.moves.length > 0).length
  return n === 0 ? null : speakerOf(document)('studyFile.notCurrent', { n })
}

/** Returns how the law moved under a quotation, a line a move. */
export function movesOf(document: StudyDocument, { moves }: StudyQuote): string[] {
  const t = speakerOf(document)
  return moves.map(({ kind, since }) => {
    const what = t(`studyFile.moved.${kind}`)
    return since === null ? what : t('studyFile.since', { what, date: formatDay(since, t.locale) })
  })
}

/** Returns the status of a cell, with who set it and when where somebody did. */
export function statusLine(document: StudyDocument, { status, statusBy }: StudyCell): string {
  const t = speakerOf(document)
  const said = t(`studyFile.status.${status}`)
  return statusBy === null
    ? said
    : t('studyFile.statusBy', { status: said, by: statusBy.by, date: dayIn(document, statusBy.at) })
}

/** Returns what people wrote without having seen each other's words, a line each. */
export function disputesOf(document: Pick<StudyDocument, 'locale'>, { others }: Said): string[] {
  const t = speakerOf(document)
  return others.map(({ words, by }) => t('studyFile.disputed', { words, by }))
}

/** Returns the paragraphs of what somebody wrote; none where nothing was. */
export function paragraphsOf(words: string): string[] {
  return words
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Returns who signed the wording quoted; that nobody did where nobody is known to have. */
export function signatureLine(document: StudyDocument, { receipt }: StudyQuote): string {
  const t = speakerOf(document)
  if (receipt === null) return t('studyFile.unsigned')
  const { publisher, release, collection } = receipt
  return t('studyFile.signed', { publisher, release, collection })
}
