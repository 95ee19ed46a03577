/** Prefixes of Nguni noun classes, for the languages of this folder that have them. */

// What is joined before a noun: na-, nga-, kwa-, ya-, za-, wa-, sa-, la-, ba-, ku-; its vowel has merged with that of the class.
const JOINED = '(?:ng|kw|[nyzwsklbh])?'
const CLASS = new RegExp(
  `^${JOINED}(?:` +
    // umu-, um-, ulu-, ubu-, uku-, u-
    'o?[uo](?:mu(?=[^aeiou])|m(?=[^aeiou])|lu(?=[^aeiou])|bu(?=[^aeiou])|ku(?=[^aeiou])|(?=[^aeioumn]))|' +
    // aba-, abe-, ama-, ame-
    'a?a(?:b[ae](?=[^aeiou])|m[ae](?=[^aeiou]))|' +
    // imi-, isi-, izi-, izin-, izim-, ili-, in-, im-, is- and iz- before a vowel, i-
    'i?[ie](?:mi(?=[^aeiou])|si(?=[^aeiou])|zi[nm](?=[^aeiou])|zi(?=[^aeiou])|li(?=[^aeiou])|[nm](?=[^aeiou])|[sz](?=[aou])|(?=[^aeiousz]))' +
    ')',
)
const LOCATIVE = new RegExp(`^${JOINED}e`)

/** Returns a noun without the prefix of its class, what is joined before it, and the ending of the locative; any other word as it stands. */
export function withoutClass(word: string): string {
  if (word.length < 5) return word
  const rest = word.replace(CLASS, '')
  if (rest.length < 3) return word
  if (!LOCATIVE.test(word)) return rest
  return rest.replace(/weni$/, 'o').replace(/(?<=..)([ei])ni$/, '$1')
}
