/** `comity timeline`: when each state introduced, changed and dropped a rule. */
import type { Command } from 'commander'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import type { NoLane } from '#jobs/timelines/lane.ts'
import { pickedOfRow, pickedOfSubject } from '#jobs/timelines/picks.ts'
import { MOST_LANES, type Timeline, timelineOf } from '#jobs/timelines/shelf.ts'
import { type Day, day, isDay } from '#kit/day.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  today,
  UsageError,
  withLibrary,
} from './context.ts'
import { timelineText } from './timeline-chart.ts'

interface Options extends CommonOptions {
  readonly from?: string
  readonly to?: string
  readonly study?: string
  readonly row?: string
  readonly subject?: string
}

export function registerTimeline(program: Command, context: Context): Command {
  return common(program.command('timeline'))
    .description('Draw when each state introduced, changed and dropped a rule')
    .argument('[iri...]', 'provisions of one or several states, or whole acts: IRIs or aliases')
    .option('--from <date>', 'draw from this year or day on')
    .option('--to <date>', 'draw up to this year or day')
    .option('--study <id>', 'the provisions that a row of this study quotes')
    .option('--row <name>', 'the row of the study')
    .option(
      '--subject <id>',
      'the provisions of each state that tell this subject most; see comity subjects list',
    )
    .addHelpText(
      'after',
      '\nA provision keeps its line when its number changes. What is not known is drawn as unknown (?), and never bridged.\n\nExamples:\n  comity timeline /akn/xv/act/1994-02-11/41/eng/~art_9 /akn/xb/act/1997-03-12/84-З/rus/~art_14\n  comity timeline /akn/xc/act/1998-06-11/98-17/fra/~art_9 --from 2000 --json\n  comity timeline --study erasure --row who\n  comity timeline --subject right-to-erasure\n',
    )
    .action((typed: string[], options: Options) => timeline(context, typed, options))
}

async function timeline(context: Context, typed: readonly string[], options: Options): Promise<void> {
  const span = { from: typedEnd(options.from, '--from', '01-01'), to: typedEnd(options.to, '--to', '12-31') }
  if (span.from && span.to && span.from >= span.to)
    throw new UsageError(`Cannot draw from ${span.from} to ${span.to}: expected --from to be before --to`)
  if ((options.study === undefined) !== (options.row === undefined))
    throw new UsageError('Cannot draw a row of a study: --study and --row go together')
  const drawn = await withLibrary(context, options, async ({ db }) => {
    const asked = [...typed, ...(await namesPicked(context, db, options))]
    if (asked.length === 0)
      throw new UsageError(
        'Cannot draw nothing: give IRIs of provisions or acts, --study with --row, or --subject',
      )
    if (asked.length > MOST_LANES)
      throw new UsageError(
        `Cannot draw ${asked.length} provisions: expected at most ${MOST_LANES}; draw them in parts`,
      )
    return timelineOf(db, asked, today(context))
  })
  for (const refused of drawn.refused) context.log(refusal(refused))
  if (drawn.lanes.length === 0)
    throw new FailedError('Cannot draw a timeline: none of what was asked for is held; see comity works')
  if (drawn.refused.length > 0) context.exitCode = 1
  print<Timeline>(context, options, drawn, ({ lanes }) =>
    timelineText(lanes, { ...span, today: today(context), jurisdictions: loadJurisdictions() }),
  )
}

async function namesPicked(
  context: Context,
  db: Database,
  { study, row, subject }: Options,
): Promise<readonly string[]> {
  const names: string[] = []
  if (study !== undefined && row !== undefined) {
    const picked = await pickedOfRow(db, { study, row, isWorking: true })
    if (!picked)
      throw new FailedError(
        `Cannot find row "${row}" of the study "${study}": see comity study list, and comity study show ${study}`,
      )
    if (picked.names.length === 0)
      throw new FailedError(
        `Cannot draw row "${row}": it quotes nothing yet; comity study add ${study} IRI --row ${row}`,
      )
    names.push(...picked.names)
  }
  if (subject !== undefined) {
    const picked = await pickedOfSubject(db, subject, {
      today: today(context),
      languages: ['eng'],
      most: MOST_LANES,
    })
    if (!picked) throw new FailedError(`Cannot find the subject "${subject}": see comity subjects list`)
    if (picked.names.length === 0)
      throw new FailedError(
        `Cannot draw "${picked.title}": no provision of an act in force tells it; comity reindex makes the index of subjects anew`,
      )
    names.push(...picked.names)
  }
  return names
}

function typedEnd(typed: string | undefined, option: string, monthAndDay: string): Day | null {
  if (typed === undefined) return null
  if (isDay(typed)) return typed
  if (/^(?!0000)\d{4}$/.test(typed)) return day(`${typed}-${monthAndDay}`)
  throw new UsageError(
    `Cannot read ${option} "${typed}": expected a year as YYYY, or a day that exists, as YYYY-MM-DD`,
  )
}

function refusal({ asked, why, title, languages }: NoLane): string {
  if (why === 'not-held') return `Cannot find "${asked}": no act held has this IRI or alias. See comity works`
  if (why === 'not-in-language')
    return `Cannot show "${title}" in the language of ${asked}: it is held in ${languages.join(', ')}`
  return `Cannot find ${asked}: "${title}" has no provision of that name; see its outline with comity show`
}
