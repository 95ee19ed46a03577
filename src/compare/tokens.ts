/** The words a redline is made of: each word or sign with the white space after it. */

/** Tokens of a text: `cores[i] + spaces[i]`, joined over all i, is the text. */
export interface Tokens {
  readonly cores: readonly string[]
  readonly spaces: readonly string[]
}

// A number keeps its decimals and hyphens ("12,5", "1221-1"); every other sign stands alone. White space may open the text.
const TOKEN = /([\p{L}\p{M}\p{N}]+(?:(?<=\p{N})[-.,‑](?=\p{N})[\p{L}\p{M}\p{N}]+)*|\S|)(\s*)/gu
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Returns the tokens of a text. Words of scripts that write without spaces are found by the dictionary of ICU. */
export function tokenize(text: string): Tokens {
  const cores: string[] = []
  const spaces: string[] = []
  for (const [whole, core = '', space = ''] of text.matchAll(TOKEN)) {
    if (whole === '') continue
    const parts = core.length > 1 && UNSPACED.test(core) ? wordsWithin(core) : [core]
    for (const part of parts) {
      cores.push(part)
      spaces.push('')
    }
    spaces[spaces.length - 1] = space
  }
  return { cores, spaces }
}

let segmenter: Intl.Segmenter | undefined

function wordsWithin(run: string): string[] {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
  return Array.from(segmenter.segment(run), ({ segment }) => segment)
}
