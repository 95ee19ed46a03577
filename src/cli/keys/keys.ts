/** `comity keys`: the keys of a publisher, from the first to the last. */
import type { Command } from 'commander'
import { type Context, common } from '../context.ts'
import { collect, type SigningOptions, signing } from '../publisher.ts'
import { registerIdentity } from './identity.ts'
import { publishProposed, type SignOptions, signRoot } from './propose.ts'
import { type DrillOptions, drillKeys, type ExportOptions, exportRoot, listKeys } from './show.ts'
import {
  type InitOptions,
  initKeys,
  type RenewOptions,
  type RevokeOptions,
  type RotateOptions,
  renewRoles,
  revokeKey,
  rotateKeys,
} from './sign.ts'

const HELP = `
A publisher is known by its root keys. They sign which keys may sign the rest, and should lie on sticks in different
places. The snapshot and timestamp keys stay on the server, which renews its heartbeat with them.

Examples:
  comity keys init --to /media/stick-1 --to /media/stick-2 --to /media/stick-3
  comity keys list
  comity keys export
  comity keys drill --lost 1
  comity keys rotate timestamp --with /media/stick-1 --with /media/stick-2
`

export function registerKeys(program: Command, context: Context): Command {
  const keys = program
    .command('keys')
    .description('Make, list, replace and take back the keys that releases are signed with')
    .addHelpText('after', HELP)
  const sub = (usage: string, description: string, ...examples: string[]) =>
    signing(common(keys.command(usage)))
      .description(description)
      .addHelpText('after', `\nExamples:\n${examples.map((each) => `  comity keys ${each}\n`).join('')}`)
  fresh(
    sub(
      'init',
      'Make the keys and the repository of a publisher',
      'init',
      'init --to /media/a --to /media/b --to /media/c',
      'init --root-keys 5 --root-threshold 3 --audience partners --json',
    ),
  )
    .option('--root-keys <n>', 'how many root keys there are', '3')
    .option('--root-threshold <m>', 'how many of them must sign', '2')
    .option('--targets-keys <n>', 'how many keys may add collections', '2')
    .option('--targets-threshold <m>', 'how many of them must sign', '1')
    .option(
      '--online-plain',
      'leave the snapshot and timestamp keys without a passphrase, for a server that nobody attends to',
    )
    .action((options: InitOptions) => initKeys(context, options))
  sub(
    'list',
    'Show roles, keys, where they lie, how many must sign, and what is due',
    'list',
    'list --json',
  ).action((options: SigningOptions) => listKeys(context, options))
  replacing(
    sub(
      'rotate <role>',
      'Put new keys in the place of those of a role',
      'rotate timestamp',
      'rotate root --to /media/new-1 --to /media/new-2 --to /media/new-3',
      'rotate root --key 1a2b3c4d',
      'rotate timestamp --propose root-2.json',
    ),
  )
    .option('--key <id>', 'replace this one only')
    .option('--keys <n>', 'how many keys are made')
    .action((role: string, options: RotateOptions) => rotateKeys(context, role, options))
  replacing(
    sub(
      'revoke <id>',
      'Take one key back, and put a new one in its place',
      'revoke 1a2b3c4d',
      'revoke 1a2b3c4d --no-replacement --yes',
    ),
  )
    .option('--no-replacement', 'make no new key')
    .action((id: string, options: RevokeOptions) => revokeKey(context, id, options))
  sub(
    'renew [role...]',
    'Sign anew what will expire, with the keys that there are',
    'renew',
    'renew root targets',
    'renew --after 57',
  )
    .option(
      '--after <n>',
      'count versions on from beyond this one, where an old copy of the repository was put back',
    )
    .option('--propose <file>', PROPOSE)
    .action((roles: string[], options: RenewOptions) => renewRoles(context, roles, options))
  sub(
    'sign <file>',
    'Add the signatures of the root keys at hand to a root that was proposed',
    'sign root-2.json --with /media/stick',
  )
    .option('--yes', 'do not ask')
    .action((file: string, options: SignOptions) => signRoot(context, file, options))
  sub(
    'publish <file...>',
    'Make a proposed root hold, once enough have signed it, in one file or in copies of it',
    'publish root-2.json',
    'publish from-anna.json from-boris.json',
  ).action((files: string[], options: SigningOptions) => publishProposed(context, files, options))
  sub(
    'export',
    'Show the fingerprint as it is read out, and the first root',
    'export',
    'export --root > 1.root.json',
  )
    .option('--root', 'print the first root itself, byte for byte')
    .action((options: ExportOptions) => exportRoot(context, options))
  sub('drill', 'Rehearse the loss of keys: who could still sign, and what to do', 'drill --lost 1')
    .option('--lost <k>', 'how many keys of one role are lost', '1')
    .action((options: DrillOptions) => drillKeys(context, options))
  registerIdentity(keys, context)
  return keys
}

const PROPOSE = 'write a root into this file, for holders of root keys to sign in different places'

function fresh(command: Command): Command {
  return command
    .option('--to <dir>', 'folder for new offline keys; repeated, they are dealt out in turn', collect)
    .option('--i-can-lose-none', 'let all root keys have to sign')
    .option('--yes', 'do not ask')
}

function replacing(command: Command): Command {
  return fresh(command)
    .option('--threshold <m>', 'how many must sign from now on')
    .option('--propose <file>', PROPOSE)
    .option('--online-plain', 'leave new snapshot and timestamp keys without a passphrase')
}
