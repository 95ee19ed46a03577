/** An act as plain text, in any language: UTF-8, or the encoding that is stated. */
import { linesOfText } from '#markup/lines.ts'
import type { ReadOptions } from '../../contract.ts'
import { readBytes } from '../../files.ts'
import { decodeStated } from '../encoding.ts'
import { generalSource } from '../files.ts'
import type { ReadDocument } from '../read-document.ts'

export const text = generalSource({
  name: 'text',
  summary: 'One act a file of plain text (.txt), in any language: parts found by their numbers',
  endings: /\.te?xt$/i,
  what: 'text file (.txt)',
  open,
})

async function open(file: string, { stated }: ReadOptions): Promise<ReadDocument> {
  const words = decodeStated(await readBytes(file), stated?.encoding ?? null, file)
  return {
    lines: linesOfText(words),
    language: null,
    hint: null,
    title: null,
    propertyTitle: null,
    doubts: [],
  }
}
