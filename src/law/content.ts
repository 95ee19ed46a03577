/**
 * The words of one provision: an Akoma Ntoso fragment in canonical form, named by its hash.
 *
 * A fragment is what stands inside a hierarchical element after its num and heading: either `<content>…</content>`, or
 * `<intro>…</intro>` (optional), hierarchical children, `<wrapUp>…</wrapUp>` (optional). eIds inside are relative to the
 * provision (`para_2__point_a`), so that a renumbered provision keeps its hash. Numbers of footnotes are not in it
 * (`authorialNote` stands where the mark stood), nor is white space that only formats.
 */
import { unescapeText } from '#kit/escape.ts'
import { sha256 } from '#kit/hash.ts'

export interface Content {
  readonly xml: string
  /** SHA-256 of `xml`. */
  readonly hash: string
  /** SHA-256 of the words alone: equal where only mark-up differs. */
  readonly wordsHash: string
  /** Count of words. */
  readonly length: number
}

/** Returns the content of a canonical fragment. */
export function contentOf(xml: string): Content {
  const words = wordsOf(plainText(xml))
  return { xml, hash: sha256(xml), wordsHash: sha256(words.join(' ')), length: words.length }
}

const BLOCK_END =
  /<\/(?:p|num|heading|subheading|tr|li|item|listIntroduction|listWrapUp|h\d|caption|crossHeading|longTitle|formula|block|tocItem)>|<(?:br|eol)\/>/g
const NOTE = /<authorialNote[^>]*>(.*?)<\/authorialNote>/gs

/**
 * Returns the words of a fragment in reading order: one line a block, a tab between table cells, a number on the line of what
 * it numbers; each note follows its fragment, introduced by an asterisk that also stands where the note is called.
 */
export function plainText(xml: string): string {
  if (!xml.includes('<authorialNote')) return strip(xml)
  const notes: string[] = []
  const body = xml.replace(NOTE, (_, inner: string) => {
    notes.push(strip(inner).replaceAll('\n', ' '))
    return '*'
  })
  return [strip(body), ...notes.map((note) => `* ${note}`)].join('\n')
}

function strip(xml: string): string {
  const lines = xml
    .replace(/<\/num>\s*/g, ' ')
    .replace(/(?:<\/p>)?<\/t[dh]>\s*<(t[dh])/g, '\t<$1')
    .replace(BLOCK_END, '\n')
    .replace(/<[^>]*>/g, '')
  return unescapeText(lines)
    .replace(/[^\S\n\t]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** Returns the words of plain text: runs of letters, marks and digits, compatibility forms folded (NFC). */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(WORD) ?? []
}
