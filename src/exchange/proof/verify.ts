/**
 * Checking a proof: whether a publisher signed this text, told from the proof alone and from whom the reader trusts (spec: exchange,
 * section 15). Nothing here reads a file, a library or a clock, so that it runs in a browser as on the command line.
 */
import type { Day } from '#kit/day.ts'
import type { Interval } from '#law/interval.ts'
import { LIMITS } from '../limits.ts'
import { followChain, type Signed } from './chain.ts'
import { inReadingOrder, isInForce, type PlacedRow, partOf, spanOf } from './day-text.ts'
import { type Doubt, type Fault, ProofDoubt, ProofFault, type Step } from './fault.ts'
import {
  type Proof,
  type ProvedRelease,
  type ProvedRow,
  RELEASE,
  readProof,
  rowOf,
  statementText,
} from './model.ts'
import { bytesOfBase64, hexOf, type Primitives, utf8 } from './primitives.ts'
import { rootByRowPath, rootByStatePath, rootOfRows } from './tree.ts'

/** Whose signature a reader takes, and what is known of that publisher beside. */
export interface Trust {
  /** What the publisher is called where it is trusted; null where nobody gave it a name. */
  readonly name: string | null
  /** Hashes of the roots that are on record, the first first; empty where none are. */
  readonly roots: readonly string[]
  /** Hashes of the releases of a collection that are on record, by number. */
  readonly releases: (
    collection: string,
  ) => ReadonlyMap<number, string> | Promise<ReadonlyMap<number, string>>
}

export interface VerifyOptions {
  readonly primitives: Primitives
  /** Returns the trust in a fingerprint; null where it is not trusted. */
  readonly trust: (fingerprint: string) => Trust | null | Promise<Trust | null>
}

/** What a proof that holds proves. */
export interface Proved {
  readonly publisher: string
  /** What the publisher calls itself in what it signed; null where it signed nothing of the kind. */
  readonly institution: string | null
  readonly collection: string
  readonly title: string
  readonly release: { readonly number: number; readonly hash: string; readonly at: string }
  readonly licence: string | null
  /** When the earliest of the metadata runs out. */
  readonly until: string
  readonly work: string
  readonly language: string
  readonly at: Day
  readonly eId: string | null
  readonly object: string
  /** True where it is proved that no other row of the act, or of the division, stands on the day. */
  readonly whole: boolean
  /** The rows that are proved, in reading order. */
  readonly rows: readonly PlacedRow[]
  readonly texts: ReadonlyMap<string, string>
  /** The days for which all of it stands so. */
  readonly span: Interval
}

/** What came of a check. */
export interface Verdict {
  /** True: signed by a publisher that is trusted. False: not what was signed. Null: it cannot be told. */
  readonly valid: boolean | null
  /** The steps that were taken and held. */
  readonly held: readonly Step[]
  readonly fault: Fault | null
  readonly doubt: Doubt | null
  /** Null where the proof does not hold by itself; whoever signed, it is not to be shown as signed then. */
  readonly proved: Proved | null
  /** What the publisher is called where it is trusted; null where it is not, or has no name. */
  readonly trusted: string | null
}

/** Checks the text of a proof. Whatever it holds, the answer is a verdict. */
export async function verifyProof(written: string, options: VerifyOptions): Promise<Verdict> {
  const held: Step[] = []
  let proved: Proved | null = null
  try {
    const proof = proofIn(written)
    held.push('read')
    const signed = await followChain(options.primitives, proof, (step) => held.push(step))
    proved = await proveText(options.primitives, proof, signed, (step) => held.push(step))
    const trusted = await checkTrust(options, proof, signed)
    held.push('trust')
    return { valid: true, held, fault: null, doubt: null, proved, trusted }
  } catch (error) {
    if (error instanceof ProofFault)
      return { valid: false, held, fault: error.fault, doubt: null, proved: null, trusted: null }
    if (error instanceof ProofDoubt)
      return { valid: null, held, fault: null, doubt: error.doubt, proved, trusted: null }
    throw error
  }
}

function proofIn(written: string): Proof {
  const read = readProof(written)
  if (read.state === 'newer') throw new ProofFault('read', 'newer-format', { format: read.format })
  if (read.state === 'none') throw new ProofFault('read', 'not-proof', { reason: read.reason })
  return read.proof
}

async function proveText(
  primitives: Primitives,
  proof: Proof,
  signed: Signed,
  taken: (step: Step) => void,
): Promise<Proved> {
  const release = await releaseIn(primitives, proof, signed)
  taken('release')
  const { work, language, at, eId } = proof.about
  const { path, ...entry } = proof.entry
  if ((await rootByStatePath(primitives, { work, language, ...entry }, path)) !== release.root)
    throw new ProofFault('state', 'state-path', { work, language })
  taken('state')
  const stated = await rowsIn(primitives, proof)
  taken('rows')
  const rows = rowsOnDay(proof, stated)
  taken('day')
  const texts = await textsOf(primitives, proof, rows)
  taken('text')
  return {
    publisher: proof.publisher,
    institution: await institutionIn(primitives, proof, signed),
    collection: proof.collection,
    title: release.title,
    release: { number: release.release, hash: proof.release.hash, at: release.at },
    licence: release.regime.licence,
    until: signed.until,
    work,
    language,
    at,
    eId,
    object: entry.object,
    whole: 'all' in proof.rows,
    rows,
    texts,
    span: spanOf(rows),
  }
}

