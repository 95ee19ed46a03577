/** `comity follow`: a publisher is trusted from now on, by the fingerprint that the operator got by another way. */

import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { IDENTIFIER } from '#exchange/documents.ts'
import { isNetwork } from '#exchange/follow/medium.ts'
import type { Transport } from '#exchange/follow/transport.ts'
import { hexDigest, isHash } from '#exchange/hashing.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import { transportShowing } from '#jobs/exchange/showing.ts'
import { beginFollowing, isNameFree } from '#jobs/exchange/stop-following.ts'
import { transportTo } from '#jobs/exchange/sync.ts'
import { followedSources, UNTRIED } from '#store/followed.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  UsageError,
  withOwnLibrary,
} from '../context.ts'
import { identityOf } from '../identity.ts'
import { collect, confirm } from '../publisher.ts'
import { registerFollowChanges } from './changes.ts'
import { keepWatch, type ScheduleOptions, watchChange, withSchedule } from './schedule.ts'
import { baseOf, fingerprintShown, graceOf, grouped, nameIn } from './source.ts'

interface Options extends CommonOptions, ScheduleOptions {
  readonly fingerprint?: string
  readonly root?: string
  readonly name?: string
  readonly audience: string
  readonly plainHttp?: boolean
  readonly mirror: readonly string[]
  readonly grace: string
  readonly yes?: boolean
}

export function registerFollow(program: Command, context: Context): Command {
  const command = withSchedule(common(program.command('follow <url|dir|file>')))
    .description('Follow a publisher: trust its keys, and take its law at each sync')
    .option(
      '--fingerprint <hex>',
      'the fingerprint that the publisher told you by another way: giving it is consent',
    )
    .option('--root <file>', 'the root metadata that the publisher gave you')
    .option('--name <name>', 'what it is called here (default: the name in its address)')
    .option('--audience <name>', 'follow what the publisher has for this audience alone', PUBLIC)
    .option('--plain-http', 'show who this node is without TLS, where the line itself is trusted')
    .option('--mirror <url|dir|file>', 'where its files may also be had; may be repeated', collect, [])
    .option('--grace <days>', 'how long its word is taken from a medium after it has expired', '0')
    .option('--yes', 'trust the fingerprint that the source itself shows, without asking')
    .addHelpText(
      'after',
      '\nExamples:\n  comity follow https://law.example/exchange/ --fingerprint 3b0c…e1 --name bellmere\n  comity follow /media/usb/bellmere --root 1.root.json --name bellmere --grace 90\n  comity follow https://law.example/exchange/ --fingerprint 3b0c…e1 --schedule "30 3 * * *" --bandwidth 200\n  comity follow /media/usb/bellmere.comity.tar --fingerprint 3b0c…e1\n  comity follow https://law.example/exchange/ --audience partners --fingerprint 77ab…0c --name bellmere-partners\n',
    )
    .action((base: string, options: Options) => follow(context, base, options))
  // What stands behind `set` and `remove` is theirs, although `follow` has options of the same names.
  program.enablePositionalOptions()
  command.enablePositionalOptions()
  registerFollowChanges(command, context)
  return command
}

async function follow(context: Context, base: string, options: Options): Promise<void> {
  const name = options.name ?? nameIn(base)
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(name))
    throw new UsageError(
      `Cannot call a source "${name}": expected lower-case letters, digits and hyphens; give one with --name`,
    )
  const grace = graceOf(options.grace)
  const watch = watchChange(options)
  const { audience } = options
  const at = baseOf(audience === PUBLIC ? base : restrictedBase(base, options))
  const mirrors = options.mirror.map(baseOf)
  const fingerprint = await trusted(context, at, options)
  await withOwnLibrary(context, options, async ({ db }) => {
    const held = (await followedSources(db.sql)).find((each) => each.name === name)
    if (held)
      throw new FailedError(
        `"${name}" is followed already, from ${held.base}; choose another name with --name`,
      )
    if (!(await isNameFree(db, { home: options.home, name, fingerprint })))
      throw new FailedError(
        `Cannot call this publisher "${name}": texts are held that another one of the name signed; choose another with --name`,
      )
    const followed = {
      name,
      base: at,
      audience,
      fingerprint,
      mirrors: JSON.stringify(mirrors),
      grace_days: grace,
      added_at: context.wiring.now().toISOString(),
      ...UNTRIED,
    }
    await beginFollowing(db, options.home, followed)
    await keepWatch(db, name, watch)
    const { mirrors: _, ...told } = followed
    print(
      context,
      options,
      { ...told, mirrors },
      () =>
        `Following "${name}" from ${at}\n  fingerprint ${grouped(fingerprint)}\nTake its law with comity sync ${name}\n`,
    )
  })
}

async function trusted(context: Context, base: string, options: Options): Promise<string> {
  if (options.root !== undefined)
    return hexDigest(
      await readFile(options.root).catch(() => {
        throw new FailedError(`Cannot read the root metadata "${options.root}"`)
      }),
    )
  const given = options.fingerprint?.replace(/[\s:]/g, '').toLowerCase()
  if (given !== undefined && !isHash(given))
    throw new UsageError(`Cannot read --fingerprint "${options.fingerprint}": expected 64 hexadecimal digits`)
  const served = await fingerprintShown(transportFor(context, base, options, given))
  if (given === undefined) {
    context.log(
      `${base} shows the fingerprint\n  ${grouped(served)}\nCompare it with the one that the publisher told you by another way.`,
    )
    await confirm('Do you trust it?', options.yes)
    return served
  }
  if (served !== given)
    throw new FailedError(
      `${base} is not the publisher you mean: its fingerprint is ${served}; you gave ${given}. Ask the publisher, and do not follow it before that is clear`,
    )
  return given
}

// Tokens are made for a fingerprint and shown to one address: neither can be asked of whoever answers.
function restrictedBase(base: string, { audience, fingerprint, root, mirror, plainHttp }: Options): string {
  if (!IDENTIFIER.test(audience))
    throw new UsageError(
      `Cannot follow the audience "${audience}": expected the name that the agreement gives it, in lower-case letters, digits and hyphens`,
    )
  if (!isNetwork(base)) return base
  if (fingerprint === undefined && root === undefined)
    throw new UsageError(
      `Cannot ask ${base} for the audience "${audience}" without its fingerprint: give the one in the agreement with --fingerprint, or the root metadata with --root`,
    )
  if (mirror.some(isNetwork))
    throw new UsageError(
      'Cannot take what is restricted from a mirror over a network: it is shown to the publisher alone; name folders with --mirror, or none',
    )
  const { protocol, hostname } = URL.parse(base) ?? { protocol: '', hostname: '' }
  if (hostname === '')
    throw new UsageError(
      `Cannot read the address "${base}": expected one such as https://law.example/exchange/`,
    )
  if (protocol === 'http:' && !plainHttp && !LOOPBACK.test(hostname))
    throw new UsageError(
      `Cannot show ${base} who this node is over plain HTTP: whoever listens could ask in its name; give the https:// address, or --plain-http where the line itself is trusted`,
    )
  const whole = base.endsWith('/') ? base : `${base}/`
  return whole.endsWith(`/audiences/${audience}/`) ? whole : `${whole}audiences/${audience}/`
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/

function transportFor(
  context: Context,
  base: string,
  options: Options,
  fingerprint: string | undefined,
): Transport {
  const { audience } = options
  return audience === PUBLIC || !isNetwork(base) || fingerprint === undefined
    ? transportTo(base)
    : transportShowing({ base, audience, fingerprint }, identityOf(options), context.wiring.now)
}
