/** `comity edit set`: what an act is (title, type, dates, force, identifiers, subjects), its text untouched. */
import type { Command } from 'commander'
import { stepsFrom } from '#editing/steps.ts'
import { type Context, UsageError, withLibrary } from '../context.ts'
import { type Described, described, describing } from './new.ts'
import { concluded, drafting, type EditOptions, refusing } from './session.ts'
import { targetOf } from './target.ts'

interface Options extends EditOptions, Described {
  readonly lang?: string
}

export function registerSet(edit: Command, context: Context): void {
  const command = drafting(edit.command('set'))
    .description('Set what an act is: title, type, number, dates, legal force, identifiers, subjects')
    .argument('<iri|alias>', 'the act')
    .option('--lang <code>', 'language of the title, such as fr or fra')
    .option('--title <text>', 'title')
    .option('--type <type>', 'document type')
  describing(command)
    .addHelpText(
      'after',
      '\nThe IRI of an act never changes. Identifiers and subjects that are given take the place of all that there were.\n\nExamples:\n  comity edit set /akn/xv/act/2001-01-10/7 --force law --subject agriculture --subject bees --record\n  comity edit set XV-7/2001 --title "Act on Bees and Other Insects" --reason "renamed by Act No 3" --record\n',
    )
    .action((name: string, options: Options) =>
      withLibrary(context, options, async (opened) => {
        const said = described(options)
        if (Object.keys(said).length === 0)
          throw new UsageError(
            'Cannot tell what to set: expected --title, --type, --number, --date, --published, --force, --alias or --subject',
          )
        const { held } = await targetOf(opened, name, options.lang)
        const steps = await refusing(async () => stepsFrom([{ do: 'describe', ...said }]))
        const base = { expressionId: held.expression.id, base: held.recording }
        await concluded(context, options, opened.db, { kind: 'set', ...base, steps })
      }),
    )
}
