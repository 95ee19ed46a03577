/** `comity pack`: what is published, or followed and free to be passed on, as a bundle for a stick, a disk or a disc. */
import type { Command } from 'commander'
import { BundleError } from '#exchange/media/bundle.ts'
import { PublishingError } from '#exchange/publishing-error.ts'
import { RefusedError } from '#exchange/refused.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import {
  mirrorToPack,
  ownRepository,
  type PackReport,
  packBundle,
  packForPartner,
} from '#jobs/exchange/pack.ts'
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
import { type ProgressBar, progressBar } from './progress.ts'
import { collect } from './publisher.ts'

interface Options extends CommonOptions {
  readonly to: string
  readonly fromMirror?: string
  readonly for?: string
  readonly since: readonly string[]
  readonly audience: string
}

export function registerPack(program: Command, context: Context): Command {
  return common(program.command('pack [collection...]'))
    .description('Write a bundle for a stick or disk: what a centre without a network needs to follow')
    .requiredOption('--to <dir|file>', 'folder, or file that ends with .comity.tar')
    .option(
      '--from-mirror <name>',
      'pack what is followed under this name, where its publisher lets it be passed on',
    )
    .option(
      '--for <name>',
      'who gets it: the partner, with --audience; with --from-mirror, the body, where only some may',
    )
    .option(
      '--since <n|collection=n>',
      'only what came after this release, at which the other centre stands; may be repeated, one for each collection',
      collect,
      [],
    )
    .option('--audience <name>', 'whose repository: everybody, or one restricted audience', PUBLIC)
    .addHelpText(
      'after',
      '\nWithout --since, the bundle is whole: a centre that has nothing yet can begin with it. It is read with comity sync NAME --from, and\nverified there as though it had come over a network. Packed again into the same folder, what is missing is written.\nWhat is for a restricted audience goes to one partner whom an agreement gives it, and is written down as delivered.\n\nExamples:\n  comity pack --to /media/usb/bellmere\n  comity pack law --to /media/usb/law.comity.tar --since 12\n  comity pack --to /media/usb/bellmere --since law=12 --since codes=3\n  comity pack --from-mirror bellmere --to /media/usb/bellmere\n  comity pack --audience partners --for Borea --to /media/usb/borea\n',
    )
    .action((collections: string[], options: Options) => pack(context, collections, options))
}

async function pack(context: Context, collections: readonly string[], options: Options): Promise<void> {
  const since = sinceOf(options.since, collections)
  if (options.fromMirror !== undefined && options.audience !== PUBLIC)
    throw new UsageError(
      'Cannot pack both: --audience is of what is published here, --from-mirror of what is followed',
    )
  const bar = progressBar(context.log)
  const report = await explained(bar, async () => {
    const { home, to, audience } = options
    const packing = { home, to, collections, since, progress: bar.show }
    if (audience !== PUBLIC)
      return withLibrary(context, options, ({ db }) => {
        const partner = options.for ?? null
        const repository = ownRepository(home, audience)
        return packForPartner(
          { ...packing, repository },
          { db, audience, partner, now: context.wiring.now() },
        )
      })
    return packBundle({ ...packing, repository: await repositoryOf(context, options) })
  })
  if (options.audience !== PUBLIC)
    context.log(
      `Mind: a bundle is signed and not encrypted. Whoever has it can read what is for "${options.audience}".`,
    )
  print(context, options, report, textOf)
}

function repositoryOf(context: Context, options: Options): Promise<string> | string {
  const { home, fromMirror } = options
  if (fromMirror === undefined) return ownRepository(home, PUBLIC)
  const asked = { home, name: fromMirror, body: options.for ?? null, on: today(context) }
  return withLibrary(context, options, ({ db }) => mirrorToPack(db, asked))
}

async function explained<Result>(bar: ProgressBar, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const told = [BundleError, PublishingError, RefusedError].some((each) => error instanceof each)
    throw told && error instanceof Error ? new FailedError(error.message, { cause: error }) : error
  } finally {
    bar.end()
  }
}

function sinceOf(given: readonly string[], collections: readonly string[]): (collection: string) => number {
  const named = new Map<string, number>()
  let all = 0
  for (const text of given) {
    const [, collection, number] = /^(?:([a-z0-9-]+)=)?(\d{1,9})$/.exec(text) ?? []
    if (number === undefined)
      throw new UsageError(
        `Cannot read --since "${text}": expected the number of a release, such as 12, or one of a collection, such as law=12`,
      )
    if (collection === undefined) all = Number(number)
    else named.set(collection, Number(number))
  }
  const other = [...named.keys()].find((each) => collections.length > 0 && !collections.includes(each))
  if (other !== undefined)
    throw new UsageError(`Cannot read --since "${other}=${named.get(other)}": "${other}" is not packed`)
  return (collection) => named.get(collection) ?? all
}

function textOf({ to, collections, files, bytes }: PackReport): string {
  const lines = collections.map(({ collection, since, release }) =>
    since === 0
      ? `  ${collection}: release ${release}, for whoever has nothing yet\n`
      : since === release
        ? `  ${collection}: release ${release}, nothing newer; the publisher's latest word goes with it\n`
        : `  ${collection}: release ${release}, for whoever stands at release ${since} or later\n`,
  )
  return `Packed to ${to}: ${files} files, ${bytes.toLocaleString('en')} bytes\n${lines.join('')}The other side reads it with comity sync NAME --from PLACE\n`
}
