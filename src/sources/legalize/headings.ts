/** Heading lines in Markdown: emphasis and notes taken off, then read as any heading line (`law/headings.ts`). */
import { plainDivision as divisionIn, headingIn, type Heading as Plain } from '#law/headings.ts'
import { plainOf } from './inline.ts'
import { takeNotes } from './marks.ts'

/** `rest` is Markdown, without notes. */
export interface Heading extends Plain {
  /** Notes called in the line. */
  readonly notes: readonly string[]
}

/**
 * Returns what a heading line says; its text is Markdown after the `#` signs. `sections` says that a "Section" is the
 * provision, as in the United States, and not a division, as in France.
 */
export function headingOf(markdown: string, sections: boolean): Heading {
  const { text, notes } = takeNotes(markdown)
  // Emphasis around numbers ("**Art. 72***a*") hides them; a star inside "R*133-1" is part of the number.
  const bare = raised(text)
    .replace(/(?<![A-Z])\*+|\*+(?!\d)/g, '')
    .replace(/^[,\s]+|[,\s]+$/g, '')
    .replace(/\s+/g, ' ')
  return { ...headingIn(bare, { sections, plain: plainOf }), notes }
}

/** Returns the heading of a provision that has a number and nothing else on its line. */
export function provision(kind: string, num: string): Heading {
  return { role: 'provision', kind, num, rest: '', notes: [], rank: null }
}

/** Returns the division that a line of plain text is, or null where it is none. A title must be set off by a colon or stand alone. */
export function plainDivision(line: string): Heading | null {
  const found = divisionIn(line, plainOf)
  return found && { ...found, notes: [] }
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹'

// "§ 2<sup>1</sup>" and "§ 2^1^" are § 2¹, "Art. 5<sup>bis</sup>" is Art. 5bis; elsewhere a raised number is left as it is.
function raised(markdown: string): string {
  const text = markdown.replace(/(?<=^[^<^]{1,20}\d)\^(\d+|[a-z]{1,12})\^?/, '<sup>$1</sup>')
  if (!text.includes('<')) return text
  return text.replace(/(?<=^[^<]{1,20}\d)<sup>(\d+|[a-z]{1,12})<\/sup>/, (_, inner: string) =>
    /^\d/.test(inner) ? [...inner].map((d) => SUPERSCRIPT[Number(d)]).join('') : inner,
  )
}
