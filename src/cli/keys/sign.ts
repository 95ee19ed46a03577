/** `comity keys init|rotate|revoke|renew`: what makes keys or signs with them. */
import { shortId } from '#exchange/keys/key.ts'
import { createRepository } from '#exchange/repository/create.ts'
import type { Repository } from '#exchange/repository/repository.ts'
import { checkQuorum, type Quorum } from '#exchange/repository/roles.ts'
import type { KeysChanged, NewKeys } from '#exchange/repository/succession.ts'
import { isTerminal } from '../ask.ts'
import { type Context, print, UsageError, withLibrary } from '../context.ts'
import { signedAtHand } from '../profile-signing.ts'
import { confirm, explained, placesIn, ringOf, type SigningOptions, withPublisher } from '../publisher.ts'
import { keyLines, nextSteps, plan, type ShownKey, spoken } from './output.ts'
import { proposeRoot } from './propose.ts'
import { whole } from './show.ts'

interface FreshOptions extends SigningOptions {
  readonly to?: readonly string[]
  readonly iCanLoseNone?: boolean
  readonly onlinePlain?: boolean
  readonly yes?: boolean
}

export interface InitOptions extends FreshOptions {
  readonly rootKeys: string
  readonly rootThreshold: string
  readonly targetsKeys: string
  readonly targetsThreshold: string
}

/** Makes the keys and the repository of a publisher, and prints its fingerprint. */
export async function initKeys(context: Context, options: InitOptions): Promise<void> {
  const { iCanLoseNone: canLoseNone, onlinePlain, to: offline = [] } = options
  const quorums = {
    root: quorumOf('root', [options.rootKeys, options.rootThreshold], canLoseNone),
    targets: quorumOf('targets', [options.targetsKeys, options.targetsThreshold], canLoseNone),
  }
  const { repository: folder } = placesIn(options)
  if (isTerminal() && !options.yes) {
    context.log(plan(options.audience, quorums, offline))
    await confirm('Make them?', false)
  }
  const { fingerprint, keys, warnings } = await explained(() =>
    createRepository({
      folder,
      ring: ringOf(options),
      now: context.wiring.now(),
      quorums,
      canLoseNone,
      offline,
      onlinePlain,
    }),
  )
  for (const warning of warnings) context.log(`Mind: ${warning}`)
  const begun = { fingerprint, keys: shown(keys) }
  print(
    context,
    options,
    begun,
    () =>
      `Fingerprint of this publisher\n${spoken(fingerprint)}\nKeys\n${keyLines(begun.keys)}${nextSteps(offline.length > 0, onlinePlain === true)}`,
  )
}

interface ReplacingOptions extends FreshOptions {
  readonly threshold?: string
  readonly propose?: string
}

export interface RotateOptions extends ReplacingOptions {
  readonly key?: string
  readonly keys?: string
}

export interface RevokeOptions extends ReplacingOptions {
  readonly replacement: boolean
}

/** Puts new keys in the place of those of a role; with `--propose`, in a root that others sign as well. */
export async function rotateKeys(context: Context, role: string, options: RotateOptions): Promise<void> {
  const which = options.key === undefined ? `all keys of ${role}` : `the key ${options.key} of ${role}`
  const keys = options.keys === undefined ? undefined : whole(options.keys, '--keys')
  const how = { ...howOf(options), only: options.key, keys }
  const { propose } = options
  if (propose !== undefined) return proposeRoot(context, { do: 'rotate', role, how }, { ...options, propose })
  await withPublisher(context, options, async ({ repository }) => {
    await confirm(`Replace ${which}?`, options.yes)
    tell(context, options, await repository.rotate(role, how))
  })
}

