/**
 * Checking a file against a proof, the one that it carries or one given beside it. The proof tells which words were signed; the file is
 * then made once more out of them. Only where it comes out the same, byte for byte, does it show these words and nothing else.
 */
import { hexDigest } from '#exchange/hashing.ts'
import { carriedBy, type FileKind } from '#exchange/proof/carried.ts'
import type { Doubt, Fault } from '#exchange/proof/fault.ts'
import { type Proved, type Verdict, type VerifyOptions, verifyProof } from '#exchange/proof/verify.ts'
import { differenceIn } from '#exchange/proof/word-difference.ts'
import type { LawDocument } from '#export/document.ts'
import { FORMATS, type Format } from '#export/registry.ts'
import { toText } from '#export/text.ts'
import type { Jurisdictions } from '#i18n/jurisdictions.ts'
import { segmentsOf } from '../files/words.ts'
import { bareDocument, besideOf, documentsOf } from './document.ts'

export interface FileVerdict extends Verdict {
  readonly kind: FileKind
  /** What the file says beside the text and nobody signed; null where it says nothing of the kind. */
  readonly beside: { readonly title: string } | null
  /** True where the file holds only some of the words, in a row. */
  readonly quote: boolean
}

export interface FileOptions extends VerifyOptions {
  readonly jurisdictions: Jurisdictions
  /** A proof given beside the file; null to take the one in it. */
  readonly proof: string | null
}

type Compared = { readonly fault: Fault | null; readonly doubt: Doubt | null; readonly quote: boolean }

const SAME: Compared = { fault: null, doubt: null, quote: false }

/** Checks the file. Whatever it holds, the answer is a verdict; RangeError where it is an archive that unpacks beyond measure. */
export async function verifyFile(bytes: Uint8Array, options: FileOptions): Promise<FileVerdict> {
  const { kind, proof: carried } = carriedBy(bytes)
  const written = options.proof ?? carried
  if (written === null) return { ...UNTOLD, kind }
  const verdict = await verifyProof(written, options)
  const told = { ...verdict, kind, beside: null, quote: false }
  if (verdict.valid === false || verdict.proved === null) return told
  const beside = besideOf(written)
  const title = beside && { title: beside.title }
  // A proof is compared with no file, and what stands beside its text is not shown by it.
  if (kind === 'proof' && options.proof === null) return told
  const file = { bytes, kind, carries: carried === written }
  const { fault, doubt, quote } = await compared(file, verdict.proved, written, options.jurisdictions)
  if (fault) return { ...told, valid: false, fault, doubt: null, proved: null, trusted: null }
  if (doubt) return { ...told, valid: null, doubt: verdict.doubt ?? doubt, beside: title }
  const held = [...verdict.held.filter((step) => step !== 'trust'), 'file' as const]
  const trust = verdict.valid ? ['trust' as const] : []
  return { ...told, held: [...held, ...trust], beside: title, quote }
}

const UNTOLD: Omit<FileVerdict, 'kind'> = {
  valid: null,
  held: [],
  fault: null,
  doubt: { step: 'read', code: 'no-proof', values: {} },
  proved: null,
  trusted: null,
  beside: null,
  quote: false,
}

interface Given {
  readonly bytes: Uint8Array
  readonly kind: FileKind
  /** True where the proof stands in the file. */
  readonly carries: boolean
}

async function compared(
  { bytes, kind, carries }: Given,
  proved: Proved,
  written: string,
  jurisdictions: Jurisdictions,
): Promise<Compared> {
  if (hexDigest(bytes) === proved.object) return SAME
  const documents = documentsOf(proved, written, jurisdictions).map((document) => ({
    ...document,
    proof: carries ? written : null,
  }))
  const formats = (ENDINGS[kind] ?? []).flatMap((ending) => FORMATS.filter((each) => each.ending === ending))
  for (const format of formats)
    for (const document of documents) if (await isMadeOf(bytes, format, document)) return SAME
  const [format] = formats
  const text = kind === 'text' ? new TextDecoder().decode(bytes) : null
  if (text !== null && !HEADED.test(text)) return quotedIn(text, proved)
  if (!format || !segmentsOf(kind, bytes)) return doubtful('file-not-compared')
  return otherwise(bytes, kind, format, documents[0] ?? bareDocument(proved))
}

// What a file of plain text says of itself stands above a line of dashes.
const HEADED = /^-{72}$/m

const ENDINGS: Partial<Readonly<Record<FileKind, readonly string[]>>> = {
  html: ['html'],
  akn: ['akn'],
  docx: ['docx'],
  epub: ['epub'],
  pdf: ['pdf'],
  json: ['json', 'jsonld'],
  text: ['txt', 'md'],
}

async function isMadeOf(bytes: Uint8Array, format: Format, document: LawDocument): Promise<boolean> {
  if (!format.takes(document.language)) return false
  const made = await format.make(document)
  return Buffer.from(made).equals(bytes)
}

// The file is another than this version makes. Where its words of the law are others, it is false; else it cannot be told what it shows.
async function otherwise(
  bytes: Uint8Array,
  kind: FileKind,
  format: Format,
  document: LawDocument,
): Promise<Compared> {
  const [whole, empty] = await Promise.all([format.make(document), format.make({ ...document, nodes: [] })])
  const [found, signed, front] = [bytes, Buffer.from(whole), Buffer.from(empty)].map((each) =>
    segmentsOf(kind, each),
  )
  const difference = found && signed && front ? differenceIn(found, signed, front) : null
  return difference ? faulty(difference) : doubtful('file-differs-beside')
}

// Plain text says nothing of itself: it is all of the words, or some of them in a row, or something else.
function quotedIn(file: string, proved: Proved): Compared {
  const [words, signed] = [file, toText(bareDocument(proved))].map(
    (text) => ` ${text.split(/\s+/).filter(Boolean).join(' ')} `,
  )
  if (words === undefined || signed === undefined || words.trim() === '') return doubtful('file-not-compared')
  if (words === signed) return SAME
  if (signed.includes(words)) return { ...SAME, quote: true }
  if (words.includes(signed)) return doubtful('file-differs-beside')
  return faulty(differenceIn([words], [signed], ['']) ?? { found: '', signed: '' })
}

function faulty(values: { readonly found: string; readonly signed: string }): Compared {
  return { fault: { step: 'file', code: 'file-other', values: { ...values } }, doubt: null, quote: false }
}

function doubtful(code: 'file-not-compared' | 'file-differs-beside'): Compared {
  return { fault: null, doubt: { step: 'file', code, values: {} }, quote: false }
}
