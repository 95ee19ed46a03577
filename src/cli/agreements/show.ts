/** `comity agreements show`: an agreement as it stands on a day, what flows by it, and what its record said before. */
import type { Command } from 'commander'
import { consentHolds, type Flow, flowsUnder } from '#agreements/compile.ts'
import { agreementHistory } from '#agreements/held.ts'
import type { Consent, HeldAgreement, Party, Readers } from '#agreements/model.ts'
import { agreementOn, type OnDay, type Status, type Turn, turnsOf } from '#agreements/on-day.ts'
import { inOneLanguage } from '#agreements/words.ts'
import { addDays, type Day } from '#kit/day.ts'
import { type CommonOptions, type Context, common, print, today, typedDay, withLibrary } from '../context.ts'
import { agreementNamed } from './add.ts'

interface Options extends CommonOptions {
  readonly at?: string
}

/** How the states of an agreement are called. */
export const STATUS: Readonly<Record<Status, string>> = {
  draft: 'not in force',
  'in-force': 'in force',
  suspended: 'SUSPENDED',
  ended: 'ENDED',
}
const ONWARD = {
  no: 'not to be passed on',
  consent: 'passed on with consent',
  free: 'may be passed on',
} as const
const TURNS: Readonly<Record<Turn['what'], string>> = {
  signed: 'signed',
  'in-force': 'in force',
  suspended: 'suspended',
  resumed: 'in force again',
  amended: 'amended',
  renewed: 'prolonged',
  ended: 'no longer in force',
}

export function registerShow(agreements: Command, context: Context): Command {
  return common(agreements.command('show <id>'))
    .description('Show an agreement as it stands on a day, and what its record said before')
    .option('--at <day>', 'as it stood on this day (default: today)')
    .addHelpText(
      'after',
      '\nExamples:\n  comity agreements show saltmere\n  comity agreements show saltmere --at 2024-01-01 --json\n',
    )
    .action((id: string, options: Options) => show(context, id, options))
}

function show(context: Context, id: string, options: Options): Promise<void> {
  const at = options.at === undefined ? today(context) : typedDay(options.at, '--at')
  return withLibrary(context, options, async (opened) => {
    const held = await agreementNamed(opened, id)
    const history = await agreementHistory(opened.db.sql, id)
    const terms = agreementOn(held.record, at)
    const flows = flowsUnder(id, terms)
    const turns = turnsOf(held.record, addDays(at, 366 * 10))
    const versions = history.map(({ version, addedAt, hash }) => ({ version, addedAt, hash }))
    print(context, options, { at, ...held, onDay: terms, turns, history: versions }, () =>
      [
        headOf(held, terms),
        ...terms.parties.map((party) => partyOf(party, held.party)),
        'Thematic list\n',
        ...terms.list.map((item) => itemOf(flows.filter((flow) => flow.item.id === item.id))),
        ...held.record.consents.map((consent) => consentOf(consent, at)),
        'Dates\n',
        ...turns.map(
          ({ on, what, amendment }) => `  ${on}  ${TURNS[what]}${amendment ? ` by ${amendment}` : ''}\n`,
        ),
        ...(versions.length > 1
          ? [`The record was written ${versions.length} times; --json shows when\n`]
          : []),
      ].join(''),
    )
  })
}

function headOf({ record }: HeldAgreement, { status, lastDay, suspension }: OnDay): string {
  const why = suspension?.reason ? `: ${inOneLanguage(suspension.reason)}` : ''
  const until = lastDay === null ? '' : `, last day ${lastDay}`
  const texts = record.text.map(({ language, file }) => `${file} (${language})`)
  return `${record.id}  ${inOneLanguage(record.title)}\n  ${STATUS[status]}${why}${until}\n${texts.length > 0 ? `  text: ${texts.join(', ')}\n` : ''}`
}

function partyOf({ id, name, bodies, key }: Party, own: string | null): string {
  const mark = id === own ? ' (this centre)' : key === null ? ' (its key is not known)' : ''
  return `${id}  ${inOneLanguage(name)}${mark}\n${bodies.map((body) => `  executed by ${inOneLanguage(body.name)}\n`).join('')}`
}

function itemOf(flows: readonly Flow[]): string {
  const [flow] = flows
  if (!flow) return ''
  const { item, from, onward, readers } = flow
  const to = flows.map((each) => each.to.id).join(', ')
  const by =
    item.collections.length === 0 ? 'answered by NO collection' : `answered by ${item.collections.join(', ')}`
  return `  ${item.id}  ${inOneLanguage(item.title)}\n     ${from.id} → ${to}; ${by}\n     for ${readers.map(readersOf).join(', ')}; ${ONWARD[onward]}\n`
}

function readersOf(readers: Readers): string {
  if (readers.class === 'public') return 'everybody'
  if (readers.class === 'registered') return 'registered readers'
  return readers.class === 'body'
    ? readers.name
    : `the premises (${readers.networks.join(', ') || 'no network'})`
}

function consentOf(consent: Consent, at: Day): string {
  const { id, by, to, given, until, document } = consent
  const state = consentHolds(consent, at) ? 'holds' : 'DOES NOT HOLD'
  return `Consent ${id}: ${by} lets it be passed on to ${to}, from ${given}${until ? ` until ${until}` : ''}; ${state}${document ? `; ${document}` : ''}\n`
}
