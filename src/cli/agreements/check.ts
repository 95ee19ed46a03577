/** `comity agreements check`: what contradicts itself, and what was promised and is not there. */
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { type Checked, checkAgreements, checkFile } from '#jobs/agreements/check.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  today,
  withLibrary,
} from '../context.ts'
import { explained } from './add.ts'
import { STATUS } from './show.ts'

interface Options extends CommonOptions {
  readonly as?: string
}

export function registerCheck(agreements: Command, context: Context): Command {
  return common(agreements.command('check [id|file]'))
    .description('Find contradictions, and what was promised and is not published or received')
    .option('--as <party>', 'which party this centre is, for a record that is not taken in yet')
    .addHelpText(
      'after',
      '\nExits with 1 where anything is wrong; what is only to be looked at is no fault.\n\nExamples:\n  comity agreements check\n  comity agreements check saltmere\n  comity agreements check saltmere.yaml --as xv --json\n',
    )
    .action((named: string | undefined, options: Options) => check(context, named, options))
}

function check(context: Context, named: string | undefined, options: Options): Promise<void> {
  return withLibrary(context, options, async ({ db }) => {
    const day = today(context)
    const agreements = await explained(async () => {
      const held = await checkAgreements(db, named ?? null, day)
      if (held !== null || named === undefined) return held
      if (!existsSync(named)) return null
      const now = context.wiring.now()
      return checkFile(db, named, { as: options.as ?? null, now, today: day })
    })
    if (agreements === null)
      throw new FailedError(
        `"${named}" is neither an agreement held here nor a file; comity agreements list shows those held`,
      )
    if (agreements.some(({ findings }) => findings.some(({ severity }) => severity === 'fault')))
      context.exitCode = 1
    print(context, options, { today: day, agreements }, () =>
      agreements.length === 0 ? 'No agreements yet\n' : agreements.map(textOf).join(''),
    )
  })
}

function textOf({ id, status, party, findings }: Checked): string {
  const whose = party === null ? 'its promises were not checked: this centre is no party' : `as ${party}`
  const lines = findings.map(
    ({ severity, place, message }) =>
      `  ${severity === 'fault' ? 'WRONG' : 'look at'}  ${place}: ${message}\n`,
  )
  return `${id}  ${STATUS[status]}; ${whose}\n${lines.length === 0 ? '  nothing is wrong\n' : lines.join('')}`
}
