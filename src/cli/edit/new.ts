/** `comity edit new`: an act entered from a document, its structure found by numbering. */
import type { Command } from 'commander'
import { type DocumentRead, readDocument } from '#editing/document.ts'
import { type Step, stepsFrom } from '#editing/steps.ts'
import { FORCES } from '#law/force.ts'
import { languageOf } from '#law/language.ts'
import { type Context, FailedError, UsageError, withLibrary, withOwnLibrary } from '../context.ts'
import { concluded, documentAt, drafting, type EditOptions, refusing, several } from './session.ts'

interface Options extends EditOptions, Described {
  readonly jurisdiction: string
  readonly language: string
  readonly type: string
  readonly title: string
  readonly inForce?: string
  readonly of?: string
  readonly state?: string
  readonly format?: string
}

/** What may be said of an act, as options. */
export interface Described {
  readonly title?: string
  readonly type?: string
  readonly subtype?: string
  readonly number?: string
  readonly date?: string
  readonly published?: string
  readonly force?: string
  readonly alias?: readonly string[]
  readonly subject?: readonly string[]
}

export function registerNew(edit: Command, context: Context): void {
  const command = drafting(edit.command('new'))
    .description('Enter a new act from a document: HTML (as Word saves or copies it), text or Markdown')
    .argument('<file>', 'the document: .html, .txt or .md')
    .requiredOption('--jurisdiction <code>', 'whose act it is: by, fr, eu, za-cpt…')
    .requiredOption('--language <code>', 'language of the text, such as be or bel')
    .requiredOption('--title <text>', 'title of the act')
    .option('--type <type>', 'document type', 'act')
    .option('--in-force <date>', 'first day on which the text holds; unknown where it is left out')
    .option('--of <iri>', 'it is another language of this act, which is held')
    .option('--state <state>', 'as-enacted, point-in-time or current', 'as-enacted')
    .option('--format <format>', 'html, text or md, where the name of the file does not say')
  describing(command)
    .addHelpText(
      'after',
      '\nThe structure is found by numbering: Part, Title, Chapter, Article, §, Section, Глава, Статья, Артыкул, Artikel, 第一条… and\ninside them (1), 1., a), 1°. Look at the outline first; correct it with comity edit step where a line was misread.\n\nExamples:\n  comity edit new act.html --jurisdiction xv --language en --title "Act on Bees" --number 7 --date 2001-01-10 --dry-run\n  comity edit new act.txt --jurisdiction by --language be --title "Аб пчолах" --number 7-З --date 2001-01-10 --in-force 2001-02-01 --force law --record\n',
    )
    .action(async (file: string, options: Options) => {
      const steps = await refusing(() => stepsOf(file, options))
      const within = options.dryRun ? withLibrary : withOwnLibrary
      await within(context, options, ({ db }) =>
        concluded(context, options, db, { kind: 'new', expressionId: null, base: null, steps }),
      )
    })
}

/** Adds the options that say what an act is. */
export function describing(command: Command): Command {
  return command
    .option('--subtype <type>', 'subtype, such as code, constitution or decree')
    .option('--number <number>', 'number of the act')
    .option('--date <date>', 'day or year of the act')
    .option('--published <date>', 'day of official publication')
    .option('--force <force>', `legal force: ${FORCES.join(', ')}`)
    .option('--alias <scheme:value>', 'another identifier, such as register:7/2001; may be repeated', several)
    .option('--subject <subject>', 'subject of the act; may be repeated', several)
}

/** Returns what the options say of an act, as a step. */
export function described(options: Described): Record<string, unknown> {
  const { title, type, subtype, number, date, published, force, alias, subject } = options
  return Object.fromEntries(
    Object.entries({
      title,
      type,
      subtype,
      number,
      date,
      published,
      force,
      aliases: alias?.map(aliasFrom),
      topics: subject,
    }).filter(([, value]) => value !== undefined),
  )
}

async function stepsOf(file: string, options: Options): Promise<Step[]> {
  const language = languageOf(options.language)
  if (language === null)
    throw new UsageError(
      `Cannot read --language "${options.language}": expected a language code such as be or bel`,
    )
  const { source, format } = await documentAt(file, options.format)
  const { jurisdiction, of, state, inForce } = options
  const place = { jurisdiction: jurisdiction.toLowerCase(), language, textState: state }
  return stepsFrom([
    { do: 'describe', ...place, ...described(options), ...(of === undefined ? {} : { of }) },
    ...(inForce === undefined ? [] : [{ do: 'date', asOf: inForce }]),
    { do: 'enter', provisions: whole(readDocument(source, format, language), file).provisions },
  ])
}

/** Returns what was read. Throws FailedError where words of the file are in none of the provisions. */
export function whole(read: DocumentRead, file: string): DocumentRead {
  if (read.lost.length === 0) return read
  throw new FailedError(
    `Cannot enter "${file}": these words would be lost: ${read.lost.slice(0, 12).join(' ')}; save it as plain text and enter that, and tell the makers of Comity`,
  )
}

function aliasFrom(text: string): { scheme: string; value: string } {
  const [, scheme, value] = /^([\w-]+):(.+)$/.exec(text) ?? []
  if (scheme && value) return { scheme, value }
  throw new UsageError(
    `Cannot read --alias "${text}": expected scheme and value, such as register:7/2001 or eli:/eli/xv/2001/7`,
  )
}
