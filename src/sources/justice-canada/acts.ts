/** Finding the files of Justice Laws XML below the paths given, and bringing together those of one act. */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { UnreadableError } from '../contract.ts'
import { type DatedFile, openDatedFolder, placeAt, readBytes, walkFiles } from '../files.ts'
import { isStatute, peek } from './identification.ts'

export type Language = 'eng' | 'fra'

/** The files of one language of an act, wherever they lie. */
export interface FileSet {
  readonly language: Language
  /** Folder or file, for messages. */
  readonly path: string
  /** Opens the files; an archive among them is unpacked until disposal. */
  open(): Promise<{ readonly files: readonly DatedFile[] } & AsyncDisposable>
}

export interface ActFiles {
  /** Chapter of the consolidated statutes: `P-8.6`. */
  readonly number: string
  readonly sets: readonly FileSet[]
}

const DATED = /^\d{4}-\d{2}-\d{2}.*\.xml(?:\.zst|\.gz)?$/
const ARCHIVE = 'versions.tar.zst'

/** Returns the acts below the paths, and for each place that holds none an error that says why. */
export async function findActs(
  paths: readonly string[],
): Promise<{ acts: ActFiles[]; errors: UnreadableError[] }> {
  const acts = new Map<string, FileSet[]>()
  const errors: UnreadableError[] = []
  const places = await Promise.all(paths.map((location) => placesBelow(location)))
  for (const place of new Set(places.flat())) {
    const found = await fileSet(place).catch((error: unknown) => {
      if (!(error instanceof UnreadableError)) throw error
      errors.push(error)
      return null
    })
    if (found) acts.set(found.number, [...(acts.get(found.number) ?? []), found.set])
  }
  return { acts: [...acts].map(([number, sets]) => ({ number, sets })), errors }
}

// Folders of dated versions count as one; every other file stands for itself.
async function placesBelow(location: string): Promise<string[]> {
  const info = await stat(location).catch(() => null)
  if (!info?.isDirectory()) return [location]
  const files = await walkFiles(location, (name) => name === ARCHIVE || /\.xml(?:\.zst|\.gz)?$/.test(name))
  if (files.length === 0) return [location]
  return files.map((file) =>
    path.basename(file) === ARCHIVE || DATED.test(path.basename(file)) ? path.dirname(file) : file,
  )
}

async function fileSet(location: string): Promise<{ number: string; set: FileSet }> {
  const info = await stat(location).catch(() => null)
  if (!info) throw new UnreadableError(location, null, 'Cannot read the act: there is no such file or folder')
  const of = info.isDirectory() ? await peekFolder(location) : await peekFile(location)
  const open = info.isDirectory() ? () => openDatedFolder(location, '.xml') : () => openFile(location)
  return { number: of.number, set: { language: of.language, path: location, open } }
}

async function peekFolder(folder: string): Promise<{ number: string; language: Language }> {
  const newest = (await readdir(folder))
    .filter((name) => DATED.test(name))
    .sort()
    .at(-1)
  if (newest) return peekFile(path.join(folder, newest))
  await using opened = await openDatedFolder(folder, '.xml')
  const file = opened.files.at(-1)
  if (!file) throw new UnreadableError(folder, null, 'Cannot read the act: the folder has no .xml file')
  return peekHead((await file.read()).toString('utf8', 0, 65_536), file.path)
}

async function peekFile(file: string): Promise<{ number: string; language: Language }> {
  return peekHead(await (await placeAt(file)).head(), file)
}

function peekHead(head: string, file: string): { number: string; language: Language } {
  const found = isStatute(head) ? peek(head) : null
  if (found) return found
  const reason = isStatute(head)
    ? 'it states no ConsolidatedNumber or no xml:lang of "en" or "fr"'
    : 'it is not a <Statute> of Justice Laws (http://justice.gc.ca/lims)'
  throw new UnreadableError(
    file,
    null,
    `Cannot read the act: ${reason}; expected a file of justicecanada/laws-lois-xml, acts only`,
  )
}

async function openFile(file: string): Promise<{ files: DatedFile[] } & AsyncDisposable> {
  const name = path.basename(file)
  const date = DATED.test(name) ? name.slice(0, 10) : null
  const dated: DatedFile = {
    name,
    date,
    subject: null,
    sourceId: null,
    path: file,
    read: () => readBytes(file),
  }
  return { files: [dated], [Symbol.asyncDispose]: async () => {} }
}
