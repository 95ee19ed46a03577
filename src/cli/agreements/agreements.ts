/** `comity agreements`: what was agreed with other centres, as records that are the policy of this one. */
import type { Command } from 'commander'
import { heldAgreements } from '#agreements/held.ts'
import type { HeldAgreement } from '#agreements/model.ts'
import { agreementOn } from '#agreements/on-day.ts'
import { template } from '#agreements/template.ts'
import { inOneLanguage } from '#agreements/words.ts'
import type { Day } from '#kit/day.ts'
import { type CommonOptions, type Context, common, print, today, typedDay, withLibrary } from '../context.ts'
import { registerAdd } from './add.ts'
import { registerCheck } from './check.ts'
import { registerConsent } from './consent.ts'
import { registerPasses } from './passes.ts'
import { registerReport } from './report.ts'
import { registerShow, STATUS } from './show.ts'

interface ListOptions extends CommonOptions {
  readonly at?: string
}

export function registerAgreements(program: Command, context: Context): Command {
  const agreements = program
    .command('agreements')
    .description('Keep agreements on the exchange of law: what flows, to whom, and what was promised')
    .addHelpText(
      'after',
      '\nExamples:\n  comity agreements new > saltmere.yaml\n  comity agreements check saltmere.yaml\n  comity agreements add saltmere.yaml --as xv\n  comity agreements list\n  comity agreements report saltmere --from 2026-01-01 --to 2026-12-31\n',
    )
  agreements
    .command('new')
    .description('Print a record to fill in, with what each field means')
    .addHelpText('after', '\nExample:\n  comity agreements new > saltmere.yaml\n')
    .action(() => context.out(template()))
  registerAdd(agreements, context)
  common(agreements.command('list'))
    .description('List the agreements, and whether each is in force')
    .option('--at <day>', 'as they stood on this day (default: today)')
    .addHelpText(
      'after',
      '\nExamples:\n  comity agreements list\n  comity agreements list --at 2024-01-01 --json\n',
    )
    .action((options: ListOptions) => list(context, options))
  registerShow(agreements, context)
  registerCheck(agreements, context)
  registerConsent(agreements, context)
  registerReport(agreements, context)
  registerPasses(agreements, context)
  return agreements
}

function list(context: Context, options: ListOptions): Promise<void> {
  const at = options.at === undefined ? today(context) : typedDay(options.at, '--at')
  return withLibrary(context, options, async ({ db }) => {
    const agreements = (await heldAgreements(db.sql)).map((held) => listed(held, at))
    print(context, options, { at, agreements }, () =>
      agreements.length === 0
        ? 'No agreements yet. Begin one with comity agreements new\n'
        : agreements.map(lineOf).join(''),
    )
  })
}

function listed({ record, party, version }: HeldAgreement, at: Day) {
  const { status, lastDay, list, parties } = agreementOn(record, at)
  return {
    id: record.id,
    title: record.title,
    status,
    signed: record.dates.signed,
    inForce: record.dates.inForce,
    lastDay,
    party,
    parties: parties.map(({ id, name }) => ({ id, name })),
    items: list.length,
    version,
  }
}

function lineOf({ id, title, status, lastDay, parties, party, items }: ReturnType<typeof listed>): string {
  const who = parties.map((each) => `${inOneLanguage(each.name)}${each.id === party ? ' (this centre)' : ''}`)
  const until = lastDay === null ? '' : status === 'ended' ? ` since ${lastDay}` : `, last day ${lastDay}`
  return `${id}  ${inOneLanguage(title)}\n  ${STATUS[status]}${until}; ${items} ${items === 1 ? 'item' : 'items'}\n  ${who.join(' · ')}\n`
}
