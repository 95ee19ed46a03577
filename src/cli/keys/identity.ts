/** `comity keys identity`: the exchange key by which this node shows partners who it is. */
import type { Command } from 'commander'
import { identityFolder, identityIn, makeIdentity } from '#exchange/access/identity.ts'
import { type KeyAtHand, openKeyRing } from '#exchange/keys/key-ring.ts'
import { type CommonOptions, type Context, common, FailedError, print, UsageError } from '../context.ts'
import { explained, passphraseFrom } from '../publisher.ts'

interface Options extends CommonOptions {
  readonly init?: boolean
  readonly plain?: boolean
  readonly passphraseFile?: string
}

const HELP = `
A publisher gives what is not for everybody to the keys that its agreements name. This key is yours: its public half goes into
the agreement; with its secret half this node signs who it is when it syncs, and what it received. It signs no law.

Examples:
  comity keys identity --init                  for a person, who is asked for a passphrase
  comity keys identity --init --plain          for a server that nobody attends to
  comity keys identity                         shows the public half, for the agreement
  comity keys identity --json
`

/** Adds the command to those of keys. */
export function registerIdentity(keys: Command, context: Context): Command {
  return common(keys.command('identity'))
    .description('Show the exchange key of this node, by which partners know it, or make it')
    .option('--init', 'make it')
    .option('--plain', 'leave it without a passphrase, readable by its owner alone')
    .option(
      '--passphrase-file <file>',
      'file with the passphrase; else COMITY_PASSPHRASE, else it is asked for',
    )
    .addHelpText('after', HELP)
    .action((options: Options) => identity(context, options))
}

async function identity(context: Context, options: Options): Promise<void> {
  if (options.plain && !options.init)
    throw new UsageError(
      'Cannot change how the exchange key is kept: --plain is for --init, when it is made; leave it out to see the key',
    )
  const key = await explained(async () => {
    const ring = openKeyRing({
      folders: [identityFolder(options.home)],
      passphrase: passphraseFrom(options),
    })
    return options.init ? makeIdentity(ring, options.plain ?? false) : identityIn(ring)
  })
  if (!key)
    throw new FailedError(
      `This node has no exchange key in ${identityFolder(options.home)}; make one with comity keys identity --init`,
    )
  const { id, public: half, file, encrypted } = key
  print(context, options, { id, public: half, file, encrypted }, () => textOf(key, options.init ?? false))
}

function textOf({ id, public: half, file, encrypted }: KeyAtHand, isMade: boolean): string {
  const lock = encrypted ? 'locked by its passphrase' : 'without a passphrase, readable by its owner alone'
  return `${isMade ? 'Made the exchange key of this node' : 'The exchange key of this node'} (${lock})
  public  ${half}
  id      ${id}
  file    ${file}
Give the public half to the publisher for the agreement, by another way than the network.
`
}
