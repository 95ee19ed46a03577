/**
 * Comity's own list of subjects as every import needs it: read from its files once, then kept in `.cache/` by their content, because
 * reading it takes longer than importing a small act.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Vocabulary } from '#vocab/model.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..')
// What the list is made of, and what makes it.
const FOLDERS = ['subjects', 'src/vocab'] as const

let digest: string | undefined
let list: Promise<Vocabulary> | undefined

/** Returns a text that is another one when the list, or how it is read, is another one. */
export function ownListDigest(): string {
  digest ??= digestOf(FOLDERS.map((folder) => path.join(ROOT, folder)))
  return digest
}

/** Returns the list. Throws VocabularyError where a file of it is broken. */
export function ownList(): Promise<Vocabulary> {
  list ??= read()
  return list
}

// What reads the files is loaded only where they must be read.
async function read(): Promise<Vocabulary> {
  const known = kept()
  if (known) return known
  const { ownSubjects } = await import('#vocab/kept.ts')
  return keep(ownSubjects())
}

function digestOf(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders)
    for (const name of readdirSync(folder).sort())
      if (/(?<!\.test)\.(yaml|ts)$/.test(name))
        hash.update(name).update(readFileSync(path.join(folder, name)))
  return hash.digest('hex').slice(0, 32)
}

function fileOfList(): string {
  return path.join(ROOT, '.cache', 'subjects', `${ownListDigest()}-${process.versions.v8}`)
}

function kept(): Vocabulary | null {
  try {
    return deserialize(readFileSync(fileOfList())) as Vocabulary
  } catch {
    return null
  }
}

// Where the folder cannot be written (a read-only installation), every process reads the list anew.
function keep(vocabulary: Vocabulary): Vocabulary {
  const file = fileOfList()
  const draft = `${file}.${process.pid}`
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(draft, serialize(vocabulary))
    renameSync(draft, file)
  } catch {}
  return vocabulary
}
