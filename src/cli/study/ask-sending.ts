/** What commands that sign and send letters between centres share. */
import type { Command } from 'commander'
import type { Identity } from '#exchange/access/identity.ts'
import { postStudyLetter } from '#exchange/questionnaires/post.ts'
import { ownIdentity } from '#jobs/exchange/own-identity.ts'
import { LARGEST_LETTER } from '#jobs/study/ask/box.ts'
import { addressOfPartner, type Partner } from '#jobs/study/ask/parties.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type CommonOptions, FailedError, UsageError } from '../context.ts'
import { explained, passphraseFrom } from '../publisher.ts'

export interface SendOptions extends CommonOptions {
  readonly out?: string
  /** True where it is to be sent and no address is given. */
  readonly send?: string | true
  readonly passphraseFile?: string
}

const PATIENCE = 30_000

/** Adds the options of commands that sign a letter and send it. */
export function sending(command: Command): Command {
  return command
    .option('--out <file>', 'the file that is written')
    .option(
      '--send [address]',
      'send it to the node at this address of a repository (default: where that centre is followed)',
    )
    .option(
      '--passphrase-file <file>',
      'file with the passphrase of the exchange key; else COMITY_PASSPHRASE, else it is asked for',
    )
}

/** Returns the exchange key of this node, unlocked. Throws FailedError where there is none. */
export async function signerAtHand(options: SendOptions): Promise<Identity> {
  const identity = await explained(() => ownIdentity(options.home, passphraseFrom(options))())
  if (identity) return identity
  throw new FailedError(
    'Cannot sign: this node has no exchange key; make one with comity keys identity --init, and have the agreement name it',
  )
}

/** Sends the letter where that is asked for, and returns to which address; null where it is not. Throws FailedError where it was not taken. */
export async function sent(
  db: Database,
  { send }: SendOptions,
  document: string,
  partner: Pick<Partner, 'fingerprints' | 'name'> | null,
): Promise<string | null> {
  if (send === undefined) return null
  const again = 'what was signed is kept, and can be sent again, or given as a file with --out'
  const address = send === true ? partner && (await addressOfPartner(db, partner)) : send
  if (address === null)
    throw new FailedError(
      `Cannot send it: no address of ${partner?.name ?? 'the centre'} is known, because nothing of it is followed; give one after --send. Beside, ${again}`,
    )
  if (!/^https?:\/\//.test(address))
    throw new UsageError(
      `Cannot send it to "${address}": expected the web address of a repository, such as https://law.example/exchange/`,
    )
  if (Buffer.byteLength(document) > LARGEST_LETTER)
    throw new FailedError(
      `Cannot send it: it has more than ${LARGEST_LETTER / 2 ** 20} MiB, which no node takes over the network; give it as a file with --out`,
    )
  const posted = await postStudyLetter(address, document, AbortSignal.timeout(PATIENCE))
  if (posted === 'taken') return address
  if (posted === 'unreached') throw new FailedError(`Cannot reach ${address}: try later; ${again}`)
  throw new FailedError(
    `Cannot send it: ${address} did not take it, and does not say why. Its agreement may not name this node's key (comity keys identity), it may have another key than the one asked, or too many letters wait there; ${again}`,
  )
}
