/** `comity works`: the acts held. */
import type { Command } from 'commander'
import { workAsJson } from '#jobs/work-json.ts'
import { type CommonOptions, type Context, common, print, withLibrary } from './context.ts'
import { clip, table } from './format.ts'

interface Options extends CommonOptions {
  readonly in?: string
  readonly type?: string
  readonly topic?: string
}

export function registerWorks(program: Command, context: Context): Command {
  return common(program.command('works'))
    .description('List the acts held')
    .option('--in <codes>', 'only of these jurisdictions, comma-separated')
    .option('--type <type>', 'only of this document type or subtype: act, code, constitution, judgment…')
    .option('--topic <topic>', 'only under this subject or collection')
    .addHelpText('after', '\nExamples:\n  comity works\n  comity works --in fr,ca --type code --json\n')
    .action(async (options: Options) => {
      const { summaries, isEmpty } = await withLibrary(context, options, async ({ library }) => {
        const summaries = await library.works({
          ...(options.in ? { in: options.in.toLowerCase().split(',') } : {}),
          ...(options.type ? { type: options.type } : {}),
          ...(options.topic ? { topic: options.topic } : {}),
        })
        return { summaries, isEmpty: summaries.length === 0 && (await library.stats()).works === 0 }
      })
      print(context, options, summaries.map(workAsJson), (works) =>
        works.length === 0
          ? isEmpty
            ? NOTHING_HELD
            : NONE_MATCHES
          : table(
              works.map((work) => [
                work.jurisdiction,
                work.languages.length > 3 ? `${work.languages.length} languages` : work.languages.join(','),
                `${work.versions}`.padStart(4),
                clip(work.title, 70),
                work.iri,
              ]),
            ),
      )
    })
}

const NOTHING_HELD = 'No act is held. Bring some in with comity import, or run comity demo\n'
const NONE_MATCHES = 'No act that is held matches. comity works without options lists all of them\n'
