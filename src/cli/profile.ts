/** `comity profile`: what this centre says of itself, signed with the rest of what it publishes. */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { parse } from 'yaml'
import { type OwnProfile, ownProfileIn } from '#exchange/profile.ts'
import { ownProfileOf, profileToSign } from '#jobs/network/profile.ts'
import { whyUnread } from '#kit/unread.ts'
import { followedSources } from '#store/followed.ts'
import { ownProfile, setOwnProfile } from '#store/network.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  type Opened,
  print,
  UsageError,
  withLibrary,
  withOwnLibrary,
} from './context.ts'
import { SIGN_PROFILE, signProfile, signProfileAtHand } from './profile-signing.ts'
import { collect, type SigningOptions, signing } from './publisher.ts'

interface SetOptions extends SigningOptions {
  readonly file?: string
  readonly name?: string
  readonly institution?: string
  readonly state?: string
  readonly address?: string
  readonly position?: string
  readonly hours?: string
  readonly language?: readonly string[]
  readonly contact?: string
  readonly site?: string
  readonly heartbeat?: string
  readonly mirror?: readonly string[]
  readonly knows?: readonly string[]
}

const TEXTS = ['name', 'institution', 'state', 'address', 'hours', 'contact', 'site'] as const

export function registerProfile(program: Command, context: Context): Command {
  const profile = program
    .command('profile')
    .description(
      'Say who this centre is: shown to everybody in the directory of centres, signed with its keys',
    )
    .addHelpText(
      'after',
      '\nFollowers see a profile once it is signed, and that takes a key of the targets role, which people keep offline.\ncomity publish and comity keys renew targets sign it where that key is at hand.\n\nExamples:\n  comity profile set --name "Centre of Legal Information" --institution "National Library" --state fr\n  comity profile show\n  comity profile sign --with /media/stick-1\n',
    )
  describing(signing(common(profile.command('set'))))
    .addHelpText(
      'after',
      '\nOnly what is given changes; an empty text ("") takes a member back. A file has the same members: name, institution, state,\naddress, position: [48.86, 2.35], hours, languages: [fr, en], contact, site, mirrors, heartbeat, knows.\n\nExamples:\n  comity profile set --name "Centre of Legal Information" --state fr --position 48.86,2.35 --language fr --language en\n  comity profile set --contact centre@law.example --hours "Mon-Fri 9-17"\n  comity profile set --file centre.yaml\n',
    )
    .action((options: SetOptions) => set(context, options))
  common(profile.command('show'))
    .description('Show what this centre says of itself, as it is signed')
    .addHelpText('after', '\nExamples:\n  comity profile show\n  comity profile show --json\n')
    .action((options: CommonOptions) =>
      withLibrary(context, options, async ({ db }) => {
        const { bytes, isGiven } = await profileToSign(db, 'public')
        const said = JSON.parse(bytes.toString()) as Record<string, unknown>
        print(context, options, said, () =>
          isGiven ? linesOf(said) : 'This centre has not said who it is: comity profile set --name …\n',
        )
      }),
    )
  signing(common(profile.command('sign')))
    .description('Sign the profile, so that followers see it')
    .addHelpText('after', '\nExamples:\n  comity profile sign\n  comity profile sign --with /media/stick-1\n')
    .action((options: SigningOptions) =>
      withLibrary(context, options, async ({ db }) => {
        const signed = await signProfile(context, options, db)
        print(context, options, { signed }, () =>
          signed
            ? 'The profile is signed; followers see it the next time they look\n'
            : 'The profile is signed already\n',
        )
      }),
    )
  return profile
}

function describing(command: Command): Command {
  return command
    .description('Say who this centre is; what is not given stays as it is')
    .option('--file <file>', 'take it from a YAML or JSON file')
    .option('--name <text>', 'what the centre is called')
    .option('--institution <text>', 'the institution that hosts it')
    .option('--state <code>', 'the state whose centre it is, such as fr')
    .option('--address <text>', 'where it is')
    .option('--position <lat,lon>', 'where it is, in degrees: 48.86,2.35')
    .option('--hours <text>', 'when it is open')
    .option('--language <tag>', 'a language that it answers in, such as fr; may be repeated', collect)
    .option('--languages <tags>', 'the languages that it answers in, with commas between: fr,en', listed)
    .option('--contact <text>', 'an e-mail address, a telephone number or a web address')
    .option('--site <url>', 'its site')
    .option(
      '--heartbeat <hours>',
      'how often you promise to be heard (default: 6, which comity serve keeps; "" for that)',
    )
    .option('--mirror <url>', 'where its repository may also be had; may be repeated', collect)
    .option('--knows <name>', 'a centre followed here that the profile tells of; may be repeated', collect)
}

