/** What the commands of `comity study` share: opening a study, who writes, and what somebody else wrote there before. */
import type { Command } from 'commander'
import { cellsOf } from '#research/cells.ts'
import type { Change, Field, Made } from '#research/change.ts'
import { operator } from '#research/may.ts'
import { StudyError } from '#research/refused.ts'
import { changeStudy, type OpenedStudy, openStudy, studyIds } from '#research/studies.ts'
import type { Cell, Quoted, Register } from '#research/study.ts'
import {
  type CommonOptions,
  type Context,
  common,
  FailedError,
  type Opened,
  UsageError,
  withLibrary,
} from '../context.ts'

export interface ByOptions extends CommonOptions {
  readonly who?: string
}

export interface OverOptions extends ByOptions {
  readonly over?: string
  readonly beside?: boolean
}

/** A study on the table, with the library that it quotes. */
export interface Desk extends OpenedStudy, Pick<Opened, 'db' | 'library'> {}

/** Adds the options of commands that change a study. */
export function writing(command: Command): Command {
  return common(command).option('--who <name>', 'who does it (default: whoever made the study)')
}

/** Adds the options of commands that write where somebody may have written before. */
export function writingOver(command: Command): Command {
  return writing(command)
    .option('--over <change>', 'put the words in the place of what somebody else wrote with this change')
    .option('--beside', 'keep what somebody else wrote, too: both are shown until one is chosen')
}

/** Opens the study and runs the work. What a study refuses is a FailedError, its message as it is. */
export async function withStudy<Result>(
  context: Context,
  options: CommonOptions,
  id: string,
  work: (desk: Desk) => Promise<Result>,
): Promise<Result> {
  return withLibrary(context, options, ({ db, library }) =>
    explained(async () => {
      const opened = await openStudy(db, id)
      if (opened) return work({ ...opened, db, library })
      const known = await studyIds(db)
      throw new FailedError(
        `Cannot find the study "${id}": ${known.length === 0 ? 'there is none yet; make one with comity study new' : `those held are ${known.join(', ')}`}`,
      )
    }),
  )
}

/** Runs the work; what a study refuses becomes a FailedError. */
export async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StudyError) throw new FailedError(error.message)
    throw error
  }
}

/** Makes the changes as the operator, under the name of whoever is asked for. */
export function change(
  context: Context,
  desk: Desk,
  options: ByOptions,
  changes: readonly Change[],
): Promise<Made[]> {
  return changeStudy(
    desk.db,
    desk.id,
    operator(writerOf(desk, options)),
    context.wiring.now().toISOString(),
    changes,
  )
}

/** Returns the name under which a change is made. */
export function writerOf(desk: Pick<OpenedStudy, 'people'>, { who }: ByOptions): string {
  const name = who?.trim() ?? desk.people[0]?.name ?? 'operator'
  if (name === '') throw new UsageError('Cannot change the study as nobody: give a name with --who')
  return name
}

/**
 * Returns the change that writes the words in the field. What the same person wrote is replaced; what others did only where the command
 * names it (`--over`), so that nobody's words go unseen. Throws FailedError telling what stands there.
 */
export function writeIn(
  desk: Desk,
  options: OverOptions,
  { field, register, words, what }: { field: Field; register: Register; words: string; what: string },
): Change {
  const who = writerOf(desk, options)
  const mine = register.filter(({ by }) => by === who).map(({ seq }) => seq)
  const others = register.filter(({ by }) => by !== who)
  const over = options.over === undefined ? [] : [numberOf(options.over, '--over')]
  const stranger = over.find((seq) => !register.some((each) => each.seq === seq))
  if (stranger !== undefined)
    throw new FailedError(
      `Cannot write over change ${stranger}: it is not what stands in ${what}; ${standing(register)}`,
    )
  const left = others.filter(({ seq }) => !over.includes(seq))
  if (left.length > 0 && !options.beside)
    throw new FailedError(
      `Cannot write ${what}: ${standing(left)}. Give --over ${left.at(-1)?.seq} to put yours in its place, or --beside to keep both`,
    )
  return { kind: 'write', field, words, seen: [...mine, ...over] }
}

/** Returns a positive whole number that was typed. Throws UsageError naming the option. */
export function numberOf(typed: string, option: string): number {
  const number = Number(typed)
  if (Number.isInteger(number) && number > 0) return number
  throw new UsageError(
    `Cannot read ${option} "${typed}": expected the number of a change; see comity study history`,
  )
}

/** Returns row and column of a cell that the study has. Throws FailedError listing those that there are. */
export function cellNamed(desk: Desk, row: string, column: string): { row: string; column: string } {
  need(desk, 'row', row)
  need(desk, 'column', column)
  return { row, column }
}

/** Throws FailedError where the study has no such row or column. */
export function need({ id, study }: Desk, what: 'row' | 'column', name: string): void {
  const there = (what === 'row' ? study.rows : study.columns).map((each) => each.id)
  if (there.includes(name)) return
  throw new FailedError(
    `Cannot find ${what} "${name}" in the study "${id}": ${there.length === 0 ? `it has no ${what}s yet; comity study ${what} ${id} ${name} makes one` : `its ${what}s are ${there.join(', ')}`}`,
  )
}

/** Returns a quote of the study with its cell. Throws FailedError telling which there are. */
export function quoteNamed(desk: Desk, name: string): { readonly cell: Cell; readonly quoted: Quoted } {
  const all = cellsOf(desk.study).flatMap((cell) => cell.quotes.map((quoted) => ({ cell, quoted })))
  const found = all.find(({ quoted }) => quoted.quote.id === name)
  if (found) return found
  throw new FailedError(
    `Cannot find the quote "${name}" in the study "${desk.id}": ${all.length === 0 ? 'it has none yet; comity study add makes one' : `its quotes are ${all.map(({ quoted }) => quoted.quote.id).join(', ')}`}`,
  )
}

function standing(register: Register): string {
  if (register.length === 0) return 'nothing is written there'
  return register
    .map(
      ({ by, at, seq, words }) => `${by} wrote there on ${at.slice(0, 10)} (change ${seq}): "${cut(words)}"`,
    )
    .join('; ')
}

function cut(words: string): string {
  return words.length <= 80 ? words : `${words.slice(0, 79)}…`
}
