/** Forms of the bench as they come in: fields by name, lines made one, files made text. */
import type { Context } from 'hono'
import type { Format } from '#editing/document.ts'
import type { SiteEnv } from '../page.ts'

/** What was sent cannot be taken: the words say why and what to do. */
export class FormError extends Error {
  override name = 'FormError'
}

export class Form {
  readonly #data: FormData

  constructor(data: FormData) {
    this.#data = data
  }

  /** Returns the form that was sent; one without fields where what was sent is none. */
  static async of(context: Context<SiteEnv>): Promise<Form> {
    return new Form(await context.req.formData().catch(() => new FormData()))
  }

  has(name: string): boolean {
    return this.#data.has(name)
  }

  /** Returns a field on one line without white space around it; empty where it was not sent. */
  line(name: string): string {
    return this.text(name).replace(/\s+/g, ' ').trim()
  }

  /** Returns a field as it was typed. */
  text(name: string): string {
    const value = this.#data.get(name)
    return typeof value === 'string' ? value : ''
  }

  /** Returns the lines of a field that say something. */
  lines(name: string): string[] {
    return this.text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  }

  /** Returns the file sent; null where none was chosen. */
  file(name: string): File | null {
    const value = this.#data.get(name)
    return value instanceof File && value.size > 0 ? value : null
  }
}

const TYPED = ['num', 'heading', 'words', 'title', 'leaving', 'reason']

/** Returns what was typed by hand, to be given back where it could not be kept. */
export function typedIn(form: Form): string {
  return TYPED.map((name) => form.text(name))
    .filter((text) => text !== '')
    .join('\n\n')
}

export interface Sent {
  readonly source: string
  readonly format: Format
}

const FORMATS: Readonly<Record<string, Format>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  md: 'markdown',
  markdown: 'markdown',
}

/** Returns the document sent: a file, what was pasted from a word processor, or what was typed; null where there is none. */
export async function documentIn(form: Form): Promise<Sent | null> {
  const file = form.file('file')
  if (file) return documentOf(file)
  const html = form.text('html')
  if (html.trim() !== '') return { source: html, format: 'html' }
  const words = form.text('words')
  return words.trim() === '' ? null : { source: words, format: 'text' }
}

async function documentOf(file: File): Promise<Sent> {
  const format = FORMATS[/\.([a-z]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '']
  if (!format)
    throw new FormError(
      `Cannot read "${file.name}": expected HTML (as Word saves it: "Web Page, Filtered"), text or Markdown, in a file named .html, .txt or .md`,
    )
  const bytes = new Uint8Array(await file.arrayBuffer())
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const charset = /<meta[^>]+charset=["']?\s*([\w-]+)/i.exec(head)?.[1] ?? 'utf-8'
  try {
    return { source: new TextDecoder(charset, { fatal: true }).decode(bytes), format }
  } catch {
    throw new FormError(
      `Cannot read "${file.name}": it is not ${charset}; save it as UTF-8 and send it again`,
    )
  }
}
