/** `comity check`: what the integrity gate found, with file and place. */
import type { Command } from 'commander'
import type { StoredFinding } from '#store/model.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  UsageError,
  withLibrary,
} from './context.ts'
import { count } from './format.ts'

interface Options extends CommonOptions {
  readonly severity?: string
}

export function registerCheck(program: Command, context: Context): Command {
  return common(program.command('check'))
    .description('List what the integrity gate found')
    .argument('[iri|alias]', 'only for this act')
    .option('--severity <severity>', 'only warning or quarantine')
    .addHelpText(
      'after',
      '\nExamples:\n  comity check\n  comity check LEGITEXT000031366350 --severity warning --json\n',
    )
    .action(async (name: string | undefined, options: Options) => {
      const severity =
        options.severity === 'warning' || options.severity === 'quarantine' ? options.severity : undefined
      if (options.severity !== undefined && severity === undefined)
        throw new UsageError(`Cannot filter by "${options.severity}": expected warning or quarantine`)
      const findings = await withLibrary(context, options, async ({ library }) => {
        const reference = name === undefined ? null : await library.resolve(name)
        if (name !== undefined && !reference)
          throw new FailedError(`Cannot find "${name}": no act held has this IRI or alias. See comity works`)
        return library.findings({
          ...(reference ? { workId: reference.work.id } : {}),
          ...(severity ? { severity } : {}),
        })
      })
      print(context, options, findings, text)
    })
}

function text(findings: readonly StoredFinding[]): string {
  if (findings.length === 0) return 'Nothing found: every text passed the gate\n'
  const quarantined = findings.filter((finding) => finding.severity === 'quarantine').length
  const lines = findings.map(
    (finding) =>
      `${finding.severity === 'quarantine' ? 'REFUSED' : 'warning'}  ${finding.check}  ${finding.path}${finding.where ? ` (${finding.where})` : ''}\n         ${finding.message}`,
  )
  return `${lines.join('\n')}\n${count(quarantined, 'refusal')}, ${count(findings.length - quarantined, 'warning')}\n`
}
