/** A file of Word as the parts of it that hold text: unpacked in memory within limits, refused where it is not what it should be. */
import { crc32 } from 'node:zlib'
import { type UnzipFileInfo, unzipSync } from 'fflate'
import { UnreadableError } from '../../contract.ts'
import { tooLarge } from '../../faults.ts'
import { type Element, elementsOf, parseXml } from '../../xml-tree.ts'
import { markedEncoding } from '../encoding.ts'

/** Largest part, and all parts together, unpacked; and how many entries there may be. */
const MAX_PART = 64 * 2 ** 20
const MAX_PARTS = 128 * 2 ** 20
const MAX_ENTRIES = 10_000
/** A part above a megabyte that grows more than this is a bomb: text of Word reaches about 60. */
const MAX_GROWTH = 400

export interface WordFile {
  /** Path of the document itself in the package. */
  readonly main: string
  /** Text of the parts by path. */
  readonly parts: ReadonlyMap<string, string>
}

/** Returns the parts that hold text. Throws UnreadableError for anything that is no file of Word, or a hostile one. */
export function openWordFile(bytes: Uint8Array, file: string): WordFile {
  refuseOther(bytes, file)
  const parts = unpacked(bytes, file)
  const types = parts.get('[Content_Types].xml')
  if (types === undefined) throw notWord(file, 'it is an archive of something else')
  if (/macroEnabled/i.test(types))
    throw new UnreadableError(
      file,
      null,
      'Cannot read the document: it holds macros (.docm); save it as .docx without them',
    )
  const main = mainPart(parts, file)
  if (!parts.has(main)) throw notWord(file, `its main part ${main} is missing`)
  return { main, parts }
}

/** Returns the root of a part; null where there is no such part. */
export function partOf({ parts }: WordFile, path: string, file: string): Element | null {
  const text = parts.get(path)
  return text === undefined ? null : parseXml(text, `${file}!${path}`)
}

/** Returns the path of the part that stands in a relation to the main part, by the end of the relation's type; null where there is none. */
export function related(word: WordFile, type: string, file: string): string | null {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(word.main) ?? []
  const relations = partOf(word, `${folder}_rels/${name}.rels`, file)
  const target = targetOf(relations, type)
  return target === null ? null : target.startsWith('/') ? target.slice(1) : `${folder}${target}`
}

// https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb: what Word wrote before 2007, and what holds encrypted documents.
function refuseOther(bytes: Uint8Array, file: string): void {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (head === 'd0cf11e0a1b11ae1') {
    const encrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new UnreadableError(
      file,
      null,
      encrypted
        ? 'Cannot read the document: it is encrypted with a password; remove the password in Word and save it anew'
        : 'Cannot read the document: it is in the old format of Word (.doc); save it as .docx',
    )
  }
  if (!head.startsWith('504b0304')) throw notWord(file, 'it is no archive')
}

function unpacked(bytes: Uint8Array, file: string): ReadonlyMap<string, string> {
  let entries = 0
  let total = 0
  const accept = (entry: UnzipFileInfo): boolean => {
    const { name, size, originalSize } = entry
    if (++entries > MAX_ENTRIES)
      throw new UnreadableError(
        file,
        null,
        `Cannot unpack the document: it has more than ${MAX_ENTRIES} parts`,
      )
    if (/(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:|\0/i.test(name))
      throw new UnreadableError(
        file,
        name,
        'Cannot unpack the document: the name of a part leads out of it; it was made to do harm',
      )
    if (/vbaProject\.bin$/i.test(name))
      throw new UnreadableError(
        file,
        name,
        'Cannot read the document: it holds macros; save it as .docx without them',
      )
    if (!/\.(?:xml|rels)$/i.test(name)) return false
    total += originalSize
    if (originalSize > MAX_PART) throw tooLarge(`${file}!${name}`, originalSize, MAX_PART)
    if (total > MAX_PARTS) throw tooLarge(file, total, MAX_PARTS)
    if (originalSize > 2 ** 20 && originalSize > size * MAX_GROWTH)
      throw new UnreadableError(
        file,
        name,
        `Cannot unpack the document: a part grows more than ${MAX_GROWTH} times; it was made to fill the memory`,
      )
    return true
  }
  try {
    const parts = new Map(Object.entries(unzipSync(bytes, { filter: accept })))
    refuseDamage(parts, bytes)
    return new Map([...parts].map(([name, part]) => [name, utf8(part, name, file)]))
  } catch (error) {
    if (error instanceof UnreadableError) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new UnreadableError(
      file,
      null,
      `Cannot unpack the document: it is damaged or cut short (${why}); fetch it again, or save it anew`,
    )
  }
}

function utf8(part: Uint8Array, name: string, file: string): string {
  try {
    const marked = markedEncoding(part)
    return new TextDecoder(marked ?? 'utf-8', { fatal: true }).decode(part)
  } catch {
    throw new UnreadableError(
      `${file}!${name}`,
      null,
      'Cannot decode the part: expected UTF-8; save the document anew',
    )
  }
}

const DIRECTORY_ENTRY = 0x02014b50
const DIRECTORY_END = 0x06054b50

// The sums of the archive's directory (APPNOTE.TXT 4.3.12), which unpacking does not look at: a flipped bit is a changed word.
function refuseDamage(parts: ReadonlyMap<string, Uint8Array>, bytes: Uint8Array): void {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = view.length - 22
  while (end >= 0 && view.readUInt32LE(end) !== DIRECTORY_END) end--
  if (end < 0) throw new Error('it has no directory')
  let at = view.readUInt32LE(end + 16)
  while (at + 46 <= end && view.readUInt32LE(at) === DIRECTORY_ENTRY) {
    const name = view.toString('utf8', at + 46, at + 46 + view.readUInt16LE(at + 28))
    const part = parts.get(name)
    if (part && crc32(part) !== view.readUInt32LE(at + 16))
      throw new Error(`the check sum of ${name} is wrong`)
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
}

function mainPart(parts: ReadonlyMap<string, string>, file: string): string {
  const text = parts.get('_rels/.rels')
  const relations = text === undefined ? null : parseXml(text, `${file}!_rels/.rels`)
  const target = targetOf(relations, 'officeDocument')
  if (target === null) throw notWord(file, 'it does not say which part is the document')
  const main = target.replace(/^\//, '')
  if (!main.endsWith('.xml')) throw notWord(file, `its main part is ${main}`)
  return main
}

function targetOf(relations: Element | null, type: string): string | null {
  const found = relations
    ? elementsOf(relations).find(({ attributes }) => (attributes.Type ?? '').endsWith(`/${type}`))
    : undefined
  return found?.attributes.TargetMode === 'External' ? null : (found?.attributes.Target ?? null)
}

function notWord(file: string, why: string): UnreadableError {
  return new UnreadableError(file, null, `Cannot read the document: ${why}; expected a file of Word (.docx)`)
}
