/** A scanner over canonical fragments: tags and text in order. What is not a well-formed tag is text. */
import { unescapeText as plainOf } from '#kit/escape.ts'

export interface Tag {
  readonly name: string
  readonly type: 'open' | 'close' | 'empty'
  /** The attributes as they stand, for `attribute`. */
  readonly attributes: string
  /** Where the tag begins and where what follows it begins. */
  readonly start: number
  readonly end: number
}

const NAME = /[A-Za-z_][\w:.-]*/y
const ATTRIBUTES = /(?:\s+[\w:.-]+="[^"<]*")*/y

/** Calls `onText` with each run of text (still escaped, a stray `<` escaped too) and `onTag` with each tag, in order. */
export function scan(xml: string, onText: (escaped: string) => void, onTag: (tag: Tag) => void): void {
  let last = 0
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const tag = tagAt(xml, at)
    if (!tag) {
      at = xml.indexOf('<', at + 1)
      continue
    }
    if (at > last) onText(clean(xml.slice(last, at)))
    onTag(tag)
    last = tag.end
    at = xml.charCodeAt(last) === LESS ? last : xml.indexOf('<', last)
  }
  if (last < xml.length) onText(clean(xml.slice(last)))
}

const LESS = 60
const SLASH = 47
const GREATER = 62

function tagAt(xml: string, start: number): Tag | null {
  const closing = xml.charCodeAt(start + 1) === SLASH
  NAME.lastIndex = start + (closing ? 2 : 1)
  if (!NAME.test(xml)) return null
  const nameEnd = NAME.lastIndex
  const name = xml.slice(start + (closing ? 2 : 1), nameEnd)
  if (xml.charCodeAt(nameEnd) === GREATER)
    return { name, type: closing ? 'close' : 'open', attributes: '', start, end: nameEnd + 1 }
  ATTRIBUTES.lastIndex = nameEnd
  ATTRIBUTES.test(xml)
  let end = ATTRIBUTES.lastIndex
  const attributes = xml.slice(nameEnd, end)
  while (/\s/.test(xml.charAt(end))) end += 1
  const empty = xml.charCodeAt(end) === SLASH
  if (empty) end += 1
  if (xml.charCodeAt(end) !== GREATER) return null
  return { name, type: closing ? 'close' : empty ? 'empty' : 'open', attributes, start, end: end + 1 }
}

/** Returns the value of an attribute of the tag, or null. */
export function attribute(tag: Tag, name: string): string | null {
  const { attributes } = tag
  if (attributes === '' || !attributes.includes(name)) return null
  for (const match of attributes.matchAll(/\s([\w:.-]+)="([^"<]*)"/g))
    if (match[1] === name) return plainOf(match[2] ?? '')
  return null
}

function clean(text: string): string {
  return text.includes('<') ? text.replaceAll('<', '&lt;') : text
}
