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
      const text = await withLibrary(context, options, async (opened) => {
        const found = await meant(opened, name, options.lang)
        const format = options.as ?? (options.json ? 'json' : 'text')
        const stated = options.at === undefined ? found.reference.at : typedDay(options.at, '--at')
        if (format === 'akn' && stated === null && found.reference.eId === null)
          return historyAsAkn(opened, found.reference.work, found.expression)
        const at = stated ?? today(context)
        if (format === 'akn') {
          const akn = await textAsAkn(opened, found.reference.work, found.expression, at)
          if (akn === null) throw new FailedError(await absence(opened, found.expression, at))
          return akn
        }
        const write = FORMATS[format]
        if (!write)
          throw new UsageError(
            `Cannot show as "${format}": expected ${[...Object.keys(FORMATS), 'akn'].join(', ')}`,
          )
        const document = await documentOn(opened, found.reference.work, found.expression, at)
        if (document.nodes.length === 0) throw new FailedError(await absence(opened, found.expression, at))
        return write(narrowed(document, found, at))
      })
      if (options.output === undefined) context.out(text)
      else
        await writeFile(options.output, text).catch((error: Error) => {
          throw new FailedError(`Cannot write "${options.output}": ${error.message}`)
        })
    })
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
