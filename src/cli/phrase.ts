/** `comity phrase`: when words entered or left the law. */
import type { Command } from 'commander'
import { eventsTable } from '#jobs/search/hit-rows.ts'
import { type CommonOptions, type Context, common, print, today, UsageError, withLibrary } from './context.ts'
import { phraseText } from './phrase-chart.ts'
import { asFailure, codesIn, typedLanguage } from './search.ts'

interface Options extends CommonOptions {
  readonly in?: string
  readonly lang?: string
  readonly type?: string
  readonly anyOrder?: boolean
  readonly csv?: boolean
}

export function registerPhrase(program: Command, context: Context): Command {
  return common(program.command('phrase'))
    .description('Tell when words entered or left the law')
    .argument(
      '<words...>',
      'the words, one after another; a query with "quotation marks" or * is taken as it is',
    )
    .option('--in <codes>', 'only in these jurisdictions, comma-separated')
    .option('--lang <code>', 'only in this language')
    .option('--type <type>', 'only in this document type or subtype')
    .option('--any-order', 'all of the words in one wording, wherever they stand in it')
    .option('--csv', 'print the days as a table (RFC 4180)')
    .addHelpText(
      'after',
      '\nExamples:\n  comity phrase "personal data"\n  comity phrase "données à caractère personnel" --in fr --type code\n  comity phrase "персональные данные" --lang ru --csv > days.csv\n',
    )
    .action((words: string[], options: Options) => told(context, words.join(' '), options))
}

async function told(context: Context, words: string, options: Options): Promise<void> {
  if (options.json && options.csv)
    throw new UsageError('Cannot print both: --json and --csv are two forms of the days; give one of the two')
  const query = options.anyOrder ? words : asPhrase(words)
  const asked = {
    in: codesIn(options.in),
    lang: typedLanguage(options.lang),
    type: options.type ?? null,
  }
  const history = await withLibrary(context, options, ({ search }) =>
    search.phrase(query, asked).catch(asFailure),
  )
  if (options.csv) context.out(eventsTable(history.events))
  else print(context, options, history, (found) => phraseText(found, today(context)))
}

// Words without an operator are looked for one after another.
function asPhrase(words: string): string {
  return /["“”„«»*:()]|(?:^|\s)[-−]|\bOR\b|^\S+$/u.test(words.trim()) ? words : `"${words.trim()}"`
}
