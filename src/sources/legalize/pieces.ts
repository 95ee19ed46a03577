/** One fast pass over a file: where headings and provisions begin. Every character of the body is in exactly one piece. */
import type { Heading } from './headings.ts'
import type { Context } from './reading-context.ts'
import { StartFinder } from './starts.ts'

export interface Piece {
  /** Level of the Markdown heading, 1 to 6; 0 for a line of plain text that is a heading, and for text before the first. */
  readonly level: number
  /** Null: text before the first heading, or a note that nobody calls. */
  readonly heading: Heading | null
  readonly note: boolean
  /** The piece as it stands, heading line included. */
  readonly raw: string
  /** Where in `raw` the text after the heading begins. */
  readonly bodyAt: number
}

/** Returns the pieces of a file's text after its front matter, in order. */
export function piecesOf(body: string, context: Context): Piece[] {
  const finder = new StartFinder(body, context)
  const pieces: Piece[] = []
  let open = { at: 0, level: 0, heading: null as Heading | null, note: false, bodyAt: 0 }
  const close = (end: number) => {
    const raw = body.slice(open.at, end)
    if (open.heading || open.note || raw.trim() !== '') {
      pieces.push({
        level: open.level,
        heading: open.heading,
        note: open.note,
        raw,
        bodyAt: open.bodyAt - open.at,
      })
    }
  }
  let blank = true
  for (let at = 0; at < body.length; ) {
    const newline = body.indexOf('\n', at)
    const end = newline < 0 ? body.length : newline
    const start = end === at ? null : finder.startAt(at, end, blank)
    if (start) {
      close(at)
      open = { at, ...start }
      at = start.bodyAt
      blank = true
    } else {
      blank = isBlank(body, at, end)
      at = end + 1
    }
  }
  close(body.length)
  return pieces
}

function isBlank(body: string, at: number, end: number): boolean {
  for (let i = at; i < end; i++) {
    const c = body.charCodeAt(i)
    if (c !== 32 && c !== 9) return false
  }
  return true
}
