/** Reading a proof back out of a file that carries one, and telling which format the file is in. */
import { strFromU8, unzipSync, unzlibSync } from 'fflate'
import { unescapeText } from '#kit/escape.ts'

/** What a file is, by what stands in it; `text` where it is nothing else. */
export type FileKind = 'proof' | 'html' | 'akn' | 'json' | 'docx' | 'epub' | 'pdf' | 'text'

export interface Carrying {
  readonly kind: FileKind
  /** The proof as it was written; null where the file carries none. */
  readonly proof: string | null
}

/** Endings of the formats whose files carry a proof. */
export const CARRYING: ReadonlySet<string> = new Set(['html', 'akn', 'pdf', 'docx', 'epub'])

/** A file that is unpacked to more than this is none of ours. */
const MOST = 512 * 2 ** 20

/** Returns what the file is and the proof in it. Throws RangeError where it is an archive that is broken, or unpacks beyond measure. */
export function carriedBy(bytes: Uint8Array): Carrying {
  if (begins(bytes, 'PK')) return inArchive(bytes)
  if (begins(bytes, '%PDF-')) return { kind: 'pdf', proof: attachedTo(bytes) }
  const text = new TextDecoder('utf-8').decode(bytes)
  const head = text.slice(0, 2000).trimStart()
  if (head.startsWith('{'))
    return isProof(text) ? { kind: 'proof', proof: text } : { kind: 'json', proof: null }
  if (/^<!doctype html/i.test(head)) return { kind: 'html', proof: between(text, IN_HTML) }
  if (head.includes('<akomaNtoso')) return { kind: 'akn', proof: between(text, IN_AKN) }
  return { kind: 'text', proof: null }
}

const IN_HTML = /<script type="application\/json" id="comity-proof">([^<]*)<\/script>/
const IN_AKN = /<comity:proof>([^<]*)<\/comity:proof>/
const IN_DOCX = /<proof xmlns="urn:comity:1\.0">([^<]*)<\/proof>/

function isProof(text: string): boolean {
  try {
    const format: unknown = JSON.parse(text)?.format
    return typeof format === 'string' && format.startsWith('comity-proof/')
  } catch {
    return false
  }
}

function between(text: string, place: RegExp): string | null {
  const found = place.exec(text)?.[1]
  return found === undefined ? null : unescapeText(found)
}

function inArchive(bytes: Uint8Array): Carrying {
  const parts = partsIn(bytes)
  const kind = parts['word/document.xml'] ? 'docx' : parts.mimetype ? 'epub' : 'text'
  const part = Object.keys(PLACES).find((name) => PLACES[name] === kind && parts[name])
  const carried = part === undefined ? null : strFromU8(parts[part] ?? new Uint8Array())
  return { kind, proof: carried === null || kind === 'epub' ? carried : between(carried, IN_DOCX) }
}

function partsIn(bytes: Uint8Array): ReturnType<typeof unzipSync> {
  let size = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        size += originalSize
        if (size > MOST) throw new RangeError('it unpacks beyond measure')
        return name === 'word/document.xml' || name === 'mimetype' || Object.hasOwn(PLACES, name)
      },
    })
  } catch (error) {
    throw new RangeError(
      `Cannot read the archive: ${error instanceof Error ? error.message : 'it is broken'}`,
      {
        cause: error,
      },
    )
  }
}

const PLACES: Readonly<Record<string, FileKind>> = {
  'customXml/item1.xml': 'docx',
  'META-INF/comity-proof.json': 'epub',
}

// The attachment as the typesetter writes it (ISO 32000-1, 7.11.4): a stream, deflated, with its size beside.
function attachedTo(bytes: Uint8Array): string | null {
  const text = new TextDecoder('latin1').decode(bytes)
  for (const found of text.matchAll(/\/Type\s*\/EmbeddedFile\b/g)) {
    const begin = /stream\r?\n/g
    begin.lastIndex = found.index
    const opened = begin.exec(text)
    const end = opened ? text.indexOf('endstream', begin.lastIndex) : -1
    if (!opened || end < 0) continue
    const raw = bytes.subarray(begin.lastIndex, end)
    const attached = strFromU8(inflated(raw))
    if (isProof(attached)) return attached
  }
  return null
}

function inflated(raw: Uint8Array): Uint8Array {
  try {
    return unzlibSync(raw)
  } catch {
    return raw
  }
}

function begins(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((character, index) => bytes[index] === character.charCodeAt(0))
}
