/** Judging what a search found by the gold set: which work was imported from a place of the corpora, and which provisions bear a number. */
import { sql } from 'kysely'
import { parseIri } from '#law/iri.ts'
import { numberKey } from '#law/number.ts'
import { hanNumbersAsDigits } from '#search/analysis/numbers.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Answer, GoldQuery } from './gold.ts'

/** The part of a hit that is judged. */
export interface JudgedHit {
  /** IRI. */
  readonly work: string
  /** Of the provision, or of the act where the act itself was found. */
  readonly iri: string
  /** Provisions of the act that are shown below the hit, best first. */
  readonly provisions: readonly { readonly iri: string }[]
}

/** The part of a result that is judged. */
export interface JudgedResult {
  readonly hits: readonly JudgedHit[]
  /** What the query cites and the library does not hold. */
  readonly notHeld: readonly unknown[]
}

export class Judge {
  readonly #db: Database
  readonly #root: string
  readonly #worksByPath: readonly (readonly [path: string, work: string])[]
  readonly #numbers = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>()

  /** Judges a library into which the corpora below `root` were imported. */
  constructor(db: Database, root: string) {
    this.#db = db
    this.#root = root
    const paths = sql`
      SELECT DISTINCT s.path, w.iri FROM seen_text AS s
      JOIN expression AS e ON e.id = s.expression_id JOIN work AS w ON w.id = e.work_id
      UNION SELECT e.path, w.iri FROM expression AS e JOIN work AS w ON w.id = e.work_id`
    this.#worksByPath = this.#db
      .rows(paths.compile(db.sql))
      .map(([path, iri]) => [this.#belowRoot(`${path}`), `${iri}`] as const)
  }

  /** Tells whether the library has what the query expects: a work imported from there, with a provision of that number. */
  isHeld({ expected }: GoldQuery): boolean {
    return expected === null || expected.some((answer) => this.#eIdsOf(answer).size > 0)
  }

  /**
   * Returns the place of the first right hit, from 1; null where none is. A provision shown below a hit counts as a line further
   * down; the best one below an act that was found by its title is what the reader sees first of it. Of an act that is not held, the
   * right answer is to say so, or nothing.
   */
  rank({ expected }: GoldQuery, { hits, notHeld }: JudgedResult): number | null {
    if (expected === null) return hits.length === 0 || notHeld.length > 0 ? 1 : null
    const right = new Map<string, Set<string> | null>()
    for (const answer of expected)
      for (const [work, eIds] of this.#eIdsOf(answer)) right.set(work, merged(right.get(work), eIds))
    let best: number | null = null
    for (const [index, hit] of hits.entries()) {
      const wanted = right.get(hit.work)
      if (wanted === undefined) continue
      const below = wanted === null ? 0 : depthOf(hit, wanted)
      if (below !== null && (best === null || index + 1 + below < best)) best = index + 1 + below
    }
    return best
  }

  // The works that an answer names, each with the eIds that are right; null where the work itself is.
  #eIdsOf({ path, provisions }: Answer): Map<string, Set<string> | null> {
    const found = new Map<string, Set<string> | null>()
    for (const [place, work] of this.#worksByPath) {
      if (found.has(work) || !isBelow(place, path)) continue
      if (provisions.length === 0) found.set(work, null)
      else {
        const numbers = this.#numbersOf(work)
        const eIds = provisions.flatMap((number) => [...(numbers.get(keyOf(number)) ?? [])])
        if (eIds.length > 0) found.set(work, new Set(eIds))
      }
    }
    return found
  }

  // Chapters have numbers too: where a provision with a text of its own bears the number, it is that one.
  #numbersOf(work: string): ReadonlyMap<string, ReadonlySet<string>> {
    const known = this.#numbers.get(work)
    if (known) return known
    const query = sql`
      SELECT DISTINCT pv.num, pv.eid, pv.text_id IS NOT NULL FROM provision_version AS pv
      JOIN expression AS e ON e.id = pv.expression_id JOIN work AS w ON w.id = e.work_id
      WHERE w.iri = ${work} AND pv.num IS NOT NULL AND pv.superseded_in IS NULL`
    const numbers = new Map<string, Set<string>>()
    const withText = new Set<string>()
    for (const [num, eId, hasText] of this.#db.rows(query.compile(this.#db.sql))) {
      const key = keyOf(`${num}`)
      if (hasText === 1 && !withText.has(key)) numbers.delete(key)
      if (hasText === 1) withText.add(key)
      else if (withText.has(key)) continue
      numbers.set(key, (numbers.get(key) ?? new Set()).add(`${eId}`))
    }
    this.#numbers.set(work, numbers)
    return numbers
  }

  #belowRoot(path: string): string {
    return path.startsWith(`${this.#root}/`) ? path.slice(this.#root.length + 1) : path
  }
}

function isBelow(place: string, folder: string): boolean {
  return place === folder || place.startsWith(`${folder}/`) || place.startsWith(`${folder}!`)
}

function merged(known: Set<string> | null | undefined, more: Set<string> | null): Set<string> | null {
  return known === null || more === null ? null : new Set([...(known ?? []), ...more])
}

// How many lines below the hit the right provision stands; null where it does not.
function depthOf({ iri, provisions }: JudgedHit, wanted: ReadonlySet<string>): number | null {
  if (isOneOf(iri, wanted)) return 0
  const index = provisions.findIndex((provision) => isOneOf(provision.iri, wanted))
  if (index < 0) return null
  return isAct(iri) ? index : index + 1
}

function isAct(iri: string): boolean {
  return eIdOf(iri) === null
}

// The provision itself or a part of it.
function isOneOf(iri: string, wanted: ReadonlySet<string>): boolean {
  const eId = eIdOf(iri)
  return eId !== null && [...wanted].some((right) => eId === right || eId.startsWith(`${right}__`))
}

function eIdOf(iri: string): string | null {
  return parseIri(iri)?.eId ?? null
}

// "L. 1221-1" and "L1221-1" are one number, and so are 第三十九条 and 39.
function keyOf(num: string): string {
  return numberKey(hanNumbersAsDigits(num))
    .toLowerCase()
    .replace(/^([lrda])-?(?=\d)/, '$1')
}
