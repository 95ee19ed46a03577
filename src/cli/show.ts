/** `comity show`: an act, or one provision of it, on a day. */
import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { type LawDocument, type LawNode, narrowed } from '#export/document.ts'
import { FORMATS, type Format } from '#export/registry.ts'
import { toText } from '#export/text.ts'
import { loadJurisdictions, provisionLabel } from '#i18n/jurisdictions.ts'
import { historyAsAkn } from '#jobs/files/akn-export.ts'
import { documentOn } from '#jobs/files/document.ts'
import { watchOver } from '#jobs/network/watch.ts'
import { proofOfDocument, proofPlace, withProof } from '#jobs/proofs/proved-document.ts'
import type { Day } from '#kit/day.ts'
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

type Writer = Pick<Format, 'make'>

// The words alone, without what a file says of itself.
const TEXT: Writer = { make: toText }
const NAMES = ['text', 'json', 'html', 'md', 'akn', ...FORMATS.map(({ ending }) => ending), 'proof']
const BINARY: ReadonlySet<string> = new Set(['docx', 'epub', 'pdf'])

export function registerShow(program: Command, context: Context): Command {
  return common(program.command('show'))
    .description('Print an act, or one provision, as it stood on a day, or write it to a file')
    .argument(
      '<iri|alias>',
      'such as /akn/fr/act/code/1804-03-21/code-civil, LEGITEXT000006070721, or an IRI ending in @DATE or /~eId',
    )
    .option('--at <date>', 'the day (default: the one in the IRI, else today)')
    .option('--lang <code>', 'language, such as fr or fra')
    .option(
      '--as <format>',
      'text (the words alone), txt (with what the text is), json, jsonld, html, md, akn (whole history where no --at is given); with -o also docx, epub, pdf; proof (that its publisher signed it)',
    )
    .option('-o, --output <file>', 'write to a file')
    .addHelpText(
      'after',
      '\nExamples:\n  comity show LEGITEXT000031366350 --at 2020-01-01\n  comity show /akn/un/statement/1948-12-10/217-a-iii --lang ru --as md\n  comity show LEGITEXT000031366350 --as akn -o crpa.xml\n  comity show LEGITEXT000031366350 --at 2020-01-01 --as pdf -o crpa.pdf\n  comity show /akn/xv/act/1994-02-11/41/eng@2024-03-01/~art_9 --as docx -o article-9.docx\n  comity show XV-41/1994 --as proof -o act.proof.json\n',
    )
    .action(async (name: string, options: Options) => show(context, name, options))
}

async function show(context: Context, name: string, options: Options): Promise<void> {
  const format = formatOf(options)
  const day = options.at === undefined ? null : typedDay(options.at, '--at')
  const made = await withLibrary(context, options, async (opened) => {
    const found = await meant(opened, name, options.lang)
    const at = day ?? found.reference.at
    // Without a day, the whole history.
    return format === 'akn' && at === null && found.reference.eId === null
      ? historyAsAkn(opened, found.reference.work, found.expression)
      : written(opened, found, format, at ?? today(context), context.wiring.now)
  })
  if (options.output === undefined) return context.out(String(made))
  await writeFile(options.output, made).catch((error: Error) => {
    throw new FailedError(`Cannot write "${options.output}": ${error.message}`)
  })
}

function formatOf({ as, json, output }: Options): string {
  const format = as ?? (json ? 'json' : 'text')
  if (!NAMES.includes(format))
    throw new UsageError(`Cannot show as "${format}": expected ${[...new Set(NAMES)].join(', ')}`)
  if (json && format !== 'json')
    throw new UsageError(`Cannot show as ${format} and as JSON at once: leave out --json or --as`)
  if (BINARY.has(format) && output === undefined)
    throw new UsageError(`Cannot print ${format}: it is no text; name a file with -o FILE.${format}`)
  return format
}

async function written(
  opened: Opened,
  found: Meant,
  format: string,
  at: Day,
  now: () => Date,
): Promise<Uint8Array | string> {
  const { reference, expression } = found
  const jurisdictions = loadJurisdictions()
  const network = watchOver(opened.db, { home: null, now })
  const document = await documentOn({ ...opened, jurisdictions, network }, reference.work, expression, at)
  if (document.nodes.length === 0) throw new FailedError(await absence(opened, expression, at))
  const labelOf = (node: LawNode) =>
    provisionLabel(jurisdictions, node, {
      jurisdiction: reference.work.jurisdiction,
      language: expression.language,
    })
  const shown = reference.eId === null ? document : narrowed(document, reference.eId, labelOf)
  if (!shown) throw new FailedError(`Cannot find ${reference.eId} in "${document.title}" on ${at}`)
  const place = proofPlace(opened.db)
  if (format !== 'proof') return make(format, await withProof(place, expression.id, shown, format))
  const proof = await proofOfDocument(place, expression.id, shown)
  if (proof !== null) return `${proof}\n`
  throw new FailedError(
    `Cannot prove "${document.title}" on ${at}: no publisher that this library knows has signed the text that it shows for that day`,
  )
}

async function make(format: string, document: LawDocument): Promise<Uint8Array | string> {
  const writer = FORMATS.find(({ ending }) => ending === format)
  if (writer && !writer.takes(document.language))
    throw new FailedError(
      `Cannot write "${document.title}" as ${format}: no typeface at hand has the letters of its language; take another format`,
    )
  return (writer ?? TEXT).make(document)
}
