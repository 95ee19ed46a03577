/** `comity sync`: what is new at the publishers that are followed comes in, verified. */
import type { Command } from 'commander'
import { isNetwork } from '#exchange/follow/medium.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import { offerReceipts } from '#jobs/exchange/offer-receipts.ts'
import { type Synced, syncWith } from '#jobs/exchange/sync.ts'
import { newMoveLines, recordMoves } from '#jobs/study/found.ts'
import { type Followed, followedSources } from '#store/followed.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  today,
  UsageError,
  withLibrary,
} from './context.ts'
import { runFrugally } from './frugal.ts'
import { identityOf, identityUnasked } from './identity.ts'
import { turnsOn } from './media.ts'
import { progressBar } from './progress.ts'

interface Options extends CommonOptions {
  readonly from?: string
  readonly bandwidth?: string
}

export function registerSync(program: Command, context: Context): Command {
  return common(program.command('sync [name]'))
    .description('Take what is new from the publishers that are followed, verified before it is shown')
    .option(
      '--from <dir|file>',
      'read this folder or .comity.tar file in the place of the network, such as a bundle on a stick, or a stick with several',
    )
    .option('--bandwidth <kB/s>', 'take no more than this')
    .addHelpText(
      'after',
      '\nExits with 1 where anything was refused; what was applied before that stays.\n\nExamples:\n  comity sync\n  comity sync bellmere --json\n  comity sync bellmere --from /media/usb/bellmere.comity.tar\n  comity sync --from /media/usb\n',
    )
    .action((name: string | undefined, options: Options) => sync(context, name, options))
}

async function sync(context: Context, name: string | undefined, options: Options): Promise<void> {
  const bandwidth = options.bandwidth === undefined ? null : Number(options.bandwidth) * 1000
  if (bandwidth !== null && !(bandwidth > 0))
    throw new UsageError(
      `Cannot read --bandwidth "${options.bandwidth}": expected kilobytes a second, such as 200`,
    )
  if (options.from !== undefined && isNetwork(options.from))
    throw new UsageError(
      `Cannot read --from "${options.from}": expected a folder or a file; another address is set with comity follow set NAME --base URL`,
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
    await runFrugally(db)
    const turns = await turnsOf(context, { all, wanted, name }, options.from)
    const bar = progressBar(context.log)
    const sources: Synced[] = []
    const { now } = context.wiring
    const [identity, unasked] = [identityOf(options), identityUnasked(options)]
    const offers: Promise<unknown>[] = []
    for (const { followed, from } of turns) {
      const how = { home: options.home, from, bandwidth, now, progress: bar.show }
      const synced = await syncWith(db, followed, { ...how, identity })
      const isHeard = options.from === undefined && synced.every(({ collection }) => collection !== null)
      const own = followed.audience === PUBLIC ? unasked : identity
      if (isHeard) offers.push(offerReceipts(db, followed, { identity: own, now }).catch(untold(context)))
      if (synced.length === 0) context.log(`${followed.name} has published nothing yet`)
      if (from !== null) for (const each of synced) hintAtGap(context, each)
      sources.push(...synced)
    }
    bar.end()
    if (sources.some(({ status }) => status === 'refused')) context.exitCode = 1
    // Also where nothing came: on some days the law moves by a date that it named long before.
    const moved = await recordMoves(db, { today: today(context), at: now().toISOString() })
    const report = moved.length === 0 ? { sources } : { sources, moved }
    print(
      context,
      options,
      report,
      () =>
        sources.map(lineOf).join('') +
        newMoveLines(moved)
          .map((line) => `${line}\n`)
          .join(''),
    )
    // What came is applied and told to the operator: publishers have some seconds to be told, too.
    await Promise.all(offers)
  })
}

function turnsOf(
  context: Context,
  asked: {
    readonly all: readonly Followed[]
    readonly wanted: readonly Followed[]
    readonly name?: string | undefined
  },
  from: string | undefined,
): Promise<readonly { readonly followed: Followed; readonly from: string | null }[]> {
  const { all, wanted, name } = asked
  if (from === undefined) return Promise.resolve(wanted.map((followed) => ({ followed, from: null })))
  return turnsOn(from, { all, wanted: name === undefined ? null : (wanted[0] ?? null) }, context.log)
}

// A sync is done whether its publisher can be told or not.
function untold(context: Context): (error: Error) => void {
  return (error) => context.log(`The publisher was not told what was received: ${error.message}`)
}

// What is missing on a medium cannot be fetched: whoever packs it has to know where this library stands.
function hintAtGap({ log }: Context, { name, collection, release, refusal }: Synced): void {
  if (refusal !== 'gap' || collection === null) return
  const packed =
    release === null || release === 0
      ? `has nothing of ${name}/${collection} yet: ask for a bundle made without --since`
      : `stands at release ${release} of ${name}/${collection}: ask for a bundle made with --since ${collection}=${release}`
  log(`This library ${packed}`)
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
