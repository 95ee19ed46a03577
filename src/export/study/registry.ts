/** Every format that a study can be had in as a document, one line a format; what comes back as a study is written by `jobs/study/export/crate.ts`. */
import { typesetting } from '../pdf/typesetter.ts'
import { studyToCsv } from './csv.ts'
import type { StudyDocument } from './document.ts'
import { studyToJsonLd } from './json-ld.ts'
import { studyToMarkdown } from './markdown.ts'

export interface StudyFormat {
  /** Name in addresses: `/studies/erasure.pdf`. */
  readonly ending: string
  readonly name: string
  readonly mediaType: string
  /** True where it is no text. */
  readonly binary: boolean
  /** True where it tells who signed what is quoted. */
  readonly receipts: boolean
  /** Whether it can be made on this machine. */
  readonly isMade: () => boolean
  readonly make: (document: StudyDocument) => Promise<Uint8Array | string> | Uint8Array | string
}

/** The media type of a report for word processors. */
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const always = () => true

export const STUDY_FORMATS: readonly StudyFormat[] = [
  {
    ending: 'docx',
    name: 'DOCX',
    mediaType: DOCX,
    binary: true,
    receipts: true,
    isMade: always,
    make: studyToDocx,
  },
  {
    ending: 'pdf',
    name: 'PDF',
    mediaType: 'application/pdf',
    binary: true,
    receipts: true,
    isMade: () => typesetting() !== null,
    make: pdf,
  },
  {
    ending: 'xlsx',
    name: 'XLSX',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    binary: true,
    receipts: true,
    isMade: always,
    make: xlsx,
  },
  {
    ending: 'csv',
    name: 'CSV',
    mediaType: 'text/csv; charset=utf-8',
    binary: false,
    receipts: false,
    isMade: always,
    make: studyToCsv,
  },
  {
    ending: 'md',
    name: 'Markdown',
    mediaType: 'text/markdown; charset=utf-8',
    binary: false,
    receipts: true,
    isMade: always,
    make: studyToMarkdown,
  },
  {
    ending: 'jsonld',
    name: 'JSON-LD',
    mediaType: 'application/ld+json',
    binary: false,
    receipts: false,
    isMade: always,
    make: studyToJsonLd,
  },
]

// The makers of files for people bring large libraries along: they are loaded when the first such file is asked for.
/** Returns a report for word processors. */
export async function studyToDocx(document: StudyDocument): Promise<Uint8Array> {
  const docx = await import('./docx.ts')
  return docx.studyToDocx(document)
}

async function pdf(document: StudyDocument): Promise<Uint8Array> {
  const { studyToPdf } = await import('./pdf.ts')
  return studyToPdf(document)
}

async function xlsx(document: StudyDocument): Promise<Uint8Array> {
  const { studyToXlsx } = await import('./xlsx.ts')
  return studyToXlsx(document)
}
