/** The paragraph inside a provision that a reference means: "paragraph 4", "article 6, paragraph 1, point f". */
import { keyOf } from '#citations/number-keys.ts'
import type { CitedSpan, CitedStep } from '#store/cited-spans.ts'

// Steps that are no elements of a text.
const UNNUMBERED = new Set(['sentence', 'halfsentence', 'indent', 'alinea'])
const MAIN = new Set(['any', 'article', 'section', 'regulation', 'rule', 'recital'])

/**
 * Returns the eId of the paragraph in the provision's words that the reference leads to, as far as its steps are found there; null
 * where it means the provision as a whole, or none of them is found.
 */
export function innerEId(
  span: Pick<CitedSpan, 'steps' | 'relative'>,
  eId: string,
  xml: string,
): string | null {
  const steps = innerSteps(span)
  if (steps.length === 0) return null
  const eIds = [...xml.matchAll(/ eId="([^"]+)"/g)].map(([, each = '']) => each)
  let at = ''
  for (const { num } of steps) {
    const next = eIds.find((each) => {
      const [, number] = /^[A-Za-z]+_([^_]+)$/.exec(each.startsWith(at) ? each.slice(at.length) : '') ?? []
      return number !== undefined && numberOf(number) === numberOf(num)
    })
    if (next === undefined) break
    at = `${next}__`
  }
  return at === '' ? null : `${eId}__${at.slice(0, -2)}`
}

function innerSteps({ steps, relative }: Pick<CitedSpan, 'steps' | 'relative'>): readonly CitedStep[] {
  const main = steps.findLastIndex(({ kind }) => MAIN.has(kind))
  const inner = relative ? steps : main < 0 ? [] : steps.slice(main + 1)
  return inner.filter(({ kind, num }) => !(UNNUMBERED.has(kind) && /^\d+$/.test(num)))
}

function numberOf(num: string): string {
  return keyOf(num).replaceAll('.', '-')
}
