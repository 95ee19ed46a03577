/** A signed text in Markdown or plain words as blocks to show: its numbers stay as they were signed. */

export interface Block {
  readonly kind: 'title' | 'heading' | 'numbered' | 'note' | 'paragraph'
  readonly words: string
}

const NUMBERED = /^(?:\d+(?:\.\d+)*[.)]|\(?[a-z]\)|[–—-])\s/

/** Returns the blocks of the text. A line that begins with a number is a block of its own; every word of the text is in one. */
export function blocksOf(text: string): Block[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n/)
    .flatMap((chunk) => partsOf(chunk.trim()))
    .map(blockOf)
}

function partsOf(chunk: string): string[] {
  if (chunk === '') return []
  const parts: string[] = []
  for (const line of chunk.split('\n')) {
    const last = parts.at(-1)
    const begins = last === undefined || NUMBERED.test(line) || line.startsWith('#') || last.startsWith('#')
    if (begins) parts.push(line.trim())
    else parts[parts.length - 1] = `${last} ${line.trim()}`
  }
  return parts
}

function blockOf(part: string): Block {
  const heading = /^(#{1,6})\s+(.*)$/s.exec(part)
  if (heading) return { kind: heading[1] === '#' ? 'title' : 'heading', words: heading[2] ?? '' }
  const note = /^\*([^*].*[^*])\*$/s.exec(part)
  if (note) return { kind: 'note', words: note[1] ?? '' }
  return { kind: NUMBERED.test(part) ? 'numbered' : 'paragraph', words: part }
}
