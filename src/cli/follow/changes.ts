/** `comity follow set` and `comity follow remove`: what an operator said when a publisher was first followed is said anew, or taken back. */
import type { Command } from 'commander'
import { isNetwork } from '#exchange/follow/medium.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import { type Stopped, stopFollowing } from '#jobs/exchange/stop-following.ts'
import { transportTo } from '#jobs/exchange/sync.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type Followed, followedSources, setFollowed } from '#store/followed.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  UsageError,
  withLibrary,
} from '../context.ts'
import { progressBar } from '../progress.ts'
import { collect, confirm } from '../publisher.ts'
import { keepWatch, type ScheduleOptions, watchChange, withSchedule } from './schedule.ts'
import { baseOf, fingerprintShown, graceOf } from './source.ts'

interface SetOptions extends CommonOptions, ScheduleOptions {
  readonly base?: string
  /** False where all are taken away. */
  readonly mirror?: readonly string[] | false
  readonly grace?: string
}

interface RemoveOptions extends CommonOptions {
  readonly withdraw?: string
  readonly yes?: boolean
}

/** Adds both to `comity follow`. */
export function registerFollowChanges(follow: Command, context: Context): void {
  withSchedule(common(follow.command('set <name>')))
    .description(
      'Say anew where and when a publisher is read, and how long its word is taken from a medium after it has expired',
    )
    .option(
      '--base <url|dir|file>',
      'where its files are read from now on: the same publisher, by its fingerprint',
    )
    .option(
      '--mirror <url|dir|file>',
      'where its files may also be had, in the place of the mirrors before; may be repeated',
      collect,
    )
    .option('--no-mirror', 'read no mirrors any more')
    .option('--grace <days>', 'how long its word is taken from a medium after it has expired')
    .addHelpText(
      'after',
      '\nExamples:\n  comity follow set bellmere --grace 90\n  comity follow set bellmere --schedule "every 2 hours" --bandwidth 200\n  comity follow set bellmere --base https://new.example/exchange/ --mirror https://mirror.example/exchange/mirrors/bellmere/\n  comity follow set bellmere --no-mirror\n',
    )
    .action((name: string, options: SetOptions) => set(context, name, options))
  common(follow.command('remove <name>'))
    .description('Stop following a publisher; what was received of it stays readable, unless it is withdrawn')
    .option(
      '--withdraw <reason>',
      'show what was received no more, for this reason: what it was can still be told',
    )
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      '\nNothing is taken from the publisher any more, and nothing of it is passed on. Its texts stay as they were verified, with the word of\ntheir publisher beside them; they grow old. Followed again under the same name, it goes on.\n\nExamples:\n  comity follow remove bellmere\n  comity follow remove bellmere --withdraw "The agreement of 2026 has ended" --yes\n',
    )
    .action((name: string, options: RemoveOptions) => remove(context, name, options))
}

function set(context: Context, name: string, options: SetOptions): Promise<void> {
  const { base, mirror, grace } = options
  const watch = watchChange(options)
  if (base === undefined && mirror === undefined && grace === undefined && Object.keys(watch).length === 0)
    throw new UsageError(
      `Cannot change "${name}": say what, with --base, --mirror, --no-mirror, --grace, --schedule or --bandwidth`,
    )
  const days = grace === undefined ? undefined : graceOf(grace)
  return withLibrary(context, options, async ({ db }) => {
    const followed = await followedAs(db, name)
    if (followed.audience !== PUBLIC && [base, ...(mirror || [])].some((each) => each && isNetwork(each)))
      throw new UsageError(
        `Cannot read what is for "${followed.audience}" from another address: it is shown to that of its publisher alone. Where that has changed, comity follow remove ${name} and follow it there: what is held stays`,
      )
    const facts = {
      ...(base === undefined ? {} : { base: await sameAt(context, followed, base) }),
      ...(mirror === undefined ? {} : { mirrors: JSON.stringify((mirror || []).map(baseOf)) }),
      ...(days === undefined ? {} : { grace_days: days }),
    }
    if (Object.keys(facts).length > 0) await setFollowed(db.sql, name, facts)
    await keepWatch(db, name, watch)
    const { mirrors, ...told } = { ...followed, ...facts }
    print(context, options, { ...told, mirrors: JSON.parse(mirrors) as string[] }, (now) => {
      const also = now.mirrors.length === 0 ? 'no mirrors' : `or from ${now.mirrors.join(', ')}`
      return `"${name}" is read from ${now.base}, ${also}; grace ${now.grace_days} days\n`
    })
  })
}

// Another address is one more way to the same publisher: of another, a library follows another name.
async function sameAt(context: Context, { name, fingerprint }: Followed, typed: string): Promise<string> {
  const base = baseOf(typed)
  const shown = await fingerprintShown(transportTo(base)).catch((error: unknown) => {
    if (!(error instanceof FailedError)) throw error
    context.log(`Mind: it could not be seen who is there, and will be at the next sync. ${error.message}`)
    return null
  })
  if (shown === null || shown === fingerprint) return base
  throw new FailedError(
    `Cannot read "${name}" from ${base}: another publisher is there. Its fingerprint is ${shown}; that of "${name}" is ${fingerprint}. To follow it as well: comity follow ${typed}`,
  )
}

function remove(context: Context, name: string, options: RemoveOptions): Promise<void> {
  const { withdraw } = options
  if (withdraw?.trim() === '')
    throw new UsageError('Cannot withdraw without a reason: give it with --withdraw "…"')
  return withLibrary(context, options, async ({ db }) => {
    await followedAs(db, name)
    const what = withdraw === undefined ? '' : ' and show nothing of it any more'
    await confirm(`Stop following "${name}"${what}?`, options.yes)
    const bar = progressBar(context.log)
    const stopped = await stopFollowing(db, name, {
      home: options.home,
      withdrawn: withdraw ?? null,
      now: context.wiring.now(),
      progress: (label) => bar.show({ label, done: 0, total: null }),
    })
    bar.end()
    print(context, options, stopped, textOf)
  })
}

function textOf({ name, kept, withdrawn }: Stopped): string {
  const texts =
    withdrawn > 0
      ? `${withdrawn} texts are shown no more`
      : `${kept} texts that were received stay readable; nothing new comes`
  return `"${name}" is followed no more: ${texts}\n`
}

async function followedAs({ sql }: Database, name: string): Promise<Followed> {
  const all = await followedSources(sql)
  const followed = all.find((each) => each.name === name)
  if (followed) return followed
  const known = all.map((each) => each.name)
  const hint = isNetwork(name) || name.includes('/') ? '; give the name, not the address' : ''
  throw new FailedError(
    `"${name}" is not followed${hint}; ${known.length === 0 ? 'nobody is yet: comity follow URL' : `those followed are ${known.join(', ')}`}`,
  )
}
