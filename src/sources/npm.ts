/**
 * Packages of law from the npm registry (`npm:@scope/name@1.2.3,2.0.0`). What was fetched is kept, so that a second run needs no
 * network: in the folder that COMITY_CACHE names, else in `comity` below the user's cache folder. It may be deleted at any time.
 */
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { unpack } from './archive.ts'
import { type ReadOptions, UnreadableError } from './contract.ts'
import { download, fetchPackument, type Packument, type Wanted } from './npm-registry.ts'

/** A package and the versions wanted of it. */
export interface NpmSpec extends Wanted {
  readonly versions: readonly string[]
}

export interface FetchOptions {
  readonly progress: ReadOptions['progress']
  /** Says which files of the package are unpacked, by their path inside it (`data/LEGITEXT000031366350.json`). */
  readonly accept: (file: string) => boolean
}

export interface FetchedVersion {
  readonly version: string
  /** Where the files lie: the package's own folders below it. */
  readonly folder: string
  /** Paths of the accepted files, sorted. */
  readonly files: string[]
}

// validate-npm-package-name, the rules for new packages; semver.org 2.0, without ranges.
const NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/
const VERSION = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/

const Index = z.object({ members: z.array(z.string()) })

/** Returns the package and versions, or null where the text is not an npm address. Throws UnreadableError where it is a bad one. */
export function parseNpmSpec(text: string): NpmSpec | null {
  if (!text.startsWith('npm:')) return null
  const rest = text.slice('npm:'.length)
  const at = rest.indexOf('@', 1)
  const name = at < 0 ? rest : rest.slice(0, at)
  const versions = at < 0 ? [] : rest.slice(at + 1).split(',')
  const refuse = (reason: string) => {
    throw new UnreadableError(
      text,
      null,
      `Cannot read the package "${text}": ${reason}; expected npm:name@1.2.3 or npm:@scope/name@1.2.3,2.0.0`,
    )
  }
  if (!NAME.test(name)) refuse(`"${name}" is not a package name`)
  if (at < 0) refuse('it names no version')
  for (const version of versions) if (!VERSION.test(version)) refuse(`"${version}" is not an exact version`)
  return { text, name, versions: [...new Set(versions)] }
}

/** Returns the folder where fetched packages are kept. */
export function cacheFolder(): string {
  const { COMITY_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  if (COMITY_CACHE) return path.resolve(COMITY_CACHE)
  if (process.platform === 'win32' && LOCALAPPDATA) return path.join(LOCALAPPDATA, 'comity')
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'comity')
  return path.join(XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'comity')
}

/**
 * Returns the accepted files of each version, in the order asked for. The network is asked only for what is not in the cache.
 * Throws UnreadableError where the registry cannot be reached, does not have a version, or gives something else than it signs for.
 */
export async function fetchPackage(spec: NpmSpec, options: FetchOptions): Promise<FetchedVersion[]> {
  const fetched: FetchedVersion[] = []
  let packument: Promise<Packument> | null = null
  for (const version of spec.versions) {
    const home = path.join(cacheFolder(), 'npm', spec.name.replace('/', '+'), version)
    const archive = path.join(home, 'package.tgz')
    let index = await readIndex(home)
    if (index === null) {
      packument ??= fetchPackument(spec)
      const dist = (await packument).versions[version]?.dist
      if (!dist) throw noSuchVersion(spec, version, Object.keys((await packument).versions))
      await makeFolder(home)
      await download(spec, version, dist, archive, options.progress)
      index = { members: [] }
    }
    fetched.push({
      version,
      folder: path.join(home, 'files'),
      files: await takeFiles(home, archive, index, options.accept),
    })
  }
  return fetched
}

async function readIndex(home: string): Promise<z.infer<typeof Index> | null> {
  try {
    await stat(path.join(home, 'package.tgz'))
    return Index.parse(JSON.parse(await readFile(path.join(home, 'index.json'), 'utf8')))
  } catch {
    return null
  }
}

// Unpacks what is accepted and not there yet. The index is written last: without it the package counts as not fetched.
async function takeFiles(
  home: string,
  archive: string,
  index: z.infer<typeof Index>,
  accept: FetchOptions['accept'],
): Promise<string[]> {
  const place = (file: string) => path.join(home, 'files', ...file.split('/'))
  const there = async (file: string) => (await stat(place(file)).catch(() => null)) !== null
  const wanted = index.members.filter(accept)
  const complete = index.members.length > 0 && (await Promise.all(wanted.map(there))).every(Boolean)
  if (complete) return wanted.map(place).sort()
  const members: string[] = []
  const spool = await unpack(archive, (member) => {
    const file = withoutTop(member)
    members.push(file)
    return accept(file)
  })
  try {
    for (const member of spool.members) {
      const target = place(withoutTop(member))
      await makeFolder(path.dirname(target))
      await move(path.join(spool.folder, member.replaceAll('/', '__')), target)
    }
  } finally {
    await rm(spool.folder, { recursive: true, force: true })
  }
  await writeFile(path.join(home, 'index.json'), JSON.stringify({ members }))
  return spool.members.map((member) => place(withoutTop(member))).sort()
}

// Members of a package lie below one folder, mostly called `package`.
function withoutTop(member: string): string {
  return member.slice(member.indexOf('/') + 1)
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    await copyFile(from, `${to}.part`)
    await rename(`${to}.part`, to)
  }
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: Error) => {
    throw new UnreadableError(
      folder,
      null,
      `Cannot keep fetched packages in ${folder}: ${error.message}; set COMITY_CACHE to a folder that can be written`,
    )
  })
}

function noSuchVersion(spec: NpmSpec, version: string, known: string[]): UnreadableError {
  const some = known
    .sort(new Intl.Collator('en', { numeric: true }).compare)
    .slice(-5)
    .join(', ')
  return new UnreadableError(
    spec.text,
    version,
    `Cannot fetch ${spec.name}@${version}: the registry has no such version; it has ${known.length}, the last ones ${some}`,
  )
}
