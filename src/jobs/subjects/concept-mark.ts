/** By which vocabularies and rules a library's texts are read for concepts, as a mark; without what reads them, which takes long to load. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { sha256 } from '#kit/hash.ts'
import { STRENGTH } from '#store/concept-strength.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { conceptMark } from '#store/record/concepts.ts'
import { ownListDigest } from './concept-list.ts'

/** The vocabularies of a library, by their files. */
export interface Loaded {
  /** Another one when another vocabulary is loaded, or texts are read otherwise. */
  readonly mark: string
  readonly home: string | null
  /** How many vocabularies there are beside Comity's own list. */
  readonly count: number
}

interface Known extends Loaded {
  readonly files: string
}

const known = new WeakMap<Database, Known>()

/** Returns what the library of the database has loaded now. */
export function loadedVocabularies(db: Database): Loaded {
  const home = db.file === null ? null : path.dirname(db.file)
  const found = filesOf(home)
  const files = JSON.stringify(found)
  const before = known.get(db)
  if (before?.files === files) return before
  const contents = found.map(({ file }) => sha256(readFileSync(file)))
  const mark = sha256(JSON.stringify([STRENGTH, ownListDigest(), contents])).slice(0, 16)
  const loaded = { files, mark, home, count: found.length }
  known.set(db, loaded)
  return loaded
}

function filesOf(home: string | null) {
  const folder = home === null ? null : path.join(home, 'subjects')
  if (folder === null || !existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ttl'))
    .sort()
    .map((name) => {
      const file = path.join(folder, name)
      const { size, mtimeMs: changed } = statSync(file)
      return { file, size, changed }
    })
}

/** Returns whether texts were never read for concepts, or by other vocabularies than the library has now. */
export function areConceptsOutdated(db: Database): boolean {
  const mark = conceptMark(db)
  return mark !== null && mark !== loadedVocabularies(db).mark
}
