/** Metadata that no client can still need are taken away; roots never are, nor what holds law (spec: exchange, section 2). */
import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { collectionsOf, type Held, readCollection } from './held.ts'
import type { Periods } from './roles.ts'

const HOUR = 3_600_000
const NUMBERED = /^(\d+)\.([a-z0-9-]+)\.json$/

/** When the metadata were signed, or a later instant where they do not say. */
const SIGNED = z.object({ signed: z.looseObject({ at: z.string().optional(), expires: z.string() }) })
const TARGETS = z.object({
  signed: z.looseObject({
    targets: z.record(z.string(), z.looseObject({ hashes: z.record(z.string(), z.string()) })),
  }),
})

export interface Pruning {
  readonly held: Held
  readonly periods: Periods
  readonly now: Date
}

/**
 * Removes metadata whose successor is older than any timestamp that may still be served, those that a cut-off change left and nothing ever named,
 * and copies of releases under names of targets that no metadata name any more. Nobody else may be writing.
 */
export async function prune({ held, periods, now }: Pruning): Promise<void> {
  const folder = path.join(held.folder, 'metadata')
  const current = await currentOf(held)
  const versions = versionsIn(await readdir(folder), current)
  // What the last timestamp that named it allowed to be fetched, nobody may fetch any more once that one has expired.
  const before = now.getTime() - periods.timestamp.signedFor * HOUR
  for (const [role, numbers] of versions)
    for (const [index, version] of numbers.entries()) {
      const next = numbers[index + 1]
      if (next === undefined || (await signedAt(path.join(folder, `${next}.${role}.json`))) > before) break
      await rm(path.join(folder, `${version}.${role}.json`), { force: true })
    }
  await pruneTargets(held, current)
}

/** Removes what a change that was cut off wrote and no timestamp named: between what was stated before a change and what is stated after it. */
export async function removeOrphans(before: Held, after: Held): Promise<void> {
  const [old, current] = [await currentOf(before), await currentOf(after)]
  const folder = path.join(after.folder, 'metadata')
  for (const name of await readdir(folder)) {
    const { version, role } = numberedBy(name)
    if (version > (old.get(role) ?? 0) && version < (current.get(role) ?? 0))
      await rm(path.join(folder, name), { force: true })
  }
}

async function currentOf(held: Held): Promise<Map<string, number>> {
  const current = new Map([
    ['targets', held.targets.signed.version],
    ['snapshot', held.snapshot.signed.version],
  ])
  for (const collection of collectionsOf(held))
    current.set(collection, (await readCollection(held, collection)).signed.version)
  return current
}

// In ascending order, up to what is stated: what lies beyond it may be what somebody will name. Root is none of them.
function versionsIn(names: readonly string[], current: ReadonlyMap<string, number>): Map<string, number[]> {
  const versions = new Map<string, number[]>()
  for (const name of names) {
    const { version, role } = numberedBy(name)
    if (version <= (current.get(role) ?? 0)) versions.set(role, [...(versions.get(role) ?? []), version])
  }
  for (const numbers of versions.values()) numbers.sort((a, b) => a - b)
  return versions
}

// What has no number is named by none, and no version of any role.
function numberedBy(name: string): { version: number; role: string } {
  const [, number, role = ''] = NUMBERED.exec(name) ?? []
  return { version: number === undefined ? Number.POSITIVE_INFINITY : Number(number), role }
}

async function signedAt(file: string): Promise<number> {
  const { at, expires } = SIGNED.parse(JSON.parse(await readFile(file, 'utf8'))).signed
  return Date.parse(at ?? expires)
}

async function pruneTargets(held: Held, current: ReadonlyMap<string, number>): Promise<void> {
  const folder = path.join(held.folder, 'metadata')
  const named = new Set<string>()
  for (const [role, versions] of versionsIn(await readdir(folder), current)) {
    if (role === 'snapshot') continue
    for (const version of versions) {
      const { targets } = TARGETS.parse(
        JSON.parse(await readFile(path.join(folder, `${version}.${role}.json`), 'utf8')),
      ).signed
      for (const [name, { hashes }] of Object.entries(targets)) {
        const { dir, base } = path.posix.parse(name)
        named.add(path.posix.join(dir, `${hashes.sha256}.${base}`))
      }
    }
  }
  const targets = path.join(held.folder, 'targets')
  for (const entry of await readdir(targets, { recursive: true, withFileTypes: true }).catch(() => [])) {
    const place = path.join(entry.parentPath, entry.name)
    const name = path.relative(targets, place).split(path.sep).join('/')
    if (entry.isFile() && !named.has(name)) await rm(place, { force: true })
  }
}
