/** What every command is given: where the library lies, how to speak, and what time it is. */
import { existsSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import type { Finder } from '#jobs/search/find.ts'
import { type Day, dayOf, isDay } from '#kit/day.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { type Library, openLibrary } from '#store/library.ts'

/** Where a served site stands in the world. */
export interface Standing {
  /** Scheme and host that readers know it by, without a slash at the end; else those that each request names. */
  readonly origin?: string
  /** True where a proxy of the operator's own names the clients. */
  readonly behindProxy?: boolean
}

/** What the wiring gives to the command line. */
export interface Wiring {
  readonly now: () => Date
  /** Makes the tables of the library and the search index where they are missing. */
  readonly openSearch: (db: Database) => Promise<Finder>
  /** Serves the site until stopped; resolves to its address once it listens. */
  readonly serve: (
    opened: Opened,
    options: Standing & { port: number; host: string },
  ) => Promise<{ url: string; close: () => Promise<void> }>
  /** Answers agents on standard input and output until the input ends. */
  readonly speakToAgents: (opened: Opened) => Promise<void>
}

export interface Opened {
  readonly db: Database
  readonly library: Library
  readonly search: Finder
}

export interface Context {
  readonly wiring: Wiring
  readonly out: (text: string) => void
  readonly log: (text: string) => void
  /** Exit code so far: 0, or 1 once something was refused. */
  exitCode: number
}

/** Wrong usage: exit code 2 and a message that says what to type. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Something could not be done: exit code 1. */
export class FailedError extends Error {
  override name = 'FailedError'
}

export interface CommonOptions {
  readonly home: string
  readonly json?: boolean
}

/** Adds the options that every command has. */
export function common(command: Command): Command {
  return command
    .option('--home <dir>', 'folder of the library', process.env.COMITY_HOME ?? './comity-data')
    .option('--json', 'print one JSON document on standard output')
}

/** Opens the library of the home folder, runs the work, and closes it. Where there is none, the work reads an empty one. */
export async function withLibrary<Result>(
  context: Context,
  options: CommonOptions,
  work: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  refuseFile(options.home)
  const file = libraryFile(options)
  if (!existsSync(file)) context.log(`There is no library in ${options.home} yet`)
  return closing(await openFile(context, existsSync(file) ? file : ':memory:'), work)
}

/** Opens the library of the home folder, making it where it is missing; runs the work, and closes it. */
export async function withOwnLibrary<Result>(
  context: Context,
  options: CommonOptions,
  work: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  return closing(await open(context, options), work)
}

async function closing<Result>(opened: Opened, work: (opened: Opened) => Promise<Result>): Promise<Result> {
  try {
    return await work(opened)
  } finally {
    await opened.db.close()
  }
}

/** Opens the library of the home folder, making it where it is missing; the caller closes it. */
export async function open(context: Context, options: CommonOptions): Promise<Opened> {
  refuseFile(options.home)
  await mkdir(options.home, { recursive: true }).catch((error: Error) => {
    throw new FailedError(
      `Cannot use the folder "${options.home}": ${error.message}; give another with --home`,
    )
  })
  return openFile(context, libraryFile(options))
}

function refuseFile(home: string): void {
  if (statSync(home, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new FailedError(`Cannot use "${home}" as the home: it is a file; give a folder with --home`)
}

async function openFile(context: Context, file: string): Promise<Opened> {
  const db = openSqlite(file)
  const library = await openLibrary(db)
  return { db, library, search: await context.wiring.openSearch(db) }
}

/** The file that is the library. */
export function libraryFile(options: CommonOptions): string {
  return path.join(options.home, 'library.db')
}

/** Prints the value as JSON where asked for, else as the text made of it. */
export function print<Value>(
  context: Context,
  options: CommonOptions,
  value: Value,
  text: (value: Value) => string,
): void {
  context.out(options.json ? `${JSON.stringify(value, null, 2)}\n` : text(value))
}

/** Returns a day typed by the user. Throws UsageError naming the option. */
export function typedDay(text: string, option: string): Day {
  if (isDay(text)) return text
  throw new UsageError(`Cannot read ${option} "${text}": expected a day that exists, as YYYY-MM-DD`)
}

/** Returns today. */
export function today(context: Context): Day {
  return dayOf(context.wiring.now())
}
