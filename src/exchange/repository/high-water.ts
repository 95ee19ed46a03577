/**
 * The highest numbers that were ever signed, kept with the online keys and so apart from the repository: whoever puts an old copy of a
 * repository back would use numbers again that followers have seen, and they would refuse it as rolled back.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { PublishingError } from '../publishing-error.ts'
import { writeWhole } from '../whole-file.ts'
import { collectionsOf, type Held, readCollection } from './held.ts'

const FORMAT = 'comity-versions/1'

const MARK = z.object({
  format: z.literal(FORMAT),
  publisher: z.string(),
  versions: z.record(z.string(), z.int().min(1)),
})

/** Version by role. */
export type Versions = ReadonlyMap<string, number>

/** Returns the versions that a repository states. */
export async function versionsOf(held: Held): Promise<Versions> {
  const { root, targets, snapshot, timestamp } = held
  const versions = new Map(
    Object.entries({ root, targets, snapshot, timestamp }).map(([role, { signed }]) => [
      role,
      signed.version,
    ]),
  )
  for (const collection of collectionsOf(held))
    versions.set(collection, (await readCollection(held, collection)).signed.version)
  return versions
}

/** Returns the highest versions that were signed with the keys in the folder; none where nothing was kept of this publisher. */
export async function highWater(keys: string, fingerprint: string): Promise<Versions> {
  const file = fileIn(keys)
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return new Map()
  const mark = MARK.safeParse(parsed(text)).data
  if (!mark)
    throw new PublishingError(
      `Cannot read "${file}": it does not say which numbers were signed; put a copy of it in its place, or take it away where there is none`,
    )
  return mark.publisher === fingerprint ? new Map(Object.entries(mark.versions)) : new Map()
}

/** Keeps the versions that the repository states, where they are higher. A folder that cannot be written to keeps none. */
export async function raise(keys: string, held: Held): Promise<void> {
  const mark = new Map(await highWater(keys, held.fingerprint))
  for (const [role, version] of await versionsOf(held)) mark.set(role, Math.max(version, mark.get(role) ?? 0))
  const json = { format: FORMAT, publisher: held.fingerprint, versions: Object.fromEntries(mark) }
  try {
    await writeWhole(fileIn(keys), Buffer.from(`${JSON.stringify(json, null, 2)}\n`))
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** A repository as it is found, and what was signed before. */
export interface Found {
  readonly folder: string
  readonly stated: Versions
  readonly mark: Versions
  /** Number beyond which the next versions are counted; 0 where they just go on. */
  readonly after: number
}

/** Throws PublishingError where the repository states less than was signed before, and nothing is said, or too little, to go beyond that. */
export function assertNewest({ folder, stated, mark, after }: Found): void {
  const behind = rolesBehind(stated, mark)
  if (behind.includes('root'))
    throw new PublishingError(
      `Cannot write to the repository in "${folder}": it is an older copy, without its root ${mark.get('root')}, and a root cannot be signed twice. Put its metadata/*.root.json back: whoever followed it has them in following/NAME/mirror/metadata`,
    )
  const most = Math.max(0, ...behind.map((role) => mark.get(role) ?? 0))
  if (after >= most) return
  const list = behind.map((role) => `${role} ${stated.get(role) ?? 0} of ${mark.get(role)}`).join(', ')
  throw new PublishingError(
    `Cannot write to the repository in "${folder}": it is an older copy than what was signed (${list}), and followers would refuse what is signed on it as rolled back. Put back the newest copy there is: what a web server or a mirror of yours serves will do. Where there is none, go on beyond what was signed with comity keys renew --after ${most}`,
  )
}

/** Returns the roles of which the repository states less than was signed before. */
export function rolesBehind(stated: Versions, mark: Versions): string[] {
  return [...mark].flatMap(([role, version]) => ((stated.get(role) ?? 0) < version ? role : []))
}

function fileIn(keys: string): string {
  return path.join(keys, 'versions.json')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
