/** `comity verify`: whether a publisher signed what a file says, told from the file alone and from whom the reader trusts. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { isHash } from '#exchange/hashing.ts'
import { NODE_PRIMITIVES } from '#exchange/proof/node-primitives.ts'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { translator } from '#i18n/messages.ts'
import { verifyFile } from '#jobs/proofs/file.ts'
import { type KnownPublisher, knownPublishers } from '#jobs/proofs/trust.ts'
import { whyUnread } from '#kit/unread.ts'
import { openSqlite } from '#store/dialect/sqlite.ts'
import { openLibrary } from '#store/library.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  libraryFile,
  print,
  UsageError,
} from './context.ts'
import { collect } from './publisher.ts'
import { linesOf, toldOf } from './verify-output.ts'

interface Options extends CommonOptions {
  readonly fingerprint?: readonly string[]
  readonly proof?: string
  readonly steps?: boolean
}

export function registerVerify(program: Command, context: Context): Command {
  return common(program.command('verify <file>'))
    .description('Tell whether a publisher signed what a file says: valid, not valid, or cannot be told')
    .option(
      '--fingerprint <hex>',
      'trust the publisher with this fingerprint, which it told you by another way; may be repeated',
      collect,
    )
    .option('--proof <file>', 'a proof of the text, where the file carries none')
    .option('--steps', 'print each step of the check')
    .addHelpText(
      'after',
      '\nThe file is a proof (JSON), or a PDF, DOCX, EPUB, HTML or Akoma Ntoso file that carries one; with --proof also a text, or\nan object of the exchange. Publishers that the library in --home publishes as or follows are trusted; no library is needed.\nExits with 0 where it is valid, with 1 where it is not or cannot be told.\n\nExamples:\n  comity verify article-9.proof.json --fingerprint 3b0c…e1\n  comity verify article-9.pdf --steps\n  comity verify quoted.txt --proof article-9.proof.json --json\n',
    )
    .action((file: string, options: Options) => verify(context, file, options))
}

async function verify(context: Context, file: string, options: Options): Promise<void> {
  const given = (options.fingerprint ?? []).map(fingerprintIn)
  const bytes = await contentOf(file)
  const proof = options.proof === undefined ? null : (await contentOf(options.proof)).toString('utf8')
  await withKnown(options, async (publishers) => {
    const known = (fingerprint: string) => publishers.find((each) => each.fingerprint === fingerprint) ?? null
    const verdict = await verifyFile(bytes, {
      primitives: NODE_PRIMITIVES,
      // Whoever names fingerprints trusts these and no others.
      trust: (fingerprint) => {
        if (given.length > 0 && !given.includes(fingerprint)) return null
        return known(fingerprint) ?? (given.includes(fingerprint) ? UNKNOWN : null)
      },
      jurisdictions: loadJurisdictions(),
      proof,
    }).catch((error: unknown) => {
      if (error instanceof RangeError) throw new FailedError(`Cannot verify "${file}": ${error.message}`)
      throw error
    })
    const trusted = verdict.proved && known(verdict.proved.publisher)
    const told = await toldOf(verdict, trusted, context.wiring.now())
    if (verdict.valid !== true) context.exitCode = 1
    print(context, options, told, () => linesOf(translator('en'), verdict, told, options.steps ?? false))
  })
}

const UNKNOWN = { name: null, roots: [], releases: () => new Map<number, string>() }

function fingerprintIn(typed: string): string {
  const digits = typed.replace(/[\s:]/g, '').toLowerCase()
  if (isHash(digits)) return digits
  throw new UsageError(`Cannot read --fingerprint "${typed}": expected 64 hexadecimal digits`)
}

async function contentOf(file: string): Promise<Buffer> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new FailedError(`Cannot read "${file}": ${whyUnread(error)}`)
  })
}

// The library is only asked whom it trusts, and never made.
async function withKnown(
  options: CommonOptions,
  work: (publishers: readonly KnownPublisher[]) => Promise<void>,
): Promise<void> {
  const file = libraryFile(options)
  const db = existsSync(file) ? openSqlite(file) : null
  try {
    if (db) await openLibrary(db)
    await work(await knownPublishers(options.home, db))
  } finally {
    await db?.close()
  }
}
