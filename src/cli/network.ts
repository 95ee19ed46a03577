/** `comity network`: how fresh what is followed is. */
import type { Command } from 'commander'
import { type Freshness, freshnessOf } from '#jobs/freshness.ts'
import { type CommonOptions, type Context, common, print, withLibrary } from './context.ts'

const STATES = {
  fresh: 'fresh',
  late: 'late: its last word has run out, within the grace',
  stale: 'STALE: its last word has run out',
  refused: 'REFUSED',
  never: 'never heard from',
} as const

export function registerNetwork(program: Command, context: Context): Command {
  return common(program.command('network'))
    .description('Show the publishers that are followed, when each was last heard from, and what was refused')
    .addHelpText('after', '\nExamples:\n  comity network\n  comity network --json\n')
    .action((options: CommonOptions) =>
      withLibrary(context, options, async ({ db }) => {
        const sources = await freshnessOf(db, context.wiring.now())
        print(context, options, { sources }, () =>
          sources.length === 0 ? 'Nobody is followed yet: comity follow URL\n' : sources.map(textOf).join(''),
        )
      }),
    )
}

function textOf({ name, base, state, heard, expires, reason, collections }: Freshness): string {
  const times = [
    heard === null ? '' : `last heard ${heard.slice(0, 16).replace('T', ' ')}`,
    expires === null ? '' : `holds until ${expires.slice(0, 10)}`,
  ].filter((each) => each !== '')
  const lines = collections.map(
    ({ collection, title, release, at }) =>
      `  ${collection}  ${title}: release ${release} of ${at.slice(0, 10)}\n`,
  )
  const head = `${name}  ${base}\n  ${[STATES[state], ...times].join('; ')}\n`
  return `${head}${reason === null ? '' : `  ${reason}\n`}${lines.join('')}`
}
