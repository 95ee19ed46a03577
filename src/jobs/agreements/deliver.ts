/** Delivering the files of restricted audiences: to whom an agreement gives them, each delivery written down (spec: exchange, section 11). */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { admitted, type DoorOptions } from '#exchange/access/door.ts'
import type { Grants } from '#exchange/access/grant.ts'
import { IDENTIFIER } from '#exchange/documents.ts'
import { hexDigest } from '#exchange/hashing.ts'
import { instantOf } from '#exchange/instant.ts'
import type { LetterAnswer } from '#exchange/receipts/letter.ts'
import { PUBLIC, placesOf } from '#exchange/repository/places.ts'
import { appendDeliveries } from '#store/deliveries.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { takeLetter } from '../exchange/receipt-box.ts'
import { AudienceFiles } from './audience-files.ts'
import { givenBy, linesOf, type Sent } from './delivery-lines.ts'

export interface DeliverOptions {
  readonly db: Database
  /** Folder of the library. */
  readonly home: string
  readonly grants: Grants
  /** Whose receipts are taken: whoever has a grant, and those that are offered what everybody may have. */
  readonly known: Grants
  readonly now: () => Date
}

/** A file that whoever asks may have. */
export interface Delivered {
  readonly file: string
  /** Writes down what is about to be whole, or what broke off. Throws where it cannot be written: nothing is then to be sent. */
  sent(sent: Sent): Promise<void>
}

/** What restricted audiences are served by. */
export interface Deliverer {
  /** Returns the file; null where it is not given to whoever asks, whether it is there or not. */
  open(audience: string, name: string, authorization: string | undefined): Promise<Delivered | null>
  /** Takes a letter of receipts about an audience, the public one too; null where it is not taken. */
  take(audience: string, letter: string): Promise<LetterAnswer | null>
}

/** Returns what serves the restricted audiences of a library. */
export function delivererOver({ db, home, grants, known, now }: DeliverOptions): Deliverer {
  const files = new Map<string, AudienceFiles>()
  const door: DoorOptions = { grants, now, fingerprint: fingerprintsIn(home) }
  const letters: DoorOptions = { ...door, grants: known }
  return {
    open: async (audience, name, authorization) => {
      if (!IDENTIFIER.test(audience)) return null
      const guest = await admitted(door, audience, authorization)
      if (!guest) return null
      const { repository } = placesOf(home, audience)
      const held = files.get(audience) ?? new AudienceFiles(db, audience, repository)
      files.set(audience, held)
      const file = path.join(repository, name)
      const belonging = await held.belonging(name)
      if (belonging === 'shared') return { file, sent: async () => {} }
      const given = givenBy(guest.grants, belonging)
      if (given.length === 0) return null
      const sent = async (how: Sent) => {
        const about = { ...how, at: instantOf(now()), audience, file: name }
        await appendDeliveries(db.sql, linesOf(given, about))
      }
      return { file, sent }
    },
    take: (audience, letter) => takeLetter(db, letters, audience, letter),
  }
}

// The first root never changes once it is there.
function fingerprintsIn(home: string): DoorOptions['fingerprint'] {
  const known = new Map<string, string>()
  return async (audience) => {
    const held = known.get(audience)
    if (held !== undefined) return held
    if (audience !== PUBLIC && !IDENTIFIER.test(audience)) return null
    const file = path.join(placesOf(home, audience).repository, 'metadata', '1.root.json')
    const root = await readFile(file).catch(() => null)
    if (root) known.set(audience, hexDigest(root))
    return root && hexDigest(root)
  }
}
