/** The repositories that this library publishes: which there are, until when they are signed, and what is due. */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { PublishingError } from '#exchange/publishing-error.ts'
import { type Expiry, expiriesOf } from '#exchange/repository/due.ts'
import { hasRepository, metadataFile, readHeld } from '#exchange/repository/held.ts'
import { type Places, PUBLIC, placesOf } from '#exchange/repository/places.ts'
import { isIdentifier, PERIODS } from '#exchange/repository/roles.ts'

/** What is signed, and until when. */
export interface OwnRepository {
  readonly audience: string
  /** Null where the repository cannot be read: `fault` says why. */
  readonly fingerprint: string | null
  readonly fault: string | null
  /** The next due first. */
  readonly roles: readonly OwnRole[]
}

export interface OwnRole extends Expiry {
  readonly state: 'good' | 'due' | 'expired'
}

/** Hours from one heartbeat to the next that this library promises. */
export const PROMISED = PERIODS.timestamp.signedFor - PERIODS.timestamp.dueBefore
/** A heartbeat is due the moment it can be renewed: it is told of once this many were missed. */
const MISSED = 2

interface Read {
  readonly mark: string
  readonly fingerprint: string
  readonly expiries: readonly Expiry[]
}

const readByFolder = new Map<string, Read>()

/** Returns the repository for everybody and, where they are asked for too, those of other audiences. */
export async function ownRepositories(
  home: string,
  now: Date,
  which: 'public' | 'all',
): Promise<OwnRepository[]> {
  const audiences = which === 'public' ? [PUBLIC] : [PUBLIC, ...(await audiencesIn(home))]
  const found: OwnRepository[] = []
  for (const audience of audiences) {
    const places = placesOf(home, audience)
    if (hasRepository(places.repository)) found.push(await repositoryOf(audience, places, now))
  }
  return found
}

/** Returns the fingerprint of the repository for everybody; null where there is none that can be read. */
export async function ownFingerprint(home: string, now: Date): Promise<string | null> {
  const [own] = await ownRepositories(home, now, 'public')
  return own?.fingerprint ?? null
}

async function audiencesIn(home: string): Promise<string[]> {
  const names = await readdir(path.join(home, 'exchange', 'audiences')).catch(() => [])
  return names.filter(isIdentifier).sort()
}

async function repositoryOf(audience: string, { repository }: Places, now: Date): Promise<OwnRepository> {
  try {
    const { fingerprint, expiries } = await read(repository)
    return { audience, fingerprint, fault: null, roles: expiries.map((expiry) => asRole(expiry, now)) }
  } catch (error) {
    if (!(error instanceof PublishingError)) throw error
    return { audience, fingerprint: null, fault: error.message, roles: [] }
  }
}

// Everything in a repository is read and verified anew only where its timestamp was written since.
async function read(folder: string): Promise<Read> {
  const { mtimeMs, size } = await stat(metadataFile(folder, 'timestamp', null))
  const mark = `${mtimeMs} ${size}`
  const kept = readByFolder.get(folder)
  if (kept?.mark === mark) return kept
  const held = await readHeld(folder)
  const made = { mark, fingerprint: held.fingerprint, expiries: await expiriesOf(held, PERIODS) }
  readByFolder.set(folder, made)
  return made
}

function asRole(expiry: Expiry, now: Date): OwnRole {
  const late = expiry.role === 'timestamp' ? (MISSED - 1) * PROMISED * 3_600_000 : 0
  const due = Date.parse(expiry.due) + late
  const state =
    Date.parse(expiry.expires) <= now.getTime() ? 'expired' : due <= now.getTime() ? 'due' : 'good'
  return { ...expiry, state }
}
