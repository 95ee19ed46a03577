/** Reading a study out of a file that may be hostile: a research package, or an edition as JSON. Nothing in it is taken that it does not prove itself. */
import { CrateError, fromCrate, isArchive, parsed } from '#export/study/crate.ts'
import { sha256 } from '#kit/hash.ts'
import { plainText } from '#law/content.ts'
import { parseIri } from '#law/iri.ts'
import { writtenRows } from '#markup/written-rows.ts'
import { parseXml } from '#markup/xml.ts'
import type { Made } from '#research/change.ts'
import { EDITION, type Edition, FORMAT } from '#research/edition.ts'
import type { Quote } from '#research/quote.ts'
import { changesOfEdition } from '#research/rebuild.ts'
import { type CarriedPerson, MADE, refuseUnsound } from '#research/restore.ts'
import { PACKAGE, PACKAGE_FORMAT, provisionFileName } from './export/crate.ts'
import { provenOf, quotesIn } from './export/texts.ts'
import { partOf } from './quote.ts'

/** A study as a file carries it. */
export interface CarriedFile {
  readonly edition: Edition
  readonly madeAt: string | null
  readonly people: readonly CarriedPerson[]
  readonly changes: readonly Made[]
  /** False where the file does not hold how the study came to be: the changes lead to what stands, and tell nothing of the way. */
  readonly hasHistory: boolean
  /** Canonical fragments by hash, and proofs by the name of the quote: each was checked. */
  readonly texts: ReadonlyMap<string, string>
  readonly proofs: ReadonlyMap<string, string>
}

/**
 * Returns the study in the file. Throws CrateError where it is neither a package nor an edition, is hostile, damaged, altered, or newer than what
 * this version reads; StudyError where its changes do not lead to what it says.
 */
export async function studyInFile(bytes: Uint8Array): Promise<CarriedFile> {
  return isArchive(bytes) ? inCrate(fromCrate(bytes)) : inJson(bytes)
}

function inJson(bytes: Uint8Array): CarriedFile {
  const edition = editionIn(bytes, 'the file')
  for (const quote of quotesIn(edition)) refuseAdrift(quote)
  const people = edition.people.map((person) => ({ ...person, invitedAt: null, revokedAt: null }))
  return {
    edition,
    madeAt: null,
    people,
    changes: changesOfEdition(edition),
    hasHistory: false,
    texts: new Map(),
    proofs: new Map(),
  }
}

async function inCrate(files: ReadonlyMap<string, Uint8Array>): Promise<CarriedFile> {
  const [told, said] = ['study.json', 'edition.json'].map((path) => {
    const content = files.get(path)
    if (!content) throw new CrateError(`Cannot open the package: it has no ${path}; it holds no study`)
    return content
  }) as [Uint8Array, Uint8Array]
  refuseNewer(told, PACKAGE_FORMAT, 'study.json')
  const { study, madeAt, people } = parsed(PACKAGE, told, 'study.json')
  const edition = editionIn(said, 'edition.json')
  if (study !== edition.id)
    throw new CrateError(
      `Cannot open the package: it is of the study "${study}" and holds "${edition.id}"; ask for it anew`,
    )
  const written = files.get('changes.json')
  const changes = written ? parsed(MADE, written, 'changes.json') : changesOfEdition(edition)
  if (written) refuseUnsound(changes, edition)
  // What was dropped on the way is shown in the history.
  for (const { change } of changes) {
    if (change.kind === 'add-quote') refuseAdrift(change.quote)
    if (change.kind === 'renew-quote') refuseAdrift(change.by)
  }
  const texts = new Map<string, string>()
  const proofs = new Map<string, string>()
  for (const quote of quotesIn(edition)) await takeProvision(quote, files, texts, proofs)
  return { edition, madeAt, people, changes, hasHistory: written !== undefined, texts, proofs }
}

function editionIn(bytes: Uint8Array, path: string): Edition {
  refuseNewer(bytes, FORMAT, path)
  return parsed(EDITION, bytes, path)
}

// `comity-study/2` of a version to come is told apart from what is no study at all.
function refuseNewer(bytes: Uint8Array, format: string, path: string): void {
  const [name, own] = format.split('/')
  const [, other, version] =
    /^\s*\{\s*"format"\s*:\s*"([a-z-]+)\/(\d{1,9})"/.exec(textOf(bytes.subarray(0, 200))) ?? []
  if (other === name && Number(version) > Number(own))
    throw new CrateError(
      `Cannot open ${path}: it is of format ${name}/${version}, and this version reads ${format}; update Comity`,
    )
  if (other !== name)
    throw new CrateError(
      `Cannot open ${path}: it is no study; expected a package (.zip) or JSON that comity study export wrote`,
    )
}

async function takeProvision(
  quote: Quote,
  files: ReadonlyMap<string, Uint8Array>,
  texts: Map<string, string>,
  proofs: Map<string, string>,
): Promise<void> {
  refuseAdrift(quote)
  const name = provisionFileName(quote)
  const words = files.get(`provisions/${name}.txt`)
  if (!words || textOf(words) !== quote.text)
    throw misquoted(quote, `its words are not those of provisions/${name}.txt`)
  const akn = files.get(`provisions/${name}.akn.xml`)
  if (akn) texts.set(quote.hash, fragmentIn(textOf(akn), quote))
  const proof = files.get(`proofs/${name}.json`)
  if (!proof) return
  const written = textOf(proof)
  if (!(await provenOf(written, quote))) throw misquoted(quote, 'its proof does not prove it')
  proofs.set(quote.id, written)
}

// What pages make links of leads to a provision of the act that is named, and nowhere else.
function refuseAdrift(quote: Quote): void {
  if (parseIri(quote.iri)?.work !== quote.work)
    throw misquoted(quote, 'its IRI is not one of the act that it names')
}

function fragmentIn(akn: string, quote: Quote): string {
  const fragment = fragmentsOf(akn, quote).find((each) => sha256(each) === quote.hash)
  if (fragment === undefined)
    throw misquoted(quote, 'the provision in the package is not the one that was quoted')
  const words = quote.part === null ? fragment : partOf(fragment, quote.part)
  if (words === null || plainText(words) !== quote.text)
    throw misquoted(quote, 'the words quoted are not those of the provision')
  return fragment
}

function fragmentsOf(akn: string, quote: Quote): string[] {
  try {
    return writtenRows(parseXml(akn)).flatMap(({ fragment }) => fragment ?? [])
  } catch (error) {
    throw misquoted(
      quote,
      `its provision is not readable (${error instanceof Error ? error.message : error})`,
    )
  }
}

function misquoted({ id, iri }: Quote, why: string): CrateError {
  return new CrateError(
    `Cannot open the package: in quote "${id}" of ${iri}, ${why}; it was altered; ask for it anew`,
  )
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}
