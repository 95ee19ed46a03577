/** Reading the list of subjects from its files: YAML, a file a field, as docs/spec/subjects.md describes it. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Document, LineCounter, parseDocument, visit } from 'yaml'
import { z } from 'zod'
import { type Language, languageOf } from '#law/language.ts'
import { joined } from './hierarchy.ts'
import { type Concept, iriOf, type Note, OWN_LIST, type Vocabulary, type Wording } from './model.ts'
import { parsePattern } from './pattern.ts'
import { parseTerm } from './term.ts'
import { VocabularyError } from './vocabulary-error.ts'

const NAME = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'expected a name in small letters and hyphens')
const TERMS = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])
const TAG = /^[a-z]{2,3}$/

const LIST = z.strictObject({ version: z.int().positive(), title: z.record(z.string(), z.string().min(1)) })
const ENTRY = z
  .object({
    id: NAME,
    broader: z.array(NAME).default([]),
    related: z.array(NAME).default([]),
    scope: z.string().min(1).optional(),
    friends: z.string().min(1).optional(),
    not: z.record(z.string().regex(TAG), TERMS).default({}),
  })
  .catchall(TERMS)
const FIELD = z.array(ENTRY)
type Entry = z.infer<typeof ENTRY>

const FIELDS_OF_ENTRY = new Set(['id', 'broader', 'related', 'scope', 'friends', 'not'])
/** The file that says what the list is; every other one holds concepts. */
const LIST_FILE = 'list.yaml'

/** Returns the list that a folder holds. Throws VocabularyError naming file and line of what cannot be read. */
export function readSubjects(folder: string): Vocabulary {
  const list = LIST.safeParse(parsed(folder, LIST_FILE).value)
  if (!list.success)
    throw new VocabularyError(
      `Cannot read ${LIST_FILE}: ${z.prettifyError(list.error)}; expected version and title`,
    )
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== LIST_FILE)
  const concepts = new Map<string, Concept>()
  for (const file of files.sort())
    for (const { entry, place } of entriesOf(folder, file)) {
      const concept = conceptOf(entry, place)
      if (concepts.has(concept.iri))
        throw new VocabularyError(`Cannot read ${place}: the id "${entry.id}" is there twice`)
      concepts.set(concept.iri, concept)
    }
  return {
    iri: OWN_LIST,
    title: notesOf(list.data.title, LIST_FILE),
    version: String(list.data.version),
    concepts: joined(concepts),
  }
}

function parsed(folder: string, file: string) {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(path.join(folder, file), 'utf8'), {
    lineCounter: lines,
    prettyErrors: false,
  })
  const [fault] = [
    ...document.errors.map(({ pos, message }) => ({ at: pos[0], message })),
    ...aliasesIn(document),
  ]
  if (fault)
    throw new VocabularyError(
      `Cannot read ${file}:${lines.linePos(fault.at).line}: ${fault.message.split('\n')[0]}; expected YAML, with quotes round a word that begins with *`,
    )
  const lineAt = (index: number) => {
    const node: unknown = document.getIn([index], true)
    const start =
      typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
        ? Number(node.range[0])
        : 0
    return lines.linePos(start).line
  }
  const value: unknown = document.toJS({ maxAliasCount: 0 })
  return { value, lineAt }
}

// YAML takes a word that begins with * for a reference to another place.
function aliasesIn(document: Document): { at: number; message: string }[] {
  const found: { at: number; message: string }[] = []
  visit(document, {
    Alias: (_, { source, range }) => {
      found.push({ at: range?.[0] ?? 0, message: `*${source} stands without quotes` })
    },
  })
  return found
}

function entriesOf(folder: string, file: string): { entry: Entry; place: string }[] {
  const { value, lineAt } = parsed(folder, file)
  const { data, error } = FIELD.safeParse(value)
  if (data) return data.map((entry, i) => ({ entry, place: `${file}:${lineAt(i)} ${entry.id}` }))
  const [issue] = error.issues
  const index = issue?.path[0]
  const line = typeof index === 'number' ? lineAt(index) : 1
  throw new VocabularyError(
    `Cannot read ${file}:${line} ${issue?.path.slice(1).join('.') ?? ''}: ${issue?.message ?? 'not a list of concepts'}`,
  )
}

function conceptOf(entry: Entry, place: string): Concept {
  const wordings = new Map<Language, Wording>()
  for (const [tag, terms] of Object.entries(entry)) {
    if (FIELDS_OF_ENTRY.has(tag)) continue
    const language = languageIn(tag, place)
    wordings.set(language, wordingOf(listed(terms), listed(entry.not[tag]), language, place))
  }
  for (const tag of Object.keys(entry.not))
    if (!(tag in entry))
      throw new VocabularyError(`Cannot read ${place}: "not" has ${tag}, and the concept has no terms in it`)
  return {
    iri: iriOf(entry.id),
    broader: entry.broader.map(iriOf),
    narrower: [],
    related: entry.related.map(iriOf),
    wordings,
    scope: englishNote(entry.scope),
    editorial: englishNote(entry.friends),
  }
}

function listed(terms: unknown): readonly string[] {
  return typeof terms === 'string' ? [terms] : Array.isArray(terms) ? terms.map(String) : []
}

function languageIn(tag: string, place: string): Language {
  const language = TAG.test(tag) ? languageOf(tag) : null
  if (language) return language
  throw new VocabularyError(
    `Cannot read ${place}: "${tag}" is neither a field of a concept nor a language; expected a code such as en`,
  )
}

function wordingOf(
  terms: readonly string[],
  not: readonly string[],
  language: Language,
  place: string,
): Wording {
  try {
    const read = terms.map(parseTerm)
    const labels = [...new Set(read.flatMap(({ label }) => (label === null ? [] : [label])))]
    const patterns = [...new Set(read.flatMap(({ pattern }) => (pattern === null ? [] : [pattern])))]
    const exceptions = not.flatMap((term) => parseTerm(term).pattern ?? [])
    for (const pattern of [...patterns, ...exceptions]) parsePattern(pattern, language)
    return { preferred: labels[0] ?? null, alternatives: labels.slice(1), hidden: [], patterns, exceptions }
  } catch (error) {
    throw error instanceof VocabularyError ? new VocabularyError(`${place}: ${error.message}`) : error
  }
}

function englishNote(text: string | undefined): Note[] {
  return text === undefined ? [] : [{ language: 'eng', text: text.trim() }]
}

function notesOf(words: Readonly<Record<string, string>>, place: string): Note[] {
  return Object.entries(words).map(([tag, text]) => ({ language: languageIn(tag, place), text }))
}
