/** What this library can prove of a text that it shows: that a publisher signed it, this library's own or one that it follows. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { hexDigest } from '#exchange/hashing.ts'
import type { ExchangeObject } from '#exchange/object/model.ts'
import { statementOf } from '#exchange/object/model.ts'
import { inReadingOrder, isInForce, partOf } from '#exchange/proof/day-text.ts'
import type { Fault } from '#exchange/proof/fault.ts'
import { makeProof, type Signature } from '#exchange/proof/make.ts'
import { type Proof, rowOf, type Statement } from '#exchange/proof/model.ts'
import { NODE_PRIMITIVES } from '#exchange/proof/node-primitives.ts'
import { signingFiles } from '#exchange/proof/signing-files.ts'
import { type Proved, verifyProof } from '#exchange/proof/verify.ts'
import { PUBLIC, placesOf } from '#exchange/repository/places.ts'
import { Shelf } from '#exchange/shelf.ts'
import { type Entry, StateTree } from '#exchange/state.ts'
import type { Day } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { receivedState } from '#store/followed.ts'
import { publishedState } from '#store/published.ts'
import {
  followedFingerprint,
  type PublishedText,
  publishedTexts,
  type ReceivedText,
  receivedTexts,
} from '#store/signed-texts.ts'
import { currentObject, objectAsOf } from '../exchange/object-of.ts'
import { followingFolder } from '../exchange/sync.ts'
import { rootHashes } from './trust.ts'

/** Where proofs come from: the library, and the folder in which its repositories and mirrors lie. */
export interface ProofPlace {
  readonly db: Database
  readonly home: string
}

export interface AskedText {
  readonly expressionId: number
  readonly at: Day
  /** eId of a provision on the day; null for the whole act. */
  readonly eId: string | null
}

export type Proving =
  /** The text shown is the one signed. */
  | { readonly state: 'proved'; readonly proof: Proof; readonly proved: Proved; readonly publisher: SignedBy }
  /** A publisher signed a text of the act, and what is shown on the day is another: this library has moved on since. */
  | { readonly state: 'differs'; readonly publisher: SignedBy; readonly release: number; readonly at: string }
  /** It is in a release that is not signed as it should be, or whose files are not there. */
  | { readonly state: 'broken'; readonly publisher: SignedBy; readonly fault: Fault | null }
  /** No publisher has signed it. */
  | { readonly state: 'unsigned' }

export interface SignedBy {
  /** Name under which it is followed; null where it is this library's own. */
  readonly name: string | null
  readonly fingerprint: string
}

/** A text as a collection signs it, with what that is read from. */
interface Source {
  readonly text: PublishedText | ReceivedText
  readonly publisher: SignedBy
  readonly repository: string
  /** Timestamps to begin at, the likelier first. */
  readonly timestamps: readonly string[]
  readonly object: () => ExchangeObject
  readonly state: () => Promise<readonly Entry[]>
}

/** Returns what can be proved of the text. It is checked before it is given, as whoever gets it will. */
export async function provingOf(place: ProofPlace, asked: AskedText): Promise<Proving> {
  let answer: Proving = { state: 'unsigned' }
  for (const source of await sourcesOf(place, asked.expressionId)) {
    const found = await provingBy(place, source, asked)
    if (found.state === 'proved') return found
    if (answer.state === 'unsigned') answer = found
  }
  return answer
}

/** Returns who has signed something of the expression, without making a proof of it: by name, null for this library itself; undefined for nobody. */
export async function signerOf(
  { db }: Pick<ProofPlace, 'db'>,
  expressionId: number,
): Promise<string | null | undefined> {
  const [own] = await publishedTexts(db.sql, expressionId)
  return own ? null : (await receivedTexts(db.sql, expressionId))[0]?.source
}

/** Returns what changes whenever a proof of the expression would: with a release, and with the publisher's heartbeat. Empty where nobody signed it. */
export async function signatureMark(place: ProofPlace, expressionId: number): Promise<string> {
  const marks = (await sourcesOf(place, expressionId)).map(async ({ text, timestamps }) => {
    const files = await Promise.all(timestamps.map((file) => readFile(file).catch(() => '')))
    return [text.hash, ...files.map(hexDigest)].join(' ')
  })
  return (await Promise.all(marks)).join(' ')
}

