/** The words that a file shows, by what stands in it. */
import { strFromU8, unzipSync } from 'fflate'
import type { FileKind } from '#exchange/proof/carried.ts'
import { wordsIn } from '#exchange/proof/word-difference.ts'

/** Returns the words of the file in the pieces that are compared each by itself; null where files of the kind cannot be read so. */
export function segmentsOf(kind: FileKind, bytes: Uint8Array): string[] | null {
  if (kind === 'docx')
    return partsOf(bytes, ['word/document.xml', 'word/footnotes.xml']).map((xml) =>
      wordsIn(xml.replace(INSTRUCTION, ' ')),
    )
  if (kind === 'epub') return [wordsIn(partsOf(bytes, pagesIn(bytes)).join('\n'))]
  const text = new TextDecoder().decode(bytes)
  if (kind === 'html') return [wordsIn(text.replace(/<(script|style)\b.*?<\/\1>/gs, ' '))]
  if (kind === 'akn') return [wordsIn(text.replace(/<meta\b.*?<\/meta>/gs, ' '))]
  return kind === 'text' ? [text] : null
}

// What tells a word processor what to put there, and is no word of the text.
const INSTRUCTION = /<w:instrText\b[^>]*>[^<]*<\/w:instrText>/g

function pagesIn(bytes: Uint8Array): string[] {
  const names: string[] = []
  unzipSync(bytes, {
    filter: ({ name }) => {
      if (/^book\/text-\d+\.xhtml$/.test(name)) names.push(name)
      return false
    },
  })
  return names.sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]))
}

function partsOf(bytes: Uint8Array, names: readonly string[]): string[] {
  const parts = unzipSync(bytes, { filter: ({ name }) => names.includes(name) })
  return names.map((name) => strFromU8(parts[name] ?? new Uint8Array()))
}
