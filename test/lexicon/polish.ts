/** Forms of Polish nouns and adjectives from their dictionary form: declension by ending, with the alternations at the end of the stem. */

const split = (endings: string) => endings.split(' ')

const ADJECTIVE = split('y i a ia e ie ego iego emu iemu ym im ą ią ej iej ych ich ymi imi')
const FEMININE = split('a y i ę ą o om ami ach')
const NEUTER_O = split('o a u em om ami ach')
const NEUTER_E = split('e a u em om ami ach')
const MASCULINE = split('a u owi em iem y i ów om ami ach owie')

// Before the -e of dative and locative the last consonant of the stem is softened.
const SOFT: readonly (readonly [RegExp, string])[] = [
  [/st$/, 'ści'],
  [/ch$/, 'sz'],
  [/k$/, 'c'],
  [/g$/, 'dz'],
  [/r$/, 'rz'],
  [/t$/, 'ci'],
  [/d$/, 'dzi'],
  [/ł$/, 'l'],
  [/(?<=[bfmnpswz])$/, 'i'],
  [/(?<=[clj]|[csrd]z)$/, ''],
]

/** Returns the forms of a noun or adjective; a word of another kind only itself with what its ending would give. */
export function polishForms(word: string): string[] {
  if (/(?:[^aeiouyąęó]y|[kg]i|ni)$/.test(word)) return attach(word.slice(0, -1), ADJECTIVE).concat(word)
  if (word.endsWith('ść')) return attach(word.slice(0, -2), split('ść ści ścią ściom ściami ściach'))
  if (word.endsWith('um')) return attach(word.slice(0, -2), split('um a ów om ami ach'))
  if (/[kg]ie$/.test(word)) return attach(word.slice(0, -2), ADJECTIVE)
  if (word.endsWith('ie')) {
    const stem = word.slice(0, -1)
    return [...attach(stem, NEUTER_E), stem.replace(/ni$/, 'ń').replace(/ci$/, 'ć')]
  }
  const stem = word.slice(0, -1)
  if (word.endsWith('a')) {
    const plural = /(?:[jlc]|[csrd]z)$/.test(stem) ? [`${stem}e`] : []
    return [
      ...attach(stem, FEMININE),
      softened(stem),
      stem,
      closed(stem),
      ...plural,
      ...attach(stem, ADJECTIVE),
    ]
  }
  if (word.endsWith('o')) return [...attach(stem, NEUTER_O), softened(stem), stem, closed(stem)]
  if (word.endsWith('e')) return [...attach(stem, NEUTER_E), ...attach(stem, ADJECTIVE)]
  return [
    word,
    ...[...new Set([word, opened(word)])].flatMap((base) => [...attach(base, MASCULINE), softened(base)]),
  ]
}

function attach(stem: string, endings: readonly string[]): string[] {
  return endings.map((ending) => stem + ending)
}

function softened(stem: string): string {
  const rule = SOFT.find(([ending]) => ending.test(stem))
  return rule === undefined ? stem : `${stem.replace(rule[0], rule[1])}e`
}

// osoba, osób; umowa, umów
function closed(stem: string): string {
  return stem.replace(/o([^aeiouyąęó]+)$/, 'ó$1')
}

// nadzór, nadzoru; wzgląd, względu; środek, środka
function opened(word: string): string {
  if (/[^aeiouyąęó]i?e[ck]$/.test(word)) return word.replace(/i?e([ck])$/, '$1')
  return word.replace(/ó([^aeiouyąęó]+)$/, 'o$1').replace(/ą([dbz])$/, 'ę$1')
}