async function sourcesOf({ db, home }: ProofPlace, expressionId: number): Promise<Source[]> {
  const repository = placesOf(home, PUBLIC).repository
  const own = (await publishedTexts(db.sql, expressionId)).map(async (text): Promise<Source[]> => {
    const [fingerprint] = await rootHashes(repository)
    if (fingerprint === undefined) return []
    return [
      {
        text,
        publisher: { name: null, fingerprint },
        repository,
        timestamps: [path.join(repository, 'metadata', 'timestamp.json')],
        object: () =>
          objectAsOf(db, { expression_id: text.expressionId, recording: text.recording }, text.head),
        state: () => publishedState(db.sql, text.collection),
      },
    ]
  })
  const received = (await receivedTexts(db.sql, expressionId)).map(async (text): Promise<Source[]> => {
    const fingerprint = await followedFingerprint(db.sql, text.source)
    if (fingerprint === null) return []
    const folder = followingFolder(home, text.source)
    const mirror = path.join(folder, 'mirror')
    return [
      {
        text,
        publisher: { name: text.source, fingerprint },
        repository: mirror,
        // Where one collection was refused, the mirror stays at the state before: what is trusted is further on.
        timestamps: [
          path.join(mirror, 'metadata', 'timestamp.json'),
          path.join(folder, 'trusted', 'timestamp.json'),
        ],
        object: () => currentObject(db, text.expressionId, text.head),
        state: () => receivedState(db.sql, text.source, text.collection),
      },
    ]
  })
  return (await Promise.all([...own, ...received])).flat()
}

async function provingBy({ db }: ProofPlace, source: Source, asked: AskedText): Promise<Proving> {
  const { text, publisher } = source
  const broken = (fault: Fault | null): Proving => ({ state: 'broken', publisher, fault })
  const bytes = await new Shelf(source.repository).read('releases', text.hash).catch(() => null)
  if (!bytes || hexDigest(bytes) !== text.hash) return broken(null)
  const object = source.object()
  const differs: Proving = { state: 'differs', publisher, release: text.release, at: text.at }
  if (!isShown(db, text.head, object, asked)) return differs
  const tree = new StateTree(await source.state())
  let fault: Fault | null = null
  for (const timestamp of source.timestamps) {
    const files = await signingFiles(source.repository, text.collection, timestamp)
    if (!files) continue
    const signature: Signature = {
      publisher: publisher.fingerprint,
      collection: text.collection,
      release: { number: text.release, hash: text.hash, at: text.at, bytes },
      files,
    }
    const proof = makeProof(signature, tree, text, object, asked)
    if (!proof) return differs
    const verdict = await verifyProof(JSON.stringify(proof), trustingIn(publisher))
    const { valid, proved } = verdict
    if (valid && proved) return { state: 'proved', proof, proved, publisher }
    fault ??= verdict.fault
  }
  return broken(fault)
}

function trustingIn({ name, fingerprint }: SignedBy) {
  return {
    primitives: NODE_PRIMITIVES,
    trust: (asked: string) => (asked === fingerprint ? { name, roots: [], releases: () => new Map() } : null),
  }
}

// What is signed is what is shown where the same rows, stating the same, stand in both on the day.
function isShown(db: Database, head: string, object: ExchangeObject, asked: AskedText): boolean {
  const shown = currentObject(db, asked.expressionId, head)
  const [signed, own] = [standingIn(object, asked), standingIn(shown, asked)]
  return signed !== null && signed === own
}

function standingIn({ rows }: Pick<ExchangeObject, 'rows'>, { at, eId }: AskedText): string | null {
  const standing = rows
    .map((row) => rowOf(JSON.parse(statementOf(row)) as Statement))
    .filter((row) => isInForce(row, at))
  const ordered = inReadingOrder(standing)
  const part = ordered && (eId === null ? ordered : partOf(ordered, eId, null))
  return part && part.length > 0 ? JSON.stringify(part) : null
}
