/** Provisions of different acts, measured: the acts of the truth set of counterparts in whole, its rows looked for among what was paired. */

import { type Weighed, weighed } from '../../src/compare/corresponding/correspond.ts'
import type { Outline } from '../../src/compare/corresponding/provision.ts'
import { loadJurisdictions } from '../../src/i18n/jurisdictions.ts'
import { conceptReading, vocabulariesOf } from '../../src/jobs/compare/concepts.ts'
import { outlineOf, partsOf } from '../../src/jobs/compare/parts.ts'
import { comparable, type FoundText } from '../../src/jobs/compare/texts.ts'
import type { Database } from '../../src/store/dialect/sqlite.ts'
import { libraryOver } from '../../src/store/library.ts'
import { AT, type HeldAct, Places } from '../counterparts/places.ts'
import type { Row } from '../counterparts/truth.ts'
import type { Share } from './measure.ts'

/** Larger acts are compared part by part, as readers compare them. */
const MOST_PROVISIONS = 4000

/** Bounds of the confidence by which pairings are told apart. */
export const BOUNDS = [0, 0.2, 0.4, 0.6, 0.8, 1.01] as const

export interface CorrespondingFigures {
  /** Rows whose first candidate, and one of whose first five, is a right answer. */
  readonly first: Share
  readonly five: Share
  /** Rows a right answer of which is paired, and pairings of the rows' sources that are right. */
  readonly paired: Share
  readonly right: Share
}

export interface Corresponding {
  readonly within: CorrespondingFigures
  readonly across: CorrespondingFigures
  /** Rows that nothing answers, for which something is paired. */
  readonly none: Share
  /** Of candidates of rows that nothing was fitted on: how many of a confidence are right, by the bounds. */
  readonly calibration: readonly Share[]
}

/** Returns the figures over the rows whose acts are small enough. */
export async function correspondingFigures(db: Database, rows: readonly Row[]): Promise<Corresponding> {
  const acts = new Outlines(db)
  const figures = { within: blank(), across: blank() }
  const none: Share = { right: 0, all: 0 }
  const calibration = BOUNDS.slice(1).map((): Share => ({ right: 0, all: 0 }))
  for (const row of rows) {
    if (row.unit !== 'article') continue
    const found = await acts.question(row)
    if (!found) continue
    const { candidates, answers } = found
    const accepted = candidates.filter(({ confidence }) => confidence >= LEAST)
    if (answers.size === 0) {
      none.all++
      if (accepted.length > 0) none.right++
    } else {
      const isRight = ({ candidate }: Weighed) => answers.has(candidate.after)
      const into = row.from.language === row.to.language ? figures.within : figures.across
      count(into.first, candidates.slice(0, 1).some(isRight))
      count(into.five, candidates.slice(0, 5).some(isRight))
      count(into.paired, accepted.some(isRight))
      for (const each of accepted) count(into.right, isRight(each))
    }
    if (isHeldOut(row))
      for (const { candidate, confidence } of candidates) {
        const bin = BOUNDS.findIndex((bound) => confidence < bound) - 1
        const share = calibration[bin]
        if (share) count(share, answers.has(candidate.after))
      }
  }
  return { ...figures, none, calibration }
}

const LEAST = 0.4

/** Returns whether nothing was fitted on the row: its number is odd. */
export function isHeldOut({ id }: Row): boolean {
  return Number(id.at(-1)) % 2 === 1
}

function blank(): CorrespondingFigures {
  const share = (): Share => ({ right: 0, all: 0 })
  return { first: share(), five: share(), paired: share(), right: share() }
}

function count(share: Share, isRight: boolean): void {
  share.all++
  if (isRight) share.right++
}

/** The acts of the truth set as they are compared, each read once. */
export class Outlines {
  readonly #db: Database
  readonly #places: Places
  readonly #outlines = new Map<HeldAct, Promise<Outline>>()
  readonly #pairs = new Map<string, readonly Weighed[]>()

  constructor(db: Database) {
    this.#db = db
    this.#places = new Places(libraryOver(db))
  }

  /** Returns the candidates of a row's source, the nearest first, and the indices of its answers; null where an act is too large. */
  async question(row: Row) {
    const { from, source, act, answers } = await this.#places.of(row)
    const [one, other] = [await this.#outline(source), await this.#outline(act)]
    if (Math.max(one.provisions.length, other.provisions.length) > MOST_PROVISIONS) return null
    const key = `${source.expression.id} ${act.expression.id}`
    const all = this.#pairs.get(key) ?? weighed(one, other, {})
    this.#pairs.set(key, all)
    const at = one.provisions.findIndex(({ id }) => id === from.node.eId)
    return {
      candidates: all
        .filter(({ candidate }) => candidate.before === at)
        .sort((a, b) => b.candidate.score - a.candidate.score),
      answers: new Set(answers.map(({ node }) => other.provisions.findIndex(({ id }) => id === node.eId))),
    }
  }

  /** Returns an act by its file in the corpora, in a language of two letters. */
  async of(file: string, language: string): Promise<Outline> {
    return this.#outline(await this.#places.act(file, language))
  }

  #outline(act: HeldAct): Promise<Outline> {
    const known = this.#outlines.get(act) ?? this.#read(act)
    this.#outlines.set(act, known)
    return known
  }

  async #read({ work, expression, nodes }: HeldAct): Promise<Outline> {
    const deps = { library: libraryOver(this.#db), jurisdictions: loadJurisdictions() }
    const all = nodes.filter(({ node }) => node.textId !== null)
    const provisions = comparable(all)
    const found: FoundText = {
      work,
      expression,
      at: AT,
      dated: true,
      basis: 'unknown',
      row: null,
      inside: null,
      provisions,
      all,
    }
    const vocabularies = await vocabulariesOf(this.#db, new Set())
    const reading = await conceptReading(this.#db, vocabularies, expression.language)
    return outlineOf(this.#db, found, await partsOf(deps, found, provisions), reading, true)
  }
}