function listed(value: string): string[] {
  return value.split(/[\s,]+/).filter((tag) => tag !== '')
}

async function set(context: Context, options: SetOptions & { languages?: readonly string[] }): Promise<void> {
  const given = await givenIn(options)
  if (Object.keys(given).length === 0)
    throw new UsageError(
      'Cannot set the profile: nothing is given; say for example --name "…", or --file FILE',
    )
  await withOwnLibrary(context, options, async (opened) => {
    const { db } = opened
    const before = await ownProfile(db.sql)
    const merged = { ...(before === null ? {} : JSON.parse(before.profile)), ...given }
    const read = ownProfileIn(merged)
    if ('faults' in read) throw new UsageError(`Cannot set the profile: ${read.faults.join('; ')}`)
    await assertFollowed(opened, read.profile)
    await setOwnProfile(db.sql, JSON.stringify(read.profile), context.wiring.now().toISOString())
    const signed = await signProfileAtHand(context, options, db)
    const said = await ownProfileOf(db)
    print(context, options, { ...said, signed }, () => `${linesOf(said)}${toldOf(signed)}`)
  })
}

function toldOf(signed: boolean | null): string {
  if (signed === null) return 'Kept. This library has no keys yet: comity keys init, then comity publish\n'
  return signed
    ? 'Kept and signed: followers see it the next time they look\n'
    : `Kept, and not signed yet: ${SIGN_PROFILE}\n`
}

async function givenIn(
  options: SetOptions & { languages?: readonly string[] },
): Promise<Record<string, unknown>> {
  const given: Record<string, unknown> = options.file === undefined ? {} : await membersIn(options.file)
  for (const name of TEXTS)
    if (options[name] !== undefined) given[name] = options[name] === '' ? null : options[name]
  if (options.position !== undefined) given.position = positionIn(options.position)
  if (options.heartbeat !== undefined) given.heartbeat = hoursIn(options.heartbeat)
  const languages = [...(options.languages ?? []), ...(options.language ?? [])]
  if (languages.length > 0) given.languages = languages
  if (options.mirror) given.mirrors = options.mirror.filter((each) => each !== '')
  if (options.knows) given.knows = options.knows.filter((each) => each !== '')
  return given
}

async function membersIn(file: string): Promise<Record<string, unknown>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new FailedError(`Cannot read "${file}": ${whyUnread(error)}`)
  })
  try {
    const value: unknown = parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch (error) {
    throw new FailedError(
      `Cannot read "${file}": ${error instanceof Error ? error.message.split('\n')[0] : error}; expected YAML or JSON`,
    )
  }
  throw new FailedError(`Cannot read "${file}": expected members such as name: and institution:`)
}

function positionIn(text: string): [number, number] | null {
  if (text === '') return null
  const [, latitude, longitude] = /^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text) ?? []
  if (latitude === undefined || longitude === undefined)
    throw new UsageError(
      `Cannot read --position "${text}": expected latitude and longitude in degrees, such as 48.86,2.35`,
    )
  return [Number(latitude), Number(longitude)]
}

function hoursIn(text: string): number | null {
  if (text === '') return null
  const hours = Number(text)
  if (hours > 0 && hours <= 8784) return hours
  throw new UsageError(`Cannot read --heartbeat "${text}": expected hours, such as 6 or 24`)
}

async function assertFollowed({ db }: Opened, { knows }: OwnProfile): Promise<void> {
  const names = (await followedSources(db.sql)).map(({ name }) => name)
  const unknown = knows.find((name) => !names.includes(name))
  if (unknown !== undefined)
    throw new UsageError(
      `Cannot tell of "${unknown}": it is not followed here; ${names.length === 0 ? 'nobody is yet' : `those followed are ${names.join(', ')}`}`,
    )
}

function linesOf(said: Readonly<Record<string, unknown>>): string {
  const shown = Object.entries(said).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  )
  const width = Math.max(0, ...shown.map(([name]) => name.length))
  return shown
    .map(
      ([name, value]) =>
        `${name.padEnd(width)}  ${typeof value === 'object' ? JSON.stringify(value) : value}\n`,
    )
    .join('')
}
