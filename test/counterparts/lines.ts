/** The files that the truth set names, line by line: unpacked and decoded. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { corpus } from '../corpora.ts'

const read = new Map<string, string[]>()

/** Returns where a file lies that is named below the folder of the corpora. */
export function pathOf(file: string): string {
  const [name = '', ...rest] = file.split('/')
  return path.join(corpus(name) ?? '', ...rest)
}

/** Returns the lines of a file; none where it is absent. */
export function linesOf(file: string): string[] {
  let lines = read.get(file)
  if (!lines) {
    const bytes = existsSync(pathOf(file)) ? readFileSync(pathOf(file)) : Buffer.alloc(0)
    const encoding = file.startsWith('jp-egov-html/') ? 'shift_jis' : 'utf-8'
    lines = new TextDecoder(encoding)
      .decode(file.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes)
      .split('\n')
    read.set(file, lines)
  }
  return lines
}