async function releaseIn(primitives: Primitives, proof: Proof, signed: Signed): Promise<ProvedRelease> {
  const bytes = bytesOfBase64(proof.release.document)
  const found = bytes && hexOf(await primitives.sha256(bytes))
  const { hashes, length } = signed.release
  if (!bytes || bytes.length > LIMITS.document || found !== hashes.sha256 || bytes.length !== length)
    throw new ProofFault('release', 'release-not-signed')
  const release = releaseOf(primitives, bytes)
  const { number, hash, at } = proof.release
  const right =
    release.publisher === proof.publisher &&
    release.collection === proof.collection &&
    release.release === number &&
    release.at === at &&
    hash === found
  if (!right)
    throw new ProofFault('release', 'release-misplaced', {
      collection: release.collection,
      number: release.release,
    })
  return release
}

function releaseOf(primitives: Primitives, bytes: Uint8Array<ArrayBuffer>): ProvedRelease {
  try {
    const raw = primitives.unpack(bytes, LIMITS.documentUnpacked)
    return RELEASE.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)))
  } catch {
    throw new ProofFault('release', 'release-unreadable')
  }
}

// Every row that is stated leads to the root of the object's rows: all of them together, or each by its path.
async function rowsIn(primitives: Primitives, { rows, entry }: Proof): Promise<ProvedRow[]> {
  if ('all' in rows) {
    if ((await rootOfRows(primitives, rows.all.map(statementText))) !== entry.rows)
      throw new ProofFault('rows', 'rows-root')
    return rows.all.map(rowOf)
  }
  for (const { index, row, path } of rows.some) {
    const place = { index, size: rows.size }
    if ((await rootByRowPath(primitives, statementText(row), place, path)) !== entry.rows)
      throw new ProofFault('rows', 'row-path', { eId: row[1] })
  }
  return rows.some.map(({ row }) => rowOf(row))
}

// What is claimed of day and provision, held against the rows.
function rowsOnDay({ about, rows }: Proof, stated: readonly ProvedRow[]): PlacedRow[] {
  const { at, eId, wId } = about
  const standing = stated.filter((row) => isInForce(row, at))
  if ('some' in rows) {
    const stray = stated.find((row) => !isInForce(row, at) || row.eId !== eId || row.wId !== wId)
    if (stray) throw new ProofFault('day', 'not-in-force', { eId: stray.eId, at })
    if (standing.length > 1) throw new ProofFault('day', 'no-provision', { eId: eId ?? '', at })
  }
  const ordered = inReadingOrder(standing)
  if (!ordered) throw new ProofFault('day', 'rows-unsound')
  if (ordered.length === 0) throw new ProofFault('day', 'nothing-in-force', { at })
  const part = eId === null ? ordered : wId === null ? null : partOf(ordered, eId, wId)
  if (!part) throw new ProofFault('day', 'no-provision', { eId: eId ?? '', at })
  return part
}

async function textsOf(
  primitives: Primitives,
  { texts }: Proof,
  rows: readonly PlacedRow[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map<string, string>()
  for (const { text, eId } of rows) if (text !== null) wanted.set(text, eId)
  for (const [hash, eId] of wanted) {
    const text = Object.hasOwn(texts, hash) ? texts[hash] : undefined
    if (text === undefined) throw new ProofFault('text', 'text-missing', { eId })
    if (hexOf(await primitives.sha256(utf8(text))) !== hash)
      throw new ProofFault('text', 'text-other', { eId })
  }
  // Words that no row has would be read as if they were proved.
  const spare = Object.keys(texts).find((hash) => !wanted.has(hash))
  if (spare !== undefined) throw new ProofFault('text', 'text-spare', { hash: spare })
  return new Map(Object.entries(texts))
}

// What the publisher calls itself. It is signed and no more than a name: whose keys they are, the fingerprint tells.
async function institutionIn(
  primitives: Primitives,
  { profile }: Proof,
  signed: Signed,
): Promise<string | null> {
  const bytes = profile == null ? null : bytesOfBase64(profile)
  if (!bytes || hexOf(await primitives.sha256(bytes)) !== signed.profile?.hashes.sha256) return null
  try {
    const { institution, name } = JSON.parse(new TextDecoder().decode(bytes))
    const said: unknown = institution ?? name
    return typeof said === 'string' && said !== '' ? said : null
  } catch {
    return null
  }
}

/**
 * Whoever stole a key that was revoked later can sign under the roots of before; whoever knows the publisher better than the proof
 * does sees that, and a reader who does not cannot.
 */
async function checkTrust(options: VerifyOptions, proof: Proof, signed: Signed): Promise<string | null> {
  const { publisher, collection, release } = proof
  const trust = await options.trust(publisher)
  if (!trust) throw new ProofDoubt('trust', 'unknown-publisher', { publisher })
  const fork = signed.roots.findIndex((hash, index) => hash !== (trust.roots[index] ?? hash))
  if (fork >= 0) throw new ProofFault('trust', 'root-fork', { version: fork + 1 })
  const recorded = (await trust.releases(collection)).get(release.number)
  if (recorded !== undefined && recorded !== release.hash)
    throw new ProofFault('trust', 'release-fork', { number: release.number, collection })
  if (recorded === undefined && trust.roots.length > signed.roots.length)
    throw new ProofDoubt('trust', 'keys-changed', { version: signed.roots.length, known: trust.roots.length })
  return trust.name
}
