/** Packing: what is published here, or what is followed and may be passed on, goes onto a medium for whoever has no network. */
import path from 'node:path'
import { instantOf } from '#exchange/instant.ts'
import { BundleError, bytesIn, type Contents, type Packed } from '#exchange/media/bundle.ts'
import { contentsOf } from '#exchange/media/contents.ts'
import { writeBundle } from '#exchange/media/write-bundle.ts'
import { placesOf } from '#exchange/repository/places.ts'
import { type Day, dayOf } from '#kit/day.ts'
import { appendDeliveries } from '#store/deliveries.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { followedCollections, followedSources } from '#store/followed.ts'
import { AudienceFiles } from '../agreements/audience-files.ts'
import { givenBy, linesOf } from '../agreements/delivery-lines.ts'
import { type Offered, offeredByAgreements } from '../agreements/grants.ts'
import { passingOnOf } from './mirroring.ts'
import { followingFolder } from './sync.ts'

export interface PackOptions {
  /** Folder of the library. */
  readonly home: string
  /** Folder of the repository that is packed. */
  readonly repository: string
  /** Folder, or file `*.comity.tar`. */
  readonly to: string
  /** Collections that go; none named for all. */
  readonly collections: readonly string[]
  /** True where whoever gets it may have no other collections. */
  readonly alone?: boolean
  /** Release at which the follower stands, by collection; 0 for a new one. */
  readonly since: (collection: string) => number
  readonly progress: (progress: { label: string; done: number; total: number | null }) => void
}

/** What was packed: the JSON of `comity pack`. */
export interface PackReport {
  readonly to: string
  readonly collections: readonly Packed[]
  readonly files: number
  readonly bytes: number
}

/** Returns where the repository of an audience lies. Throws PublishingError where no audience can be called so. */
export function ownRepository(home: string, audience: string): string {
  return placesOf(home, audience).repository
}

/** A mirror that is to be packed. */
export interface MirrorAsked {
  readonly home: string
  /** What its publisher is called here. */
  readonly name: string
  /** Name of the body that gets the bundle; null where anybody may. */
  readonly body: string | null
  readonly on: Day
}

/** Returns where what comes from a publisher is mirrored. Throws BundleError where it is not followed, or may not be passed on. */
export async function mirrorToPack(db: Database, { home, name, body, on }: MirrorAsked): Promise<string> {
  const names = (await followedSources(db.sql)).map((each) => each.name)
  if (!names.includes(name))
    throw new BundleError(
      `Cannot pack what "${name}" publishes: it is not followed; ${names.length === 0 ? 'nobody is yet: comity follow URL' : `those followed are ${names.join(', ')}`}`,
    )
  if ((await followedCollections(db.sql, name)).length === 0)
    throw new BundleError(
      `Cannot pack what "${name}" publishes: nothing of it was received yet; take it with comity sync ${name}`,
    )
  const { everybody, bodies } = await passingOnOf(db, name, on)
  if (everybody || bodies.some((each) => each.name === body))
    return path.join(followingFolder(home, name), 'mirror')
  const may = bodies.map((each) => each.name).join(', ')
  throw new BundleError(
    `Cannot pack what "${name}" publishes: its publisher does not let it be passed on ${may === '' ? 'without its consent; record that with comity agreements' : `but to ${may}; say to whom it goes with --for`}`,
  )
}

/** A partner to whom a bundle of a restricted audience goes. */
export interface ForPartner {
  readonly db: Database
  readonly audience: string
  /** Its name in the agreement, or its id there; null where none was named. */
  readonly partner: string | null
  readonly now: Date
}

/**
 * Writes a bundle of what agreements in force give one partner of a restricted audience, and writes down that it was delivered. Throws
 * BundleError where none gives it, or the log cannot be written.
 */
export async function packForPartner(options: PackOptions, to: ForPartner): Promise<PackReport> {
  const { db, audience, now } = to
  const given = await givenTo(to)
  const collections = [...new Set(given.map(({ collection }) => collection))]
  const other = options.collections.find((each) => !collections.includes(each))
  if (other !== undefined)
    throw new BundleError(
      `Cannot pack "${other}" for ${to.partner}: no agreement in force gives it; what is given is ${collections.join(', ')}`,
    )
  const files = new AudienceFiles(db, audience, options.repository)
  const wanted = options.collections.length === 0 ? collections : options.collections
  return packBundle({ ...options, collections: wanted, alone: true }, async (contents) => {
    const lines = []
    for (const { name, length } of contents.files) {
      const belonging = await files.belonging(name)
      if (belonging === 'shared') continue
      const about = { at: instantOf(now), audience, file: name, start: 0, bytes: length, length }
      lines.push(...linesOf(givenBy(given, belonging), about))
    }
    await appendDeliveries(db.sql, lines)
  })
}

async function givenTo({ db, audience, partner, now }: ForPartner): Promise<Offered[]> {
  const offered = (await offeredByAgreements(db, dayOf(now))).filter((each) => each.audience === audience)
  const typed = partner?.toLowerCase()
  const given = offered.filter(({ party }) =>
    [party.id, ...Object.values(party.name)].some((name) => name.toLowerCase() === typed),
  )
  if (given.length > 0) return given
  const partners = [...new Set(offered.map((each) => each.partner))].join(', ')
  throw new BundleError(
    `Cannot pack what is for "${audience}"${partner === null ? '' : ` for "${partner}"`}: ${
      partners === ''
        ? 'no agreement in force gives it to anybody; see comity agreements'
        : `name with --for to whom it goes, so that it is written down; agreements give it to ${partners}`
    }`,
  )
}

/**
 * Writes a bundle; `written` is told of it once it is whole. Throws BundleError where it cannot be made, PublishingError or RefusedError where
 * the repository is not what was signed.
 */
export async function packBundle(
  options: PackOptions,
  written: (contents: Contents) => Promise<void> = async () => {},
): Promise<PackReport> {
  const { repository, to, collections, since, progress, alone = false } = options
  assertApart(options)
  const wanted = collections.length === 0 ? null : collections
  const contents = await contentsOf({ repository, collections: wanted, alone, since })
  await writeBundle(to, contents, progress)
  await written(contents)
  return { to, collections: contents.collections, files: contents.files.length, bytes: bytesIn(contents) }
}

// What a home keeps there is written by other commands: a bundle among it would be taken for theirs.
function assertApart({ home, to }: PackOptions): void {
  const inside = path.relative(path.resolve(home), path.resolve(to)).split(path.sep)
  if (inside[0] === '' || ['exchange', 'following', 'keys'].includes(inside[0] ?? ''))
    throw new BundleError(
      `Cannot pack to "${to}": that is where the library itself keeps its files; name a folder on the medium`,
    )
}
