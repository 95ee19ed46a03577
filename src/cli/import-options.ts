/** What an operator can say of acts on the command line, checked before a library is opened. */
import type { Command } from 'commander'
import { dayOrNull } from '#kit/day.ts'
import { languageOf } from '#law/language.ts'
import { workTypeOf } from '#law/work-type.ts'
import type { Source, Stated } from '#sources/contract.ts'
import { SOURCES } from '#sources/registry.ts'
import { typedDay, UsageError } from './context.ts'

export interface StatedOptions {
  readonly language?: string
  readonly title?: string
  readonly date?: string
  readonly number?: string
  readonly type?: string
  readonly body?: string
  readonly inForce?: string
  readonly encoding?: string
}

/** Adds the options that say what an ordinary document does not. */
export function withStatedOptions(command: Command): Command {
  return command
    .option('--language <code>', 'language of the text (fr, fra), where the document does not state it')
    .option('--title <words>', 'title of the act, where the document has none that is clear')
    .option('--date <day or year>', 'day or year of the act')
    .option('--number <number>', 'number of the act, such as 251-Z or 2016-1321')
    .option(
      '--type <type>',
      'sort of act: law, code, decree, letter, practice…, or a type such as doc/letter',
    )
    .option('--body <name>', 'court or agency whose decision or practice it is')
    .option('--in-force <day>', 'day from which the text has legal effect as it stands')
    .option('--encoding <label>', 'encoding of text files, where it is not UTF-8: windows-1251, shift_jis')
}

/** Returns what is stated. Throws UsageError naming the option, and where the source says these things itself. */
export function statedIn(options: StatedOptions, source: Source | null): Stated {
  const given = NAMES.filter((name) => options[name] !== undefined)
  if (given.length > 0 && source && !source.general) {
    const general = SOURCES.filter((known) => known.general).map(({ name }) => name)
    throw new UsageError(
      `Cannot use --${kebab(given[0] ?? '')} with ${source.name}: its files say that themselves; it is for ${general.join(', ')}`,
    )
  }
  return {
    language: options.language === undefined ? null : languageIn(options.language),
    title: words(options.title, '--title'),
    date: options.date === undefined ? null : dateIn(options.date),
    number: words(options.number, '--number'),
    type: options.type === undefined ? null : typeIn(options.type),
    body: words(options.body, '--body'),
    inForce: options.inForce === undefined ? null : typedDay(options.inForce, '--in-force'),
    encoding: options.encoding === undefined ? null : encodingIn(options.encoding),
  }
}

const NAMES = ['language', 'title', 'date', 'number', 'type', 'body', 'inForce', 'encoding'] as const

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function words(text: string | undefined, option: string): string | null {
  if (text === undefined) return null
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain === '') throw new UsageError(`Cannot use ${option}: it has no words`)
  return plain
}

function languageIn(text: string): string {
  const language = languageOf(text)
  if (language === null)
    throw new UsageError(`Cannot read --language "${text}": expected a code such as fr, fra or sr-Cyrl`)
  return language
}

function dateIn(text: string): string {
  if (/^\d{4}$/.test(text) || dayOrNull(text)) return text
  throw new UsageError(`Cannot read --date "${text}": expected a day as YYYY-MM-DD, or a year as YYYY`)
}

function typeIn(text: string): Stated['type'] {
  const type = workTypeOf(text)
  if (type === null)
    throw new UsageError(
      `Cannot read --type "${text}": expected a word such as law, code, practice, or a type and subtype such as act/decree, doc/letter`,
    )
  return type
}

function encodingIn(text: string): string {
  try {
    return new TextDecoder(text).encoding
  } catch {
    throw new UsageError(
      `Cannot read --encoding "${text}": expected a name such as utf-8, windows-1251, shift_jis, gb18030`,
    )
  }
}
