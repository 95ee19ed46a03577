/** Whether two names mean one act, as far as names tell: inflected, abridged to its number, or written another way. */

/** Returns whether a name that was found means the act that the gold set names. */
export function sameName(found: string, gold: string): boolean {
  const [mine, theirs] = [folded(found), folded(gold)]
  if (mine.join(' ') === theirs.join(' ')) return true
  const [strong, other] = [mine.filter(isNumber), theirs.filter(isNumber)]
  if (strong.length > 0 && other.length > 0) return strong.some((number) => other.includes(number))
  const digits = [mine.filter(hasDigit), theirs.filter(hasDigit)] as const
  if (digits[0].length > 0 || digits[1].length > 0)
    return digits[0].join(' ') === digits[1].join(' ') && sameWords(mine, theirs)
  return sameWords(mine, theirs)
}

/** Small words that names take in one sentence and drop in another. */
const SMALL = new Set('the of la le les l de du des der die das den dem van het україни'.split(' '))

function folded(name: string): string[] {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/(?<=\d)[.\s](?=\d{3}(?!\d))/g, '')
    .split(/[^\p{L}\p{N}/-]+/u)
    .flatMap((word) => word.split(/(?<=\p{L})\/|\/(?=\p{L}{3})/u))
    .map((word) => word.replace(/^[/-]+|[/-]+$/g, ''))
    .filter((word) => word !== '' && !SMALL.has(word))
}

/** Numbers that tell an act from others of its kind: "2016/679", "90-фз", "21526"; not years. */
function isNumber(word: string): boolean {
  return /\d[-/]|[-/]\d|\d{5}/.test(word) || (/^\d{4}$/.test(word) && !/^(1[789]|20)/.test(word))
}

function hasDigit(word: string): boolean {
  return /\d/.test(word)
}

// Inflection changes the end of a word: two words are one when they begin alike for most of their length.
function sameWords(mine: readonly string[], theirs: readonly string[]): boolean {
  return mine.length === theirs.length && mine.every((word, at) => sameWord(word, theirs[at] ?? ''))
}

function sameWord(mine: string, theirs: string): boolean {
  if (mine === theirs) return true
  const longest = Math.max(mine.length, theirs.length)
  let alike = 0
  while (alike < longest && mine[alike] === theirs[alike]) alike++
  return longest > 4 && alike >= Math.max(3, longest * 0.6)
}
