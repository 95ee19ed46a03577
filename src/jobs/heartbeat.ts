/** The heartbeat of a publisher: the timestamp is signed anew on schedule, changed or not, so that followers can tell silence from nothing new. */
import { existsSync } from 'node:fs'
import path from 'node:path'
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
 * Signs the heartbeat of the public repository, now and every six hours, until stopped. Where there is no repository, nothing is done; where
 * it cannot be signed, that is logged, and tried again at the next beat.
 */
export function keepBeating(options: HeartbeatOptions): { stop: () => void } {
  const { repository } = placesOf(options.home, PUBLIC)
  if (!existsSync(path.join(repository, 'metadata', 'timestamp.json'))) return { stop: () => {} }
  const timer = setInterval(() => void beat(options), PERIOD)
  timer.unref()
  void beat(options)
  return { stop: () => clearInterval(timer) }
}

async function beat({ home, now, passphrase, log }: HeartbeatOptions): Promise<void> {
  const places = placesOf(home, PUBLIC)
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
          `The ${role} metadata expire on ${expires.slice(0, 10)}: renew them with comity keys renew ${role}`,
        )
  } catch (error) {
    // A server goes on whatever became of its heart: followers see it late, and the next beat tries again.
    const reason =
      error instanceof PublishingError ? error.message : error instanceof Error ? error.stack : error
    log(`The heartbeat of the exchange was not signed: ${reason}`)
  }
}
