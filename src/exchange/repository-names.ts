/** The names of files that a repository consists of, and how large each may be: what a medium holds beside them is not read (spec: exchange, sections 2 and 10). */
import { LIMITS } from './limits.ts'

const NUMBERED = String.raw`[1-9]\d{0,9}\.(?:root|targets|snapshot|[a-z0-9][a-z0-9-]{0,39})\.json`
const HASH = '[0-9a-f]{64}'

const KINDS: readonly (readonly [RegExp, number])[] = [
  [/^metadata\/timestamp\.json$/, LIMITS.timestamp],
  [new RegExp(`^metadata/${NUMBERED}$`), LIMITS.metadata],
  [new RegExp(`^targets/${HASH}\\.profile\\.json$`), LIMITS.metadata],
  [
    new RegExp(`^targets/[a-z0-9][a-z0-9-]{0,39}/${HASH}\\.(?:release|checkpoint)\\.json\\.zst$`),
    LIMITS.document,
  ],
  [new RegExp(`^releases/${HASH}\\.json\\.zst$`), LIMITS.document],
  [new RegExp(`^packs/${HASH}\\.zst$`), LIMITS.pack],
  [new RegExp(`^objects/${HASH}\\.xml\\.zst$`), LIMITS.object],
]

/** Returns the largest length that a file of the name may have; null where no file of a repository is called so. */
export function limitOf(name: string): number | null {
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

/** Returns whether a file of a repository may be called so: no other name leads to the disk. */
export function isOfRepository(name: string): boolean {
  return limitOf(name) !== null
}
