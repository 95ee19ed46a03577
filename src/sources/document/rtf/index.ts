/** An act as a document in Rich Text Format (.rtf), in any language and code page. */
import { linesOfHtml } from '#markup/html-lines.ts'
import { UnreadableError } from '../../contract.ts'
import { readBytes } from '../../files.ts'
import { generalSource } from '../files.ts'
import type { Doubt, ReadDocument } from '../read-document.ts'
import { languageOfWindows } from './languages.ts'
import { type RtfText, readRtf } from './reader.ts'
import { RtfError } from './tokens.ts'

export const rtf = generalSource({
  name: 'rtf',
  summary: 'One act a document in Rich Text Format (.rtf), in any language: parts found by their numbers',
  endings: /\.rtf$/i,
  what: 'document in Rich Text Format (.rtf)',
  open: async (file) => documentOf(await readBytes(file), file),
})

/** Returns the document. Throws UnreadableError. */
export function documentOf(bytes: Uint8Array, file: string): ReadDocument {
  if (!Buffer.from(bytes.subarray(0, 5)).equals(Buffer.from('{\\rtf')))
    throw new UnreadableError(
      file,
      null,
      'Cannot read the document: expected Rich Text Format, which begins with {\\rtf',
    )
  const read = readOrRefuse(bytes, file)
  return {
    lines: linesOfHtml(read.html),
    language: null,
    hint: read.spelling === null ? null : languageOfWindows(read.spelling),
    title: null,
    propertyTitle: read.title,
    doubts: doubtsOf(read),
  }
}

function readOrRefuse(bytes: Uint8Array, file: string): RtfText {
  try {
    return readRtf(bytes)
  } catch (error) {
    if (!(error instanceof RtfError)) throw error
    throw new UnreadableError(file, null, `Cannot read the document: ${error.message}`)
  }
}

function doubtsOf({ pictures, objects }: RtfText): Doubt[] {
  const told: [number, string, string][] = [
    [pictures, 'picture-left-out', 'pictures were left out'],
    [objects, 'object-left-out', 'embedded objects were left out'],
  ]
  return told.flatMap(([count, check, what]) =>
    count === 0 ? [] : [{ check, where: null, message: `${count} ${what}` }],
  )
}
