/** What is learnt in one file of an act and used in the others. */
import type { Heading } from './headings.ts'
import type { Dialect } from './states.ts'

/** What one reading of an act shares between its files. */
export interface Context {
  readonly dialect: Dialect
  /** Headings without a number that a marked-up file of the act shows, by which its plain files are read too. */
  readonly known: ReadonlySet<string>
  /** What headings say, by their Markdown. */
  readonly headings: Map<string, Heading>
  /** What lines of plain text say; null where they are not headings. */
  readonly lines: Map<string, Heading | null>
}

/** Returns a context for the first reading of an act. */
export function newContext(dialect: Dialect, known: ReadonlySet<string> = new Set()): Context {
  return { dialect, known, headings: new Map(), lines: new Map() }
}
