/**
 * A study as a research package: an RO-Crate 1.3 (https://w3id.org/ro/crate/1.3) in a zip, the same bytes for the same study, and the reading of
 * one that may be hostile. What is in it and what it means: docs/spec/studies-files.md.
 */
import { type UnzipFileInfo, unzipSync, type Zippable, zipSync } from 'fflate'
import * as z from 'zod'
import { sha256 } from '#kit/hash.ts'
import { zipTime } from '../zip-time.ts'

const SPECIFICATION = 'https://w3id.org/ro/crate/1.3'
const METADATA = 'ro-crate-metadata.json'

/** A package that cannot be read: what is wrong with it, and what to do. */
export class CrateError extends Error {
  override name = 'CrateError'
}

/** What the package says of itself. */
export interface CrateFacts {
  readonly name: string
  readonly description: string
  /** Id of the study, and the number of its edition; null for a state that was not published. */
  readonly identifier: string
  readonly version: string | null
  /** ISO instant. */
  readonly at: string
  readonly language: string
  readonly licence: string
  readonly people: readonly string[]
  readonly states: readonly { readonly id: string; readonly name: string; readonly jurisdiction: string }[]
}

export interface CrateFile {
  readonly path: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Name inside the metadata of what it is about; null where that is the study as a whole. */
  readonly about: string | null
}

/** A provision that files of the package hold. */
export interface CrateProvision {
  readonly id: string
  readonly name: string
  readonly iri: string
  readonly language: string
  readonly jurisdiction: string
  readonly from: string | null
  readonly hash: string
}

/** Returns the package. */
export function toCrate(
  facts: CrateFacts,
  files: readonly CrateFile[],
  provisions: readonly CrateProvision[],
): Uint8Array {
  const metadata = `${JSON.stringify(metadataOf(facts, files, provisions), null, 2)}\n`
  const all = [{ path: METADATA, bytes: new TextEncoder().encode(metadata) }, ...files]
  const parts: Zippable = {}
  for (const { path, bytes } of all) parts[path] = bytes
  return zipSync(parts, { mtime: zipTime(facts.at), level: 6 })
}

function metadataOf(
  facts: CrateFacts,
  files: readonly CrateFile[],
  provisions: readonly CrateProvision[],
): object {
  const people = facts.people.map((name, index) => ({
    '@id': `#person-${index + 1}`,
    '@type': 'Person',
    name,
  }))
  const states = facts.states.map(({ id, name, jurisdiction }) => ({
    '@id': `#state-${id}`,
    '@type': 'AdministrativeArea',
    name,
    identifier: jurisdiction,
  }))
  return {
    '@context': `${SPECIFICATION}/context`,
    '@graph': [
      {
        '@id': METADATA,
        '@type': 'CreativeWork',
        about: { '@id': './' },
        conformsTo: { '@id': SPECIFICATION },
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: facts.name,
        description: facts.description,
        identifier: facts.identifier,
        ...(facts.version !== null && { version: facts.version }),
        datePublished: facts.at,
        license: facts.licence,
        inLanguage: facts.language,
        author: people.map(ref),
        spatialCoverage: states.map(ref),
        hasPart: files.map(({ path }) => ({ '@id': path })),
      },
      ...files.map(({ path, name, mediaType, bytes, about }) => ({
        '@id': path,
        '@type': 'File',
        name,
        encodingFormat: mediaType,
        contentSize: String(bytes.length),
        sha256: sha256(bytes),
        ...(about !== null && { about: { '@id': `#${about}` } }),
      })),
      ...people,
      ...states,
      ...provisions.map(({ id, name, iri, language, jurisdiction, from, hash }) => ({
        '@id': `#${id}`,
        '@type': 'Legislation',
        name,
        legislationIdentifier: iri,
        legislationJurisdiction: jurisdiction,
        inLanguage: language,
        ...(from !== null && { legislationDateVersion: from }),
        identifier: `sha256:${hash}`,
      })),
    ],
  }
}

function ref(entity: { readonly '@id': string }): { '@id': string } {
  return { '@id': entity['@id'] }
}

/** What a reader refuses before it reads on, in bytes and in files. */
export const CRATE_LIMITS = {
  archive: 256 * 2 ** 20,
  unpacked: 512 * 2 ** 20,
  file: 128 * 2 ** 20,
  files: 50_000,
}
/** A file above a megabyte that grows more than this is a bomb: law reaches about 60. */
const MAX_GROWTH = 400

