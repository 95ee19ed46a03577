/**
 * Wordings and proofs that came with a study and that the library itself need not hold: kept beside it, each under what it is known by, so that
 * a study that was opened here can be read in full and sent on as it came.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sha256 } from '#kit/hash.ts'
import type { Quote } from '#research/quote.ts'
import type { Database } from '#store/dialect/sqlite.ts'

const HASH = /^[0-9a-f]{64}$/

/** Returns the folder of the kept; null where the library lies in memory. */
export function keptFolder(db: Database): string | null {
  return db.file === null ? null : path.join(path.dirname(db.file), 'study-files')
}

/** Keeps a canonical fragment under its hash. */
export async function keepText(folder: string, xml: string): Promise<void> {
  await keep(path.join(folder, 'texts'), `${sha256(xml)}.xml`, xml)
}

/** Returns the fragment of a hash; null where it is not kept, or is no longer what it was. */
export async function keptText(folder: string | null, hash: string): Promise<string | null> {
  if (folder === null || !HASH.test(hash)) return null
  const xml = await read(path.join(folder, 'texts', `${hash}.xml`))
  return xml !== null && sha256(xml) === hash ? xml : null
}

/** Keeps the proof of the wording that a quote is pinned to. */
export async function keepProof(folder: string, quote: Quote, proof: string): Promise<void> {
  await keep(path.join(folder, 'proofs'), proofName(quote), proof)
}

/** Returns the proof kept for a quote, as it came; null where none is. */
export async function keptProof(folder: string | null, quote: Quote): Promise<string | null> {
  return folder === null ? null : read(path.join(folder, 'proofs', proofName(quote)))
}

function proofName({ iri, hash }: Quote): string {
  return `${sha256(`${iri} ${hash}`)}.json`
}

async function keep(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, name), text)
}

async function read(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}
