/** What the subcommands of `comity edit` have in common: their options, their errors, and what becomes of a draft that is made. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { type Bench, isBlocked, openBench } from '#editing/bench.ts'
import type { Format } from '#editing/document.ts'
import type { Draft } from '#editing/draft.ts'
import { beginDraft, DraftGoneError } from '#editing/draft-store.ts'
import { MalformedStepError } from '#editing/steps.ts'
import { StepError } from '#editing/text.ts'
import { BlockedError, type RecordedDraft, recordDraft } from '#jobs/record-edit.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { IriTakenError } from '#store/record/work.ts'
import { type CommonOptions, type Context, common, FailedError, today, UsageError } from '../context.ts'
import { printBench } from './output.ts'

export interface EditOptions extends CommonOptions {
  readonly dryRun?: boolean
  readonly record?: boolean
  readonly reason?: string
  readonly who: string
}

/** Adds the options of every subcommand that makes a draft. */
export function drafting(command: Command): Command {
  return recording(common(command))
    .option('--dry-run', 'show what would come of it and keep nothing')
    .option('--record', 'record it at once, where nothing stands against it')
}

/** Adds the options of recording. */
export function recording(command: Command): Command {
  return command
    .option('--reason <text>', 'why: kept with the recording')
    .option('--who <name>', 'who records it', process.env.USER || 'operator')
}

/** Collects the values of an option that may be given several times. */
export function several(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}

/** Runs the work; what editing refuses becomes a message and an exit code. */
export async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StepError || error instanceof MalformedStepError) throw new UsageError(error.message)
    if (error instanceof DraftGoneError || error instanceof IriTakenError || error instanceof BlockedError)
      throw new FailedError(error.message)
    throw error
  }
}

type NewDraft = Pick<Draft, 'kind' | 'expressionId' | 'base' | 'steps'>

/** Opens a draft that is made, keeps or records it as the options say, and prints what comes of it. */
export async function concluded(
  context: Context,
  options: EditOptions,
  db: Database,
  made: NewDraft,
): Promise<void> {
  if (options.dryRun && options.record)
    throw new UsageError('Cannot record and keep nothing at once: leave out --dry-run or --record')
  const now = context.wiring.now()
  await refusing(async () => {
    const trial = await openBench(db, unkept(made, now), today(context))
    if (options.dryRun) return shown(context, options, trial, null)
    if (options.record && isBlocked(trial)) {
      context.exitCode = 1
      return shown(context, options, trial, null)
    }
    const draft = await beginDraft(db, made, now)
    const bench = await openBench(db, draft, today(context))
    const recorded = options.record ? await recordedBy(context, options, db, draft) : null
    shown(context, options, bench, recorded)
  })
}

/** Records a draft as the options say. */
export function recordedBy(
  context: Context,
  { reason = null, who }: { readonly reason?: string | null; readonly who: string },
  db: Database,
  draft: Draft,
): Promise<RecordedDraft> {
  return recordDraft(db, draft, { who, reason, now: context.wiring.now() })
}

/** Reads a document and says how it is written, by its name. */
export async function documentAt(file: string, format?: string): Promise<{ source: string; format: Format }> {
  const known = FORMATS[(format ?? path.extname(file).slice(1)).toLowerCase()]
  if (!known)
    throw new UsageError(
      `Cannot read "${file}": expected HTML (as Word saves it: "Web Page, Filtered"), text or Markdown, in a file named .html, .txt or .md; or say which with --format`,
    )
  return { source: await textOf(file), format: known }
}

/** Returns the text of a file. Throws FailedError naming it. */
export async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new FailedError(`Cannot read "${file}": ${error.message}`)
  })
  const charset = /<meta[^>]+charset=["']?\s*([\w-]+)/i.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1]
  try {
    return new TextDecoder(charset ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new FailedError(
      `Cannot read "${file}": it is not ${charset ?? 'UTF-8'}; save it as UTF-8 and try again`,
    )
  }
}

const FORMATS: Readonly<Record<string, Format>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
}

function shown(context: Context, options: EditOptions, bench: Bench, recorded: RecordedDraft | null): void {
  if (options.dryRun && isBlocked(bench)) context.exitCode = 1
  printBench(context, options, bench, recorded)
}

function unkept(made: NewDraft, now: Date): Draft {
  const at = now.toISOString()
  const kept = { createdAt: at, updatedAt: at, recordedIn: null }
  return { id: 0, ...made, cursor: made.steps.length, revision: 0, ...kept }
}
