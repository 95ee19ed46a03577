/** `comity keys … --propose`, `sign` and `publish`: a root is signed in several places, and published when enough have signed it. */
import { readFile, writeFile } from 'node:fs/promises'
import { shortId } from '#exchange/keys/key.ts'
import {
  changesIn,
  type Gathered,
  gathered,
  gatheredOf,
  type Proposal,
  type RoleChange,
  readProposal,
  signProposal,
  writeProposal,
} from '#exchange/repository/proposal.ts'
import type { RootChange } from '#exchange/repository/succession.ts'
import { writeWhole } from '#exchange/whole-file.ts'
import { whyUnread } from '#kit/unread.ts'
import { type Context, FailedError, print } from '../context.ts'
import { confirm, explained, ringOf, type SigningOptions, withPublisher } from '../publisher.ts'
import { keyLines, spoken } from './output.ts'

export interface SignOptions extends SigningOptions {
  readonly yes?: boolean
}

/** What is said of a proposal: the JSON of the three commands. */
interface Told {
  readonly file: string
  readonly fingerprint: string
  readonly version: number
  readonly expires: string
  readonly changes: readonly RoleChange[]
  readonly before: Gathered
  readonly after: Gathered
  readonly complete: boolean
  /** Keys that signed just now. */
  readonly added: readonly string[]
}

/** Writes a root that shall follow into the file, signed with the root keys at hand. */
export function proposeRoot(
  context: Context,
  change: RootChange,
  options: SigningOptions & { readonly propose: string },
): Promise<void> {
  const { propose: file } = options
  return withPublisher(context, options, async ({ repository }) => {
    const { proposal, changed, added } = await repository.propose(change)
    await write(file, proposal, 'wx')
    if (changed?.warning) context.log(`Mind: ${changed.warning}`)
    const keys = (changed?.fresh ?? []).map(({ role, id, file: place }) => ({ role, id, file: place }))
    print(context, options, { ...toldOf(file, proposal, added), keys }, (told) =>
      [proposalLines(told), keys.length > 0 ? `New keys:\n${keyLines(keys)}` : '', nextLine(told)].join(''),
    )
  })
}

/** Shows what a proposal changes, and adds the signatures of the root keys at hand. No repository is needed. */
export async function signRoot(context: Context, file: string, options: SignOptions): Promise<void> {
  const proposal = await read(file)
  context.log(proposalLines(toldOf(file, proposal, [])).trimEnd())
  await confirm('Sign it?', options.yes)
  await explained(async () => {
    const signed = await signProposal(proposal, ringOf(options))
    const { missing } = gatheredOf(proposal).before
    if (signed.added.length === 0)
      throw new FailedError(
        `Cannot sign "${file}": no key that may and has not is at hand (missing: ${missing.map(shortId).join(', ') || 'none'}); name the folder where yours lies with --with`,
      )
    await write(file, signed.proposal, 'w')
    print(context, options, toldOf(file, signed.proposal, signed.added), (told) =>
      [`Signed by ${told.added.map(shortId).join(', ')}\n`, nextLine(told)].join(''),
    )
  })
}

/** Publishes the root of a proposal, or of several copies of it that were signed in different places. */
export async function publishProposed(
  context: Context,
  [file = '', ...copies]: readonly string[],
  options: SigningOptions,
): Promise<void> {
  const first = await read(file)
  const others = await Promise.all(copies.map(read))
  await withPublisher(context, options, async ({ repository }) => {
    const written = await repository.publishRoot([first, ...others])
    print(
      context,
      options,
      { ...toldOf(file, gathered([first, ...others]), []), ...written },
      ({ version }) =>
        [
          `Root ${version} holds now. Followers learn of it the next time they look.\n`,
          'The files of keys that count no more may be destroyed, and so may the proposal.\n',
        ].join(''),
    )
  })
}

async function read(file: string): Promise<Proposal> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new FailedError(`Cannot read "${file}": ${whyUnread(error)}; name the file of a proposal`, {
      cause: error,
    })
  })
  return explained(async () => readProposal(bytes, file))
}

async function write(file: string, proposal: Proposal, flag: 'w' | 'wx'): Promise<void> {
  const bytes = writeProposal(proposal)
  const writing = flag === 'wx' ? writeFile(file, bytes, { flag }) : writeWhole(file, bytes)
  await writing.catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'EEXIST' ? 'the file exists' : error.message
    throw new FailedError(`Cannot write "${file}": ${reason}; name another`, { cause: error })
  })
}

function toldOf(file: string, proposal: Proposal, added: readonly string[]): Told {
  const { before, after } = gatheredOf(proposal)
  const { version, expires } = proposal.root.signed
  const complete = [before, after].every(({ signed, threshold }) => signed.length >= threshold)
  return {
    file,
    fingerprint: proposal.fingerprint,
    version,
    expires,
    changes: changesIn(proposal),
    before,
    after,
    complete,
    added,
  }
}

function proposalLines({ fingerprint, version, expires, changes, before, after }: Told): string {
  return [
    `Root ${version}, to hold until ${expires.slice(0, 10)}, of the publisher with the fingerprint\n${spoken(fingerprint)}`,
    changes.length === 0 ? '  Keys stay as they are.\n' : changes.map(changeLines).join(''),
    `  Signed by ${counted(before)} whom the root that holds names`,
    changes.some(({ role }) => role === 'root') ? `, and ${counted(after)} whom the new one names.\n` : '.\n',
  ].join('')
}

function changeLines({ role, gone, fresh, threshold: [old, now], keys }: RoleChange): string {
  const lines = [
    gone.length > 0 ? `    no longer: ${gone.map(shortId).join(', ')}\n` : '',
    fresh.length > 0 ? `    new: ${fresh.map(shortId).join(', ')}\n` : '',
  ]
  return `  ${role}: ${now} of ${keys} must sign${old === now ? '' : ` (${old} before)`}\n${lines.join('')}`
}

function counted({ signed, missing, threshold }: Gathered): string {
  return `${signed.length} of the ${threshold} that must, of ${signed.length + missing.length}`
}

function nextLine({ file, complete }: Told): string {
  return complete
    ? `Enough have signed. Publish it with comity keys publish ${file}\n`
    : `Give ${file} to those who hold other root keys: each signs it with comity keys sign ${file} --with FOLDER\n`
}
