/** One file of an act: its front matter, its text made ready, its rows. */
import { languageOf } from '#law/language.ts'
import type { Finding, ProvisionDraft } from '#law/provision.ts'
import { placeNotes } from './footnotes.ts'
import { splitFrontMatter } from './front-matter.ts'
import { withoutMarks } from './marks.ts'
import { plainMarkdown } from './pandoc.ts'
import { type Piece, piecesOf } from './pieces.ts'
import type { Context } from './reading-context.ts'
import type { RowReader } from './rows.ts'
import { type Dialect, dialectOf, statedIn } from './states.ts'

export interface ActFile {
  readonly values: ReadonlyMap<string, string>
  readonly truncated: boolean
  /** Text after the front matter, notes standing where they are called, pandoc's syntax gone. */
  readonly body: string
}

/** Returns the file's front matter and its text made ready for reading. */
export function openFile(text: string): ActFile {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  const { values, body, truncated } = splitFrontMatter(withoutMarks(lines))
  return { values, truncated, body: placeNotes(values.size > 0 ? body : plainMarkdown(body)) }
}

/** Returns the jurisdiction that the file states and how it is written. */
export function stateOf(file: ActFile): { jurisdiction: string | null; dialect: Dialect } {
  const country = file.values.get('country')?.toLowerCase() ?? null
  const state = country ?? (file.values.has('jurabk') ? 'de' : null)
  if (state) return { jurisdiction: state, dialect: withLanguageOf(file, dialectOf(state)) }
  const stated = statedIn(file.body.slice(0, 2000))
  return {
    jurisdiction: stated?.jurisdiction ?? null,
    dialect: withLanguageOf(file, dialectOf(stated?.writtenAs ?? null)),
  }
}

/** Returns the rows of a file, and what the reader itself finds wrong with it. */
export function readRows(
  file: ActFile,
  path: string,
  context: Context,
  reader: RowReader,
): { provisions: readonly ProvisionDraft[]; findings: Finding[] } {
  const fault = faultOf(file)
  if (fault) return { provisions: [], findings: [{ severity: 'quarantine', path, where: null, ...fault }] }
  const own =
    context.dialect.wrapped === null
      ? { ...context, dialect: { ...context.dialect, wrapped: isWrapped(file.body) } }
      : context
  return { provisions: reader.rows(piecesOf(file.body, own), own.dialect), findings: [] }
}

/** Returns whether a provision with a number stands in the text. */
export function hasProvision(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.heading?.role === 'provision')
}

function faultOf(file: ActFile): { check: string; message: string } | null {
  if (file.truncated)
    return {
      check: 'truncated',
      message: 'The front matter opens with "---" and never closes: the file is cut off; fetch it again',
    }
  if (file.body.trim() === '')
    return { check: 'empty', message: 'The file has front matter only and no text of the act' }
  return null
}

function withLanguageOf(file: ActFile, dialect: Dialect): Dialect {
  const language = languageOf(file.values.get('language') ?? file.values.get('lang') ?? '')
  return language ? { ...dialect, language } : dialect
}

// No line longer than a screen is wide, and many nearly that long.
function isWrapped(body: string): boolean {
  let full = 0
  for (const line of body.split('\n')) {
    if (line.length > 100 && !line.startsWith('#')) return false
    if (line.length > 60) full++
  }
  return full > 10
}
