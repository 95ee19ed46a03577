/**
 * Judges a learned lexicon by the truth rows of gold/: its first translation of a term must be one that the texts accept, whole and in
 * some inflected form, and nothing more or less. Independent of src: what a form of a word is, forms.ts says.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isFormOf, type Target, wordsOf } from './forms.ts'

export const PAIRS = ['en-fr', 'bg-en', 'es-pl', 'de-fr'] as const
export type Pair = (typeof PAIRS)[number]

export interface Truth {
  /** Dictionary form. */
  readonly term: string
  /** Its commonest form in the texts, in lower case. */
  readonly stands: string
  /** Passages of the first language that it stands in, and how many of them hold an accepted translation on the other side. */
  readonly passages: number
  readonly answered: number
  /** Every translation that is right in these texts, in the notation of forms.ts. */
  readonly accepted: readonly string[]
  /** Address of a passage that has the term on one side and an accepted translation on the other (parallel.ts). */
  readonly place: string
  /** The form of the accepted translation at that place. */
  readonly proof: string
  readonly remark: string
}

/** The translations of a term of the first language into the second, the best first; empty where the lexicon has none. */
export type Lexicon = (term: string) => readonly string[]

export interface Verdict {
  readonly truth: Truth
  readonly hit: boolean
  /** What the lexicon put first; null where it has nothing. */
  readonly first: string | null
  /** Place of the first accepted translation among those given, from 1; null where none is. */
  readonly rank: number | null
  readonly why: string
}

export interface Judgement {
  readonly verdicts: readonly Verdict[]
  /** Share of all the terms, those without any translation included, whose first translation is accepted. */
  readonly precisionAt1: number
  /** Terms that the lexicon has a translation of. */
  readonly covered: number
}

const COLUMNS = ['term', 'stands', 'passages', 'answered', 'accepted', 'place', 'proof', 'remark']

/** Returns the truth rows of a pair, in the order of the file. Throws on a file that is not as README.md says. */
export function truthsOf(pair: Pair): Truth[] {
  const file = path.join(import.meta.dirname, 'gold', `${pair}.tsv`)
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  if (lines[0] !== COLUMNS.join('\t')) {
    throw new Error(`Cannot read ${file}: its first row is not the columns; expected ${COLUMNS.join(', ')}.`)
  }
  return lines.slice(1).map((line) => {
    const fields = line.split('\t')
    if (fields.length !== COLUMNS.length) {
      throw new Error(
        `Cannot read ${file}: a row has ${fields.length} fields, expected ${COLUMNS.length}: ${line}`,
      )
    }
    const [
      term = '',
      stands = '',
      passages = '',
      answered = '',
      accepted = '',
      place = '',
      proof = '',
      remark = '',
    ] = fields
    return {
      term,
      stands,
      passages: Number(passages),
      answered: Number(answered),
      accepted: accepted.split('; '),
      place,
      proof,
      remark,
    }
  })
}

/**
 * Returns the verdict on every truth row. The lexicon is asked for the dictionary form first and, only where it has nothing for that,
 * for the form that stands in the texts. A term without translation is a miss.
 */
export function judge(pair: Pair, lexicon: Lexicon, truths: readonly Truth[] = truthsOf(pair)): Judgement {
  const target = targetOf(pair)
  const verdicts = truths.map((truth) => {
    const byTerm = lexicon(truth.term)
    return verdictOn(truth, byTerm.length > 0 ? byTerm : lexicon(truth.stands), target)
  })
  const hits = verdicts.filter(({ hit }) => hit).length
  return {
    verdicts,
    precisionAt1: truths.length === 0 ? 0 : hits / truths.length,
    covered: verdicts.filter(({ first }) => first !== null).length,
  }
}

/** Returns the verdict on one ranked list of translations. */
export function verdictOn(truth: Truth, ranked: readonly string[], target: Target): Verdict {
  const first = ranked[0] ?? null
  const at = ranked.findIndex((given) => acceptedBy(truth, given, target) !== null)
  const rank = at < 0 ? null : at + 1
  const verdict = { truth, first, rank, hit: rank === 1 }
  if (first === null) return { ...verdict, why: 'no translation' }
  if (rank === 1) return { ...verdict, why: `“${first}” is a form of “${acceptedBy(truth, first, target)}”` }
  const expected = truth.accepted.map((each) => `“${each}”`).join(', ')
  return {
    ...verdict,
    why: `“${first}” ${faultOf(truth, first, target)}; accepted are ${expected}${rank === null ? '' : `, the first of them in place ${rank}`}`,
  }
}

/** Returns the second language of a pair. */
export function targetOf(pair: Pair): Target {
  return pair.slice(3) as Target
}

function acceptedBy(truth: Truth, given: string, target: Target): string | null {
  return truth.accepted.find((accepted) => isFormOf(given, accepted, target)) ?? null
}

// Says of a miss whether a part of the right phrase was given, or the right phrase with something added: what a learner gets wrong most.
function faultOf(truth: Truth, given: string, target: Target): string {
  const words = wordsOf(given, target)
  for (const accepted of truth.accepted) {
    const right = accepted.split(' ').length
    for (let start = 0; start < words.length; start++) {
      for (let end = start + 1; end <= words.length; end++) {
        const part = words.slice(start, end).join(' ')
        if (end - start < words.length && isFormOf(part, accepted, target))
          return `says more than “${accepted}”`
      }
    }
    if (
      right > 1 &&
      words.length === 1 &&
      accepted
        .replace(/^v:/, '')
        .split(' ')
        .some((word) => isFormOf(given, word, target))
    )
      return `is only a part of “${accepted}”`
  }
  return 'is no form of an accepted translation'
}
