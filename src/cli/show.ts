/** `comity show`: an act, or one provision of it, on a day. */
import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { type LawDocument, nodeOf } from '#export/document.ts'
import { toHtml } from '#export/html.ts'
import { toJson } from '#export/json.ts'
import { toMarkdown } from '#export/markdown.ts'
import { toText } from '#export/text.ts'
import { historyAsAkn, textAsAkn } from '#jobs/akn-export.ts'
import { documentOn } from '#jobs/document.ts'
import type { Day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  type Opened,
  today,
  typedDay,
  UsageError,
  withLibrary,
} from './context.ts'
import { absence, type Meant, meant } from './reference.ts'

interface Options extends CommonOptions {
  readonly at?: string
  readonly lang?: string
  readonly as?: string
  readonly output?: string
}

const FORMATS: Record<string, (document: LawDocument) => string> = {
  text: toText,
  json: (document) => `${JSON.stringify(toJson(document), null, 2)}\n`,
  html: toHtml,
  md: toMarkdown,
}

export function registerShow(program: Command, context: Context): Command {
  return common(program.command('show'))
    .description('Print an act, or one provision, as it stood on a day')
    .argument(
      '<iri|alias>',
      'such as /akn/fr/act/code/1804-03-21/code-civil, LEGITEXT000006070721, or an IRI ending in @DATE or /~eId',
    )
    .option('--at <date>', 'the day (default: the one in the IRI, else today)')
    .option('--lang <code>', 'language, such as fr or fra')
    .option('--as <format>', 'text, json, html, akn (whole history where no --at is given) or md')
    .option('-o, --output <file>', 'write to a file')
    .addHelpText(
      'after',
      '\nExamples:\n  comity show LEGITEXT000031366350 --at 2020-01-01\n  comity show /akn/un/statement/1948-12-10/217-a-iii --lang ru --as md\n  comity show LEGITEXT000031366350 --as akn -o crpa.xml\n',
    )
    .action(async (name: string, options: Options) => {
      const format = formatOf(options)
      const day = options.at === undefined ? null : typedDay(options.at, '--at')
      const text = await withLibrary(context, options, async (opened) => {
        const found = await meant(opened, name, options.lang)
        const at = day ?? found.reference.at
        return format === 'akn'
          ? akn(opened, found, at)
          : written(opened, found, format, at ?? today(context))
      })
      if (options.output === undefined) return context.out(text)
      await writeFile(options.output, text).catch((error: Error) => {
        throw new FailedError(`Cannot write "${options.output}": ${error.message}`)
      })
    })
}

function formatOf({ as, json }: Options): string {
  const format = as ?? (json ? 'json' : 'text')
  if (format !== 'akn' && !(format in FORMATS))
    throw new UsageError(`Cannot show as "${format}": expected ${Object.keys(FORMATS).join(', ')} or akn`)
  if (json && format !== 'json')
    throw new UsageError(`Cannot show as ${format} and as JSON at once: leave out --json or --as`)
  return format
}

// Without a day, the whole history.
async function akn(opened: Opened, { reference, expression }: Meant, at: Day | null): Promise<string> {
  if (reference.eId !== null)
    throw new UsageError(
      `Cannot show ${reference.eId} alone as akn: it writes whole acts; leave out /~${reference.eId}, or show it as ${Object.keys(FORMATS).join(', ')}`,
    )
  if (at === null) return historyAsAkn(opened, reference.work, expression)
  const text = await textAsAkn(opened, reference.work, expression, at)
  if (text === null) throw new FailedError(await absence(opened, expression, at))
  return text
}

async function written(opened: Opened, found: Meant, format: string, at: Day): Promise<string> {
  const document = await documentOn(opened, found.reference.work, found.expression, at)
  if (document.nodes.length === 0) throw new FailedError(await absence(opened, found.expression, at))
  const write = FORMATS[format] ?? toText
  return write(narrowed(document, found, at))
}

function narrowed(document: LawDocument, { reference }: Meant, at: Day): LawDocument {
  if (reference.eId === null) return document
  const node = nodeOf(document.nodes, reference.eId)
  if (!node) throw new FailedError(`Cannot find ${reference.eId} in "${document.title}" on ${at}`)
  return {
    ...document,
    iri: formatIri({ ...reference, work: reference.work.iri, language: document.language, at }),
    nodes: [node],
  }
}
