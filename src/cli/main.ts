/** The command line: parses, runs one command, and turns errors into messages and exit codes (0 done, 1 refused, 2 wrong usage). */
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { isDiskFull } from '#exchange/no-space.ts'
import { QueryError } from '#search/query-error.ts'
import { LaterLibraryError } from '#store/migrate.ts'
import { COMMANDS } from './commands.ts'
import { type Context, FailedError, UsageError, type Wiring } from './context.ts'

/** Runs the command line and returns the exit code. */
export async function run(argv: readonly string[], wiring: Wiring): Promise<number> {
  const context: Context = {
    wiring,
    out: (text) => void process.stdout.write(text),
    log: (text) => void process.stderr.write(`${text}\n`),
    exitCode: 0,
  }
  try {
    await (await program(context, argv[0])).parseAsync([...argv], { from: 'user' })
    return context.exitCode
  } catch (error) {
    return report(error, context, argv[0] ?? '')
  }
}

// Only the command that is named is loaded; all of them where none is, to be listed.
async function program(context: Context, named: string | undefined): Promise<Command> {
  const root = new Command('comity')
    .description(
      'Open software to publish law, exchange it between states, and give everybody free, verifiable access to it.',
    )
    .version(version(), '-V, --version')
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .addHelpText(
      'after',
      '\nStart with:\n  comity demo                          real law on http://localhost:4711\n  comity import auto ./some-folder     bring in your own\n  comity <command> --help              examples of each command\n',
    )
  const one = Object.hasOwn(COMMANDS, named ?? '') ? COMMANDS[named ?? ''] : undefined
  for (const load of one ? [one] : Object.values(COMMANDS)) {
    const command = (await load())(root, context)
    command.exitOverride().configureOutput({ outputError: () => {} })
  }
  return root
}

function report(error: unknown, context: Context, command: string): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0
    const known = COMMAND_NAME.test(command) && error.code !== 'commander.unknownCommand'
    if (error.code !== 'commander.help')
      context.log(`${sentence(error.message)}. See comity ${known ? `${command} ` : ''}--help`)
    return 2
  }
  if (error instanceof UsageError || error instanceof QueryError) {
    context.log(error.message)
    return 2
  }
  const isTold = error instanceof FailedError || error instanceof LaterLibraryError
  const failure = isTold ? error.message : (ofDisk(error) ?? ofDatabase(error))
  if (failure === null) throw error
  context.log(failure)
  return 1
}

function ofDisk(error: unknown): string | null {
  return isDiskFull(error)
    ? 'Cannot write: the disk is full; make room, and give the command again. Nothing was left half done'
    : null
}

// https://www.sqlite.org/rescode.html
const BUSY = 5
const READ_ONLY = 8
const CANNOT_OPEN = 14

function ofDatabase(error: unknown): string | null {
  const { code, errcode, message } = error as { code?: unknown; errcode?: unknown; message?: unknown }
  if (code !== 'ERR_SQLITE_ERROR') return null
  const primary = typeof errcode === 'number' ? errcode & 0xff : 0
  if (primary === BUSY)
    return 'Cannot write to the library: another import is writing; try again when it is done'
  if (primary === READ_ONLY || primary === CANNOT_OPEN)
    return 'Cannot open the library: its folder cannot be written to; give yourself the right, or copy it to another folder and name that with --home'
  return `Cannot use the library: ${message}; put a backup in its place with comity restore FILE --force, or give another folder with --home`
}

const COMMAND_NAME = /^[a-z]+$/

function sentence(message: string): string {
  const clean = message.replace(/^error: /, '').replace(/[.\s]+$/, '')
  return `${clean.charAt(0).toUpperCase()}${clean.slice(1)}`
}

/** Returns the version of the software. */
export function version(): string {
  const file = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
