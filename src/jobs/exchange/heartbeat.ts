/** The heartbeat of a publisher: the timestamp is signed anew on schedule, changed or not, so that followers can tell silence from nothing new. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { IDENTIFIER } from '#exchange/documents.ts'
import { openKeyRing } from '#exchange/keys/key-ring.ts'
import { PublishingError } from '#exchange/publishing-error.ts'
import { PUBLIC, placesOf } from '#exchange/repository/places.ts'
import { openRepository } from '#exchange/repository/repository.ts'

export interface HeartbeatOptions {
  /** Folder of the library. */
  readonly home: string
  readonly now: () => Date
  /** Null where none was given: keys that need one are then said to be locked. */
  readonly passphrase: string | null
  readonly log: (text: string) => void
}

const HOUR = 3_600_000
/** What a publisher promises where it says nothing else (spec: exchange, section 2). */
const PERIOD = 6 * HOUR

/**
 * Signs the heartbeat of every repository of the library, the public one and those of restricted audiences, now and every six hours, until
 * stopped. Repositories that come meanwhile are found at the next beat. Where one cannot be signed, that is logged, the others are signed
 * all the same, and it is tried again at the next beat.
 */
export function keepBeating(options: HeartbeatOptions): { stop: () => void } {
  const timer = setInterval(() => void beatAll(options), PERIOD)
  timer.unref()
  void beatAll(options)
  return { stop: () => clearInterval(timer) }
}

/** Signs the heartbeat of every repository once. */
export async function beatAll(options: HeartbeatOptions): Promise<void> {
  for (const audience of await audiencesIn(options.home)) await beat(options, audience)
}

async function beat({ home, now, passphrase, log }: HeartbeatOptions, audience: string): Promise<void> {
  const places = placesOf(home, audience)
  const option = audience === PUBLIC ? '' : ` --audience ${audience}`
  const locked = new PublishingError(
    'the online keys are locked; give their passphrase in COMITY_PASSPHRASE, or make them with --online-plain',
  )
  const ring = openKeyRing({
    folders: [places.keys],
    passphrase: async () => {
      if (passphrase === null) throw locked
      return passphrase
    },
  })
  try {
    const repository = await openRepository({ folder: places.repository, ring, now })
    await repository.heartbeat()
    for (const { role, expires, renewed } of await repository.due())
      if (renewed === 'by-hand')
        log(
          `The ${role} metadata for ${audience} expire on ${expires.slice(0, 10)}: renew them with comity keys renew ${role}${option}`,
        )
  } catch (error) {
    // A server goes on whatever became of its heart: followers see it late, and the next beat tries again.
    const reason =
      error instanceof PublishingError ? error.message : error instanceof Error ? error.stack : error
    log(`The heartbeat of the exchange for ${audience} was not signed: ${reason}`)
  }
}

// Audiences that have a repository: keys without one, and folders of another making, have no heart.
async function audiencesIn(home: string): Promise<string[]> {
  const names = await readdir(path.join(home, 'exchange', 'audiences')).catch(() => [])
  return [PUBLIC, ...names.filter((name) => IDENTIFIER.test(name)).sort()].filter((audience) =>
    existsSync(path.join(placesOf(home, audience).repository, 'metadata', 'timestamp.json')),
  )
}
