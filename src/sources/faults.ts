/** What is said of files that cannot be read: the file, what stands in the way, and what to do. */
import { type Refusal, UnreadableError } from './contract.ts'

// https://man7.org/linux/man-pages/man3/errno.3.html
const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'nothing is there; check the path',
  EACCES: 'permission is denied; give yourself the right to read it',
  EPERM: 'permission is denied; give yourself the right to read it',
  EISDIR: 'it is a folder; expected a file',
  ENOTDIR: 'a part of the path is no folder; check the path',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'the path is too long',
  EIO: 'the disk gives an error',
}

/** Returns what the work gives. Throws UnreadableError in the place of a fault of the file system. */
export async function reading<Result>(location: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw systemFault(error, location) ?? error
  }
}

/**
 * Returns the refusal that an error means: what could not be read, or a fault of the file system at the location. Throws the error again
 * where it is a fault of the program.
 */
export function refusalOf(error: unknown, location: string | null = null): Refusal {
  const unread =
    error instanceof UnreadableError ? error : location === null ? null : systemFault(error, location)
  if (unread === null) throw error
  return { refused: { path: unread.path || (location ?? ''), where: unread.where, reason: unread.message } }
}

/** Returns the error for something larger than a limit. */
export function tooLarge(file: string, bytes: number, limit: number): UnreadableError {
  return new UnreadableError(
    file,
    null,
    `Cannot read the file: it has at least ${megabytes(bytes)} MB; expected no more than ${megabytes(limit)} MB; take it apart, or leave it out`,
  )
}

/** Returns the error of unpacking: what it is already, a fault of the file system, or damage. */
export function unpackingFault(error: unknown, file: string): UnreadableError {
  if (error instanceof UnreadableError) return error
  const why = error instanceof Error ? error.message : String(error)
  const damaged = `Cannot unpack the file: it is damaged or cut short (${why}); fetch it again`
  return systemFault(error, file) ?? new UnreadableError(file, null, damaged)
}

function systemFault(error: unknown, location: string): UnreadableError | null {
  const { code } = error as { code?: unknown }
  const reason = typeof code === 'string' ? SYSTEM[code] : undefined
  return reason === undefined ? null : new UnreadableError(location, null, `Cannot read the path: ${reason}`)
}

function megabytes(bytes: number): string {
  return Math.ceil(bytes / 2 ** 20).toLocaleString('en')
}
