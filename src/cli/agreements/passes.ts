/** `comity agreements pass`: what lets registered readers, and those of a named body, read what everybody may not. */
import type { Command } from 'commander'
import { heldAgreements } from '#agreements/held.ts'
import { makePass, type Pass, passesOf, revokePass } from '#agreements/passes.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  typedDay,
  UsageError,
  withLibrary,
  withOwnLibrary,
} from '../context.ts'

interface AddOptions extends CommonOptions {
  readonly body?: string
  readonly until?: string
}

export function registerPasses(agreements: Command, context: Context): Command {
  const pass = agreements
    .command('pass')
    .description('Give readers passes to what agreements keep for registered readers or named bodies')
    .addHelpText(
      'after',
      '\nA reader opens /enter on the site and types the pass as the password; a program sends it as a bearer token.\n\nExamples:\n  comity agreements pass add "A. Reader"\n  comity agreements pass add "Reading room" --body "Supreme Court of Borea" --until 2027-12-31\n  comity agreements pass list\n  comity agreements pass revoke 3\n',
    )
  common(pass.command('add <name>'))
    .description('Make a pass; it is shown once, the library keeps only a hash')
    .option('--body <name>', 'the body that its bearer belongs to, as the agreement names it')
    .option('--until <day>', 'its last day (default: until revoked)')
    .addHelpText('after', '\nExample:\n  comity agreements pass add "A. Reader" --until 2027-12-31\n')
    .action((name: string, options: AddOptions) => add(context, name, options))
  common(pass.command('list'))
    .description('List the passes')
    .addHelpText('after', '\nExample:\n  comity agreements pass list --json\n')
    .action((options: CommonOptions) => list(context, options))
  common(pass.command('revoke <number>'))
    .description('A pass no longer opens anything, at once')
    .addHelpText('after', '\nExample:\n  comity agreements pass revoke 3\n')
    .action((number: string, options: CommonOptions) => revoke(context, number, options))
  return pass
}

function add(context: Context, name: string, options: AddOptions): Promise<void> {
  if (name.trim() === '') throw new UsageError('Cannot make a pass: say whose it is to be')
  const until = options.until === undefined ? null : typedDay(options.until, '--until')
  return withOwnLibrary(context, options, async ({ db }) => {
    const body = options.body ?? null
    if (body !== null) await known(db, body)
    const at = context.wiring.now().toISOString()
    const made = await makePass(db.sql, { name: name.trim(), body, until, at })
    print(
      context,
      options,
      { ...made.pass, pass: made.secret },
      () => `${made.secret}\nThis is pass ${made.pass.id}, of ${name.trim()}. It is not shown again\n`,
    )
  })
}

// A body spelled otherwise than in the agreement would open nothing.
async function known(db: Database, body: string): Promise<void> {
  const held = await heldAgreements(db.sql)
  const readers = held.flatMap(({ record }) => [
    ...record.readers,
    ...record.amendments.flatMap((each) => each.readers ?? []),
    ...[...record.list, ...record.amendments.flatMap(({ put }) => put)].flatMap((item) => item.readers ?? []),
  ])
  const bodies = [...new Set(readers.flatMap((each) => (each.class === 'body' ? [each.name] : [])))]
  if (!bodies.includes(body))
    throw new FailedError(
      `No agreement names the body "${body}" among its readers; ${bodies.length === 0 ? 'none names any' : `named are ${bodies.map((each) => `"${each}"`).join(', ')}`}`,
    )
}

function list(context: Context, options: CommonOptions): Promise<void> {
  return withLibrary(context, options, async ({ db }) => {
    const passes = await passesOf(db.sql)
    print(context, options, { passes }, () =>
      passes.length === 0 ? 'No passes yet\n' : passes.map(lineOf).join(''),
    )
  })
}

function lineOf({ id, name, body, until, revoked_at }: Pass): string {
  const state =
    revoked_at !== null ? `revoked ${revoked_at.slice(0, 10)}` : until ? `until ${until}` : 'holds'
  return `${String(id).padStart(4)}  ${name}${body ? `, of ${body}` : ''}  ${state}\n`
}

function revoke(context: Context, number: string, options: CommonOptions): Promise<void> {
  if (!/^\d{1,9}$/.test(number))
    throw new UsageError(
      `Cannot read the number of the pass "${number}": expected one of comity agreements pass list`,
    )
  return withLibrary(context, options, async ({ db }) => {
    if (!(await revokePass(db.sql, Number(number), context.wiring.now().toISOString())))
      throw new FailedError(`There is no pass ${number} that holds; comity agreements pass list shows them`)
    print(
      context,
      options,
      { id: Number(number), revoked: true },
      () => `Pass ${number} opens nothing any more\n`,
    )
  })
}
