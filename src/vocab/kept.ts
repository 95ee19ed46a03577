/** The vocabularies of a library: Comity's own list, and those that the operator took in, kept as Turtle in a folder of the home. */
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Language } from '#law/language.ts'
import { OWN_CONCEPT, type Vocabulary } from './model.ts'
import { readSkosFile } from './skos-file.ts'
import { statementsOf } from './skos-write.ts'
import { readSubjects } from './subject-files.ts'
import { turtleOf } from './turtle.ts'
import { VocabularyError } from './vocabulary-error.ts'

const OWN_FILES = path.resolve(import.meta.dirname, '..', '..', 'subjects')

/** A vocabulary and the name by which it is asked for. */
export interface KeptVocabulary {
  readonly name: string
  readonly vocabulary: Vocabulary
}

export const OWN_NAME = 'comity'

let own: Vocabulary | undefined

/** Returns Comity's own list, read once. Throws VocabularyError where a file of it is broken. */
export function ownSubjects(): Vocabulary {
  own ??= readSubjects(OWN_FILES)
  return own
}

/**
 * Returns the own list and those that a home keeps, by name; of the kept ones only labels in some languages where they are named.
 * Throws VocabularyError where one cannot be read.
 */
export async function keptVocabularies(
  home: string,
  languages: ReadonlySet<Language> | null = null,
): Promise<readonly KeptVocabulary[]> {
  const folder = folderOf(home)
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.ttl')) : []
  const kept: KeptVocabulary[] = [{ name: OWN_NAME, vocabulary: ownSubjects() }]
  for (const file of files.sort()) {
    kept.push({ name: path.parse(file).name, vocabulary: await readKept(path.join(folder, file), languages) })
  }
  return kept
}

/**
 * Keeps a vocabulary in a home under a name; what was kept under the name is replaced, whole or not at all. Returns whether there was one.
 * Throws VocabularyError where the name is no file name, or where concepts of Comity's own list would be there twice.
 */
export async function keepVocabulary(home: string, name: string, vocabulary: Vocabulary): Promise<boolean> {
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(name) || name === OWN_NAME)
    throw new VocabularyError(
      `Cannot keep the vocabulary as "${name}": expected small letters, digits and hyphens, and not "${OWN_NAME}"; give a name with --name`,
    )
  const taken = [...vocabulary.concepts.keys()].find((iri) => iri.startsWith(OWN_CONCEPT))
  if (taken !== undefined)
    throw new VocabularyError(
      `Cannot keep the vocabulary: ${taken} is a concept of Comity's own list, which every library has; give the concepts names of your own`,
    )
  const folder = folderOf(home)
  const file = path.join(folder, `${name}.ttl`)
  const replaced = existsSync(file)
  await mkdir(folder, { recursive: true })
  const turtle = await turtleOf(statementsOf(vocabulary))
  await writeFile(`${file}.part`, turtle)
  await rename(`${file}.part`, file)
  return replaced
}

async function readKept(file: string, languages: ReadonlySet<Language> | null): Promise<Vocabulary> {
  try {
    return (await readSkosFile(file, languages)).vocabulary
  } catch (error) {
    if (!(error instanceof VocabularyError)) throw error
    throw new VocabularyError(
      `${error.message}. It is kept in ${file}: import it anew, or take the file away`,
    )
  }
}

function folderOf(home: string): string {
  return path.join(home, 'subjects')
}
