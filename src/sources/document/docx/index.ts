/** An act as a document of Word (.docx), in any language: its numbers too, which Word draws and does not write. */
import { zipSync } from 'fflate'
import { languageOf } from '#law/language.ts'
import { linesOfHtml } from '#markup/html-lines.ts'
import { elementsIn, type HtmlElement, hasClass, parseHtml, textIn } from '#markup/html-tree.ts'
import { UnreadableError } from '../../contract.ts'
import { readBytes } from '../../files.ts'
import { childOf, type Element, wordsIn } from '../../xml-tree.ts'
import { generalSource } from '../files.ts'
import type { ReadDocument } from '../read-document.ts'
import { Numbering } from './numbering.ts'
import { openWordFile, partOf, related, type WordFile } from './package.ts'
import { Rewriter } from './rewrite.ts'
import { Styles } from './styles.ts'

export const docx = generalSource({
  name: 'docx',
  summary: 'One act a document of Word (.docx), in any language: parts found by their numbers',
  endings: /\.do[ct][xm]$/i,
  what: 'document of Word (.docx)',
  open: async (file) => documentOf(await readBytes(file), file),
})

const STYLE_MAP = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => h2.subtitle:fresh",
  ...['Quoted text', 'Quote', 'Intense Quote'].map(
    (name) => `p[style-name='${name}'] => blockquote.quoted > p:fresh`,
  ),
  'u => u',
  'strike => s',
]

/** Returns the document. Throws UnreadableError. */
export async function documentOf(bytes: Uint8Array, file: string): Promise<ReadDocument> {
  const word = openWordFile(bytes, file)
  const part = (type: string) => {
    const path = related(word, type, file)
    return path === null ? null : partOf(word, path, file)
  }
  const styles = new Styles(part('styles'))
  const rewriter = new Rewriter(new Numbering(part('numbering'), styles, file), styles, file)
  const readable = repacked(word, rewriter, file)
  const { value: html } = await converted(readable, file)
  const titles = [...elementsIn(parseHtml(html))].filter(
    (element) => element.tag === 'h1' && hasClass(element, 'title'),
  )
  const core = partOf(word, 'docProps/core.xml', file)
  return {
    lines: linesOfHtml(html),
    language: stated(core, 'dc:language'),
    hint: styles.spelling === null ? null : languageOf(styles.spelling),
    title: titleIn(titles),
    propertyTitle: wordsIn(childOf(core, 'dc:title')) || null,
    doubts: rewriter.doubts(),
  }
}

// The reader is given text parts alone, and no lists: their numbers are words by now.
function repacked(word: WordFile, rewriter: Rewriter, file: string): Buffer {
  const entries: Record<string, Uint8Array> = {}
  const rewritten = new Map<string, string>()
  for (const path of [word.main, related(word, 'footnotes', file), related(word, 'endnotes', file)]) {
    const root = path === null ? null : partOf(word, path, file)
    if (path !== null && root) rewritten.set(path, rewriter.write(root))
  }
  const numbering = related(word, 'numbering', file)
  for (const [path, text] of word.parts) {
    if (path === numbering) continue
    entries[path] = Buffer.from(rewritten.get(path) ?? text)
  }
  return Buffer.from(zipSync(entries, { level: 0 }))
}

async function converted(buffer: Buffer, file: string): Promise<{ value: string }> {
  // Loaded with the first document: most imports read none.
  const { default: mammoth } = await import('mammoth')
  const nothing = mammoth.images.imgElement(async () => ({ src: '' }))
  try {
    return await mammoth.convertToHtml({ buffer }, { styleMap: STYLE_MAP, convertImage: nothing })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new UnreadableError(
      file,
      null,
      `Cannot read the document: ${why}; open it in Word and save it anew`,
    )
  }
}

function stated(core: Element | null, name: string): string | null {
  const words = wordsIn(childOf(core, name))
  return words === '' ? null : languageOf(words)
}

function titleIn(titles: readonly HtmlElement[]): string | null {
  const words = titles
    .map((title) => textIn(title).replace(/\s+/g, ' ').trim())
    .filter((title) => title !== '')
  return words.length === 1 ? (words[0] ?? null) : null
}
