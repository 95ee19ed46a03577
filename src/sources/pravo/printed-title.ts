/** Titles that are printed in capitals, in the letters in which the act itself writes the same words. */

const WORD = /\p{L}[\p{L}\p{M}]*/gu

/**
 * Returns the title as a sentence would write it. A title in capitals does not say which of its words are names: each takes the form
 * in which it stands most often within the sentences of the text ("Российской Федерации", "РСФСР", "браке"). Where the text has not all of
 * its words, the title is left as it is printed. One that has small letters is left as well.
 */
export function printedTitle(title: string, text: string): string {
  if (/\p{Ll}/u.test(title)) return title
  const wanted = new Set((title.match(WORD) ?? []).map((word) => word.toLowerCase()))
  const forms = formsIn(text, wanted)
  if ([...wanted].some((word) => !forms.has(word))) return title
  let first = true
  return title.replace(WORD, (word) => {
    const form = forms.get(word.toLowerCase()) ?? word
    const own = first ? form.slice(0, 1).toUpperCase() + form.slice(1) : form
    first = false
    return own
  })
}

// The first word of a sentence has a capital whatever it is; lines in capitals are headings.
function formsIn(text: string, wanted: ReadonlySet<string>): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const line of text.split('\n')) {
    if (!/\p{Ll}/u.test(line)) continue
    for (const match of line.matchAll(WORD)) {
      const [word] = match
      const known = word.toLowerCase()
      if (!wanted.has(known) || beginsSentence(line, match.index)) continue
      const forms = counts.get(known) ?? new Map<string, number>()
      forms.set(word, (forms.get(word) ?? 0) + 1)
      counts.set(known, forms)
    }
  }
  return new Map(
    [...counts].map(([word, forms]) => [word, [...forms].sort((a, b) => b[1] - a[1])[0]?.[0] ?? word]),
  )
}

function beginsSentence(line: string, at: number): boolean {
  return /(?:^|[.:;!?»")]|\d)[\s"«(]*$/u.test(line.slice(Math.max(0, at - 5), at)) || at < 3
}
