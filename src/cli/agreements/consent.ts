/** `comity agreements consent`: consent to onward transfer is recorded, or withdrawn. */
import type { Command } from 'commander'
import { TO_EVERYBODY } from '#agreements/compile.ts'
import { recordConsent, withdrawConsent } from '#jobs/agreements/consent.ts'
import {
  type CommonOptions,
  type Context,
  common,
  print,
  today,
  typedDay,
  UsageError,
  withLibrary,
} from '../context.ts'
import { collect } from '../publisher.ts'
import { agreementNamed, explained } from './add.ts'

interface Options extends CommonOptions {
  readonly by?: string
  readonly to?: string
  readonly key?: string
  readonly item: readonly string[]
  readonly for?: string
  readonly given?: string
  readonly until?: string
  readonly document?: string
  readonly withdraw?: string
  readonly on?: string
}

export function registerConsent(agreements: Command, context: Context): Command {
  return common(agreements.command('consent <id>'))
    .description('Record that a party lets its law be passed on, or that it no longer does')
    .option('--by <party>', 'the party that consents')
    .option('--to <name>', `to whom: a name, or ${TO_EVERYBODY}`)
    .option('--key <hex>', 'its exchange key, by which it is known when it asks')
    .option('--item <id>', 'item of the thematic list; may be repeated (default: all)', collect, [])
    .option('--for <text>', 'for what purpose')
    .option('--given <day>', 'when it was given (default: today)')
    .option('--until <day>', 'its last day (default: until withdrawn)')
    .option('--document <text>', 'what records it, such as a letter by its number')
    .option('--withdraw <consent>', 'the consent of this id no longer holds')
    .option('--on <day>', 'the first day on which it no longer holds (default: today)')
    .addHelpText(
      'after',
      '\nExamples:\n  comity agreements consent saltmere --by xb --to everybody --document "Letter 12/2026"\n  comity agreements consent saltmere --by xb --to "University of Ozerin" --key 9f…01 --item 2 --until 2027-12-31\n  comity agreements consent saltmere --withdraw 1 --on 2026-12-01\n',
    )
    .action((id: string, options: Options) => consent(context, id, options))
}

function consent(context: Context, id: string, options: Options): Promise<void> {
  const { withdraw, on } = options
  return withLibrary(context, options, async (opened) => {
    const held = await agreementNamed(opened, id)
    const now = context.wiring.now()
    if (withdraw !== undefined) {
      const from = on === undefined ? today(context) : typedDay(on, '--on')
      const consent = await explained(() => withdrawConsent(opened.db, held, { id: withdraw, on: from, now }))
      print(
        context,
        options,
        { agreement: id, consent },
        () => `Consent ${consent.id} to ${consent.to} does not hold from ${from} on\n`,
      )
      return
    }
    const { by, to } = options
    if (by === undefined || to === undefined)
      throw new UsageError(
        'Cannot record a consent: say who consents and to whom it may be passed on, as in --by xb --to everybody',
      )
    const given = options.given === undefined ? today(context) : typedDay(options.given, '--given')
    const until = options.until === undefined ? null : typedDay(options.until, '--until')
    const said = { by, to, given, until, items: [...options.item] }
    const papers = { purpose: options.for ?? null, document: options.document ?? null }
    const key = options.key ?? null
    const consent = await explained(() => recordConsent(opened.db, held, { ...said, ...papers, key, now }))
    print(
      context,
      options,
      { agreement: id, consent },
      () => `Recorded consent ${consent.id}: ${by} lets it be passed on to ${to} from ${given}\n`,
    )
  })
}
