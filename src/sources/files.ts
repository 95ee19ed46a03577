/** Reading files that may be hostile: size limits, strict encodings, no links out of a folder. */
import { createReadStream } from 'node:fs'
import { open, readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { decompressor, MAX_FILE, spooledName, unpack } from './archive.ts'
import { type Place, UnreadableError } from './contract.ts'
import { reading, tooLarge, unpackingFault } from './faults.ts'

/** Longest line of a text file, in characters. */
export const MAX_LINE = 16 * 2 ** 20

/** Returns the bytes of a file, decompressed where its name ends in `.zst` or `.gz`. Throws UnreadableError past the limits. */
export async function readBytes(file: string): Promise<Buffer> {
  const { size } = await reading(file, () => stat(file))
  if (size > MAX_FILE) throw tooLarge(file, size, MAX_FILE)
  if (!/\.(zst|gz)$/.test(file)) return reading(file, () => readFile(file))
  const chunks: Buffer[] = []
  let total = 0
  await pipeline(createReadStream(file), decompressor(file), async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      total += chunk.length
      if (total > MAX_FILE) throw tooLarge(file, total, MAX_FILE)
      chunks.push(chunk)
    }
  }).catch((error: unknown) => {
    throw unpackingFault(error, file)
  })
  return Buffer.concat(chunks)
}

/** Returns the text of UTF-8 bytes without a byte order mark. Throws UnreadableError where they are not UTF-8 or hold NUL. */
export function decodeUtf8(bytes: Uint8Array, file: string): string {
  const nul = bytes.indexOf(0)
  if (nul >= 0) throw notText(bytes, nul, file)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    refuseLongLine(text, file)
    return text
  } catch (error) {
    if (error instanceof UnreadableError) throw error
    throw new UnreadableError(
      file,
      `byte ${firstBadByte(bytes)}`,
      'Cannot decode the file: expected UTF-8; convert it, for example with iconv -f WINDOWS-1252 -t UTF-8',
    )
  }
}

function notText(bytes: Uint8Array, nul: number, file: string): UnreadableError {
  const isUtf16 = /^(?:fffe|feff)/.test(Buffer.from(bytes.subarray(0, 2)).toString('hex'))
  const what = isUtf16
    ? 'it is UTF-16; expected UTF-8; convert it with iconv -f UTF-16 -t UTF-8'
    : 'it is binary, such as a picture or a document of a word processor; expected text in UTF-8'
  return new UnreadableError(file, `byte ${nul}`, `Cannot read the file as text: ${what}`)
}

/** Returns the text of a UTF-8 file, decompressed where needed. */
export async function readText(file: string): Promise<string> {
  return decodeUtf8(await readBytes(file), file)
}

/** A place on disk as sources see it when asked whether they claim it. */
export async function placeAt(location: string): Promise<Place> {
  const directory = (await reading(location, () => stat(location))).isDirectory()
  return {
    path: location,
    directory,
    names: directory ? (await namesIn(location)).sort() : [],
    head: async () => (directory ? '' : reading(location, () => readHead(location))),
  }
}

// Without symbolic links: one may lead out of the folder, back into it, or nowhere.
async function namesIn(folder: string): Promise<string[]> {
  const entries = await reading(folder, () => readdir(folder, { withFileTypes: true }))
  return entries.flatMap((entry) => (entry.isSymbolicLink() ? [] : entry.name))
}

/** A version file of an act: named by its date, from disk or out of an archive. */
export interface DatedFile {
  /** File name without folder. */
  readonly name: string
  /** `YYYY-MM-DD` at the start of the name; null where the name has no date. */
  readonly date: string | null
  /** Subject and identifier of the change, from `history.tsv` where there is one. */
  readonly subject: string | null
  readonly sourceId: string | null
  /** For messages: the file, or archive and member. */
  readonly path: string
  /** Returns the decompressed bytes. */
  read(): Promise<Buffer>
}

export interface DatedFolder extends AsyncDisposable {
  /** Ascending by date; within a day, in the order of the suffixes `_2`, `_3`. */
  readonly files: readonly DatedFile[]
}

/**
 * Opens a folder whose files are versions of one act named by date, some of them in `versions.tar.zst`. The archive is
 * unpacked into a temporary folder that goes away on disposal (`await using`). Only names with the extension are taken.
 */
