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
 * Returns the references found by reading where none is marked, and those marked: who made the source knew better. Two marks of programs
 * are completed by the words around them: in "section 21 of Act 10 of 2012" one on the act alone is of its section, and one on the section
 * alone does not lead into the text itself.
 */
export function withMarked(found: readonly Found[], marked: readonly Found[]): readonly Found[] {
  if (marked.length === 0) return found
  const read = found.flatMap((one) =>
    completed(
      one,
      marked.filter((mark) => overlap(one, mark)),
    ),
  )
  const kept = marked.filter((mark) => !read.some((one) => overlap(one, mark)))
  const free = found.filter((one) => ![...kept, ...read].some((other) => overlap(one, other)))
  return [...free, ...read, ...kept].toSorted((a, b) => a.start - b.start)
}

// What was read of a provision and its act, with the act as it is marked.
function completed(one: Found, marks: readonly Found[]): Found[] {
  const isWhole = marks.length > 0 && marks.every(({ start, end }) => one.start <= start && end <= one.end)
  if (!isWhole || one.act.kind !== 'named' || one.path.length === 0) return []
  const act = marks.find(
    (mark) => mark.act.kind === 'named' && mark.path.length === 0 && mark.end === one.end,
  )
  if (act) return [{ ...one, act: act.act, how: act.how }]
  return marks.every((mark) => mark.act.kind === 'self' && mark.end < one.end) ? [one] : []
}

function overlap(one: Found, other: Found): boolean {
  return one.start < other.end && other.start < one.end
}
