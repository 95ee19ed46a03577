/** Vocabularies as files: what the name says they are written in. */
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { readJsonLd } from './json-ld.ts'
import { readRdfXml } from './rdf-xml.ts'
import { type ReadSkos, type SkosOptions, SkosReader } from './skos-read.ts'
import { readTurtle } from './turtle.ts'
import { VocabularyError } from './vocabulary-error.ts'

const TURTLE = new Set(['.ttl', '.nt', '.n3', '.turtle'])
const XML = new Set(['.rdf', '.xml', '.owl', '.skos'])
const JSON_LD = new Set(['.jsonld', '.json'])
// JSON is read whole; a vocabulary so large comes as Turtle or RDF/XML too, which are read as they come.
const LONGEST_JSON = 200_000_000

/**
 * Returns the vocabulary that a file holds: Turtle or N-Triples, RDF/XML, JSON-LD.
 * Throws VocabularyError where it cannot be read, and errors of the file system as they are.
 */
export async function readSkosFile(file: string, languages: SkosOptions['languages']): Promise<ReadSkos> {
  const base = pathToFileURL(path.resolve(file)).href
  const reader = new SkosReader({
    languages,
    iri: `urn:comity:vocabulary:${encodeURIComponent(path.parse(file).name)}`,
  })
  const take = reader.add.bind(reader)
  const kind = path.extname(file).toLowerCase()
  if (TURTLE.has(kind)) await readTurtle(createReadStream(file), base, take)
  else if (XML.has(kind)) await readRdfXml(createReadStream(file), base, take)
  else if (JSON_LD.has(kind)) {
    const { size } = await stat(file)
    if (size > LONGEST_JSON)
      throw new VocabularyError(
        `Cannot read ${file}: JSON of more than ${LONGEST_JSON / 1e6} MB; expected Turtle or RDF/XML`,
      )
    readJsonLd(await readFile(file, 'utf8'), take)
  } else
    throw new VocabularyError(
      `Cannot tell what ${path.basename(file)} is written in: expected a name that ends in .ttl, .nt, .rdf, .xml or .jsonld`,
    )
  return reader.finish()
}
