/** The finder of `src/citations/` as the measure asks it: the only place of the measure that knows its types. */
import { loadCitationData } from '#citations/act-data.ts'
import { NameBook } from '#citations/book.ts'
import type { Act, Found, Step } from '#citations/reference.ts'
import { languageOf } from '#law/language.ts'
import type { Answer, Context, Find } from './measure.ts'
import { sameName } from './same-act.ts'

const book = new NameBook(loadCitationData())

/** Finds what `src/citations/` finds with the names of the data alone: nothing is held, and no short form is known beforehand. */
export const find: Find = (text, context) => {
  const language = languageOf(context.language) ?? context.language
  const rules = { language, jurisdiction: context.jurisdiction, self: !isDecision(context), definitions: [] }
  return book.read(text, rules).found.map((found) => withPhrase(answerOf(found, context), text, context))
}

// An act that calls itself by its own name means itself; the words found are one more name of the act.
function withPhrase(answer: Answer, text: string, context: Context): Answer {
  const { act } = answer
  if (act === null || act === 'self') return answer
  const own = [context.act.title, ...context.act.names]
  if (!isDecision(context) && act.some((name) => own.some((other) => sameName(name, other))))
    return { ...answer, act: 'self' }
  return { ...answer, act: [...act, text.slice(answer.start, answer.end)] }
}

function isDecision({ act }: Context): boolean {
  return act.path.startsWith('court-decisions')
}

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
    return act.candidates.flatMap(({ key, name, aliases, titles }) => {
      const short = titles.filter((title) => /^\S{1,7}$/.test(title))
      const both = titles.flatMap((title) => short.map((abbreviation) => `${title} (${abbreviation})`))
      return [name, key, ...aliases, ...titles, ...both]
    })
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
