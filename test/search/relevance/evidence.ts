/** Reading the line that a query of the gold set rests on, in files and archives of the corpora as they lie there. */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress, zstdDecompressSync } from 'node:zlib'
import tar from 'tar-stream'
import type { Evidence } from './gold.ts'

/** A reader of lines below a folder of corpora; every file is read once. */
export class EvidenceReader {
  readonly #root: string
  readonly #files = new Map<string, Promise<readonly string[]>>()

  constructor(root: string) {
    this.#root = root
  }

  /** Returns the line, its no-break spaces as spaces; null where the file has not so many. Throws where the file cannot be read. */
  async line({ path: place, member, line }: Evidence): Promise<string | null> {
    const key = `${place}!${member ?? ''}`
    let lines = this.#files.get(key)
    if (!lines) {
      lines = read(path.join(this.#root, place), member).then((bytes) => decoded(bytes).split('\n'))
      this.#files.set(key, lines)
    }
    return plainSpaces((await lines)[line - 1] ?? null)
  }
}

function plainSpaces(line: string | null): string | null {
  return line?.replaceAll('\u00a0', ' ').replaceAll('&nbsp;', ' ') ?? null
}

async function read(file: string, member: string | null): Promise<Buffer> {
  if (member !== null) return memberOf(file, member)
  const bytes = await readFile(file)
  return file.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes
}

async function memberOf(archive: string, member: string): Promise<Buffer> {
  const extract = tar.extract()
  const unpacking = pipeline(createReadStream(archive), createZstdDecompress(), extract)
  unpacking.catch(() => {})
  let found: Buffer | null = null
  for await (const entry of extract) {
    const chunks: Buffer[] = []
    for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk)
    if (entry.header.name.replace(/^\.\//, '') === member) found = Buffer.concat(chunks)
  }
  await unpacking
  if (!found) throw new Error(`Cannot read ${archive}: it has no member ${member}`)
  return found
}

// Every corpus is in UTF-8 but that of Japan.
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return new TextDecoder('shift_jis', { fatal: true }).decode(bytes)
  }
}
