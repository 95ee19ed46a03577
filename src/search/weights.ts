/** What the score of a provision is multiplied by for the act that it is in: its legal force, its language, and whether it was repealed. */
import type { ExpressionFacts } from './attributes.ts'
import type { OpenIndex } from './dialect/sqlite-attributes.ts'
import { NEVER_ENDS } from './spans.ts'

/** What holds today goes before what does not yet, and that before what no longer does. */
export const STANDING = { 'in-force': 1, 'not-yet': 0.8, 'no-longer': 0.6 } as const

export class Weights {
  readonly #languages: ReadonlyMap<string, number>
  readonly #day: number
  /** By expression: the product of all. */
  readonly all: Float32Array

  /** `day`: whose law is searched, else the present one; null where neither is given. */
  constructor({ attributes }: OpenIndex, languages: ReadonlyMap<string, number>, day: number | null) {
    this.#languages = languages
    this.#day = day ?? NEVER_ENDS
    this.all = attributes.factor.slice()
    for (const facts of attributes.expressions) {
      if (facts)
        this.all[facts.id] = (this.all[facts.id] as number) * this.ofLanguage(facts) * this.ofRepeal(facts)
    }
  }

  ofLanguage({ language }: ExpressionFacts): number {
    return this.#languages.get(language) ?? 1
  }

  ofRepeal(facts: ExpressionFacts): number {
    return isRepealed(facts, this.#day) ? STANDING['no-longer'] : 1
  }
}

/** Returns whether an act held had repealed it by the day, wholly or but for a part. */
export function isRepealed({ repealed }: ExpressionFacts, day: number): boolean {
  return repealed !== null && repealed.from <= day
}
