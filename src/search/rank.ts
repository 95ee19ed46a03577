/** How much the legal force of an act counts: in the order in which the index keeps provisions, and in the score of a hit. */
import { FORCES, type Force } from '#law/force.ts'

const MIDDLE: Force = 'decree'

/** Returns the place of a rank from the highest down; that of a decree where it is unknown. */
export function rankOf(force: string | null): number {
  return (force === null ? undefined : RANKS.get(force)) ?? FORCES.indexOf(MIDDLE)
}

const RANKS: ReadonlyMap<string, number> = new Map(FORCES.map((force, rank) => [force, rank]))

const FACTORS: Readonly<Record<Force, number>> = {
  constitution: 1.5,
  'constitutional-law': 1.35,
  treaty: 1.25,
  code: 1.35,
  law: 1.2,
  'decree-with-force-of-law': 1.15,
  decree: 1,
  'government-regulation': 0.95,
  'ministerial-regulation': 0.85,
  'agency-regulation': 0.8,
  'local-regulation': 0.85,
  'individual-act': 0.75,
  guidance: 0.8,
}

/** Returns what a score is multiplied by for the legal force of the act. */
export function forceFactor(rank: number): number {
  return FACTORS[FORCES[rank] ?? MIDDLE]
}

const SHIFT = 2 ** 32

/** Returns the key under which a provision version is indexed: those of higher force come first, so that a cut keeps them. */
export function rowKey(rank: number, id: number): number {
  return rank * SHIFT + id
}

/** Returns the provision version of a key. */
export function idOf(key: number): number {
  return key >>> 0
}

/** Returns the rank in a key. */
export function rankIn(key: number): number {
  return Math.floor(key / SHIFT)
}
