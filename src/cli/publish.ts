/** `comity publish`: what changed in a collection becomes its next release, signed. */
import type { Command } from 'commander'
import { Shelf } from '#exchange/shelf.ts'
import { type PublishReport, UnpublishableError } from '#jobs/exchange/press.ts'
import { publishCollection } from '#jobs/exchange/publish.ts'
import type { Collection } from '#store/collections.ts'
import { tellOfCircle } from './circle-notes.ts'
import { collectionNamed } from './collections.ts'
import { type Context, common, FailedError, print, UsageError, withLibrary } from './context.ts'
import { runFrugally } from './frugal.ts'
import { SIGN_PROFILE, signedAtHand } from './profile-signing.ts'
import { progressBar } from './progress.ts'
import { type SigningOptions, signing, withPublisher } from './publisher.ts'

interface Options extends Omit<SigningOptions, 'audience'> {
  readonly dryRun?: boolean
  readonly reason?: string
}

export function registerPublish(program: Command, context: Context): Command {
  const command = signing(common(program.command('publish <collection>')))
    .description('Publish what changed in a collection as its next release')
    .option('--dry-run', 'show what would change, and write nothing')
    .option('--reason <text>', 'why what no longer belongs to the collection is withdrawn')
    .addHelpText(
      'after',
      '\nNothing is signed that the integrity gate has something against. A release names the one before it, everything that is put\nor withdrawn, and the root of the whole state after it.\n\nExamples:\n  comity publish law --dry-run\n  comity publish law --passphrase-file /run/secrets/comity\n  comity publish law --reason "Published by mistake"\n',
    )
  return command.action((id: string, options: Options) =>
    withLibrary(context, options, async (opened) => {
      const collection = await collectionNamed(opened, id)
      checkAudience(command, collection)
      await tellOfCircle(context, opened, collection)
      const bar = progressBar(context.log)
      await runFrugally(opened.db)
      const { now } = context.wiring
      const report = await withPublisher(
        context,
        { ...options, audience: collection.audience },
        async ({ repository, places, ring }) => {
          const shelf = new Shelf(places.repository)
          const press = { ...opened, repository, shelf, now, progress: bar.show }
          try {
            const begun = repository.hasCollection(collection.id)
            const made = await publishCollection(press, collection, {
              dryRun: options.dryRun ?? false,
              reason: options.reason ?? null,
            })
            // Whoever began a collection has just unlocked the key that the profile takes.
            const how = { ...options, audience: collection.audience, isOpen: !begun }
            if (!options.dryRun && repository.hasCollection(collection.id))
              if (!(await signedAtHand(how, { repository, ring }, opened.db)))
                context.log(`The profile changed, and its signature did not: ${SIGN_PROFILE}`)
            return made
          } catch (error) {
            throw error instanceof UnpublishableError ? new FailedError(error.message) : error
          } finally {
            bar.end()
          }
        },
      )
      print(context, options, report, (made) => textOf(made, options.dryRun ?? false))
    }),
  )
}

// A collection is of one audience from its beginning: a slip must not sign it for another.
function checkAudience(command: Command, { id, audience }: Collection): void {
  const asked: unknown = command.getOptionValue('audience')
  if (command.getOptionValueSource('audience') === 'cli' && asked !== audience)
    throw new UsageError(
      `Cannot publish "${id}" for ${asked}: it is for ${audience}; leave --audience out, or add another collection`,
    )
}

function textOf(report: PublishReport, dryRun: boolean): string {
  const { collection, release, put, tombstoned, objects, bytes, root, changes, holes } = report
  if (changes.length === 0)
    return release === 0
      ? `"${collection}" has no works yet: nothing was published\n`
      : `Nothing changed in "${collection}" since release ${release}\n`
  const lines = changes
    .slice(0, MOST)
    .map(({ what, title, language }) => `  ${what}  ${title} (${language})\n`)
  const more = changes.length > MOST ? `  and ${changes.length - MOST} more\n` : ''
  const head = dryRun
    ? `Release ${release} of "${collection}" would put ${put} texts and withdraw ${tombstoned}:\n`
    : `Published release ${release} of "${collection}": ${put} texts put, ${tombstoned} withdrawn, ${objects} in all; ${bytes.toLocaleString('en')} bytes; root ${root.slice(0, 16)}…\n`
  const known =
    holes.length > 0
      ? `Texts that the gate kept out are published as unknown (${holes.length}): ${holes[0]}\n`
      : ''
  return `${head}${lines.join('')}${more}${known}`
}

const MOST = 40