/** Returns whether the bytes are an archive. */
export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/**
 * Returns the files of a package by path, each as its metadata says it is. Throws CrateError where the archive is hostile, damaged, or no RO-Crate
 * of version 1, or a file is not what the metadata says, missing, or not in the metadata.
 */
export function fromCrate(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const unpacked = filesIn(bytes)
  const written = unpacked.get(METADATA)
  if (!written) throw new CrateError(`Cannot open the package: it has no ${METADATA}; it is no RO-Crate`)
  const told = toldOf(written)
  const files = new Map<string, Uint8Array>()
  for (const [path, content] of unpacked) {
    if (path === METADATA || PREVIEW.test(path)) continue
    const entity = told.get(path)
    if (!entity) throw altered(`its metadata does not tell of ${path}`)
    if (entity.sha256 !== sha256(content)) throw altered(`${path} is not the file that its metadata tells of`)
    files.set(path, content)
  }
  const missing = [...told.keys()].find((path) => !files.has(path))
  if (missing !== undefined) throw altered(`${missing} is missing`)
  return files
}

// What other programs put beside a package for people to look at.
const PREVIEW = /^ro-crate-preview(?:\.html$|_files\/)/

const ENTITY = z.looseObject({ '@id': z.string(), '@type': z.union([z.string(), z.array(z.string())]) })
const GRAPH = z.object({ '@graph': z.array(ENTITY) })
const FILE = ENTITY.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })
const REF = z.object({ '@id': z.string() })

function toldOf(written: Uint8Array): ReadonlyMap<string, z.infer<typeof FILE>> {
  const graph = parsed(GRAPH, written, METADATA)['@graph']
  const descriptor = graph.find((entity) => entity['@id'] === METADATA)
  const version = REF.safeParse(descriptor?.conformsTo).data?.['@id'] ?? ''
  if (!version.startsWith('https://w3id.org/ro/crate/1.'))
    throw new CrateError(
      `Cannot open the package: it says that it follows "${version}"; expected RO-Crate 1, as in ${SPECIFICATION}`,
    )
  const told = new Map<string, z.infer<typeof FILE>>()
  for (const entity of graph) {
    if (![entity['@type']].flat().includes('File')) continue
    const file = FILE.safeParse(entity)
    if (!file.success) throw altered(`its metadata has no fingerprint of ${entity['@id']}`)
    told.set(entity['@id'], file.data)
  }
  return told
}

/** Returns what a file of JSON says. Throws CrateError, naming the file and the place in it, where that is not as expected. */
export function parsed<Value>(schema: z.ZodType<Value>, bytes: Uint8Array, path: string): Value {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CrateError(`Cannot read ${path}: it is no JSON (${why}); ask for the file anew`)
  }
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const place = issue?.path.join('.') || 'its beginning'
  throw new CrateError(`Cannot read ${path}: at ${place}, ${issue?.message ?? 'it is not as expected'}`)
}

function filesIn(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (bytes.length > CRATE_LIMITS.archive) throw hostile(`it has more than ${CRATE_LIMITS.archive} bytes`)
  const seen = new Set<string>()
  let total = 0
  const accept = ({ name, size, originalSize }: UnzipFileInfo): boolean => {
    if (seen.has(name)) throw hostile(`it has two files of the name "${name}"`)
    seen.add(name)
    if (seen.size > CRATE_LIMITS.files) throw hostile(`it has more than ${CRATE_LIMITS.files} files`)
    if (/(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:|[\\\0]/i.test(name))
      throw hostile(`the name "${name}" leads out of it`)
    if (name.endsWith('/')) return false
    total += originalSize
    if (originalSize > CRATE_LIMITS.file || total > CRATE_LIMITS.unpacked)
      throw hostile('it unpacks beyond measure')
    if (originalSize > 2 ** 20 && originalSize > size * MAX_GROWTH)
      throw hostile(`"${name}" grows more than ${MAX_GROWTH} times`)
    return true
  }
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter: accept })))
  } catch (error) {
    if (error instanceof CrateError) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new CrateError(`Cannot open the package: it is damaged or cut short (${why}); fetch it again`)
  }
}

function hostile(why: string): CrateError {
  return new CrateError(`Cannot open the package: ${why}; it was made to do harm, or damaged`)
}

function altered(why: string): CrateError {
  return new CrateError(`Cannot open the package: ${why}; it was altered or damaged; ask for it anew`)
}
