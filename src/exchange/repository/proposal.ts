/**
 * A root on its way: those who may sign it live in different places, and each adds a signature to a file. The file has every root
 * before, so that whoever signs can see, without the repository, whose it is and what changes.
 */
import { z } from 'zod'
import { hexDigest } from '../hashing.ts'
import { shortId } from '../keys/key.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { PublishingError } from '../publishing-error.ts'
import type { Held } from './held.ts'
import {
  authorityOf,
  cosigned,
  type Document,
  hasSigned,
  isSignedFor,
  readDocument,
  type SignedOf,
  signDocument,
} from './metadata.ts'
import { TOP_ROLES } from './roles.ts'

const FORMAT = 'comity-proposal/1'
/** Largest file that is read, in bytes: 1,024 roots of some kilobytes. */
export const MOST = 16 * 2 ** 20

const PROPOSAL = z.object({
  format: z.string(),
  roots: z.array(z.string()).min(1).max(1024),
  root: z.string(),
})

export interface Proposal {
  /** Hash of the first root: the publisher. */
  readonly fingerprint: string
  /** Every root that holds or held, the first first. */
  readonly roots: readonly Document<'root'>[]
  readonly before: Document<'root'>
  /** The one that shall follow, with the signatures gathered so far. */
  readonly root: Document<'root'>
}

/** Who signed of those who may, and how many must. */
export interface Gathered {
  readonly signed: readonly string[]
  readonly missing: readonly string[]
  readonly threshold: number
}

/** Makes a proposal, without a signature. Throws PublishingError where the roots do not follow one another. */
export function proposalOf(roots: readonly Document<'root'>[], root: SignedOf<'root'>): Proposal {
  return checked(roots, signDocument('root', root, []), 'The proposal')
}

/** Returns the proposal that a file writes. Throws PublishingError where it is none, or where its roots do not follow one another. */
export function readProposal(bytes: Buffer, file: string): Proposal {
  const name = `"${file}"`
  const parsed = bytes.length > MOST ? null : (PROPOSAL.safeParse(json(bytes)).data ?? null)
  if (!parsed) throw unreadable(name, 'it is no proposal of a root')
  const major = Number(/^comity-proposal\/(\d+)$/.exec(parsed.format)?.[1] ?? 0)
  if (major !== 1)
    throw unreadable(
      name,
      major > 1
        ? `it is of format ${major}, and this version knows 1; update Comity`
        : 'it is no proposal of a root',
    )
  const documents = parsed.roots.map((text) => readDocument('root', Buffer.from(text), name))
  return checked(documents, readDocument('root', Buffer.from(parsed.root), name), name)
}

/** Returns the file of a proposal. */
export function writeProposal({ roots, root }: Proposal): Buffer {
  const text = ({ bytes }: Document) => bytes.toString('utf8')
  return Buffer.from(
    `${JSON.stringify({ format: FORMAT, roots: roots.map(text), root: text(root) }, null, 2)}\n`,
  )
}

/** Adds the signatures of the keys at hand that may sign and have not. Returns which did. Throws WrongPassphraseError where they stay locked. */
export async function signProposal(
  proposal: Proposal,
  ring: KeyRing,
): Promise<{ proposal: Proposal; added: readonly string[] }> {
  const atHand = new Set(ring.keys().map(({ id }) => id))
  const open = Object.values(gatheredOf(proposal)).flatMap(({ missing }: Gathered) => missing)
  const added = [...new Set(open)].filter((id) => atHand.has(id))
  if (added.length === 0) return { proposal, added }
  const signers = await ring.signers('root', added, added.length)
  return { proposal: { ...proposal, root: cosigned('root', proposal.root, signers) }, added }
}

/** Returns one proposal with the signatures of all. Throws PublishingError where they are not of one root. */
export function gathered(proposals: readonly [Proposal, ...Proposal[]]): Proposal {
  const [first, ...others] = proposals
  const text = ({ root }: Proposal) => JSON.stringify(root.signed)
  if (others.some((other) => text(other) !== text(first) || other.fingerprint !== first.fingerprint))
    throw new PublishingError(
      'Cannot gather the signatures: the files propose different roots; take copies of one of them',
    )
  const signatures = proposals.flatMap((each) =>
    allowedIn(each).flatMap((id) => {
      const sig = hasSigned(each.root, id, keyIn(each, id))
      return sig === null ? [] : [{ id, sign: () => sig }]
    }),
  )
  return { ...first, root: cosigned('root', signDocument('root', first.root.signed, []), signatures) }
}

