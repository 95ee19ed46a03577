/** A disk that is full, by whatever is told of it: the system, or the database. */
import { RefusedError } from './refused.ts'

// https://www.sqlite.org/rescode.html: the database found no room for itself, or for what it keeps beside it.
const DATABASE_FULL = [13, 4874]

/** Returns whether the error says that there is no room left. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  if (code === 'ENOSPC' || code === 'EDQUOT') return true
  if (code === 'ERR_SQLITE_ERROR' && DATABASE_FULL.includes(Number(errcode))) return true
  return isDiskFull(error.cause)
}

/** Returns the refusal that says so of a place that could not be written to; other errors stay as they are. */
export function noSpace(error: unknown, place: string): unknown {
  if (error instanceof RefusedError || !isDiskFull(error)) return error
  return new RefusedError(
    'no-space',
    `Cannot write ${place}: the disk is full. Make room and sync again: what was fetched is kept`,
    { cause: error },
  )
}
