/** Questions in one language whose answer stands in another, and whether hits have it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { numberKey } from '#law/number.ts'
import { hanNumbersAsDigits } from '#search/analysis/numbers.ts'
import type { SearchHit } from '#search/model.ts'

export interface Question {
  readonly id: string
  readonly query: string
  /** ISO 639-3. */
  readonly language: string
  /** The state whose law is asked. */
  readonly place: string
  /** Provisions that answer it: the end of the act's IRI, and the number. */
  readonly answers: readonly { readonly act: string; readonly num: string }[]
  readonly why: string
}

/** Returns the questions. Throws where a row has not six columns. */
export function acrossQuestions(): Question[] {
  const [, ...lines] = readFileSync(path.join(import.meta.dirname, 'across.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map((line) => {
    const [id, query, language, place, answers, why] = line.split('\t')
    if (!id || !query || !language || !place || !answers || !why)
      throw new Error(`Cannot read across.tsv: "${line}" has not six columns`)
    return { id, query, language, place, answers: answers.split('; ').flatMap(answersOf), why }
  })
}

function answersOf(written: string): Question['answers'] {
  const [act = '', numbers = ''] = written.split(': ')
  return numbers.split(', ').map((num) => ({ act, num }))
}

const MOST = 5

/** Returns whether one of the first five provisions, in the order in which a page shows them, answers the question. */
export function answersIn(hits: readonly SearchHit[], { answers }: Question): boolean {
  return hits
    .flatMap(({ work, num, provisions }) => [
      { work, num },
      ...provisions.map((each) => ({ work, num: each.num })),
    ])
    .slice(0, MOST)
    .some(({ work, num }) =>
      answers.some((answer) => work.includes(answer.act) && num !== null && keyOf(num) === keyOf(answer.num)),
    )
}

function keyOf(num: string): string {
  return numberKey(hanNumbersAsDigits(num))
}
