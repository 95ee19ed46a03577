/**
 * An HTML file held against what was signed, where nothing but the file and the proof is at hand: in a browser, without a library. Its
 * frame and its sections must be, character by character, those that are made of the signed text, so that no style, script or hidden
 * element can show something else; the words before the text are free, and are named as not signed.
 */
import { unescapeText } from '#kit/escape.ts'
import { bcp47, direction } from '#law/language.ts'
import { openingSection } from '#markup/section.ts'
import type { PlacedRow } from './day-text.ts'
import type { Proved } from './verify.ts'
import { differenceIn, wordsIn } from './word-difference.ts'

export type HtmlCheck =
  /** It shows the text and nothing else; `front` has the words before it. */
  | { readonly state: 'same'; readonly front: string }
  | { readonly state: 'other'; readonly found: string; readonly signed: string }
  /** The words of the law are those signed, and what is around them, or how they are shown, is not as this version makes it. */
  | { readonly state: 'beside' }

export interface HtmlFile {
  readonly text: string
  /** The proof as it stands in the file. */
  readonly written: string
  /** The style sheet that files have. */
  readonly style: string
}

/** Checks the file. */
export function checkHtml({ text, written, style }: HtmlFile, proved: Proved): HtmlCheck {
  const end = `</header>\n${sectionsOf(proved)}\n</main>\n</body>\n</html>\n`
  const { bare, notes } = withoutNotes(text, proved)
  const parts = bare.endsWith(end) ? FRAME.exec(bare.slice(0, -end.length))?.groups : undefined
  if (parts && isFrameOf(parts, proved) && parts.proof === written && parts.sheet === style)
    return { state: 'same', front: [shown(parts.front ?? ''), ...notes].join('\n') }
  const before = bare.slice(0, Math.max(0, bare.indexOf('</header>')))
  const difference = differenceIn([visible(bare)], [visible(before + end)], [visible(before)])
  return difference ? { state: 'other', ...difference } : { state: 'beside' }
}

function isFrameOf(
  { language, way, metas = '', front = '' }: Readonly<Record<string, string>>,
  proved: Proved,
): boolean {
  const { at } = proved
  return (
    language === bcp47(proved.language) &&
    way === direction(proved.language) &&
    metas.includes(`<meta name="dcterms.date" content="${at}">`) &&
    front.includes(`<time datetime="${at}">${at}</time>`)
  )
}

// What stands in the place of a wording that is not held is said by whoever made the file, in whatever language: it is not signed.
function withoutNotes(text: string, { rows }: Proved): { bare: string; notes: string[] } {
  const missing = rows.filter((row) => row.missing).length
  const notes = missing === 0 ? [] : [...text.matchAll(NOTE)].map(([, note = '']) => unescapeText(note))
  return notes.length === missing && missing > 0
    ? { bare: text.replace(NOTE, '<p class="unknown"><em></em></p>'), notes }
    : { bare: text, notes: [] }
}

const NOTE = /<p class="unknown"><em>([^<]*)<\/em><\/p>/g

// What files of Comity look like up to the words of the law. Text and values hold no mark-up.
const ATTRIBUTE = '[^"<>]*'
const SAID = `(?: lang="${ATTRIBUTE}" dir="(?:ltr|rtl)")?`
const FRAME = new RegExp(
  `^<!doctype html>\\n<html lang="(?<language>${ATTRIBUTE})" dir="(?<way>${ATTRIBUTE})">\\n<head><meta charset="utf-8"><title>[^<]*</title>\\n` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">\\n(?<metas>(?:<meta name="dcterms\\.[a-z]+" content="${ATTRIBUTE}">\\n)*)` +
    `<script type="application/json" id="comity-proof">(?<proof>[^<]*)</script>\\n<style>(?<sheet>[^<]*)</style></head>\\n<body>\\n<main>\\n<header>\\n` +
    `(?<front><p class="kind"${SAID}>[^<]*</p>\\n<h1>[^<]*</h1>\\n(?:<p class="part">[^<]*</p>\\n)?<p${SAID}>[^<]*<time datetime="${ATTRIBUTE}">[^<]*</time>\\)</p>\\n` +
    `<dl class="facts"${SAID}>(?:<dt>[^<]*</dt><dd>[^<]*</dd>)*</dl>(?:\\n<p class="notice"${SAID}>[^<]*</p>)*)\\n$`,
)

/** Returns the sections of what is proved, as files of HTML have them. Wordings that are not held stand there without a note. */
export function sectionsOf({ rows, texts, language }: Proved): string {
  const build = (from: number, depth: number): [sections: string[], next: number] => {
    const sections: string[] = []
    let at = from
    for (let row = rows[at]; row && row.depth === depth; row = rows[at]) {
      const [children, next] = build(at + 1, depth + 1)
      sections.push(`${openingOf(row, texts, language)}${children.join('\n')}</section>`)
      at = next
    }
    return [sections, at]
  }
  return build(0, 0)[0].join('\n')
}

function openingOf(row: PlacedRow, texts: ReadonlyMap<string, string>, language: string): string {
  const xml = row.text === null ? null : (texts.get(row.text) ?? null)
  return openingSection({ ...row, xml, note: row.missing ? '' : null }, language, row.depth + 2)
}

function visible(html: string): string {
  return wordsIn(html.replace(/<(script|style)\b.*?<\/\1>/gs, ' '))
}

function shown(front: string): string {
  return unescapeText(
    front
      .replace(/<\/(?:dd|h1|p)>/g, '\n')
      .replace(/<\/dt>/g, ': ')
      .replace(/<[^>]*>/g, ''),
  ).trim()
}
