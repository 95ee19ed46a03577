/** Numbers of list items as browsers draw them. */

/** Returns the number of an item as the `type` of its list has it drawn: "1.", "a)", "iv.". */
export function listNumber(number: number, type = '1'): string {
  if (type === 'a' || type === 'A') {
    const letter = lettersOf(number)
    return `${type === 'a' ? letter : letter.toUpperCase()})`
  }
  if (type === 'i' || type === 'I') {
    const roman = romanOf(number)
    return `${type === 'i' ? roman.toLowerCase() : roman}.`
  }
  return `${number}.`
}

// z is followed by aa.
function lettersOf(number: number): string {
  const last = String.fromCharCode(97 + ((number - 1) % 26))
  return number > 26 ? `${lettersOf(Math.floor((number - 1) / 26))}${last}` : last
}

/** Returns the Roman numeral, in capitals. */
export function romanOf(number: number): string {
  let rest = number
  let out = ''
  for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) out += sign
  return out
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]
