/** `comity sync`: what is new at the publishers that are followed comes in, verified. */
import type { Command } from 'commander'
import { type Synced, syncWith } from '#jobs/sync.ts'
import { followedSources } from '#store/followed.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  UsageError,
  withLibrary,
} from './context.ts'
import { progressBar } from './progress.ts'

interface Options extends CommonOptions {
  readonly from?: string
  readonly bandwidth?: string
}

export function registerSync(program: Command, context: Context): Command {
  return common(program.command('sync [name]'))
    .description('Take what is new from the publishers that are followed, verified before it is shown')
    .option('--from <dir>', 'read the files from this folder, such as a stick, in the place of the network')
    .option('--bandwidth <kB/s>', 'take no more than this')
    .addHelpText(
      'after',
      '\nExits with 1 where anything was refused; what was applied before that stays.\n\nExamples:\n  comity sync\n  comity sync bellmere --json\n  comity sync bellmere --from /media/usb/bellmere\n',
    )
    .action((name: string | undefined, options: Options) => sync(context, name, options))
}

async function sync(context: Context, name: string | undefined, options: Options): Promise<void> {
  const bandwidth = options.bandwidth === undefined ? null : Number(options.bandwidth) * 1000
  if (bandwidth !== null && !(bandwidth > 0))
    throw new UsageError(
      `Cannot read --bandwidth "${options.bandwidth}": expected kilobytes a second, such as 200`,
    )
  if (options.from !== undefined && name === undefined)
    throw new UsageError(
      'Cannot tell whose files they are: name the publisher, as in comity sync bellmere --from DIR',
    )
  await withLibrary(context, options, async ({ db }) => {
    const all = await followedSources(db.sql)
    const wanted = name === undefined ? all : all.filter((each) => each.name === name)
    if (wanted.length === 0)
      throw new FailedError(
        name === undefined
          ? 'Nobody is followed yet: comity follow URL'
          : `"${name}" is not followed; ${all.length === 0 ? 'nobody is yet: comity follow URL' : `those followed are ${all.map((each) => each.name).join(', ')}`}`,
      )
    const bar = progressBar(context.log)
    const sources: Synced[] = []
    const { now } = context.wiring
    for (const followed of wanted) {
      const how = { home: options.home, from: options.from ?? null, bandwidth, now, progress: bar.show }
      const synced = await syncWith(db, followed, how)
      if (synced.length === 0) context.log(`${followed.name} has published nothing yet`)
      sources.push(...synced)
    }
    bar.end()
    if (sources.some(({ status }) => status === 'refused')) context.exitCode = 1
    print(context, options, { sources }, () => sources.map(lineOf).join(''))
  })
}

function lineOf({
  name,
  collection,
  release,
  status,
  reason,
  works,
  bytes,
  requests,
  seconds,
}: Synced): string {
  const what = collection === null ? name : `${name}/${collection}`
  const cost = `${bytes.toLocaleString('en')} bytes in ${requests} requests, ${seconds.toFixed(1)} s`
  if (status === 'refused') return `${what}: REFUSED: ${reason}\n`
  if (status === 'up-to-date') return `${what}: up to date at release ${release} (${cost})\n`
  return `${what}: release ${release} applied, ${works} works (${cost})\n`
}
