/** Taking the first words of inline mark-up off: the number of an article, the mark of a paragraph. */
import { unescapeText } from '#kit/escape.ts'
import { scan } from './scan.ts'

/**
 * Returns canonical inline mark-up without its first `count` characters (white space collapsed, as its plain words have it) and
 * without white space at its beginning. Elements that are empty then go; notes called there stay.
 */
export function withoutLead(inline: string, count: number): string {
  let left = count
  let out = ''
  let notes = 0
  scan(
    inline,
    (escaped) => {
      if (left === 0 || notes > 0) {
        out += escaped
        return
      }
      const characters = escaped.match(/&[a-z]+;|[\s\S]/giu) ?? []
      const taken = Math.min(left, unescapeText(escaped).length)
      let skipped = 0
      let at = 0
      while (at < characters.length && skipped < taken)
        skipped += unescapeText(characters[at++] as string).length
      left -= taken
      out += characters.slice(at).join('')
    },
    (tag) => {
      if (tag.name === 'authorialNote' && tag.type !== 'empty') notes += tag.type === 'open' ? 1 : -1
      // A line break counts as the space that plain words have for it.
      if (tag.name === 'br' && left > 0 && notes === 0) left--
      else out += inline.slice(tag.start, tag.end)
    },
  )
  return withoutEmpty(out)
    .trimStart()
    .replace(/^((?:<\w+>)+)\s+/, '$1')
}

function withoutEmpty(inline: string): string {
  const less = inline.replace(/<([a-z]\w*)(?:\s[^<>]*)?><\/\1>/gi, '')
  return less === inline ? inline : withoutEmpty(less)
}
