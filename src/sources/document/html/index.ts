/** An act as a page of HTML, in any language: a saved page, or what a word processor writes. */
import type { ReadOptions } from '../../contract.ts'
import { readBytes } from '../../files.ts'
import { decodeStated, markedEncoding } from '../encoding.ts'
import { generalSource } from '../files.ts'
import type { ReadDocument } from '../read-document.ts'
import { documentOf } from './page.ts'

export const html = generalSource({
  name: 'html',
  summary: 'One act a page of HTML (.html), in any language: parts found by their numbers',
  endings: /\.x?html?$/i,
  what: 'page of HTML (.html)',
  open,
})

async function open(file: string, { stated }: ReadOptions): Promise<ReadDocument> {
  const bytes = await readBytes(file)
  const encoding = markedEncoding(bytes) ?? stated?.encoding ?? declaredEncoding(bytes)
  return documentOf(decodeStated(bytes, encoding, file), file)
}

// https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  const declared = /<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]*encoding=["']([\w-]+)/i.exec(head)
  const label = (declared?.[1] ?? declared?.[2])?.toLowerCase() ?? null
  // A declaration that could be read as bytes of ASCII is no UTF-16.
  return label?.startsWith('utf-16') ? 'utf-8' : label
}
