/** The Markdown family: legalize-dev and its kin. One file a version, front matter or none, dated folders, archives, git checkouts. */
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { ActDraft, Place, ReadOptions, Refusal, Source } from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { placeAt } from '../files.ts'
import { actsAt, isArchiveOfLaw, isDatedFolder, mayHoldLaw } from './acts.ts'
import { isCheckout } from './checkout.ts'
import { hasProvision, openFile, stateOf } from './file.ts'
import { piecesOf } from './pieces.ts'
import { readAct } from './reading.ts'
import { newContext } from './reading-context.ts'

export const legalize: Source = {
  name: 'legalize',
  summary: 'Markdown, one file a version: legalize-dev and similar; dated folders, archives, git checkouts',
  claims,
  read,
}

// A whole folder only where it is one act or a flat collection; else each place inside is asked.
async function claims(place: Place): Promise<boolean> {
  if (!place.directory) return mayHoldLaw(path.basename(place.path)) && looksLikeLaw(await place.head())
  const candidates = place.names.filter(mayHoldLaw)
  if (await isCheckout(place.path)) return holdsLaw(place.path)
  if (candidates.length === 0) return isArchiveOfLaw(place.path, place.names)
  const others = place.names.some(
    (name) => !/\.(?:md|markdown|tsv|txt|zst|gz)$/i.test(name) && !name.startsWith('.'),
  )
  if (others && !isDatedFolder(place.names)) return false
  return sample(candidates.map((name) => path.join(place.path, name)))
}

// The Markdown files of a checkout lie one or two folders down.
async function holdsLaw(root: string): Promise<boolean> {
  const entries = await readdir(root, { withFileTypes: true })
  const found = entries
    .filter((entry) => entry.isFile() && mayHoldLaw(entry.name))
    .map((entry) => path.join(root, entry.name))
  for (const entry of entries) {
    if (found.length >= 3) break
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue
    const inside = await readdir(path.join(root, entry.name))
    found.push(
      ...inside
        .filter(mayHoldLaw)
        .slice(0, 3)
        .map((name) => path.join(root, entry.name, name)),
    )
  }
  return found.length > 0 && sample(found)
}

async function sample(files: readonly string[]): Promise<boolean> {
  for (const file of [files.at(-1), files[0], files[Math.floor(files.length / 2)]]) {
    if (file !== undefined && looksLikeLaw(await (await placeAt(file)).head())) return true
  }
  return false
}

// Front matter that names a state and an act, or a provision with a number.
function looksLikeLaw(head: string): boolean {
  const file = openFile(head)
  if ((file.values.has('country') && file.values.has('identifier')) || file.values.has('jurabk')) return true
  return hasProvision(piecesOf(file.body, newContext(stateOf(file).dialect)))
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncIterable<ActDraft | Refusal> {
  for await (const place of actsAt(paths)) {
    if ('refused' in place) yield place
    else {
      try {
        yield* readAct(place, options)
      } catch (error) {
        yield refusalOf(error, place.path)
      }
    }
  }
}
