/** Private-use characters that carry structure through plain text between the steps of reading. */

/** Around the words of a note, where it is called. */
export const NOTE_OPEN = '\uE000'
export const NOTE_CLOSE = '\uE001'
/** Begins a line that is a note nobody calls. */
export const LONE_NOTE = '\uE002'
/** A line break that the source asks for inside a paragraph. */
export const BREAK = '\uE003'

const CALLED = /\uE000([^\uE001]*)\uE001/g

/** Returns the text without such characters, should a hostile or odd file hold them: they have no meaning as words. */
export function withoutMarks(text: string): string {
  return /[\uE000-\uE003]/.test(text) ? text.replace(/[\uE000-\uE003]/g, '') : text
}

/** Returns the text without the notes called in it, and those notes. */
export function takeNotes(text: string): { text: string; notes: string[] } {
  if (!text.includes(NOTE_OPEN)) return { text, notes: [] }
  const notes: string[] = []
  const rest = text.replace(CALLED, (_, note: string) => {
    notes.push(note)
    return ''
  })
  return { text: rest, notes }
}
