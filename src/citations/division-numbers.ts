/** Numbers of parts, titles and chapters that are written in words or Roman: "Deuxième partie", "TÍTULO PRIMERO", "Titre II". */
import { tokensOf } from './tokens.ts'
import { GRAMMARS, lexiconFor } from './traditions.ts'

const known = new Map<string, string | null>()

/** Returns in digits the number that the words of a division write, in whichever language; null where they write none. */
export function divisionNumber(num: string): string | null {
  const held = known.get(num)
  if (held !== undefined) return held
  const number = /\d/.test(num) ? null : (roman(num) ?? inWords(num))
  if (known.size > 10_000) known.clear()
  known.set(num, number)
  return number
}

function inWords(num: string): string | null {
  const tokens = tokensOf(num)
  for (const { languages } of GRAMMARS) {
    const ordinals = lexiconFor(languages[0] ?? '')?.ordinals
    for (let index = 0; index < tokens.length && index < 4; index++) {
      const ordinal = ordinals?.at(tokens, index)
      if (ordinal) return ordinal.value
    }
  }
  return null
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }

// Written right, a numeral has one form: "IIII" and "IC" are none.
function roman(num: string): string | null {
  const [, numeral = ''] =
    /(?:^|\s)((?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))\.?$/i.exec(num.trim()) ?? []
  if (numeral === '') return null
  const values = [...numeral.toUpperCase()].map((sign) => ROMAN[sign] ?? 0)
  return String(values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0))
}
