/** What the score of a hit is made of. */
import type { ExpressionFacts } from './attributes.ts'
import { BESIDE, type Candidate, DIVISION } from './candidates.ts'
import { conditionsIn, type Findings } from './findings.ts'
import type { HitPlan } from './hits.ts'
import type { Explanation, ExplanationPart, SearchOptions } from './model.ts'
import { standingOf } from './narrowing.ts'
import { forceFactor, rankOf } from './rank.ts'
import { scoreOf } from './scored.ts'
import { dayNumber, ROLES } from './spans.ts'
import { STANDING } from './weights.ts'

/** Returns what explains hits; nothing where it was not asked for. */
export function explainer(findings: Findings, options: SearchOptions): (plan: HitPlan) => Explanation | null {
  if (options.explain !== true) return () => null
  const today = options.today && findings.narrowing.day === null ? dayNumber(options.today) : null
  return (plan) => ({ score: Math.round(plan.score * 1000) / 1000, parts: partsOf(findings, plan, today) })
}

function partsOf(findings: Findings, plan: HitPlan, today: number | null): ExplanationPart[] {
  if (plan.cited) return [part('citation', plan.score, plan.cited.label)]
  const [best] = plan.provisions
  const { attributes } = findings.index
  const expression = plan.expression ?? attributes.expressionOf(best?.id ?? 0)
  const facts = attributes.expressions[expression]
  const parts = best && plan.matches > 0 ? provisionParts(findings, best, today) : []
  const named = facts && findings.named.get(facts.work)
  const ofProvisions = best && plan.matches > 0 ? best.score : 0
  const byTitle = named?.score ?? 0
  const ofAct = plan.score - ofProvisions - byTitle
  if (ofAct > 0.0005) parts.push(part('act', ofAct, `${plan.matches}`))
  if (named) {
    const what = named.title.alias ? 'alias' : named.title.coverage > 0.999 ? 'exact-title' : 'title'
    parts.push(part(what, byTitle, findings.conditions.wanted.map(({ text }) => text).join(' ')))
  }
  return parts
}

function provisionParts(
  findings: Findings,
  { id, key, heading, below }: Candidate,
  today: number | null,
): ExplanationPart[] {
  const { attributes } = findings.index
  const found = findings.parts.find(({ part: number }) => number === attributes.partOf(id))
  if (!found) return []
  const facts = attributes.expressions[attributes.expressionOf(id)]
  const [words, adjacent] = [scoreOf(found.words, key), scoreOf(found.adjacent, key)]
  const across = scoreOf(found.across, key)
  const [titled, numbered] = [scoreOf(found.titled, key), scoreOf(found.numbered, key)]
  const byWords = (words ?? 0) + (adjacent ?? 0)
  const all = findings.conditions.wanted.map(({ text }) => text).join(' ')
  const parts: ExplanationPart[] = []
  // The best of three ways to be found counts, as in `finding.ts`.
  const largest = Math.max(byWords, titled ?? 0, numbered ?? 0, across ?? 0)
  if (across !== null && across === largest)
    parts.push(part('across', across, saidTogether(findings, facts?.language ?? '')))
  else if (numbered !== null && numbered === largest) parts.push(part('number', numbered, all))
  else if (titled !== null && titled === largest)
    parts.push(part('title', titled, facts ? facts.jurisdiction : null))
  else {
    if (words !== null) parts.push(part('words', words, all))
    if (adjacent !== null) parts.push(part('adjacent', adjacent, findings.conditions.adjacent?.text ?? null))
  }
  if (parts.length > 0 && facts) parts.push(...factorsOf(findings, id, facts, today))
  if (heading) parts.push(factor('heading', heading.factor, heading.of))
  if (below) parts.push(part('above', below.value, below.of))
  return parts
}

function saidTogether(findings: Findings, language: string): string {
  return conditionsIn(findings, language)
    .map(({ text }) => text)
    .join(' ')
}

function factorsOf(
  { index, weights }: Findings,
  id: number,
  facts: ExpressionFacts,
  today: number | null,
): ExplanationPart[] {
  const { attributes } = index
  const parts = [factor('force', forceFactor(rankOf(facts.force)), facts.force)]
  const ofLanguage = weights.ofLanguage(facts)
  if (ofLanguage !== 1) parts.push(factor('language', ofLanguage, facts.language))
  if (attributes.roleOf(id) === ROLES.division) parts.push(factor('kind', DIVISION, 'division'))
  if (attributes.roleOf(id) === ROLES.beside) parts.push(factor('kind', BESIDE, 'beside'))
  const ofRepeal = weights.ofRepeal(facts)
  if (ofRepeal !== 1) parts.push(factor('standing', ofRepeal, 'no-longer'))
  if (today !== null) {
    const standing = standingOf(attributes.fromOf(id), attributes.toOf(id), today)
    parts.push(factor('standing', STANDING[standing], standing))
  }
  return parts
}

function factor(what: ExplanationPart['what'], value: number, of: string | null): ExplanationPart {
  return { what, value: Math.round(value * 1000) / 1000, factor: true, of }
}

function part(what: ExplanationPart['what'], value: number, of: string | null): ExplanationPart {
  return { what, value: Math.round(value * 1000) / 1000, factor: false, of }
}
