/** `comity study export`: a study, or an edition of it, as a report, a table, data, or a package that `comity study open` restores. */
import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { CITATION_STYLES, type CitationStyle } from '#export/study/citation-style.ts'
import { STUDY_FORMATS } from '#export/study/registry.ts'
import { loadJurisdictions } from '#i18n/jurisdictions.ts'
import { locales } from '#i18n/messages.ts'
import { crateOfEdition, editionJson } from '#jobs/study/export/crate.ts'
import { documentOfEdition, editionToExport } from '#jobs/study/export/export.ts'
import type { Edition } from '#research/edition.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  type Opened,
  print,
  today,
  UsageError,
  withLibrary,
} from '../context.ts'
import { bytes as size } from '../format.ts'
import { explained } from './desk.ts'

interface Options extends CommonOptions {
  readonly as?: string
  readonly out?: string
  readonly style: string
  readonly language: string
  readonly edition?: string
  readonly annexes?: boolean
  readonly notes?: boolean
  readonly site?: string
  readonly history: boolean
}

/** What is asked for by name, with the ending of its files. */
const KINDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(STUDY_FORMATS.map(({ ending }) => [ending, ending])),
  'json-ld': 'jsonld',
  json: 'json',
  'ro-crate': 'zip',
}
const BINARY = new Set(['zip', ...STUDY_FORMATS.flatMap(({ ending, binary }) => (binary ? [ending] : []))])
/** Answers from which on setting them takes seconds, so that somebody who waits is told. */
const TAKES_A_WHILE = 60
const NAMES = ['docx', 'pdf', 'xlsx', 'csv', 'md', 'json', 'json-ld', 'ro-crate']

const HELP = `
Formats: docx and pdf (a report), xlsx and csv (tables), md, json (the study as data), json-ld (as linked data), and ro-crate: a research
package with every change, every provision quoted as it was worded, and its proof, which comity study open restores.
Where nothing is asked for, the ending of --out says the format. The study is exported as it stands; --edition takes what was published.

Examples:
  comity study export erasure --out erasure.docx --annexes
  comity study export erasure --as pdf --out erasure.pdf --style oscola --language fr
  comity study export erasure --as csv
  comity study export erasure --as ro-crate --edition 1 --out erasure.zip
`

export function registerStudyExport(study: Command, context: Context): void {
  common(study.command('export <study>'))
    .description('Write a study as a report, a table, data, or a package that can be opened elsewhere')
    .option('--as <format>', NAMES.join(', '))
    .option('-o, --out <file>', 'write to a file (without it, text is printed)')
    .option('--edition <n>', 'what was published as this edition')
    .option('--style <style>', `how provisions are cited: ${CITATION_STYLES.join(', ')}`, CITATION_STYLES[0])
    .option('--language <code>', `language of the words around: ${locales.join(', ')}`, 'en')
    .option('--annexes', 'add the provisions quoted, in full')
    .option('--notes', 'show the notes of the cells as well')
    .option('--site <address>', 'where readers find this library, such as https://law.example: makes links')
    .option('--no-history', 'a package without the changes that led to what the study says')
    .addHelpText('after', HELP)
    .action((id: string, options: Options) => run(context, id, options))
}

async function run(context: Context, id: string, options: Options): Promise<void> {
  const ending = endingOf(options)
  const asked = {
    style: styleOf(options),
    locale: localeOf(options),
    site: siteOf(options),
    edition: editionOf(options),
  }
  const made = await withLibrary(context, options, (opened) =>
    explained(async () => {
      const edition = await editionToExport(opened.db, id, asked.edition)
      return { edition, file: await fileOf(context, opened, edition, ending, options, asked) }
    }),
  )
  if (options.out === undefined) return context.out(String(made.file))
  await writeFile(options.out, made.file).catch((error: Error) => {
    throw new FailedError(`Cannot write "${options.out}": ${error.message}`)
  })
  const told = {
    study: id,
    edition: made.edition.number,
    format: ending,
    file: options.out,
    bytes: Buffer.byteLength(made.file),
  }
  print(context, options, told, () => {
    const what = made.edition.number === null ? 'as it stands' : `edition ${made.edition.number}`
    return `Study "${id}", ${what}, written to ${options.out} (${size(told.bytes)})\n`
  })
}

interface Asked {
  readonly style: CitationStyle
  readonly locale: string
  readonly site: string | null
}

async function fileOf(
  context: Context,
  { db }: Opened,
  edition: Edition,
  ending: string,
  { annexes = false, notes = false, history }: Options,
  { style, locale, site }: Asked,
): Promise<Uint8Array | string> {
  if (ending === 'json') return editionJson(edition)
  const common = { jurisdictions: loadJurisdictions(), style, locale, site, withNotes: notes }
  if (ending === 'zip') return crateOfEdition(db, edition, { ...common, withHistory: history })
  const format = STUDY_FORMATS.find((each) => each.ending === ending)
  if (!format?.isMade())
    throw new FailedError(
      `Cannot write the study as ${ending}: what sets it is not published for this machine; take docx`,
    )
  const options = {
    ...common,
    withAnnexes: annexes,
    withReceipts: format.receipts,
    today: today(context),
  }
  const document = await documentOfEdition(db, edition, options)
  if (format.binary && document.cells.length >= TAKES_A_WHILE)
    context.log(`Setting ${document.cells.length} answers as ${format.name}: a moment, please …`)
  return format.make(document)
}

function endingOf({ as, out, json }: Options): string {
  const ended = out === undefined ? undefined : /\.([a-z]+)$/i.exec(out)?.[1]?.toLowerCase()
  const byName = ended !== undefined && Object.values(KINDS).includes(ended) ? ended : undefined
  const ending = as === undefined ? (byName ?? (json && out === undefined ? 'json' : undefined)) : KINDS[as]
  if (as !== undefined && ending === undefined)
    throw new UsageError(`Cannot export as "${as}": expected ${NAMES.join(', ')}`)
  if (ending === undefined)
    throw new UsageError(
      `Cannot tell the format to export in: name one with --as (${NAMES.join(', ')}), or a file with --out that ends so`,
    )
  if (BINARY.has(ending) && out === undefined)
    throw new UsageError(`Cannot print ${as ?? ending}: it is no text; name a file with --out FILE.${ending}`)
  return ending
}

function styleOf({ style }: Options): CitationStyle {
  const found = CITATION_STYLES.find((each) => each === style)
  if (found) return found
  throw new UsageError(`Cannot cite in the style "${style}": expected ${CITATION_STYLES.join(', ')}`)
}

function localeOf({ language }: Options): string {
  if (locales.includes(language)) return language
  throw new UsageError(`Cannot write in "${language}": the languages are ${locales.join(', ')}`)
}

function siteOf({ site }: Options): string | null {
  if (site === undefined) return null
  const address = URL.parse(site)
  if (address && /^https?:$/.test(address.protocol)) return address.origin
  throw new UsageError(`Cannot read --site "${site}": expected an address such as https://law.example`)
}

function editionOf({ edition }: Options): number | null {
  if (edition === undefined) return null
  if (/^[1-9]\d{0,5}$/.test(edition)) return Number(edition)
  throw new UsageError(`Cannot read --edition "${edition}": expected its number, such as 1`)
}
