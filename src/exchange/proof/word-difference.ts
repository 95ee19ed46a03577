/** Where the words of two files first part, and the words of mark-up. */
import { unescapeText } from '#kit/escape.ts'

/** Returns the words that stand in mark-up, its tags as spaces. */
export function wordsIn(mark: string): string {
  return unescapeText(mark.replace(/<[^>]*>/g, ' ')).replace(/&#(\d{1,6});/g, (_, code: string) =>
    String.fromCodePoint(Number(code)),
  )
}

/**
 * Returns the first passage in which the words of the law differ; null where they are the same, whatever stands before them. `front`
 * has what stands before them in the file as it should be. White space is passed over: files break their lines as they like.
 */
export function differenceIn(
  found: readonly string[],
  signed: readonly string[],
  front: readonly string[],
): { found: string; signed: string } | null {
  for (const [index, text] of signed.entries()) {
    const difference = differenceOf(
      tight(found[index] ?? ''),
      tight(text),
      tight(front[index] ?? '').words.length,
    )
    if (difference) return difference
  }
  const more = found.slice(signed.length).find((text) => text.trim() !== '')
  return more === undefined ? null : { found: more.trim().slice(0, SHOWN), signed: '' }
}

/** Text without white space, and where each of its characters stood. */
interface Tight {
  readonly text: string
  readonly words: string
  readonly places: Uint32Array
}

const SHOWN = 80

function differenceOf(found: Tight, signed: Tight, front: number): { found: string; signed: string } | null {
  const law = signed.words.length - front
  const last = commonEnd(found.words, signed.words)
  if (last >= law) return null
  const first = commonBeginning(found.words, signed.words)
  // Where what stands before the law differs as well, the last difference is the one that is surely in it.
  if (first >= front) return { found: passage(found, first), signed: passage(signed, first) }
  const back = Math.min(last, SHOWN / 2)
  return {
    found: passage(found, found.words.length - last - back),
    signed: passage(signed, signed.words.length - last - back),
  }
}

function passage({ text, places, words }: Tight, at: number): string {
  const begin = places[Math.max(0, at - 20)] ?? 0
  const end = at + SHOWN < words.length ? (places[at + SHOWN] ?? text.length) : text.length
  const from = text.lastIndexOf(' ', begin) + 1
  return text
    .slice(from, end)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 2 * SHOWN)
}

function tight(text: string): Tight {
  const places = new Uint32Array(text.length)
  let words = ''
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (/\s/.test(character)) continue
    places[count++] = at
    words += character
  }
  return { text, words, places: places.subarray(0, count) }
}

function commonBeginning(one: string, other: string): number {
  let at = 0
  while (at < one.length && one.charCodeAt(at) === other.charCodeAt(at)) at++
  return at
}

function commonEnd(one: string, other: string): number {
  let count = 0
  while (
    count < one.length &&
    count < other.length &&
    one.charCodeAt(one.length - 1 - count) === other.charCodeAt(other.length - 1 - count)
  )
    count++
  return count
}
