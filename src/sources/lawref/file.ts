/** A file of LawRefBook: `# title`, lines on its adoption, a mark, then the text. */
import { UnreadableError } from '../contract.ts'

/** Ends what is said of the act; the text follows. */
export const MARK = '<!-- INFO END -->'

export interface LawFile {
  readonly title: string
  /** Lines between the title and the mark. */
  readonly info: readonly string[]
  readonly paragraphs: readonly LawParagraph[]
}

export interface LawParagraph {
  /** Number of `#` signs of a heading; 0 for text. */
  readonly level: number
  readonly words: string
  /** From 1. */
  readonly line: number
}

/** Returns the parts of the file. Throws UnreadableError, with the line, where it has no title, or no mark behind it. */
export function parseLaw(text: string, file: string): LawFile {
  const lines = text.split(/\r\n?|\n/)
  const paragraphs = lines.flatMap((line, at) => paragraphIn(line, at + 1))
  const [title, ...rest] = paragraphs
  if (title?.level !== 1)
    throw new UnreadableError(
      file,
      `line ${title?.line ?? 1}`,
      'Cannot read the file: it does not begin with a title; expected "# " and the name of the act, as in LawRefBook',
    )
  const mark = lines.findIndex((line) => line.trim() === MARK) + 1
  if (mark === 0)
    throw new UnreadableError(
      file,
      null,
      `Cannot read the file: the line "${MARK}" is missing; expected it between the lines on the adoption and the text; fetch the file again`,
    )
  const info = rest.filter(({ line }) => line < mark).map(({ words }) => words)
  return { title: title.words, info, paragraphs: rest.filter(({ line }) => line > mark) }
}

// Comments steer the book's own pages. Wide spaces and marks without width only set the line.
function paragraphIn(line: string, number: number): LawParagraph[] {
  const [, signs = '', words = ''] = /^(#{1,6}\s)?(.*)$/u.exec(line.replace(/<!--.*?-->/g, '').trim()) ?? []
  const bare = words
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
  return bare === '' ? [] : [{ level: signs.trim().length, words: bare, line: number }]
}
