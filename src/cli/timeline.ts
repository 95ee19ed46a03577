/** `comity timeline`: when each state introduced, changed and dropped a rule. */
import type { Command } from 'commander'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import type { NoLane } from '#jobs/timeline-lane.ts'
import { MOST_LANES, type Timeline, timelineOf } from '#jobs/timeline-shelf.ts'
import { type Day, day, isDay } from '#kit/day.ts'
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
}

export function registerTimeline(program: Command, context: Context): Command {
  return common(program.command('timeline'))
    .description('Draw when each state introduced, changed and dropped a rule')
    .argument('<iri...>', 'provisions of one or several states, or whole acts: IRIs or aliases')
    .option('--from <date>', 'draw from this year or day on')
    .option('--to <date>', 'draw up to this year or day')
    .addHelpText(
      'after',
      '\nA provision keeps its line when its number changes. What is not known is drawn as unknown (?), and never bridged.\n\nExamples:\n  comity timeline /akn/xv/act/1994-02-11/41/eng/~art_9 /akn/xb/act/1997-03-12/84-З/rus/~art_14\n  comity timeline /akn/xc/act/1998-06-11/98-17/fra/~art_9 --from 2000 --json\n',
    )
    .action(async (asked: string[], options: Options) => {
      const span = {
        from: typedEnd(options.from, '--from', '01-01'),
        to: typedEnd(options.to, '--to', '12-31'),
      }
      if (span.from && span.to && span.from >= span.to)
        throw new UsageError(`Cannot draw from ${span.from} to ${span.to}: expected --from to be before --to`)
      if (asked.length > MOST_LANES)
        throw new UsageError(
          `Cannot draw ${asked.length} provisions: expected at most ${MOST_LANES}; draw them in parts`,
        )
      const timeline = await withLibrary(context, options, ({ db }) => timelineOf(db, asked, today(context)))
      for (const refused of timeline.refused) context.log(refusal(refused))
      if (timeline.lanes.length === 0)
        throw new FailedError('Cannot draw a timeline: none of what was asked for is held; see comity works')
      if (timeline.refused.length > 0) context.exitCode = 1
      print<Timeline>(context, options, timeline, ({ lanes }) =>
        timelineText(lanes, { ...span, today: today(context), jurisdictions: loadJurisdictions() }),
      )
    })
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
