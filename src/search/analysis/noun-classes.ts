/** Prefixes of Nguni noun classes, for the languages of this folder that have them. */

// The concord's vowel has merged with that of the class: nga + um- is ngom-, ya + isi- is yesi-.
const CLASS =
  /^(?:(?:[bdhjklmnpstwyz]|ng|kw|lw|bw|s|y|w|z|k|l|b|zw)?(?:o|e|a)|u|i|a)?(?:mu(?=[a-z]{4})|m(?=[^aeiouy])|ba(?=[a-z]{4})|mi(?=[a-z]{4})|ma(?=[a-z]{4})|zim(?=[a-z]{4})|zin(?=[a-z]{4})|si(?=[a-z]{4})|zi(?=[a-z]{4})|li(?=[a-z]{4})|lu(?=[a-z]{4})|bu(?=[a-z]{4})|ku(?=[a-z]{4})|n(?=[^aeiouy]))/

/** Returns a noun without the prefix of its class and what is joined before it; any other word as it stands. */
export function withoutClass(word: string): string {
  if (word.length < 6) return word
  const rest = word.replace(CLASS, '')
  return rest.length >= 3
    ? rest.replace(/(?:eni|ini|weni)$/, (locative) =>
        /^[eo]|^[a-z]{1,2}[eo]/.test(word) && rest.length > locative.length + 3 ? 'o' : locative,
      )
    : word
}
