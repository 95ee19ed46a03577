/** What a bundle is made of, and what whoever packs one is told where it cannot be made. */

/** A file of a bundle: bytes that are held, or a file that is copied and checked on the way. */
export type BundleFile =
  | { readonly name: string; readonly bytes: Buffer; readonly length: number }
  | {
      readonly name: string
      readonly place: string
      readonly length: number
      /** Null where the name is the hash of something else than the bytes: objects lie compressed. */
      readonly hash: string | null
    }

/** A collection in a bundle. */
export interface Packed {
  readonly collection: string
  /** Release at which the follower stands; 0 where it is new. */
  readonly since: number
  readonly release: number
}

export interface Contents {
  readonly fingerprint: string
  readonly collections: readonly Packed[]
  /** In the order in which they are written: each before those that name it, the timestamp last. */
  readonly files: readonly BundleFile[]
}

export type Progress = (progress: { label: string; done: number; total: number | null }) => void

/** A bundle cannot be made; nothing of it was left. The message says what to do. */
export class BundleError extends Error {
  override name = 'BundleError'
}

/** Returns the error in words that say what to do about the medium; errors that say so themselves stay as they are. */
export function ofMedium(error: unknown, to: string, needed: number): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? ''
  const size = sized(needed)
  const said: Readonly<Record<string, string>> = {
    ENOSPC: `the medium is full: ${size} are needed. Make room, take a larger one, or pack less with --since or fewer collections`,
    EDQUOT: `you may not write as much there: ${size} are needed`,
    EFBIG: `the medium takes no file as large as ${size}: name a folder, not a .comity.tar file`,
    EROFS: 'the medium cannot be written to: take off its write protection',
    EACCES: 'you may not write there: give yourself the right, or name another place',
    EPERM: 'you may not write there: give yourself the right, or name another place',
    ENOTDIR: 'a part of the path is a file; name another place',
    EIO: 'the medium does not answer as it should: it may be worn, or was taken out',
  }
  const words = said[code]
  if (words === undefined) return error
  return new BundleError(`Cannot pack to "${to}": ${words}. Nothing of the bundle was left there`, {
    cause: error,
  })
}

/** Returns the error for a medium with too little room. */
export function noRoom(to: string, needed: number, free: number): BundleError {
  return new BundleError(
    `Cannot pack to "${to}": ${sized(needed)} are needed and ${sized(free)} are free. Make room, take a larger medium, or pack less with --since or fewer collections`,
  )
}

/** Returns how many bytes the files of the bundle have. */
export function bytesIn({ files }: Contents): number {
  return files.reduce((sum, { length }) => sum + length, 0)
}

function sized(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
