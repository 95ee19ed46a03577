/** The blocks of a provision: what stands in one paragraph, point, heading or cell, with the eId of what holds it. */
import { unescapeText } from '#kit/escape.ts'
import { attribute, scan } from '#markup/scan.ts'
import { INLINE } from '#markup/vocabulary.ts'

export interface TextBlock {
  /** The eId of the numbered part that holds it, relative to the provision; empty where none does. */
  readonly place: string
  readonly text: string
}

const BREAKS = new Set(['br', 'eol'])
// Notes stand beside the text, and numbers are said by the place.
const SILENT = new Set(['authorialNote', 'num'])

/** Returns the blocks of a canonical fragment in reading order, without numbers and notes; white space is collapsed. */
export function textBlocksOf(fragment: string): TextBlock[] {
  const blocks: TextBlock[] = []
  const places: string[] = []
  let [words, silent] = ['', 0]
  const flush = () => {
    const text = words.replace(/\s+/g, ' ').trim()
    words = ''
    if (text !== '') blocks.push({ place: places.findLast((place) => place !== '') ?? '', text })
  }
  scan(
    fragment,
    (escaped) => {
      if (silent === 0) words += unescapeText(escaped)
    },
    (tag) => {
      if (SILENT.has(tag.name)) silent += tag.type === 'open' ? 1 : tag.type === 'close' ? -1 : 0
      if (silent > 0 || tag.name === 'authorialNote') return
      if (BREAKS.has(tag.name)) words += ' '
      else if (!Object.hasOwn(INLINE, tag.name)) {
        flush()
        if (tag.type === 'open') places.push(attribute(tag, 'eId') ?? '')
        else if (tag.type === 'close' && !SILENT.has(tag.name)) places.pop()
      }
    },
  )
  flush()
  return blocks
}
