/** `comity deliveries`: what was delivered to partners, whether the log of it is whole, and what they say that they received. */
import type { Command } from 'commander'
import { isHash } from '#exchange/hashing.ts'
import { type ChainCheck, checkChain, type Delivery, deliveriesOf, receiptsOf } from '#store/deliveries.ts'
import { type PartnerStanding, partnerStandings } from '#store/partner-receipts.ts'
import { deliveriesNamed } from '#store/receipts-told.ts'
import {
  type CommonOptions,
  type Context,
  common,
  print,
  typedDay,
  UsageError,
  withLibrary,
} from './context.ts'
import { collect } from './publisher.ts'

interface Options extends CommonOptions {
  readonly agreement?: string
  readonly from?: string
  readonly to?: string
  readonly check?: boolean
  readonly head: readonly string[]
}

const HELP = `
Each line bears the hash of the line before, so that none can be changed, taken out or put in unseen. With every receipt that a
partner sends it is told the hash of the latest line about it: --check looks for those, too, and --head for one that a partner
shows you. Exits with 1 where the log is not what was written.

Examples:
  comity deliveries
  comity deliveries --agreement bellmere-2026 --from 2026-01-01 --to 2026-12-31 --json
  comity deliveries --check
  comity deliveries --head 3b0c…e1
`

export function registerDeliveries(program: Command, context: Context): Command {
  return common(program.command('deliveries'))
    .description('Show what was delivered to partners under agreements, and what they say they received')
    .option('--agreement <id>', 'only under this agreement')
    .option('--from <day>', 'only from this day on')
    .option('--to <day>', 'only up to this day')
    .option('--check', 'read the log from its beginning, and say whether it is whole')
    .option(
      '--head <hash>',
      'look for the line of this hash, which a partner was told; repeatable',
      collect,
      [],
    )
    .addHelpText('after', HELP)
    .action((options: Options) => deliveries(context, options))
}

async function deliveries(context: Context, options: Options): Promise<void> {
  const [from, to] = [dayIn(options.from, '--from'), dayIn(options.to, '--to')]
  const heads = options.head.map(hashIn)
  await withLibrary(context, options, async ({ db: { sql } }) => {
    const lines = await deliveriesOf(sql, options.agreement ?? null, from, to)
    const receipts = await receiptsOf(sql, null, from, to)
    const standings = await partnerStandings(sql)
    const named = await deliveriesNamed(sql)
    const isChecked = options.check || heads.length > 0
    const check = isChecked ? await checkChain(sql, heads) : null
    if (check && !check.sound) context.exitCode = 1
    const told = { deliveries: lines, receipts, standings, named, ...(check ? { check } : {}) }
    print(context, options, told, () => (check ? checkLines(check) : shownLines(lines, standings, named)))
  })
}

function shownLines(
  lines: readonly Delivery[],
  standings: readonly PartnerStanding[],
  named: readonly { source: string; hash: string; at: string }[],
): string {
  const log = lines.length === 0 ? 'Nothing was delivered under an agreement\n' : lines.map(lineOf).join('')
  const said = standings.map(standingLine).join('')
  const heads = named.map(({ source, hash, at }) => `  ${source}: ${hash} (${at})\n`).join('')
  return [
    log,
    said === '' ? '' : `\nWhere partners say they stand\n${said}`,
    heads === '' ? '' : `\nThe latest line about this node in the logs of those it follows\n${heads}`,
  ].join('')
}

function lineOf(line: Delivery): string {
  const { seq, at, agreement, item, partner, audience, collection, release, kind } = line
  const which = release === null ? collection : `${collection} ${release}`
  const under = item === null ? agreement : `${agreement}, ${item}`
  return `${String(seq).padStart(6)}  ${at}  ${partner}: ${kind} of ${audience}/${which}, ${sentOf(line)} (${under})\n`
}

function sentOf({ start, bytes, length }: Delivery): string {
  const whole = `${length.toLocaleString('en')} bytes`
  if (start === 0 && bytes === length) return whole
  const end = start + bytes
  return `bytes ${start.toLocaleString('en')} to ${end.toLocaleString('en')} of ${whole}${end < length ? ', broken off' : ''}`
}

function standingLine({
  partner,
  audience,
  collection,
  release,
  status,
  reason,
  at,
}: PartnerStanding): string {
  const why = reason === null ? '' : ` (${reason})`
  return `  ${partner}: ${audience}/${collection} release ${release} ${status} ${at}${why}\n`
}

function checkLines({ sound, at, lines, head, lost, disputed }: ChainCheck): string {
  const found = [
    ...(at === null
      ? []
      : [`The log is not what was written: line ${at} was changed, put in or taken out.\n`]),
    ...lost.map(
      (hash) => `No line has the hash ${hash}, which a partner was told: the log was written anew.\n`,
    ),
  ]
  const said = disputed.map(
    ({ partner, hash, at: day }) =>
      `${partner} said on ${day.slice(0, 10)} that it had been told of ${hash}, which the log did not have then: it was put back from an older copy, or ${partner} is mistaken.\n`,
  )
  const whole = `The log is whole: ${lines.toLocaleString('en')} lines, the last of hash ${head}\n`
  return `${sound ? whole : found.join('')}${said.join('')}`
}

function dayIn(text: string | undefined, option: string): string | null {
  return text === undefined ? null : typedDay(text, option)
}

function hashIn(text: string): string {
  const hash = text.trim().toLowerCase()
  if (isHash(hash)) return hash
  throw new UsageError(`Cannot read --head "${text}": expected 64 hexadecimal digits`)
}
