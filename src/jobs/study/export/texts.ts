/** What a study quotes, in full: the wordings that its quotes are pinned to, and what proves who signed them. */
import { NODE_PRIMITIVES } from '#exchange/proof/node-primitives.ts'
import { type Proved, verifyProof } from '#exchange/proof/verify.ts'
import { parseIri } from '#law/iri.ts'
import { carriedProof, carriedTexts } from '#research/carried.ts'
import type { Edition } from '#research/edition.ts'
import type { Quote } from '#research/quote.ts'
import { fragmentsByHash } from '#research/quoted-rows.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { libraryOver } from '#store/library.ts'
import { provingOf, signerOf } from '../../proofs/proof.ts'
import { proofPlace } from '../../proofs/proved-document.ts'

export interface Signed {
  /** The proof as a file. */
  readonly written: string
  readonly proved: Proved
}

/** The wordings and proofs at hand: of the library, and of what came with studies that were opened here. */
export interface Pinned {
  /** Canonical fragments by hash. */
  readonly texts: ReadonlyMap<string, string>
  /** By the name of the quote. */
  readonly proofs: ReadonlyMap<string, Signed>
}

/** Returns the quotes of an edition in the order of its cells. */
export function quotesIn(edition: Pick<Edition, 'cells'>): Quote[] {
  return edition.cells.flatMap(({ quotes }) => quotes.map(({ quote }) => quote))
}

/**
 * Returns what is at hand of the quotes. What came with a study goes before what is made here, so that it can be sent on as it came. Proofs take
 * their time: they are looked for where they are wanted.
 */
export async function pinnedFor(
  db: Database,
  quotes: readonly Quote[],
  withProofs: boolean,
): Promise<Pinned> {
  const shown = await shownOf(db, quotes)
  const hashes = [...new Set(shown.map(({ hash }) => hash))]
  const held = fragmentsByHash(db, hashes)
  const carried = await carriedTexts(
    db,
    hashes.filter((hash) => !held.has(hash)),
  )
  const texts = new Map([...held, ...carried])
  return { texts, proofs: withProofs ? await proofsFor(db, shown) : new Map() }
}

async function proofsFor(db: Database, quotes: readonly Quote[]): Promise<ReadonlyMap<string, Signed>> {
  const proofs = new Map<string, Signed>()
  const known = new Map<string, Signed | null>()
  for (const quote of quotes) {
    const key = `${quote.iri} ${quote.hash}`
    if (!known.has(key)) known.set(key, (await carriedFor(db, quote)) ?? (await madeFor(db, quote)))
    const signed = known.get(key)
    if (signed) proofs.set(quote.id, signed)
  }
  return proofs
}

// Behind the wall only what stands in acts that are for everybody is read: a proof holds the words that it proves.
async function shownOf(db: Database, quotes: readonly Quote[]): Promise<readonly Quote[]> {
  if (!db.isWalled) return quotes
  const library = libraryOver(db)
  const works = new Map<string, boolean>()
  for (const { work } of quotes) if (!works.has(work)) works.set(work, (await library.resolve(work)) !== null)
  return quotes.filter(({ work }) => works.get(work))
}

/** Returns what a proof proves by itself, whoever signed it, where that is the wording of the quote; null otherwise. */
export async function provenOf(written: string, quote: Quote): Promise<Proved | null> {
  const { proved } = await verifyProof(written, { primitives: NODE_PRIMITIVES, trust: () => null })
  if (proved?.work !== quote.work || proved.language !== quote.language) return null
  return proved.texts.has(quote.hash) ? proved : null
}

async function carriedFor(db: Database, quote: Quote): Promise<Signed | null> {
  const written = await carriedProof(db, quote)
  const proved = written === null ? null : await provenOf(written, quote)
  return written === null || proved === null ? null : { written, proved }
}

async function madeFor(db: Database, quote: Quote): Promise<Signed | null> {
  const place = proofPlace(db)
  const library = libraryOver(db)
  const reference = await library.resolve(quote.iri)
  if (!place || !reference) return null
  const expression = await library.expression(reference.work.id, quote.language)
  if (!expression || (await signerOf(place, expression.id)) === undefined) return null
  const eId = parseIri(quote.iri)?.eId ?? null
  const proving = await provingOf(place, { expressionId: expression.id, at: quote.at, eId })
  if (proving.state !== 'proved' || !proving.proved.texts.has(quote.hash)) return null
  return { written: `${JSON.stringify(proving.proof)}\n`, proved: proving.proved }
}