export async function openDatedFolder(folder: string, extension: string): Promise<DatedFolder> {
  const names = await namesIn(folder)
  const history = names.includes('history.tsv')
    ? parseHistory(await readText(path.join(folder, 'history.tsv')))
    : new Map<string, HistoryLine>()
  const files = new Map<string, DatedFile>()
  const spool = names.includes('versions.tar.zst')
    ? await unpack(path.join(folder, 'versions.tar.zst'))
    : null
  const add = (name: string, location: string, shown: string) => {
    const plain = name.replace(/\.(zst|gz)$/, '')
    if (!plain.endsWith(extension) || files.has(plain)) return
    const line = history.get(plain)
    files.set(plain, {
      name: plain,
      date: /^\d{4}-\d{2}-\d{2}/.exec(plain)?.[0] ?? null,
      subject: line?.subject ?? null,
      sourceId: line?.sourceId ?? null,
      path: shown,
      read: () => readBytes(location),
    })
  }
  for (const name of names)
    if (name !== 'versions.tar.zst') add(name, path.join(folder, name), path.join(folder, name))
  for (const name of spool?.members ?? [])
    add(
      path.posix.basename(name),
      path.join(spool?.folder ?? '', spooledName(name)),
      `${path.join(folder, 'versions.tar.zst')}!${name}`,
    )
  return {
    files: [...files.values()].sort((a, b) => compareNames(a.name, b.name)),
    [Symbol.asyncDispose]: async () => {
      if (spool) await rm(spool.folder, { recursive: true, force: true })
    },
  }
}

/** Returns every file below the folder whose name the filter accepts, sorted; symbolic links are not followed. */
export async function walkFiles(folder: string, accept: (name: string) => boolean): Promise<string[]> {
  const entries = await reading(folder, () => readdir(folder, { withFileTypes: true, recursive: true }))
  return entries
    .filter((entry) => entry.isFile() && accept(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

/**
 * Returns the files at the paths, each once: those given, whatever their names, and those below folders whose name the filter accepts. A
 * path where nothing is stays, to be refused when it is read.
 */
export async function filesBelow(
  paths: readonly string[],
  accept: (name: string) => boolean,
): Promise<string[]> {
  const lists = await Promise.all(
    paths.map(async (location) => {
      const info = await stat(location).catch(() => null)
      return info?.isDirectory() ? walkFiles(location, accept) : [location]
    }),
  )
  return [...new Set(lists.flat())]
}

interface HistoryLine {
  subject: string | null
  sourceId: string | null
}

function parseHistory(text: string): Map<string, HistoryLine> {
  const [head = '', ...lines] = text.split(/\r?\n/)
  const columns = head.split('\t')
  const cell = (cells: string[], name: string) => cells[columns.indexOf(name)]?.trim() || null
  return new Map(
    lines
      .filter((line) => line.trim() !== '')
      .map((line) => line.split('\t'))
      .map((cells) => [
        cell(cells, 'file') ?? '',
        { subject: cell(cells, 'subject'), sourceId: cell(cells, 'source_id') },
      ]),
  )
}

// `2019-10-24.md` before `2019-10-24_2.md` before `2019-10-24_10.md`.
function compareNames(a: string, b: string): number {
  const key = (name: string): [string, number] => [name.slice(0, 10), Number(/_(\d+)\./.exec(name)?.[1] ?? 1)]
  const [dateA, orderA] = key(a)
  const [dateB, orderB] = key(b)
  return dateA < dateB ? -1 : dateA > dateB ? 1 : orderA - orderB || (a < b ? -1 : a > b ? 1 : 0)
}

async function readHead(file: string): Promise<string> {
  if (file.endsWith('.zst') || file.endsWith('.gz')) {
    const stream = createReadStream(file).pipe(decompressor(file))
    try {
      for await (const chunk of stream) return (chunk as Buffer).subarray(0, 65_536).toString('utf8')
    } catch {
      return ''
    } finally {
      stream.destroy()
    }
    return ''
  }
  await using handle = await open(file)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)
  return buffer.toString('utf8', 0, bytesRead)
}

function refuseLongLine(text: string, file: string): void {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start)
    if ((end < 0 ? text.length : end) - start > MAX_LINE) {
      throw new UnreadableError(
        file,
        null,
        `Cannot read the file: a line is longer than ${MAX_LINE} characters`,
      )
    }
    if (end < 0) return
    start = end + 1
  }
}

function firstBadByte(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high) >> 1
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle + 1), { stream: true })
      low = middle + 1
    } catch {
      high = middle
    }
  }
  return low
}
