/** `comity compare`: two to six provisions, acts, days or languages beside each other, with what they share and why. */
import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { toComparisonCsv } from '#export/comparison/csv.ts'
import { toComparisonDocx } from '#export/comparison/docx.ts'
import { toComparisonHtml } from '#export/comparison/html.ts'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { CompareError } from '#jobs/compare/error.ts'
import { comparisonFile } from '#jobs/compare/file.ts'
import { comparisonJson } from '#jobs/compare/json.ts'
import type { Comparison } from '#jobs/compare/model.ts'
import { compareProvisions } from '#jobs/compare/provisions.ts'
import type { Day } from '#kit/day.ts'
import { languageOf } from '#law/language.ts'
import { comparisonText, correspondenceText } from './compare-output.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  today,
  typedDay,
  UsageError,
  withLibrary,
} from './context.ts'

interface Options extends CommonOptions {
  readonly at?: string
  readonly as?: string
  readonly output?: string
  readonly table?: boolean
  readonly paragraphs?: boolean
  readonly lang?: string
}

const FORMATS = ['text', 'json', 'html', 'docx', 'csv'] as const
type FormatName = (typeof FORMATS)[number]

/** Provisions of a text: nobody else waits for the command line. */
const MOST_PROVISIONS = 20_000

const HELP = `
Provisions stand in one row; whole acts, and divisions of them, row by row as their provisions correspond, with what only one has.
Two days or two languages of one act go together by the history and the numbers that the library knows. Between acts, words,
concepts, numbers and citations tell; each pairing says on what it rests and how often such a pairing is right.

Examples:
  comity compare 32016R0679/~art_17 /akn/de/act/2017-06-30/bdsg_2018/~para_35
  comity compare /akn/eu/act/regulation/2016-04-27/679/deu /akn/de/act/2017-06-30/bdsg_2018 --table
  comity compare XV-41/1994/~art_9 XB-12/2001/~art_4 --paragraphs
  comity compare XV-41/1994 XB-12/2001 --at 2024-01-01 --as docx -o comparison.docx
  comity compare XV-41/1994 XB-12/2001 --table --as csv > table.csv
`

export function registerCompare(program: Command, context: Context): Command {
  return common(program.command('compare'))
    .description(
      'Show two to six provisions or acts beside each other: what corresponds, what they share, what one lacks',
    )
    .argument('<iri|alias...>', 'provisions (an IRI or alias ending in /~eId), divisions, or whole acts')
    .option('--at <date>', 'the day, where an IRI names none (default: today)')
    .option('--as <format>', `${FORMATS.join(', ')} (default: text)`)
    .option('-o, --output <file>', 'write to a file')
    .option('--table', 'a correspondence table: numbers and headings, without the words')
    .option('--paragraphs', 'the paragraphs of provisions beside each other')
    .option('--lang <code>', 'language in which concepts are named (default: en)')
    .addHelpText('after', HELP)
    .action((of: string[], options: Options) => compare(context, of, options))
}

async function compare(context: Context, of: readonly string[], options: Options): Promise<void> {
  const format = formatOf(options)
  const at = options.at === undefined ? today(context) : typedDay(options.at, '--at')
  const reader = options.lang === undefined ? 'eng' : languageTyped(options.lang)
  const jurisdictions = loadJurisdictions()
  const found = await withLibrary(context, options, (opened) =>
    compareProvisions(
      { ...opened, jurisdictions },
      { of, at, reader, byParagraph: options.paragraphs ?? false, most: MOST_PROVISIONS },
    ).catch(told),
  )
  const table = options.table ?? false
  const made = await written(found, { format, table, reader, madeOn: today(context), jurisdictions })
  if (options.output === undefined) return context.out(String(made))
  await writeFile(options.output, made).catch((error: Error) => {
    throw new FailedError(`Cannot write "${options.output}": ${error.message}`)
  })
}

function told(error: unknown): never {
  if (!(error instanceof CompareError)) throw error
  if (USAGE.has(error.fault)) throw new UsageError(error.message)
  throw new FailedError(error.message)
}

const USAGE: ReadonlySet<CompareError['fault']> = new Set(['too-few', 'too-many', 'same', 'wrong-day'])

function formatOf({ as, json, output }: Options): FormatName {
  const typed = as ?? (json ? 'json' : 'text')
  const format = FORMATS.find((name) => name === typed)
  if (!format) throw new UsageError(`Cannot compare as "${typed}": expected ${FORMATS.join(', ')}`)
  if (json && format !== 'json')
    throw new UsageError(`Cannot compare as ${format} and as JSON at once: leave out --json or --as`)
  if (format === 'docx' && output === undefined)
    throw new UsageError('Cannot print docx: it is no text; name a file with -o FILE.docx')
  return format
}

function languageTyped(typed: string): string {
  const language = languageOf(typed)
  if (language !== null) return language
  throw new UsageError(`Cannot read --lang "${typed}": expected a language code such as fr or fra`)
}

async function written(
  comparison: Comparison,
  {
    format,
    table,
    ...around
  }: {
    readonly format: FormatName
    readonly table: boolean
    readonly reader: string
    readonly madeOn: Day
    readonly jurisdictions: ReturnType<typeof loadJurisdictions>
  },
): Promise<Uint8Array | string> {
  if (format === 'json') return `${JSON.stringify(comparisonJson(comparison, !table), null, 2)}\n`
  if (format === 'text') return table ? correspondenceText(comparison) : comparisonText(comparison)
  const file = comparisonFile(comparison, { ...around, table })
  if (format === 'csv') return toComparisonCsv(file)
  return format === 'html' ? toComparisonHtml(file) : toComparisonDocx(file)
}
