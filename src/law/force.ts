/** Legal force: the rank of an act in its state, from the highest down. States name the ranks differently; these are their common measure. */

export const FORCES = [
  'constitution',
  'constitutional-law',
  'treaty',
  'code',
  'law',
  'decree-with-force-of-law',
  'decree',
  'government-regulation',
  'ministerial-regulation',
  'agency-regulation',
  'local-regulation',
  'individual-act',
  'guidance',
] as const

export type Force = (typeof FORCES)[number]

/** Returns whether the word names a rank. */
export function isForce(word: string): word is Force {
  return (FORCES as readonly string[]).includes(word)
}
