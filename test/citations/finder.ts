/** The finder of `src/citations/` as the measure asks it: the only place of the measure that knows its types. */
import { identifiersIn } from '#citations/identifiers.ts'
import type { Act, Found, Step } from '#citations/reference.ts'
import type { Answer, Context, Find } from './measure.ts'

/** Finds what `src/citations/` finds. */
export const find: Find = (text, context) => identifiersIn(text).map((found) => answerOf(found, context))

/** Returns what was found in the terms of the measure. */
export function answerOf(found: Found, { provision }: Context): Answer {
  const { start, end, act, path, to, from } = found
  const base = from === 'act' ? null : from === 'provision' ? (provision ?? 'here') : from
  return {
    start,
    end,
    act: namesOf(act),
    provision: numbered(base, path),
    to: to === null ? null : numbered(base, to),
  }
}

function namesOf(act: Act): Answer['act'] {
  if (act.kind === 'self') return 'self'
  if (act.kind === 'named')
    return act.candidates.flatMap(({ key, name, aliases, titles }) => [name, key, ...aliases, ...titles])
  return null
}

/** Divisions hold provisions and are not a step on the way to one that has a number of its own in the act. */
const DIVISIONS = new Set('book part title chapter section-of subchapter division subdivision'.split(' '))
/** They have numbers of their own, and the word belongs to the name. */
const ATTACHED = new Set(['schedule', 'annex', 'appendix'])

function numbered(base: string | null, path: readonly Step[]): string | null {
  const steps = path.filter(({ kind }) => !DIVISIONS.has(kind))
  const attached = steps.find(({ kind }) => ATTACHED.has(kind))
  if (attached) return `${attached.kind} ${attached.num}`.trim()
  const numbers = steps.map(({ num }) => num)
  const [first, ...rest] = base === null ? numbers : [base, ...numbers]
  return first === undefined ? null : first + rest.map((part) => `(${part})`).join('')
}