/** Returns who has signed: of those whom the root before names, and of those whom the new one names. Both must reach their threshold. */
export function gatheredOf(proposal: Proposal): { readonly before: Gathered; readonly after: Gathered } {
  const of = ({ signed }: Document<'root'>): Gathered => {
    const { keyids, threshold } = authorityOf(signed, 'root')
    const isDone = (id: string) => hasSigned(proposal.root, id, keyIn(proposal, id)) !== null
    return { signed: keyids.filter(isDone), missing: keyids.filter((id) => !isDone(id)), threshold }
  }
  return { before: of(proposal.before), after: of(proposal.root) }
}

/** Throws PublishingError where the root proposed cannot follow the one that holds: others were faster, too few have signed, or it has expired. */
export function assertPublishable(proposal: Proposal, { root: held, fingerprint }: Held, now: Date): void {
  const { before, root } = proposal
  const refuse = (reason: string) =>
    new PublishingError(`Cannot publish root ${root.signed.version}: ${reason}`)
  if (proposal.fingerprint !== fingerprint)
    throw refuse(`it is of another publisher (${proposal.fingerprint.slice(0, 16)}…)`)
  if (!before.bytes.equals(held.bytes))
    throw refuse(
      `root ${held.signed.version} holds here, and it was made to follow root ${before.signed.version}; propose anew`,
    )
  const lacking = Object.entries(gatheredOf(proposal)).find(
    ([, { signed, threshold }]) => signed.length < threshold,
  )
  if (lacking) {
    const [whose, { signed, threshold, missing }] = lacking
    const root = whose === 'before' ? 'that holds' : 'proposed'
    throw refuse(
      `${threshold} of those whom the root ${root} names must sign and ${signed.length} have; let others sign the file with comity keys sign (missing: ${missing.map(shortId).join(', ')})`,
    )
  }
  if (Date.parse(root.signed.expires) <= now.getTime())
    throw refuse(`it held until ${root.signed.expires.slice(0, 10)}; propose anew`)
}

/** What a role has, and had. */
export interface RoleChange {
  readonly role: string
  readonly gone: readonly string[]
  readonly fresh: readonly string[]
  readonly threshold: readonly [before: number, after: number]
  readonly keys: number
}

/** Returns the roles whose keys or thresholds change. */
export function changesIn({ before, root }: Proposal): RoleChange[] {
  return TOP_ROLES.flatMap((role) => {
    const [old, now] = [authorityOf(before.signed, role), authorityOf(root.signed, role)]
    const gone = old.keyids.filter((id) => !now.keyids.includes(id))
    const fresh = now.keyids.filter((id) => !old.keyids.includes(id))
    const isSame = gone.length + fresh.length === 0 && old.threshold === now.threshold
    return isSame
      ? []
      : [{ role, gone, fresh, threshold: [old.threshold, now.threshold] as const, keys: now.keyids.length }]
  })
}

// TUF 1.0, section 5.3: each root is signed by those whom the one before names, and by those whom it names itself.
function checked(roots: readonly Document<'root'>[], root: Document<'root'>, name: string): Proposal {
  const [first] = roots
  const before = roots.at(-1)
  if (!first || !before) throw unreadable(name, 'it has no root')
  for (const [index, each] of roots.entries()) {
    const isNext = each.signed.version === index + 1
    if (!isNext || !isSignedFor('root', each, roots[index - 1] ?? each) || !isSignedFor('root', each, each))
      throw unreadable(name, `its root ${index + 1} is not what was signed`)
  }
  if (root.signed.version !== before.signed.version + 1)
    throw unreadable(name, `it proposes root ${root.signed.version} after root ${before.signed.version}`)
  return { fingerprint: hexDigest(first.bytes), roots, before, root }
}

function allowedIn({ before, root }: Proposal): string[] {
  return [...new Set([before, root].flatMap(({ signed }) => authorityOf(signed, 'root').keyids))]
}

function keyIn({ before, root }: Proposal, id: string) {
  return root.signed.keys[id] ?? before.signed.keys[id] ?? null
}

function unreadable(name: string, reason: string): PublishingError {
  return new PublishingError(`Cannot read ${name}: ${reason}; ask for the file again, or propose anew`)
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
