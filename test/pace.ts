/**
 * What `npm run ok` does less of than `npm test`, so that it takes no minute: it tries fewer cases of a property, and reads no corpora. And
 * what `npm test` does less of than a full run.
 */

/** True in `npm run ok`; single files and `npm test` are run in full. */
export const QUICK = process.env.COMITY_QUICK === '1'

/** Returns the options of a property that is tried so many times in full: a tenth as often where it must be quick. */
export function runs(full: number): { readonly numRuns: number } {
  return { numRuns: QUICK ? Math.ceil(full / 10) : full }
}

/** True with COMITY_FULL=1: what is dear is tried whole, and not on a sample that touches every kind. */
export const FULL = process.env.COMITY_FULL === '1'
