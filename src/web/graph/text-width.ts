/** How wide a text will be, as near as can be told without the font: labels of a drawing are cut where they would not fit. */

const NARROW = /[iljtfrI.,:;'’|!()[\]·\s-]/
const WIDE = /[mwMWШЩЮЖФшщюжф@%]/
const FULL = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}，。、「」（）]/u

/** Returns the width in the unit of the size. */
export function textWidth(text: string, size: number): number {
  let ems = 0
  for (const char of text) {
    if (/\p{M}/u.test(char)) continue
    if (FULL.test(char)) ems += 1
    else if (NARROW.test(char)) ems += 0.26
    else if (WIDE.test(char)) ems += 0.78
    else if (/\p{Script=Cyrillic}/u.test(char)) ems += 0.55
    else ems += /[\p{Lu}\p{N}]/u.test(char) ? 0.57 : 0.49
  }
  return ems * size
}

/** Returns the text cut between words, with an ellipsis, so that it fits the width. */
export function fitted(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text
  const room = width - textWidth(' …', size)
  let cut = ''
  for (const char of text) {
    if (textWidth(cut + char, size) > room) break
    cut += char
  }
  const word = cut.replace(/[\s,;:–-]+\S*$/u, '')
  return `${word.length > cut.length / 2 ? word : cut}…`
}

/** Returns the text in at most so many lines that fit the width; the last is cut. */
export function lines(text: string, width: number, size: number, most: number): string[] {
  const words = text.split(/\s+/)
  const all: string[] = []
  let line = ''
  for (const [at, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer, size) <= width || line === '') {
      line = longer
      continue
    }
    if (all.length === most - 1) return [...all, fitted([line, ...words.slice(at)].join(' '), width, size)]
    all.push(line)
    line = word
  }
  return [...all, fitted(line, width, size)]
}
