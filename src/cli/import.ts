/** `comity import`: brings acts in from a source, or from whatever is recognised. */
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Command } from 'commander'
import { importFrom } from '#jobs/import/import.ts'
import { MAX_OUTLINES } from '#jobs/import/outline.ts'
import { type Recognised, recognise } from '#jobs/import/recognise.ts'
import type { ImportReport } from '#jobs/import/report.ts'
import { type NewMoves, newMoveLines, recordMoves } from '#jobs/study/found.ts'
import type { Source, Stated } from '#sources/contract.ts'
import { parseNpmSpec } from '#sources/npm.ts'
import { SOURCES } from '#sources/registry.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  print,
  today,
  UsageError,
  withLibrary,
  withOwnLibrary,
} from './context.ts'
import { bytes, count, seconds } from './format.ts'
import { type StatedOptions, statedIn, withStatedOptions } from './import-options.ts'
import { outlineLines } from './outline.ts'
import { progressBar } from './progress.ts'

interface Options extends CommonOptions, StatedOptions {
  readonly jurisdiction?: string
  readonly collection?: string
  readonly only?: readonly string[]
  readonly dryRun?: boolean
}

export function registerImport(program: Command, context: Context): Command {
  const command = withStatedOptions(common(program.command('import')))
    .description('Bring law into the library')
    .argument('<source>', `one of: auto, ${SOURCES.map((source) => source.name).join(', ')}`)
    .argument('<path...>', 'files, folders, or npm:package@version[,version…] where the source takes it')
    .option('--jurisdiction <code>', 'state the acts are of, as ISO 3166-1 alpha-2 (fr, ca), eu or un')
    .option('--collection <name>', 'subject or collection the acts are put under')
    .option('--only <id...>', 'only acts whose identifier or path holds one of these')
    .option('--dry-run', 'read and check everything, show the outline of what would come in, write nothing')
    .addHelpText(
      'after',
      `\nSources:\n${SOURCES.map((source) => `  ${source.name.padEnd(16)}${source.summary}`).join('\n')}\n\nExamples:\n  comity import auto ./laws\n  comity import legalize ./legalize-fr --only LEGITEXT000006070721\n  comity import legi-data npm:@socialgouv/legi-data@1.1.13,2.100.0,2.513.0 --only LEGITEXT000031366350\n  comity import docx act.docx --jurisdiction fr --language fr --date 2024-05-02 --number 2024-12 --dry-run\n`,
    )
  return command.action(async (name: string, paths: string[], options: Options) => {
    const asked = askedOf(name, paths, options)
    const opening = options.dryRun ? withLibrary : withOwnLibrary
    const report = await opening(context, options, async ({ db }) => {
      const imported = await runImport(context, db, asked, paths, options)
      const moved = options.dryRun ? [] : await recordMoves(db, movedBy(context))
      return moved.length === 0 ? imported : { ...imported, moved }
    })
    if (report.works === 0 && report.quarantined.length === 0) {
      throw new FailedError(
        `Cannot import: ${options.only ? `no act there matches --only ${options.only.join(' ')}` : 'no act was found there'}`,
      )
    }
    if (report.quarantined.length > 0) context.exitCode = 1
    print(context, options, report, summary)
  })
}

interface Asked {
  /** Null: whatever is recognised. */
  readonly source: Source | null
  readonly jurisdiction: string | null
  readonly stated: Stated
}

// Before a library is opened, so that wrong usage makes none.
function askedOf(name: string, paths: readonly string[], options: Options): Asked {
  const source = SOURCES.find((candidate) => candidate.name === name) ?? null
  if (!source && name !== 'auto')
    throw new UsageError(
      `Cannot import from "${name}": expected auto or one of ${SOURCES.map((known) => known.name).join(', ')}`,
    )
  const jurisdiction = options.jurisdiction?.toLowerCase() ?? null
  if (jurisdiction !== null && !/^[a-z]{2}(-[a-z0-9]+)*$/.test(jurisdiction)) {
    throw new UsageError(
      `Cannot use the jurisdiction "${options.jurisdiction}": expected an ISO 3166-1 alpha-2 code such as fr, or eu, un`,
    )
  }
  for (const path of paths) {
    if (isPackage(path) && !source)
      throw new UsageError(
        `Cannot recognise "${path}" before it is fetched: name the source in the place of auto`,
      )
    if (!isPackage(path) && !existsSync(path))
      throw new UsageError(`Cannot import "${path}": there is no such file or folder`)
  }
  return { source, jurisdiction, stated: statedIn(options, source) }
}

