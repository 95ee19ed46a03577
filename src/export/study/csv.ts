/** The grid of a study as comma-separated values (RFC 4180), so that no program that opens it takes a field for a formula. */
import { toCsv } from '../csv.ts'
import type { StudyDocument } from './document.ts'
import { gridOf } from './tables.ts'

/**
 * Returns the grid. A field that a spreadsheet would calculate (one that begins with = + - @, a tab or a return) is given with an apostrophe
 * before it, which spreadsheets take for the sign of a text; all else is as it was written.
 */
export function studyToCsv(document: StudyDocument): string {
  const { head, rows } = gridOf(document)
  return toCsv(
    head.map(harmless),
    rows.map((row) => row.map(({ text }) => harmless(text))),
  )
}

// https://owasp.org/www-community/attacks/CSV_Injection
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
