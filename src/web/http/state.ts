/** What an answer about an act stands for, told without making it: its entity tag, its day of change, how long it may be kept. */
import { createHash } from 'node:crypto'
import type { Day } from '#kit/day.ts'
import type { Expression, Version } from '#store/model.ts'
import { publisherOf } from '#store/own-source.ts'
import { softwareMark } from './software.ts'
import type { Validators } from './validators.ts'

/** What of an act decides how its answers may be kept. */
export interface Shown {
  readonly expression: Expression
  /** All of the work, shown or not. */
  readonly expressions: readonly Expression[]
  readonly at: Day
  readonly dated: boolean
  /** The span that holds the day. */
  readonly version: Version | null
  /** What is said beside a text that was received, of its publisher who has fallen silent. */
  readonly told?: Told
}

/** What is said of a publisher. */
export interface Told {
  /** Changes with what is said. */
  readonly mark: string
  /** When that last changed; null where it never did. */
  readonly changedAt: Date | null
}

/** A day: so long may a correction of a past text take to reach a reader who has the wrong one. */
const PAST = 'public, max-age=86400, immutable'
const ASK_FIRST = 'no-cache'

/** Returns the validators of a text in a format: it changes with what is recorded of its work, with the silence of its publisher and with the software. */
export function textValidators(shown: Shown, name: string, today: Day): Validators {
  const recorded = shown.expressions.map(
    ({ id, recording, recordedAt, shown }) => `${id} ${recording} ${recordedAt} ${shown}`,
  )
  const told = shown.told?.mark ?? ''
  return { etag: tagOf([name, shown.at, told, ...recorded]), lastModified: lastModified(shown, today) }
}

/**
 * Returns when the text at the address last changed: when the library last learnt something of it, when its publisher fell silent
 * or was heard again, or, where the address names no day, when the wording of today began to hold, whichever is latest.
 */
export function lastModified({ expression, dated, version, told }: Shown, today: Day): Date {
  const recorded = latest(new Date(expression.recordedAt), told?.changedAt ?? null)
  if (dated || version === null || version.from === null || version.from > today) return recorded
  const began = new Date(`${version.from}T00:00:00Z`)
  return began > recorded ? began : recorded
}

/**
 * Returns how long an answer may be kept. Only a past text that another has followed is settled; the text of yesterday may still
 * turn out to have changed the day before, and a hole may be filled. What was received is never settled: its publisher may fall silent.
 */
export function cachePolicy({ expression, dated, version }: Shown, today: Day): string {
  const settled =
    publisherOf(expression.source.name) === null &&
    dated &&
    version?.state === 'held' &&
    version.from !== null &&
    version.to !== null &&
    version.to <= today
  return settled ? PAST : ASK_FIRST
}

function latest(one: Date, other: Date | null): Date {
  return other !== null && other > one ? other : one
}

/** Returns the entity tag of whatever the parts decide; the software decides too. */
export function tagOf(parts: readonly string[]): string {
  const hash = createHash('sha256').update(softwareMark())
  for (const part of parts) hash.update(`\n${part}`)
  return `"${hash.digest('base64url').slice(0, 27)}"`
}
