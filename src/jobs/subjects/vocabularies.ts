/** The vocabularies of a library: Comity's own list, and those that its home keeps. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Database } from '#store/dialect/sqlite.ts'
import { type KeptVocabulary, keptVocabularies, OWN_NAME } from '#vocab/kept.ts'
import { type Concept, iriOf } from '#vocab/model.ts'
import { ownList } from './concept-list.ts'

interface Kept {
  readonly files: string
  readonly vocabularies: Promise<readonly KeptVocabulary[]>
}

const kept = new WeakMap<Database, Kept>()

/** Returns them by name, the own list first; read again when a file of the home changed. Throws VocabularyError where one is broken. */
export function librarySubjects(db: Database): Promise<readonly KeptVocabulary[]> {
  const home = db.file === null ? null : path.dirname(db.file)
  const files = filesIn(home)
  const known = kept.get(db)
  if (known?.files === files) return known.vocabularies
  const vocabularies = read(files === '' ? null : home)
  kept.set(db, { files, vocabularies })
  return vocabularies
}

async function read(home: string | null): Promise<readonly KeptVocabulary[]> {
  const own = { name: OWN_NAME, vocabulary: await ownList() }
  if (home === null) return [own]
  const all = await keptVocabularies(home)
  return [own, ...all.filter(({ name }) => name !== OWN_NAME)]
}

function filesIn(home: string | null): string {
  const folder = home === null ? null : path.join(home, 'subjects')
  if (folder === null || !existsSync(folder)) return ''
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ttl'))
    .sort()
    .map((name) => `${name} ${statSync(path.join(folder, name)).mtimeMs}`)
    .join('\n')
}

/** A concept and the vocabulary that it is of. */
export interface ConceptNamed {
  readonly concept: Concept
  readonly of: KeptVocabulary
}

/** Returns the concept that an id or an IRI names in any of them; null where none does. */
export async function conceptIn(db: Database, name: string): Promise<ConceptNamed | null> {
  const iri = iriOf(name)
  for (const of of await librarySubjects(db)) {
    const concept = of.vocabulary.concepts.get(iri)
    if (concept) return { concept, of }
  }
  return null
}
