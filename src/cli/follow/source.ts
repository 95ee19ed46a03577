/** Where a publisher's files are read, as it is typed: an address, a folder or a bundle; and which publisher's they are. */
import path from 'node:path'
import { Fetching } from '#exchange/follow/fetching.ts'
import { ARCHIVE, isNetwork } from '#exchange/follow/medium.ts'
import { NotThereError, type Transport } from '#exchange/follow/transport.ts'
import { hexDigest } from '#exchange/hashing.ts'
import { LIMITS } from '#exchange/limits.ts'
import { RefusedError } from '#exchange/refused.ts'
import { FailedError, UsageError } from '../context.ts'

/** Returns the base as it is kept: from wherever later commands are run, it is the same place. Throws UsageError for addresses of other kinds. */
export function baseOf(typed: string): string {
  if (isNetwork(typed)) return typed.endsWith('/') ? typed : `${typed}/`
  const scheme = /^[a-z][a-z\d+.-]+(?=:\/\/)/i.exec(typed)?.[0]
  if (scheme !== undefined)
    throw new UsageError(
      `Cannot follow "${typed}": expected http or https, a folder or a file, not ${scheme}`,
    )
  return path.resolve(typed)
}

/** Returns the days of a grace. Throws UsageError where it is no number of days. */
export function graceOf(text: string): number {
  const grace = Number(text)
  if (/^\d+$/.test(text) && grace <= 3650) return grace
  throw new UsageError(`Cannot read --grace "${text}": expected days, from 0 to 3650`)
}

/** Returns the fingerprint that the source shows, and closes it. Throws FailedError where it is no repository, or cannot be reached. */
export async function fingerprintShown(transport: Transport): Promise<string> {
  const { base } = transport
  const fetching = new Fetching({ transports: [transport], bandwidth: null, clock: () => performance.now() })
  try {
    return hexDigest(await fetching.small('metadata/1.root.json', LIMITS.metadata))
  } catch (error) {
    if (error instanceof NotThereError)
      throw new FailedError(`${base} is no repository of a publisher: it has no metadata/1.root.json`)
    throw error instanceof RefusedError ? new FailedError(error.message) : error
  } finally {
    await transport.close()
  }
}

/** Returns what a source is called where no name is given: the word before the ending of its host, or its last folder or file. */
export function nameIn(base: string): string {
  const host = /^https?:\/\/([^/:]+)/i.exec(base)?.[1]
  const word = host
    ? (host.split('.').at(-2) ?? host)
    : base.split(/[\\/]/).filter(Boolean).at(-1)?.replace(ARCHIVE, '')
  return (word ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
}

/** Returns a fingerprint in groups of four. */
export function grouped(fingerprint: string): string {
  return (fingerprint.match(/.{4}/g) ?? []).join(' ')
}
