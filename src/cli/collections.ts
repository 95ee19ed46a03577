/** `comity collections`: what this library publishes, each set of works under one legal regime. */
import type { Command } from 'commander'
import { IDENTIFIER } from '#exchange/documents.ts'
import { PUBLIC } from '#exchange/repository/places.ts'
import {
  type Collection,
  collectionById,
  collectionsOf,
  type HeldRelease,
  membersOf,
  putCollection,
  releasesOf,
} from '#store/collections.ts'
import { agreementNamed } from './agreements/add.ts'
import { tellOfCircle } from './circle-notes.ts'
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
import { collect } from './publisher.ts'

interface AddOptions extends CommonOptions {
  readonly title: string
  readonly summary?: string
  readonly audience: string
  readonly in: readonly string[]
  readonly type: readonly string[]
  readonly topic: readonly string[]
  readonly licence?: string
  readonly terms?: string
  readonly onward?: string
  readonly agreement?: string
}

/** A collection as it is printed. */
interface Shown extends Collection {
  readonly works: number
  readonly expressions: number
  readonly release: number
}

export function registerCollections(program: Command, context: Context): Command {
  const collections = program
    .command('collections')
    .description('Say what this library publishes: sets of works under one legal regime')
    .addHelpText(
      'after',
      '\nExamples:\n  comity collections add constitution --title "Constitutional law" --in xb --topic constitution\n  comity collections list\n  comity collections show constitution --json\n',
    )
  common(collections.command('add <id>'))
    .description('Add a collection, or say anew what belongs to one')
    .requiredOption('--title <text>', 'its name, for those who follow it')
    .option('--summary <text>', 'what it holds, in a sentence')
    .option('--audience <name>', 'whom it is for: everybody, or one restricted audience', PUBLIC)
    .option('--in <code>', 'only law of this jurisdiction; may be repeated', collect, [])
    .option('--type <name>', 'only works of this type, such as act or code; may be repeated', collect, [])
    .option('--topic <name>', 'only works with this topic; may be repeated', collect, [])
    .option('--licence <spdx>', 'licence under which the texts may be used, such as CC0-1.0')
    .option('--terms <url|text>', 'further terms of use')
    .option('--agreement <id>', 'the agreement that its releases name as what they rest on')
    .option(
      '--onward <how>',
      'whether followers may pass it on: free, consent or no (default: free for everybody, no for one audience)',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  comity collections add law --title "Law of Bellmere" --in xb\n  comity collections add codes --title Codes --in fr --type code --licence etalab-2.0 --onward consent\n  comity collections add drafts --title Drafts --in xb --audience partners\n',
    )
    .action((id: string, options: AddOptions) => add(context, id, options))
  common(collections.command('list'))
    .description('List the collections')
    .addHelpText('after', '\nExamples:\n  comity collections list\n  comity collections list --json\n')
    .action((options: CommonOptions) => list(context, options))
  common(collections.command('show <id>'))
    .description('Show a collection, its releases, and what belongs to it')
    .addHelpText('after', '\nExamples:\n  comity collections show law\n')
    .action((id: string, options: CommonOptions) => show(context, id, options))
  return collections
}

/** Returns the collection of the name. Throws FailedError where there is none. */
export async function collectionNamed({ db }: Opened, id: string): Promise<Collection> {
  const collection = await collectionById(db.sql, id)
  if (collection) return collection
  const ids = (await collectionsOf(db.sql)).map((each) => each.id)
  throw new FailedError(
    `There is no collection "${id}"; ${ids.length === 0 ? 'add one with comity collections add' : `there are ${ids.join(', ')}`}`,
  )
}

async function add(context: Context, id: string, options: AddOptions): Promise<void> {
  if (!IDENTIFIER.test(id))
    throw new UsageError(
      `Cannot call a collection "${id}": expected lower-case letters, digits and hyphens, at most 40, and no name of a role`,
    )
  const { audience, onward = audience === PUBLIC ? 'free' : 'no' } = options
  if (audience !== PUBLIC && !IDENTIFIER.test(audience))
    throw new UsageError(
      `Cannot call an audience "${audience}": expected lower-case letters, digits and hyphens, at most 40, and no name of a role`,
    )
  if (onward !== 'free' && onward !== 'consent' && onward !== 'no')
    throw new UsageError(`Cannot read --onward "${onward}": expected free, consent or no`)
  await withOwnLibrary(context, options, async (opened) => {
    const { sql } = opened.db
    if (options.agreement !== undefined) await agreementNamed(opened, options.agreement)
    const before = await collectionById(sql, id)
    if (before && before.audience !== audience)
      throw new FailedError(
        `Cannot give "${id}" to another audience: its releases are signed for ${before.audience}; add another collection`,
      )
    await putCollection(sql, {
      id,
      audience,
      title: options.title,
      summary: options.summary ?? null,
      selection: { in: options.in, types: options.type, topics: options.topic },
      regime: {
        licence: options.licence ?? null,
        terms: options.terms ?? null,
        onward,
        agreement: options.agreement ?? null,
      },
      addedAt: before?.addedAt ?? context.wiring.now().toISOString(),
      withdrawnAt: null,
    })
    const collection = await collectionNamed(opened, id)
    const shown = await shownOf(opened, collection)
    await tellOfCircle(context, opened, collection)
    print(
      context,
      options,
      shown,
      ({ works, expressions }) =>
        `${before ? 'Changed' : 'Added'} "${id}": ${works} works, ${expressions} texts belong to it now. Publish it with comity publish ${id}\n`,
    )
  })
}

function list(context: Context, options: CommonOptions): Promise<void> {
  return withLibrary(context, options, async (opened) => {
    const collections = await Promise.all(
      (await collectionsOf(opened.db.sql)).map((each) => shownOf(opened, each)),
    )
    print(context, options, { collections }, () =>
      collections.length === 0
        ? 'No collections yet. Add one with comity collections add\n'
        : collections.map(lineOf).join(''),
    )
  })
}

function show(context: Context, id: string, options: CommonOptions): Promise<void> {
  return withLibrary(context, options, async (opened) => {
    const collection = await shownOf(opened, await collectionNamed(opened, id))
    const releases = await releasesOf(opened.db.sql, id)
    print(
      context,
      options,
      { ...collection, releases },
      () => `${lineOf(collection)}${releases.map(releaseLine).join('')}`,
    )
  })
}

async function shownOf({ db }: Opened, collection: Collection): Promise<Shown> {
  const members = await membersOf(db.sql, collection.selection)
  const [last] = await releasesOf(db.sql, collection.id, 1)
  const works = new Set(members.map(({ workId }) => workId)).size
  return { ...collection, works, expressions: members.length, release: last?.number ?? 0 }
}

function lineOf({ id, title, audience, works, expressions, release }: Shown): string {
  const state = release === 0 ? 'not published yet' : `release ${release}`
  return `${id}  ${title}\n  for ${audience}; ${works} works, ${expressions} texts; ${state}\n`
}

function releaseLine({ number, at, put, tombstoned, bytes, hash }: HeldRelease): string {
  return `  ${String(number).padStart(4)}  ${at}  +${put} −${tombstoned}  ${bytes.toLocaleString('en')} bytes  ${hash.slice(0, 12)}\n`
}
