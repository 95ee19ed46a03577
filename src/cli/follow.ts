/** `comity follow`: a publisher is trusted from now on, by the fingerprint that the operator got by another way. */

import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { Fetching } from '#exchange/follow/fetching.ts'
import { NotThereError } from '#exchange/follow/transport.ts'
import { hexDigest, isHash } from '#exchange/hashing.ts'
import { LIMITS } from '#exchange/limits.ts'
import { RefusedError } from '#exchange/refused.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import { transportTo } from '#jobs/sync.ts'
import { addFollowed, followedSources, UNTRIED } from '#store/followed.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  UsageError,
  withOwnLibrary,
} from './context.ts'
import { collect, confirm } from './publisher.ts'

interface Options extends CommonOptions {
  readonly fingerprint?: string
  readonly root?: string
  readonly name?: string
  readonly mirror: readonly string[]
  readonly grace: string
  readonly yes?: boolean
}

export function registerFollow(program: Command, context: Context): Command {
  return common(program.command('follow <url|dir>'))
    .description('Follow a publisher: trust its keys, and take its law at each sync')
    .option(
      '--fingerprint <hex>',
      'the fingerprint that the publisher told you by another way: giving it is consent',
    )
    .option('--root <file>', 'the root metadata that the publisher gave you')
    .option('--name <name>', 'what it is called here (default: the name in its address)')
    .option('--mirror <url|dir>', 'where its files may also be had; may be repeated', collect, [])
    .option('--grace <days>', 'how long its word is taken from a medium after it has expired', '0')
    .option('--yes', 'trust the fingerprint that the source itself shows, without asking')
    .addHelpText(
      'after',
      '\nExamples:\n  comity follow https://law.example/exchange/ --fingerprint 3b0c…e1 --name bellmere\n  comity follow /media/usb/bellmere --root 1.root.json --name bellmere --grace 90\n',
    )
    .action((base: string, options: Options) => follow(context, base, options))
}

async function follow(context: Context, base: string, options: Options): Promise<void> {
  const name = options.name ?? nameIn(base)
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(name))
    throw new UsageError(
      `Cannot call a source "${name}": expected lower-case letters, digits and hyphens; give one with --name`,
    )
  const grace = Number(options.grace)
  if (!Number.isSafeInteger(grace) || grace < 0 || grace > 3650)
    throw new UsageError(`Cannot read --grace "${options.grace}": expected days, from 0 to 3650`)
  const fingerprint = await trusted(context, base, options)
  await withOwnLibrary(context, options, async ({ db }) => {
    const held = (await followedSources(db.sql)).find((each) => each.name === name)
    if (held)
      throw new FailedError(
        `"${name}" is followed already, from ${held.base}; choose another name with --name`,
      )
    const followed = {
      name,
      base: /^https?:/.test(base) && !base.endsWith('/') ? `${base}/` : base,
      audience: PUBLIC,
      fingerprint,
      mirrors: JSON.stringify(options.mirror),
      grace_days: grace,
      added_at: context.wiring.now().toISOString(),
      ...UNTRIED,
    }
    await addFollowed(db.sql, followed)
    const { mirrors: _, ...told } = followed
    print(
      context,
      options,
      { ...told, mirrors: options.mirror },
      () =>
        `Following "${name}" from ${base}\n  fingerprint ${grouped(fingerprint)}\nTake its law with comity sync ${name}\n`,
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
  const served = hexDigest(await rootOf(base))
  const given = options.fingerprint?.replace(/[\s:]/g, '').toLowerCase()
  if (given === undefined) {
    context.log(
      `${base} shows the fingerprint\n  ${grouped(served)}\nCompare it with the one that the publisher told you by another way.`,
    )
    await confirm('Do you trust it?', options.yes)
    return served
  }
  if (!isHash(given))
    throw new UsageError(`Cannot read --fingerprint "${options.fingerprint}": expected 64 hexadecimal digits`)
  if (served !== given)
    throw new FailedError(
      `${base} is not the publisher you mean: its fingerprint is ${served}; you gave ${given}. Ask the publisher, and do not follow it before that is clear`,
    )
  return given
}

async function rootOf(base: string): Promise<Buffer> {
  const transport = transportTo(base)
  const fetching = new Fetching({ transports: [transport], bandwidth: null, clock: () => performance.now() })
  try {
    return await fetching.small('metadata/1.root.json', LIMITS.metadata)
  } catch (error) {
    if (error instanceof NotThereError)
      throw new FailedError(`${base} is no repository of a publisher: it has no metadata/1.root.json`)
    throw error instanceof RefusedError ? new FailedError(error.message) : error
  } finally {
    await transport.close()
  }
}

function nameIn(base: string): string {
  const host = /^https?:\/\/([^/:]+)/.exec(base)?.[1]
  const word = host ? (host.split('.').at(-2) ?? host) : base.split(/[\\/]/).filter(Boolean).at(-1)
  return (word ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
}

function grouped(fingerprint: string): string {
  return (fingerprint.match(/.{4}/g) ?? []).join(' ')
}
