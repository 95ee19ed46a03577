/**
 * Reads a passage of law out of a corpus file for the gold set of citations. It shares no code with the readers of
 * `src/sources/`, so that the yardstick stays as it is when they change; the hash kept with each passage proves it.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { zstdDecompressSync } from 'node:zlib'

/** Where a passage stands in the corpora. */
export interface Place {
  readonly path: string
  /** First and last line of the file, counted from 1. */
  readonly lines: readonly [number, number]
  /** For files that hold an act in one line: first character of the stripped lines, and the one after the last. */
  readonly chars?: readonly [number, number] | undefined
  /** For JSON: the member whose string is the text. */
  readonly field?: string | undefined
  readonly encoding?: string | undefined
}

/** Elements that stand inside a sentence; every other one ends a paragraph. */
const INLINE = new Set(
  (
    'a b i em strong span sup sub u font small ref rref date ht ft nolink emphasis xrefexternal xrefinternal definedtermen ' +
    'definedtermfr docdate neutralcitation party judge term def location person organization img quot.start quot.end ' +
    'xrefinternalref language quotedtext footnoteref'
  ).split(' '),
)
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

const SUPERSCRIPT = [...'⁰¹²³⁴⁵⁶⁷⁸⁹']

/** Returns the words of a passage: markup stripped, one paragraph a line, no-break spaces kept as the source has them. */
export function extract(root: string, place: Place): string {
  const text = lineText(contents(path.join(root, place.path), place.encoding ?? 'utf-8'), place)
  const name = place.path.replace(/\.zst$/, '')
  const words = tidy(name.endsWith('.md') ? withoutMarkdown(text) : withoutTags(text))
  return place.chars ? words.slice(...place.chars) : words
}

const kept = new Map<string, string>()

function contents(file: string, encoding: string): string {
  const known = kept.get(file)
  if (known !== undefined) return known
  const bytes = readFileSync(file)
  const text = new TextDecoder(encoding).decode(file.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes)
  kept.set(file, text)
  return text
}

function lineText(text: string, { lines: [first, last], field, path: name }: Place): string {
  const lines = text
    .split('\n')
    .slice(first - 1, last)
    .join('\n')
  if (!field) return lines
  const member = new RegExp(`"${field}"\\s*:\\s*("(?:[^"\\\\]|\\\\.)*")`).exec(lines)?.[1]
  if (!member) throw new Error(`Cannot read ${name}: no member "${field}" in lines ${first} to ${last}`)
  return String(JSON.parse(member))
}

function withoutTags(text: string): string {
  return text
    .replace(
      /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<NOTE\b[\s\S]*?<\/NOTE>|<(style|script|head)\b[\s\S]*?<\/\1>/gi,
      '',
    )
    .replace(/\s*\n\s*/g, ' ')
    .replace(
      /(?<=[\p{L}\d])<(sup|span class="W9"[^>]*)>(\d+)<\/(?:sup|span)>/gu,
      (_, _tag: string, digits: string) => [...digits].map((digit) => SUPERSCRIPT[Number(digit)]).join(''),
    )
    .replace(/<QUOT\.(?:START|END)[^>]*CODE="([0-9A-F]{4})"[^>]*>/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replace(/<\/?([A-Za-z][\w.:-]*)[^>]*>/g, (_, name: string) =>
      INLINE.has(name.toLowerCase()) ? '' : /^(label|num|no\.p)$/i.test(name) ? ' ' : '\n',
    )
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, entity)
}

function entity(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
  if (decimal) return String.fromCodePoint(Number(decimal))
  return NAMED[name ?? ''] ?? whole
}

function withoutMarkdown(text: string): string {
  return withoutTags(
    text
      .replace(/\[\^[^\]\s]+\]:?|\[\](?:\{[^}]*\})?/g, '')
      .replace(/\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)(?:\{[^}]*\})?/g, '$1')
      .replace(/\{[.#][^}]*\}/g, '')
      .replace(/^[ \t]*(?:#{1,6}|>)[ \t]*/gm, '')
      .replace(/(?<!\\)\*+|__/g, '')
      .replace(/\\([\\.()[\]*_"'<>#+-])/g, '$1')
      .replace(/\\?[ \t]*\n[ \t]*\n\s*/g, '</p>'),
  )
}

function tidy(text: string): string {
  return text
    .replace(/[ \t\r]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .replace(/^[\n ]+|[\n ]+$/g, '')
}
