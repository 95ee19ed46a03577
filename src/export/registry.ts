/** Every format that a text can be had in, one line a format. */
import type { Language } from '#law/language.ts'
import { toAknXml } from './akn.ts'
import type { LawDocument } from './document.ts'
import { toHtml } from './html.ts'
import { toJson } from './json.ts'
import { type Surroundings, toJsonLd } from './json-ld.ts'
import { toMarkdown } from './markdown.ts'
import { isPrintable } from './pdf/fonts.ts'
import { typesetting } from './pdf/typesetter.ts'
import { toTextFile } from './text.ts'

export interface Format {
  /** Name on the command line and in addresses: `…/fra@2024-01-01.pdf`. */
  readonly ending: string
  /** What the format is called, in every language. */
  readonly name: string
  readonly mediaType: string
  /** True where a browser shows it; otherwise it is kept as a file. */
  readonly inline: boolean
  /** True where making it takes long or much memory: a site has it made by a process of its own. */
  readonly heavy: boolean
  /** Whether a text in the language can be had in it. */
  readonly takes: (language: Language) => boolean
  /** `beside` tells what stands beside the document where it is published; most formats do without. */
  readonly make: (
    document: LawDocument,
    beside?: Surroundings,
  ) => Promise<Uint8Array | string> | Uint8Array | string
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const everyLanguage = () => true

/** In the order in which they are liked by whoever takes several: what programs read first, what takes long last. */
export const FORMATS: readonly Format[] = [
  {
    ending: 'html',
    name: 'HTML',
    mediaType: 'text/html; charset=utf-8',
    inline: true,
    heavy: false,
    takes: everyLanguage,
    make: toHtml,
  },
  {
    ending: 'akn',
    name: 'Akoma Ntoso',
    mediaType: 'application/akn+xml',
    inline: true,
    heavy: false,
    takes: everyLanguage,
    make: toAknXml,
  },
  {
    ending: 'json',
    name: 'JSON',
    mediaType: 'application/json',
    inline: true,
    heavy: false,
    takes: everyLanguage,
    make: json,
  },
  {
    ending: 'jsonld',
    name: 'JSON-LD',
    mediaType: 'application/ld+json',
    inline: true,
    heavy: false,
    takes: everyLanguage,
    make: toJsonLd,
  },
  {
    ending: 'txt',
    name: 'Text',
    mediaType: 'text/plain; charset=utf-8',
    inline: true,
    heavy: false,
    takes: everyLanguage,
    make: toTextFile,
  },
  {
    ending: 'md',
    name: 'Markdown',
    mediaType: 'text/markdown; charset=utf-8',
    inline: false,
    heavy: false,
    takes: everyLanguage,
    make: toMarkdown,
  },
  {
    ending: 'pdf',
    name: 'PDF',
    mediaType: 'application/pdf',
    inline: false,
    heavy: true,
    takes: (language) => typesetting() !== null && isPrintable(language),
    make: pdf,
  },
  {
    ending: 'docx',
    name: 'DOCX',
    mediaType: DOCX,
    inline: false,
    heavy: true,
    takes: everyLanguage,
    make: docx,
  },
  {
    ending: 'epub',
    name: 'EPUB',
    mediaType: 'application/epub+zip',
    inline: false,
    heavy: true,
    takes: everyLanguage,
    make: epub,
  },
]

/** Returns the format of an ending; null where there is none. */
export function formatOf(ending: string): Format | null {
  return FORMATS.find((format) => format.ending === ending) ?? null
}

function json(document: LawDocument): string {
  return `${JSON.stringify(toJson(document), null, 2)}\n`
}

// The makers of files for people bring large libraries along: they are loaded when the first such file is asked for.
async function pdf(document: LawDocument): Promise<Uint8Array> {
  const { toPdf } = await import('./pdf/pdf.ts')
  return toPdf(document)
}

async function docx(document: LawDocument): Promise<Uint8Array> {
  const { toDocx } = await import('./docx/docx.ts')
  return toDocx(document)
}

async function epub(document: LawDocument): Promise<Uint8Array> {
  const { toEpub } = await import('./epub/epub.ts')
  return toEpub(document)
}
