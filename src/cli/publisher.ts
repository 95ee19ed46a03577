/** What commands that sign share: whose keys, where they lie, and how they are unlocked. */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { IDENTITY } from '#exchange/access/identity.ts'
import { type KeyRing, openKeyRing } from '#exchange/keys/key-ring.ts'
import type { PassphraseRequest, PassphraseSource } from '#exchange/keys/locks.ts'
import { PublishingError } from '#exchange/publishing-error.ts'
import { type Places, PUBLIC, placesOf } from '#exchange/repository/places.ts'
import { openRepository, type Repository } from '#exchange/repository/repository.ts'
import { ONLINE_ROLES } from '#exchange/repository/roles.ts'
import { askSecret, askYes, isTerminal } from './ask.ts'
import { type CommonOptions, type Context, FailedError, UsageError } from './context.ts'

export interface SigningOptions extends CommonOptions {
  readonly audience: string
  /** Further folders of keys. */
  readonly with?: readonly string[]
  readonly passphraseFile?: string
  readonly offlinePassphraseFile?: string
}

export interface Publisher {
  readonly places: Places
  readonly ring: KeyRing
  readonly repository: Repository
}

/** Adds the options of commands that sign. */
export function signing(command: Command): Command {
  return command
    .option('--audience <name>', 'whose repository: everybody, or one restricted audience', PUBLIC)
    .option(
      '--with <dir>',
      'folder where further keys lie, a stick for example; may be repeated',
      collect,
      [],
    )
    .option(
      '--passphrase-file <file>',
      'file with the passphrase; else COMITY_PASSPHRASE, else it is asked for',
    )
    .option('--offline-passphrase-file <file>', 'file with the passphrase of the root and targets keys')
}

/** Gathers an option that may be repeated. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}

/** Returns where repository and keys of the audience lie. Throws UsageError where no audience can be called so. */
export function placesIn(options: SigningOptions): Places {
  try {
    return placesOf(options.home, options.audience)
  } catch (error) {
    throw error instanceof PublishingError ? new UsageError(error.message) : error
  }
}

/** Opens the keys of the audience, and those of `--with`. */
export function ringOf(options: SigningOptions): KeyRing {
  return openKeyRing({
    folders: [placesIn(options).keys, ...(options.with ?? [])],
    passphrase: passphraseFrom(options),
  })
}

/** Opens the repository and the keys, and runs the work. Throws FailedError where it cannot be done. */
export function withPublisher<Result>(
  context: Context,
  options: SigningOptions,
  work: (publisher: Publisher) => Promise<Result>,
): Promise<Result> {
  const places = placesIn(options)
  return explained(async () => {
    const ring = ringOf(options)
    const { now } = context.wiring
    return work({ places, ring, repository: await openRepository({ folder: places.repository, ring, now }) })
  })
}

/** Runs work that signs. Throws FailedError with the explanation where it cannot be done. */
export async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof PublishingError ? new FailedError(error.message, { cause: error }) : error
  }
}

/** Asks before something is done that cannot be undone. Throws FailedError where the answer is no, UsageError where nobody can be asked. */
export async function confirm(question: string, yes: boolean | undefined): Promise<void> {
  if (yes) return
  if (!isTerminal())
    throw new UsageError(`Cannot ask "${question}": there is no terminal; add --yes where it is meant`)
  if (!(await askYes(question))) throw new FailedError('Stopped: nothing was changed')
}

/** Returns what gives passphrases: the files named, else COMITY_PASSPHRASE, else whoever sits at the terminal. */
export function passphraseFrom(
  options: Pick<SigningOptions, 'passphraseFile' | 'offlinePassphraseFile'>,
): PassphraseSource {
  const chosen = new Map<string, string>()
  return async (request) => {
    const { role, purpose } = request
    const online = ONLINE_ROLES.includes(role)
    const offline = role === 'root' || role === 'targets'
    const file = (offline ? options.offlinePassphraseFile : undefined) ?? options.passphraseFile
    if (file !== undefined) return firstLine(file)
    const { COMITY_PASSPHRASE: given } = process.env
    if (given) return given
    if (!isTerminal()) throw nobodyToAsk(request)
    if (purpose === 'unlock') return askToUnlock(request)
    const which = online ? 'the online keys' : (KINDS.get(role) ?? 'the keys of collections')
    const passphrase = chosen.get(which) ?? (await askForNew(which))
    chosen.set(which, passphrase)
    return passphrase
  }
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['root', 'the root and targets keys'],
  ['targets', 'the root and targets keys'],
  [IDENTITY, 'the exchange key'],
])

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? ''
  } catch (error) {
    throw new FailedError(
      `Cannot read the passphrase from "${file}": ${error instanceof Error ? error.message : error}; name a file with one line`,
    )
  }
}

function nobodyToAsk({ role, purpose, file }: PassphraseRequest): UsageError {
  const what = purpose === 'new' ? `make a key for ${role}` : `unlock the key "${file}"`
  return new UsageError(
    `Cannot ${what}: there is no terminal to ask for the passphrase; give it with --passphrase-file FILE or in COMITY_PASSPHRASE`,
  )
}

function askToUnlock({ role, file, attempt }: PassphraseRequest): Promise<string> {
  const again = attempt > 1 ? 'That is not it. ' : ''
  return askSecret(`${again}Passphrase of the ${role} key ${file}: `)
}

async function askForNew(which: string): Promise<string> {
  for (;;) {
    const passphrase = await askSecret(`New passphrase for ${which} (several words): `)
    if (passphrase !== '' && passphrase === (await askSecret('The same once more: '))) return passphrase
    process.stderr.write('Those were not the same, or nothing was typed.\n')
  }
}
