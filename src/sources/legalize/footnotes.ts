/** Footnotes in Markdown: `[^n]` in the text, `[^n]: words` somewhere else. */
import { LONE_NOTE, NOTE_CLOSE, NOTE_OPEN } from './marks.ts'

// A definition runs to the next blank line, and on through paragraphs indented by four.
const DEFINITION =
  /^\[\^([^\]\s]{1,80})\]:[ \t]*(.*(?:\n(?!\[\^|#|[ \t]*$).*)*(?:\n[ \t]*\n {4,}.*(?:\n(?!\[\^|#|[ \t]*$).*)*)*)/gm
const MARKER = /\[\^([^\]\s]{1,80})\](?!:)/g

/**
 * Returns the text with every note standing where it is called. A label defined twice (notes of tables restart in some
 * Swiss texts) serves its callers in order. A note that nobody calls stays where it was printed, on a line of its own; a
 * marker without a definition has no words and goes.
 */
export function placeNotes(text: string): string {
  if (!text.includes('[^')) return text
  const called = new Map<string, number>()
  const body = text.replace(DEFINITION, '')
  for (const match of body.matchAll(MARKER)) called.set(match[1] ?? '', (called.get(match[1] ?? '') ?? 0) + 1)
  const waiting = new Map<string, string[]>()
  const withoutCalled = text.replace(DEFINITION, (_, label: string, words: string) => {
    const note = oneLine(words)
    const calls = called.get(label) ?? 0
    if (calls === 0) return `\n${LONE_NOTE}${note}\n`
    called.set(label, calls - 1)
    waiting.set(label, [...(waiting.get(label) ?? []), note])
    return ''
  })
  return withoutCalled.replace(MARKER, (_, label: string) => {
    const note = waiting.get(label)?.shift()
    return note === undefined ? '' : `${NOTE_OPEN}${note}${NOTE_CLOSE}`
  })
}

// A note may hold a marker of another note in odd files; notes do not nest in ours.
function oneLine(words: string): string {
  return words.replace(MARKER, '').replace(/\s+/g, ' ').trim()
}
