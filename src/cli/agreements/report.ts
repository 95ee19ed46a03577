/** `comity agreements report`: what flowed under an agreement, proved, and what was promised and did not flow. */
import type { Command } from 'commander'
import type { FlowReport } from '#agreements/report.ts'
import { inOneLanguage } from '#agreements/words.ts'
import { type Cell, toCsv } from '#export/csv.ts'
import { type ProvedReport, reportOf } from '#jobs/agreements/report.ts'
import { type Day, day as dayOfText } from '#kit/day.ts'
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
import { agreementNamed } from './add.ts'
import { STATUS } from './show.ts'

interface Options extends CommonOptions {
  readonly from?: string
  readonly to?: string
  readonly csv?: boolean
}

export function registerReport(agreements: Command, context: Context): Command {
  return common(agreements.command('report <id>'))
    .description('Prove what flowed under an agreement, and show what was promised and did not flow')
    .option('--from <day>', 'the first day (default: 1 January of the year of the last)')
    .option('--to <day>', 'the last day (default: today)')
    .option('--csv', 'print a table of releases, one a line')
    .addHelpText(
      'after',
      '\nExits with 1 where the log is not what was written, or something was sent while the agreement was not in force.\n\nExamples:\n  comity agreements report saltmere --from 2026-01-01 --to 2026-12-31\n  comity agreements report saltmere --csv > saltmere-2026.csv\n  comity agreements report saltmere --json\n',
    )
    .action((id: string, options: Options) => report(context, id, options))
}

function report(context: Context, id: string, options: Options): Promise<void> {
  const day = today(context)
  const to = options.to === undefined ? day : typedDay(options.to, '--to')
  const from = options.from === undefined ? firstOfYear(to) : typedDay(options.from, '--from')
  if (from > to) throw new UsageError(`Cannot report from ${from} to ${to}: the first day is after the last`)
  if (options.csv && options.json)
    throw new UsageError('Cannot print a table and JSON at once: leave out --csv or --json')
  return withLibrary(context, options, async (opened) => {
    const held = await agreementNamed(opened, id)
    const made = await reportOf(opened.db, held, { from, to, today: day })
    if (!made.chain.sound || made.unlawful.length > 0) context.exitCode = 1
    print(context, options, made, options.csv ? tableOf : textOf)
  })
}

function firstOfYear(to: Day): Day {
  return dayOfText(`${to.slice(0, 4)}-01-01`)
}

const COLUMNS = [
  'agreement',
  'item',
  'direction',
  'from',
  'to',
  'collection',
  'release',
  'published',
  'put',
  'withdrawn',
  'delivered',
  'applied',
  'refused',
] as const

function tableOf({ agreement, flows }: ProvedReport): string {
  const rows = flows.flatMap(({ item, direction, from, to, releases }) =>
    releases.map((each): Cell[] => [
      agreement,
      item,
      direction,
      from,
      to,
      each.collection,
      each.number,
      each.published,
      each.put,
      each.tombstoned,
      each.delivered,
      each.applied,
      each.refused,
    ]),
  )
  return toCsv(COLUMNS, rows)
}

function textOf(report: ProvedReport): string {
  const { agreement, title, from, to, party, status, flows, unlawful, chain, promises } = report
  const faults = promises.filter(({ severity }) => severity === 'fault')
  return [
    `${agreement}  ${inOneLanguage(title)}\n  ${from} to ${to}; ${STATUS[status.atTo]} on the last day\n`,
    party === null ? '  this centre is no party: nothing flows here under it\n' : '',
    ...flows.map(flowText),
    chain.sound
      ? `The log is whole: ${chain.lines} lines, the last is ${chain.head.slice(0, 16)}…\n`
      : `THE LOG IS NOT WHAT WAS WRITTEN${chain.at === null ? ': lines that partners hold the hashes of are gone' : `, from line ${chain.at} on`}\n`,
    ...unlawful.map(
      ({ seq, at, partner, file }) =>
        `SENT WHILE IT WAS NOT IN FORCE: line ${seq}, ${at}, ${file} to ${partner}\n`,
    ),
    faults.length === 0 ? '' : 'Promised, and not there today\n',
    ...faults.map(({ place, message }) => `  ${place}: ${message}\n`),
  ].join('')
}

function flowText(flow: FlowReport): string {
  const { item, title, from, to, direction, isLogged, deliveries, bytes, releases, missing } = flow
  const sent = isLogged
    ? `${deliveries} deliveries, ${bytes.toLocaleString('en')} bytes`
    : direction === 'given'
      ? 'published for everybody: who fetches it is not logged'
      : 'received'
  const lines = releases.map(({ collection, number, published, delivered, applied, refused }) => {
    const fate = [
      published && `published ${published}`,
      delivered && `${direction === 'given' ? 'sent' : 'came'} ${delivered.slice(0, 10)}`,
      applied && `applied ${applied.slice(0, 10)}`,
      refused && `REFUSED: ${refused}`,
    ].filter((each) => each)
    return `     ${collection} ${number}: ${fate.join(', ')}\n`
  })
  const not = missing.map((each) => `     DID NOT FLOW: ${each}\n`)
  return `  ${item}  ${inOneLanguage(title)}\n     ${from} → ${to}; ${sent}\n${lines.join('')}${not.join('')}`
}
