/** Finding acts among paths: a folder of dated files, loose files told apart by date, checkouts whose commits are the versions. */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Refusal } from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { openDatedFolder, placeAt, readBytes } from '../files.ts'
import type { ActPlace } from './act-place.ts'
import { actsOfCheckout, isCheckout } from './checkout.ts'
import type { VersionFile } from './history.ts'

const MARKDOWN = /\.(?:md|markdown)(?:\.(?:zst|gz))?$/i
const ABOUT =
  /^(?:readme|license|licence|contributing|changelog|code_of_conduct|security|authors|notice|index|sources?|todo)\b/i

const LISTED = /(?:^|\t)\d{4}-\d{2}-\d{2}\S*\.(?:md|markdown)(?:\t|\r?$)/m

/** Returns whether the name is of a Markdown file that may hold law: not of a file about the repository. */
export function mayHoldLaw(name: string): boolean {
  return MARKDOWN.test(name) && !ABOUT.test(name) && !name.startsWith('.')
}

/** Returns whether the names in a folder are those of one act's versions. */
export function isDatedFolder(names: readonly string[]): boolean {
  if (!names.some((name) => mayHoldLaw(name))) return false
  return (
    names.includes('history.tsv') || names.filter(mayHoldLaw).every((name) => /^\d{4}-\d{2}-\d{2}/.test(name))
  )
}

/** Returns whether the versions of one act lie in the folder's archive alone: `history.tsv` says of which format they are. */
export async function isArchiveOfLaw(folder: string, names: readonly string[]): Promise<boolean> {
  if (!names.includes('history.tsv') || !names.includes('versions.tar.zst') || names.some(mayHoldLaw))
    return false
  return LISTED.test(await (await placeAt(path.join(folder, 'history.tsv'))).head())
}

/** Streams the acts at the paths; versions of one act that lie in several paths come together. What cannot be opened is refused. */
export async function* actsAt(paths: readonly string[]): AsyncIterable<ActPlace | Refusal> {
  const loose: string[] = []
  for (const location of paths) {
    try {
      yield* within(path.resolve(location), loose)
    } catch (error) {
      yield refusalOf(error, location)
    }
  }
  yield* groups(loose)
}

async function* within(location: string, loose: string[]): AsyncIterable<ActPlace> {
  if (!(await stat(location)).isDirectory()) {
    loose.push(location)
    return
  }
  if (await isCheckout(location)) {
    yield* actsOfCheckout(location, mayHoldLaw)
    return
  }
  const entries = (await readdir(location, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
  if (isDatedFolder(files) || (await isArchiveOfLaw(location, files))) yield datedFolder(location)
  else for (const name of files) if (mayHoldLaw(name)) loose.push(path.join(location, name))
  for (const entry of entries)
    if (entry.isDirectory() && !entry.name.startsWith('.'))
      yield* within(path.join(location, entry.name), loose)
}

function datedFolder(folder: string): ActPlace {
  return {
    path: folder,
    open: async () => {
      const opened = await openDatedFolder(folder, '.md')
      const files = opened.files.filter((file) => mayHoldLaw(file.name))
      return {
        files: files.map((file) => ({ ...file, read: () => file.read(), observed: false })),
        [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
      }
    },
  }
}

// `womens-rights_2018-10-26.md` and `womens-rights_2022-10-30.md` are versions of one act; so are files named by date alone.
function* groups(files: readonly string[]): Iterable<ActPlace> {
  const acts = new Map<string, VersionFile[]>()
  for (const file of [...new Set(files)].sort()) {
    const name = path.basename(file)
    const dated = /(?:^|[_.-])(\d{4}-\d{2}-\d{2})(?:_\d+)?(?=\.)/.exec(name)
    const act = path.join(path.dirname(file), dated ? name.slice(0, dated.index) : name)
    const version = {
      path: file,
      name,
      date: dated?.[1] ?? null,
      observed: false,
      subject: null,
      sourceId: null,
      read: () => readBytes(file),
    }
    acts.set(act, [...(acts.get(act) ?? []), version])
  }
  for (const [act, versions] of acts) {
    yield {
      path: versions.length === 1 ? (versions[0]?.path ?? act) : act,
      open: async () => ({ files: versions, [Symbol.asyncDispose]: async () => {} }),
    }
  }
}
