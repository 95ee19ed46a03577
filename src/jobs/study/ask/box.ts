/** The box for questionnaires and answers that come over the exchange: kept where this node is meant and the sender is known, within bounds, and read by people. */
import { identityFolder, identityIn } from '#exchange/access/identity.ts'
import { openKeyRing } from '#exchange/keys/key-ring.ts'
import { dayOf } from '#kit/day.ts'
import { kindOf, readAnswers, readQuestionnaire } from '#research/questionnaire.ts'
import { askedByHash, keepStudyLetter } from '#research/questionnaire-store.ts'
import { StudyError } from '#research/refused.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { partnersOn } from './parties.ts'
import { unseal } from './signing.ts'

/** Bytes of a letter over the network at most; what is larger goes as a file. */
export const LARGEST_LETTER = 2 * 2 ** 20
/** Letters of one sender that wait at most. */
const MOST_WAITING = 50

export interface LetterBox {
  /** Returns whether the letter is kept; whoever sent it is told no more than that. */
  take(document: string): Promise<boolean>
}

/** Returns the box of the library whose exchange key lies below the home. */
export function letterBox({ db, home, now }: { db: Database; home: string; now: () => Date }): LetterBox {
  return {
    take: async (document) => {
      const own = ownKey(home)
      if (own === null || Buffer.byteLength(document) > LARGEST_LETTER) return false
      try {
        return await keep(db, document, own, now())
      } catch (error) {
        if (error instanceof StudyError) return false
        throw error
      }
    },
  }
}

/** Returns the public half of the exchange key that lies below the home; null where there is none. */
export function ownKey(home: string): string | null {
  const passphrase = async () => {
    throw new Error('The public half is read without a passphrase')
  }
  return identityIn(openKeyRing({ folders: [identityFolder(home)], passphrase }))?.public ?? null
}

async function keep(db: Database, document: string, own: string, now: Date): Promise<boolean> {
  const { body, key, hash } = unseal(document)
  const kind = kindOf(body)
  const sender =
    kind === 'answers' ? await answering(db, body, key) : await asking(db, body, { key, own, now })
  if (kind === null || sender === null) return false
  return keepStudyLetter(db, { hash, kind, key, sender, document, heardAt: now.toISOString() }, MOST_WAITING)
}

// Whoever asks is a party of an agreement in force, and asks this node.
async function asking(
  db: Database,
  body: unknown,
  { key, own, now }: { key: string; own: string; now: Date },
): Promise<string | null> {
  const { asker, asked } = readQuestionnaire(body)
  if (asker.key !== key || asked.key !== own) return null
  return (await partnersOn(db, dayOf(now))).find((partner) => partner.key === key)?.name ?? null
}

// Whoever answers was asked.
async function answering(db: Database, body: unknown, key: string): Promise<string | null> {
  const answers = readAnswers(body)
  const asked = await askedByHash(db, answers.questionnaire)
  if (!asked) return null
  const { asked: centre } = readQuestionnaire(unseal(asked.document).body)
  return centre.key === key && answers.by.key === key ? centre.name : null
}
