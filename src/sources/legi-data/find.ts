/** Finding snapshots: single files, folders of dated versions, folders of many codes, packages of the npm registry. */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Place, type ReadOptions, type Refusal, UnreadableError } from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { openDatedFolder, placeAt, readBytes } from '../files.ts'
import { fetchPackage, parseNpmSpec } from '../npm.ts'
import { rootCid } from './tree.ts'

/** A file that holds a code on one day. */
export interface SnapshotFile {
  readonly path: string
  read(): Promise<Buffer>
}

export interface Found {
  /** Files by LEGITEXT, in the order in which they were found. */
  readonly codes: Map<string, SnapshotFile[]>
  readonly refusals: Refusal[]
}

const JSON_FILE = /\.json(?:\.zst|\.gz)?$/
const DATED_FILE = /^\d{4}-\d{2}-\d{2}(?:_\d+)?\.json(?:\.zst|\.gz)?$/
const ARCHIVE = 'versions.tar.zst'
const PACKAGED = /(?:^|\/)LEGITEXT\d{12}\.json$/

/** Returns whether the place is one code, or a folder of codes, in this format. Reads no more than the start of two files. */
export async function isLegiData(place: Place): Promise<boolean> {
  if (!place.directory) return JSON_FILE.test(place.path) && rootCid(await place.head()) !== null
  const names = place.names.filter((name) => DATED_FILE.test(name) || PACKAGED.test(name))
  const first = names.at(-1)
  if (first !== undefined) return rootCid(await (await placeAt(path.join(place.path, first))).head()) !== null
  if (!place.names.includes(ARCHIVE) || !place.names.includes('history.tsv')) return false
  return (
    /LEGITEXT\d{12}/.test(path.basename(place.path)) &&
    /\.json\t/.test(await (await placeAt(path.join(place.path, 'history.tsv'))).head())
  )
}

/** Returns the snapshots at the paths. Temporary folders live until the stack is disposed. */
export async function findSnapshots(
  paths: readonly string[],
  options: ReadOptions,
  stack: AsyncDisposableStack,
): Promise<Found> {
  const found: Found = { codes: new Map(), refusals: [] }
  for (const location of paths) {
    try {
      const before = countOf(found)
      if (location.startsWith('npm:')) await addPackage(location, options, found)
      else await addPath(location, options, found, stack)
      if (countOf(found) === before && options.only.length === 0) throw nothing(location)
    } catch (error) {
      found.refusals.push(refusalOf(error, location))
    }
  }
  return found
}

function countOf({ codes, refusals }: Found): number {
  return refusals.length + [...codes.values()].reduce((sum, files) => sum + files.length, 0)
}

async function addPackage(location: string, options: ReadOptions, found: Found): Promise<void> {
  const spec = parseNpmSpec(location)
  if (!spec) return
  const accept = (file: string) => PACKAGED.test(file) && wanted(options.only, file)
  for (const { version, folder, files } of await fetchPackage(spec, { progress: options.progress, accept })) {
    for (const file of files) {
      const shown = `npm:${spec.name}@${version}/${path.relative(folder, file).split(path.sep).join('/')}`
      if (accept(file)) await addFile(file, options, found, shown)
    }
  }
}

async function addPath(
  location: string,
  options: ReadOptions,
  found: Found,
  stack: AsyncDisposableStack,
): Promise<void> {
  if (!(await stat(location)).isDirectory()) {
    if (!(await addFile(location, options, found))) throw nothing(location)
    return
  }
  const entries = (await readdir(location, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
  if (
    names.some((name) => DATED_FILE.test(name)) ||
    (names.includes(ARCHIVE) && names.includes('history.tsv'))
  ) {
    await addDatedFolder(location, names, options, found, stack)
    return
  }
  for (const entry of entries) {
    const inside = path.join(location, entry.name)
    if (entry.isDirectory()) await addPath(inside, options, found, stack)
    else if (entry.isFile() && JSON_FILE.test(entry.name)) await addFile(inside, options, found)
  }
}

async function addFile(file: string, options: ReadOptions, found: Found, shown = file): Promise<boolean> {
  const head = await (await placeAt(file)).head()
  const cid = rootCid(head)
  if (cid === null) return head === '' && wanted(options.only, shown) && isDamaged(file, shown, found)
  if (wanted(options.only, cid, shown)) add(found, cid, { path: shown, read: () => readNamed(file, shown) })
  return true
}

// A packed file that is damaged at its start has no head to tell what it is: it is refused as damaged, and what lies beside it is read.
async function isDamaged(file: string, shown: string, found: Found): Promise<boolean> {
  try {
    await readNamed(file, shown)
    return false
  } catch (error) {
    found.refusals.push(refusalOf(error, shown))
    return true
  }
}

// The files of such a folder are one code; the first that can be looked into says which.
async function addDatedFolder(
  folder: string,
  names: readonly string[],
  options: ReadOptions,
  found: Found,
  stack: AsyncDisposableStack,
): Promise<void> {
  const plain = names.findLast((name) => DATED_FILE.test(name))
  const known = plain ? rootCid(await (await placeAt(path.join(folder, plain))).head()) : null
  if (known && !wanted(options.only, known, folder)) return
  const { files } = stack.use(await openDatedFolder(folder, '.json'))
  const first = files[0]
  const cid = known ?? (first ? rootCid((await first.read()).toString('utf8', 0, 65_536)) : null)
  if (cid === null || !wanted(options.only, cid, folder)) return
  for (const file of files) if (file.date !== null) add(found, cid, file)
}

function add(found: Found, cid: string, file: SnapshotFile): void {
  const files = found.codes.get(cid)
  if (files) files.push(file)
  else found.codes.set(cid, [file])
}

async function readNamed(file: string, shown: string): Promise<Buffer> {
  try {
    return await readBytes(file)
  } catch (error) {
    throw error instanceof UnreadableError ? new UnreadableError(shown, error.where, error.message) : error
  }
}

function wanted(only: readonly string[], ...names: readonly string[]): boolean {
  return only.length === 0 || only.some((one) => names.some((name) => name.includes(one)))
}

function nothing(location: string): UnreadableError {
  return new UnreadableError(
    location,
    null,
    `Cannot read ${location}: no code in it; expected JSON of @socialgouv/legi-data ({type, data: {cid: LEGITEXT…}, children})`,
  )
}
