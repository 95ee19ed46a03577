/** `comity search`: provisions that hold the words, as of a day. */
import type { Command } from 'commander'
import { languageOf } from '#law/language.ts'
import {
  type CommonOptions,
  type Context,
  common,
  print,
  today,
  typedDay,
  UsageError,
  withLibrary,
} from './context.ts'

interface Options extends CommonOptions {
  readonly at?: string
  readonly in?: string
  readonly lang?: string
  readonly type?: string
  readonly limit: string
  readonly offset: string
}

export function registerSearch(program: Command, context: Context): Command {
  return common(program.command('search'))
    .description('Search the law in force on a day')
    .argument('<query...>', 'words, "a phrase", prefix*, -not')
    .option('--at <date>', 'the day (default: today)')
    .option('--in <codes>', 'only in these jurisdictions, comma-separated')
    .option('--lang <code>', 'only in this language')
    .option('--type <type>', 'only in this document type or subtype')
    .option('--limit <n>', 'hits to print', '10')
    .option('--offset <n>', 'hits to pass over', '0')
    .addHelpText(
      'after',
      '\nExamples:\n  comity search "droit d\'accès" --in fr\n  comity search dismissal notice --at 2022-01-01 --limit 5\n',
    )
    .action(async (query: string[], options: Options) => {
      const lang = options.lang === undefined ? null : languageOf(options.lang)
      if (options.lang !== undefined && lang === null)
        throw new UsageError(
          `Cannot read --lang "${options.lang}": expected a language code such as fr or fra`,
        )
      const result = await withLibrary(context, options, (opened) =>
        opened.search.search(query.join(' '), {
          at: options.at === undefined ? today(context) : typedDay(options.at, '--at'),
          in: options.in ? options.in.toLowerCase().split(',') : [],
          lang,
          type: options.type ?? null,
          limit: natural(options.limit, '--limit', 100),
          offset: natural(options.offset, '--offset', 100_000),
        }),
      )
      print(context, options, result, ({ total, totalIsExact, tookMs, hits }) => {
        if (hits.length === 0) return 'Nothing found. Try fewer words, or another day with --at\n'
        const lines = hits.map(
          (hit) =>
            `${hit.title}${hit.num ? `, ${hit.num}` : ''}${hit.heading ? ` ${hit.heading}` : ''}\n  ${plain(hit.snippet)}\n  ${hit.iri}\n`,
        )
        return `${lines.join('\n')}\n${totalIsExact ? '' : 'about '}${total.toLocaleString('en')} found in ${tookMs.toFixed(1)} ms\n`
      })
    })
}

function natural(text: string, option: string, most: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value <= most) return value
  throw new UsageError(`Cannot read ${option} "${text}": expected a whole number from 0 to ${most}`)
}

function plain(snippet: string): string {
  return snippet
    .replace(/<\/?mark>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}
