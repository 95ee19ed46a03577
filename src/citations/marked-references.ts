/** References that a source has marked itself: `<ref href="/akn/…">` and `<ref href="#art_2">` of a fragment, placed in its plain text. */
import { unescapeText } from '#kit/escape.ts'
import { identifiersIn } from './identifiers.ts'
import type { Found } from './reference.ts'

// Private characters of Unicode, which no text of law holds: they mark where a reference begins and ends.
const BEGIN = '\uf8fe'
const END = '\uf8ff'
const REF = /<ref href="([^"]*)"[^>]*>(.*?)<\/ref>/gs

/**
 * Returns the references marked in a fragment, in the order of its text. `plain` gives the plain text that the places are in: where
 * marks would change it, none is returned.
 */
export function markedReferences(xml: string, plain: (xml: string) => string): Found[] {
  if (!xml.includes('<ref href="')) return []
  const meant: (Pick<Found, 'act' | 'path'> | null)[] = []
  const marked = plain(
    xml.replace(REF, (_, href: string, inner: string) => {
      meant.push(meantBy(unescapeText(href)))
      return `${BEGIN}${inner}${END}`
    }),
  )
  if (marked.replaceAll(BEGIN, '').replaceAll(END, '') !== plain(xml)) return []
  const found: Found[] = []
  let start = 0
  let index = 0
  let passed = 0
  for (let at = 0; at < marked.length; at++) {
    const sign = marked[at]
    if (sign !== BEGIN && sign !== END) continue
    const place = at - passed++
    const of = sign === END ? meant[index++] : null
    if (sign === BEGIN) start = place
    else if (of && place > start)
      found.push({ start, end: place, ...of, from: 'act', to: null, how: 'identifier', confidence: 1 })
  }
  return found
}

function meantBy(href: string): Pick<Found, 'act' | 'path'> | null {
  if (href.startsWith('#'))
    return href.length === 1 ? null : { act: { kind: 'self' }, path: [{ kind: 'eId', num: href.slice(1) }] }
  const [identified] = href.startsWith('/akn/') ? identifiersIn(href) : []
  return identified ? { act: identified.act, path: identified.path } : null
}

/**
 * Returns the references found by reading where none is marked, and those marked: who made the source knew better. But "section 21 of Act
 * 10 of 2012" with a mark on its section alone that leads into the text itself was marked by a program that read no further.
 */
export function withMarked(found: readonly Found[], marked: readonly Found[]): readonly Found[] {
  if (marked.length === 0) return found
  const read = found.filter((one) => marked.some((mark) => goesOn(one, mark)))
  const kept = marked.filter((mark) => !read.some((one) => overlap(one, mark)))
  const free = found.filter((one) => !kept.some((mark) => overlap(one, mark)))
  return [...free, ...kept].toSorted((a, b) => a.start - b.start)
}

function goesOn({ act, path, start, end }: Found, mark: Found): boolean {
  const isWhole = start <= mark.start && mark.end < end
  return isWhole && act.kind === 'named' && path.length > 0 && mark.act.kind === 'self'
}

function overlap(one: Found, other: Found): boolean {
  return one.start < other.end && other.start < one.end
}
