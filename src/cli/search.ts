/** `comity search`: acts and provisions that hold the words, as of a day or of all times. */
import type { Command } from 'commander'
import { hitsTable } from '#jobs/search/hit-rows.ts'
import { FORCES, isForce } from '#law/force.ts'
import { languageOf } from '#law/language.ts'
import { ACROSS, type Across } from '#search/across.ts'
import { type SearchOptions, SearchTimeoutError, type YearRange } from '#search/model.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  today,
  typedDay,
  UsageError,
  withLibrary,
} from './context.ts'
import { searchText } from './search-output.ts'

interface Options extends CommonOptions {
  readonly at?: string
  readonly allTime?: boolean
  readonly in?: string
  readonly lang?: string
  readonly type?: string
  readonly force?: string
  readonly year?: string
  readonly across?: string | true
  readonly fold: boolean
  readonly explain?: boolean
  readonly limit: string
  readonly offset: string
  readonly csv?: boolean
}

const HELP = `
The query: words (all of them, in all their forms), "a phrase", begin*, -without, this OR that, and filters
in:fr,ch type:code force:law lang:ru year:2010..2015 title:"civil code" work:"/akn/…" at:2020-01-01 at:any.
With --across, or across:yes in the query, what says it in other languages is found too, and by which words.
Where nothing is found in the language of the query, other languages are searched by themselves (not with --across no).
A citation ("art. L1221-1", "§ 26 BDSG") finds the provision that it cites.

Examples:
  comity search "droit d'accès" --in fr
  comity search dismissal notice --at 2022-01-01 --limit 5
  comity search '"personal data" erasure -archive' --all-time --force law,code
  comity search увольнение OR расторжение --lang ru --explain
  comity search "severance pay" --across only --in fr,ru
  comity search 'Arbeitsvertrag in:de year:2000..' --csv > hits.csv
`

export function registerSearch(program: Command, context: Context): Command {
  return common(program.command('search'))
    .description('Search the law in force on a day, or of all times')
    .argument('<query...>', 'words, "a phrase", prefix*, -not, this OR that, in:fr')
    .option('--at <date>', 'the day (default: today)')
    .option('--all-time', 'search the texts of all times')
    .option('--in <codes>', 'only in these jurisdictions, comma-separated')
    .option('--lang <code>', 'only in this language')
    .option('--type <type>', 'only in this document type or subtype')
    .option('--force <ranks>', `only acts of this legal force, comma-separated: ${FORCES.join(', ')}`)
    .option('--year <years>', 'only acts of these years: 2015, 2010..2015, 2010.., ..1999')
    .option(
      '--across [how]',
      'in other languages too: yes (after what is in the language of the query), only, mixed, no',
    )
    .option('--no-fold', 'print every provision as a hit of its own, and not one hit an act')
    .option('--explain', 'say what the score of each hit is made of')
    .option('--limit <n>', 'hits to print', '10')
    .option('--offset <n>', 'hits to pass over', '0')
    .option('--csv', 'print the hits as a table (RFC 4180)')
    .addHelpText('after', HELP)
    .action((query: string[], options: Options) => searched(context, query.join(' '), options))
}

async function searched(context: Context, query: string, options: Options): Promise<void> {
  const asked = askedOf(context, options)
  const result = await withLibrary(context, options, (opened) =>
    opened.search.search(query, { ...asked, offerAcross: true }).catch(asFailure),
  )
  if (options.csv) context.out(hitsTable(result, asked.offset))
  else
    print(context, options, result, (found) =>
      searchText(found, { today: today(context), folded: options.fold }),
    )
}

/** Rethrows a search that took too long as a failure that the command line tells; every other error as it is. */
export function asFailure(error: unknown): never {
  throw error instanceof SearchTimeoutError ? new FailedError(error.message) : error
}

function askedOf(context: Context, options: Options): SearchOptions & { readonly offset: number } {
  if (options.at !== undefined && options.allTime)
    throw new UsageError('Cannot search: --at names one day, --all-time all of them; give one of the two')
  if (options.json && options.csv)
    throw new UsageError('Cannot print both: --json and --csv are two forms of the hits; give one of the two')
  const day = options.at === undefined ? today(context) : typedDay(options.at, '--at')
  return {
    at: options.allTime ? null : day,
    today: today(context),
    in: codesIn(options.in),
    lang: typedLanguage(options.lang),
    type: options.type ?? null,
    force: forcesIn(options.force),
    years: options.year === undefined ? null : yearsIn(options.year),
    across: acrossIn(options.across),
    fold: options.fold && !options.csv,
    facets: !options.csv,
    explain: options.explain === true,
    limit: natural(options.limit, '--limit', options.csv ? 10_000 : 100),
    offset: natural(options.offset, '--offset', 100_000),
  }
}

/** Returns the codes of a comma-separated list; none where nothing is typed. */
export function codesIn(typed: string | undefined): string[] {
  return typed
    ? typed
        .toLowerCase()
        .split(',')
        .map((code) => code.trim())
        .filter((code) => code !== '')
    : []
}

/** Returns the language that the option --lang names; null where it is not given. Throws UsageError where it is none. */
export function typedLanguage(typed: string | undefined): string | null {
  const language = typed === undefined ? null : languageOf(typed)
  if (typed !== undefined && language === null)
    throw new UsageError(`Cannot read --lang "${typed}": expected a language code such as fr or fra`)
  return language
}

function acrossIn(typed: string | true | undefined): Across | null {
  if (typed === undefined) return null
  const across = ACROSS.find((each) => each === (typed === true ? 'yes' : typed))
  if (across === undefined)
    throw new UsageError(
      `Cannot read --across "${typed}": expected ${ACROSS.join(', ')}, or nothing behind it for yes; words of the query stand before it`,
    )
  return across
}

function forcesIn(typed: string | undefined) {
  const ranks = codesIn(typed)
  const wrong = ranks.find((rank) => !isForce(rank))
  if (wrong !== undefined)
    throw new UsageError(`Cannot read --force "${wrong}": expected some of ${FORCES.join(', ')}`)
  return ranks.filter(isForce)
}

function yearsIn(typed: string): YearRange {
  const [, first, dots, last] = /^(\d{1,4})?(\.\.)?(\d{1,4})?$/.exec(typed) ?? []
  const from = first === undefined ? null : Number(first)
  const to = dots === undefined ? from : last === undefined ? null : Number(last)
  const isBackwards = from !== null && to !== null && from > to
  if ((from === null && to === null) || isBackwards)
    throw new UsageError(
      `Cannot read --year "${typed}": expected a year such as 2015, or two with .. between, such as 2010..2015`,
    )
  return { from, to }
}

function natural(text: string, option: string, most: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value <= most) return value
  throw new UsageError(`Cannot read ${option} "${text}": expected a whole number from 0 to ${most}`)
}
