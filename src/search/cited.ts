/** What the query cites, as the resolver of citations read it: the first hits, or what is said not to be held. */
import { shownExpressions, wordingsOf } from './dialect/sqlite-hits.ts'
import type { Findings } from './findings.ts'
import type { HitPlan } from './hits.ts'
import type { CitedPlace, NotHeld } from './model.ts'
import { rowKey } from './rank.ts'

// More than any other score: what is cited is what is asked for.
const CITED = 10_000

export interface CitedHits {
  readonly plans: readonly HitPlan[]
  readonly notHeld: readonly NotHeld[]
}

/** Returns the places cited, the surest first, each once; a provision in the wording of the day, else in the last before it. */
export function citedHits(findings: Findings, cited: readonly CitedPlace[]): CitedHits {
  const plans = new Map<string, HitPlan>()
  const notHeld = new Map<string, NotHeld>()
  for (const place of [...cited].sort((a, b) => b.confidence - a.confidence)) {
    const plan = planOf(findings, place)
    if (plan !== null && !meets(findings, plan)) continue
    if (plan === null) notHeld.set(place.label, { named: place.label })
    else plans.set(`${plan.expression}/${plan.provisions[0]?.id}`, plan)
  }
  return { plans: [...plans.values()], notHeld: [...notHeld.values()] }
}

// What is cited is a hit only where the search is not narrowed to something else.
function meets({ index, narrowing }: Findings, { expression, provisions }: HitPlan): boolean {
  const of = expression ?? index.attributes.expressionOf(provisions[0]?.id ?? 0)
  return narrowing.fails[of] === 0
}

function planOf({ index, narrowing }: Findings, place: CitedPlace): HitPlan | null {
  const { workId, provisionId, confidence, label } = place
  if (place.state === 'not-held' || workId === null) return null
  const shared = { score: CITED + confidence, matches: 0, cited: { label, confidence } }
  const [wording] = provisionId === null ? [] : wordingsOf(index.db, provisionId, narrowing.at)
  if (wording !== undefined) {
    const rank = index.attributes.expressions[index.attributes.expressionOf(wording)]?.rank ?? 0
    return {
      ...shared,
      expression: null,
      provisions: [{ key: rowKey(rank, wording), id: wording, score: shared.score }],
    }
  }
  const shown = shownExpressions(index.db, workId)
  const asked = shown.filter((id) => narrowing.fails[id] === 0)
  const inLanguage = asked.find((id) => index.attributes.expressions[id]?.language === place.language)
  const expression = inLanguage ?? asked[0] ?? shown[0]
  return expression === undefined ? null : { ...shared, expression, provisions: [] }
}
