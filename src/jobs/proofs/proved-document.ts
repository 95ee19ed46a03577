/** A document with the proof of its text, where there is one: what files are made of. */
import path from 'node:path'
import { CARRYING } from '#exchange/proof/carried.ts'
import type { LawDocument } from '#export/document.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { ProofPlace } from './proof.ts'

/** A file is for reading: one that would carry more than this goes without, and the proof is had beside it. */
const MOST = 8 * 2 ** 20

/** Returns where proofs of a library's texts come from; null where it lies in memory. */
export function proofPlace(db: Database): ProofPlace | null {
  return db.file === null ? null : { db, home: path.dirname(db.file) }
}

/** Returns the document with its proof; as it is where no publisher signed what it shows, or files of the ending carry none. */
export async function withProof(
  place: ProofPlace | null,
  expressionId: number,
  document: LawDocument,
  ending: string,
): Promise<LawDocument> {
  if (!CARRYING.has(ending)) return document
  const proof = await proofOfDocument(place, expressionId, document)
  return proof === null || proof.length > MOST ? document : { ...document, proof }
}

/** Returns the proof of the document's text as a file, with what the document says beside it; null where there is none. */
export async function proofOfDocument(
  place: ProofPlace | null,
  expressionId: number,
  document: LawDocument,
): Promise<string | null> {
  if (!place || document.nodes.length === 0) return null
  // What makes proofs is loaded with the first of them: most texts are shown without.
  const [{ carriedText }, { provingOf }] = await Promise.all([import('./document.ts'), import('./proof.ts')])
  const { at, part } = document
  const proving = await provingOf(place, { expressionId, at, eId: part?.eId ?? null })
  return proving.state === 'proved' ? carriedText(proving.proof, document) : null
}
