/** `comity agreements add`: a record becomes the policy of this centre. */
import type { Command } from 'commander'
import { heldAgreement } from '#agreements/held.ts'
import { AgreementError } from '#agreements/refused.ts'
import { inOneLanguage } from '#agreements/words.ts'
import { takeAgreement } from '#jobs/agreements/taking.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  type Opened,
  print,
  withOwnLibrary,
} from '../context.ts'

interface Options extends CommonOptions {
  readonly as?: string
}

export function registerAdd(agreements: Command, context: Context): Command {
  return common(agreements.command('add <file>'))
    .description('Take a record in, with the signed texts beside it; what it said before is kept')
    .option('--as <party>', 'which party this centre is; none for an agreement of others')
    .addHelpText(
      'after',
      '\nExamples:\n  comity agreements add saltmere.yaml --as xv\n  comity agreements add saltmere.json --as none --json\n',
    )
    .action((file: string, options: Options) => add(context, file, options))
}

function add(context: Context, file: string, options: Options): Promise<void> {
  return withOwnLibrary(context, options, async ({ db }) => {
    const now = context.wiring.now()
    const taken = await explained(() => takeAgreement(db, file, { as: options.as ?? null, now }))
    const { held, isNew, warnings } = taken
    const { record, party, version, hash } = held
    for (const { place, message } of warnings) context.log(`Look at ${place}: ${message}`)
    const said = { id: record.id, version, isNew, party, hash, title: record.title, warnings }
    print(context, options, said, () => {
      const as = party === null ? 'as an agreement of others' : `as party "${party}"`
      const what = !isNew ? 'Held already' : version === 1 ? 'Added' : `Changed, for the ${nth(version)} time`
      return `${what}: "${record.id}", ${inOneLanguage(record.title)}, ${as}\nSee what does not fit with comity agreements check ${record.id}\n`
    })
  })
}

/** Returns the agreement as held. Throws FailedError where there is none of the id. */
export async function agreementNamed({ db }: Opened, id: string) {
  const held = await heldAgreement(db.sql, id)
  if (held) return held
  throw new FailedError(`There is no agreement "${id}"; comity agreements list shows those there are`)
}

/** Runs work on a record. Throws FailedError with the explanation where the record cannot be taken. */
export async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof AgreementError ? new FailedError(error.message) : error
  }
}

function nth(version: number): string {
  const changes = version - 1
  return changes === 1 ? 'first' : changes === 2 ? 'second' : changes === 3 ? 'third' : `${changes}th`
}