/** Takes one key back; with `--propose`, in a root that others sign as well. */
export async function revokeKey(context: Context, id: string, options: RevokeOptions): Promise<void> {
  const how = { ...howOf(options), replace: options.replacement }
  const { propose } = options
  if (propose !== undefined)
    return proposeRoot(context, { do: 'revoke', digits: id, how }, { ...options, propose })
  await withPublisher(context, options, async ({ repository }) => {
    await confirm(`Revoke the key ${id}? What it signs is refused from then on.`, options.yes)
    tell(context, options, await repository.revoke(id, how))
  })
}

export interface RenewOptions extends SigningOptions {
  readonly after?: string
  readonly propose?: string
}

/** Signs roles anew; those that are due where none is named, or all that have to be where the repository is an older copy. */
export async function renewRoles(
  context: Context,
  named: readonly string[],
  options: RenewOptions,
): Promise<void> {
  const { propose } = options
  if (propose !== undefined) {
    if (named.length !== 1 || named[0] !== 'root' || options.after !== undefined)
      throw new UsageError('Cannot propose that: expected comity keys renew root --propose FILE')
    return proposeRoot(context, { do: 'renew' }, { ...options, propose })
  }
  const after = options.after === undefined ? undefined : versionNumber(options.after)
  await withPublisher(context, options, async ({ repository, ring }) => {
    const roles =
      named.length > 0 ? named : after === undefined ? await dueByHand(repository) : beyond(repository)
    if (after !== undefined && repository.collections().length > 0)
      context.log(
        'Mind: releases that were published since the copy was made are lost with it. Followers who have them will refuse others of the same numbers: put those releases back from a mirror before you publish again.',
      )
    const written = roles.length > 0 ? await repository.renew(roles, after) : { files: 0, bytes: 0 }
    if (roles.includes('targets'))
      await withLibrary(context, options, ({ db }) =>
        signedAtHand({ ...options, isOpen: true }, { repository, ring }, db),
      )
    print(context, options, { renewed: roles, ...written }, () =>
      roles.length > 0 ? `Signed anew: ${roles.join(', ')}\n` : 'Nothing is due: see comity keys list\n',
    )
  })
}

async function dueByHand(repository: Repository): Promise<string[]> {
  return (await repository.due()).filter(({ renewed }) => renewed === 'by-hand').map(({ role }) => role)
}

// Every number that followers may have seen is passed; those of root follow one another.
function beyond(repository: Repository): string[] {
  return ['targets', ...repository.collections(), 'snapshot', 'timestamp']
}

function versionNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new UsageError(
    `Cannot read --after "${text}": expected the highest version that was signed, such as 57`,
  )
}

function howOf({ to = [], threshold, iCanLoseNone, onlinePlain }: ReplacingOptions): NewKeys {
  return {
    folders: to,
    threshold: threshold === undefined ? undefined : whole(threshold, '--threshold'),
    canLoseNone: iCanLoseNone,
    plain: onlinePlain,
  }
}

function quorumOf(
  role: string,
  [keys, threshold]: readonly [string, string],
  canLoseNone: boolean | undefined,
): Quorum {
  const quorum = {
    keys: whole(keys, `--${role}-keys`),
    threshold: whole(threshold, `--${role}-threshold`),
  }
  try {
    checkQuorum(role, quorum, canLoseNone)
    return quorum
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function tell(context: Context, options: SigningOptions, { role, gone, fresh, warning }: KeysChanged): void {
  if (warning) context.log(`Mind: ${warning}`)
  const changed = { role, gone, keys: shown(fresh) }
  print(context, options, changed, () =>
    [
      `No longer of ${role}: ${gone.map(shortId).join(', ')}\n`,
      fresh.length > 0 ? `New:\n${keyLines(changed.keys)}` : '',
      'Followers learn of it the next time they look. The files of keys that count no more may be destroyed.\n',
    ].join(''),
  )
}

function shown(keys: readonly (ShownKey & { file: string })[]): { role: string; id: string; file: string }[] {
  return keys.map(({ role, id, file }) => ({ role, id, file }))
}