async function runImport(
  context: Context,
  db: Parameters<typeof importFrom>[0],
  { source, jurisdiction, stated }: Asked,
  paths: readonly string[],
  options: Options,
): Promise<ImportReport> {
  const bar = progressBar(context.log)
  const settings = {
    jurisdiction,
    stated,
    collection: options.collection ?? null,
    only: options.only ?? [],
    dryRun: options.dryRun ?? false,
    now: context.wiring.now,
    progress: bar.show,
  }
  try {
    if (source) return await importFrom(db, source, paths, settings)
    const recognised = await recognise(SOURCES, paths)
    const reports: ImportReport[] = []
    for (const [claiming, places] of recognised.claimed)
      reports.push(await importFrom(db, claiming, places, settings))
    return total(reports, recognised)
  } finally {
    bar.end()
  }
}

function isPackage(path: string): boolean {
  try {
    return parseNpmSpec(path) !== null
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function total(reports: readonly ImportReport[], { unclaimed, unreadable }: Recognised): ImportReport {
  const sum = (key: Exclude<keyof ImportReport, 'quarantined' | 'outline'>) =>
    reports.reduce((all, report) => all + report[key], 0)
  const outline = reports.flatMap((report) => report.outline ?? []).slice(0, MAX_OUTLINES)
  const unknown = unclaimed.map((path) => ({
    path,
    where: null,
    reason: `Cannot recognise the format; name the source: ${SOURCES.map((source) => source.name).join(', ')}`,
  }))
  return {
    works: sum('works'),
    expressions: sum('expressions'),
    versions: sum('versions'),
    provisions: sum('provisions'),
    provisionVersions: sum('provisionVersions'),
    texts: sum('texts'),
    quarantined: [...reports.flatMap((report) => report.quarantined), ...unreadable, ...unknown],
    warnings: sum('warnings'),
    bytes: sum('bytes'),
    seconds: Math.round(sum('seconds') * 1000) / 1000,
    ...(outline.length > 0 && { outline }),
  }
}

/** A report that also says of which studies quotes are no longer the law. */
type Told = ImportReport & { readonly moved?: readonly NewMoves[] }

function movedBy(context: Context): Parameters<typeof recordMoves>[1] {
  return { today: today(context), at: context.wiring.now().toISOString() }
}

function summary(report: Told): string {
  const lines = [
    `${count(report.works, 'act')}, ${count(report.expressions, 'language version')}, ${count(report.versions, 'point')} in time`,
    `${count(report.provisions, 'provision')} in ${count(report.provisionVersions, 'wording')}, ${bytes(report.bytes)} of text, in ${seconds(report.seconds)}`,
  ]
  if (report.outline) lines.push(...outlineLines(report.outline), '')
  if (report.warnings > 0) lines.push(`${count(report.warnings, 'warning')}: see comity check`)
  if (report.moved) lines.push(...newMoveLines(report.moved))
  if (report.quarantined.length > 0) {
    lines.push(`Refused (${report.quarantined.length}):`)
    const refusals = refusalLines(report.quarantined)
    lines.push(...refusals.slice(0, MOST_LINES))
    if (refusals.length > MOST_LINES)
      lines.push(`  and ${refusals.length - MOST_LINES} more: see them all with --json`)
  }
  return `${lines.join('\n')}\n`
}

const MOST_LINES = 20

// Files of one folder that are refused for one reason are told in one line.
function refusalLines(quarantined: ImportReport['quarantined']): string[] {
  const groups = Map.groupBy(quarantined, ({ path, reason }) => `${dirname(path)}\n${reason}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first && group.length > 3)
      return [`  ${dirname(first.path)} (${group.length} files): ${first.reason}`]
    return group.map(({ path, where, reason }) => `  ${path}${where ? ` (${where})` : ''}: ${reason}`)
  })
}
