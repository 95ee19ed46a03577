/** Sentences of a block of law: cut at full stops, semicolons and colons that end something, not at those of abbreviations and numbers. */

export interface Cut {
  readonly start: number
  readonly end: number
}

// What follows a full stop that ends a sentence: white space, then no small letter. Semicolons and colons end a member of a list in law.
const END = /[.!?…](?=["”»’)\]]*\s+["“„«‘([]*[\p{Lu}\p{Lo}\p{N}])|[;:](?=\s)|[。；：！？።؟؛।]+/gu
// "Art.", "No.", "p. ej.", "z. B.": so few letters before the full stop are an abbreviation more often than a word.
const ABBREVIATION = /(?:^|[\s.(])\p{L}{1,3}$/u
const CLOSING = /^["”»’)\]]*/

/** Returns where the sentences of a text stand; together they hold everything but the white space between them. */
export function sentencesOf(text: string): Cut[] {
  const cuts: Cut[] = []
  let start = 0
  const add = (end: number) => {
    const from = start + (/^\s*/.exec(text.slice(start, end))?.[0].length ?? 0)
    const to = from + text.slice(from, end).trimEnd().length
    if (to > from) cuts.push({ start: from, end: to })
    start = end
  }
  for (const match of text.matchAll(END)) {
    if (match[0] === '.' && ABBREVIATION.test(text.slice(Math.max(0, match.index - 5), match.index))) continue
    const end = match.index + match[0].length
    add(end + (CLOSING.exec(text.slice(end))?.[0].length ?? 0))
  }
  add(text.length)
  return cuts
}
