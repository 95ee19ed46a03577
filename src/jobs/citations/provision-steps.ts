/** Steps of a path to a provision, and to the paragraph that they mean inside its words. */
import { keyOf } from '#citations/number-keys.ts'
import type { Step } from '#citations/reference.ts'

// Steps that are no elements of a text.
const UNNUMBERED = new Set(['sentence', 'halfsentence', 'indent', 'alinea'])
const MAIN = new Set(['any', 'article', 'section', 'regulation', 'rule', 'recital'])

/** Returns whether what the step means is a provision of its own, not a division above or a paragraph inside one. */
export function isMain(kind: string): boolean {
  return MAIN.has(kind)
}

/** Returns the key by which numbers of steps are compared: "5.1" and "5-1" number one provision in different sources. */
export function stepNumber(num: string): string {
  return keyOf(num).replaceAll('.', '-')
}

/** Returns the eId, inside the provision's words, of the part that the steps lead to as far as they lead; null where they lead nowhere. */
export function partInside(xml: string, steps: readonly Step[]): string | null {
  const numbered = steps.filter(({ kind, num }) => !(UNNUMBERED.has(kind) && /^\d+$/.test(num)))
  if (numbered.length === 0) return null
  const eIds = [...xml.matchAll(/ eId="([^"]+)"/g)].map(([, eId = '']) => eId)
  let above = ''
  for (const { num } of numbered) {
    const next = eIds.find((eId) => {
      const rest = eId.startsWith(above) ? eId.slice(above.length) : ''
      const [, number] = /^[A-Za-z]+_([^_]+)$/.exec(rest) ?? []
      return number !== undefined && stepNumber(number) === stepNumber(num)
    })
    if (next === undefined) break
    above = `${next}__`
  }
  return above === '' ? null : above.slice(0, -2)
}
