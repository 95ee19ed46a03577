/** In which language `comity subjects` speaks of concepts, and which languages it reads. */
import type { Command } from 'commander'
import { type Language, languageOf } from '#law/language.ts'
import { UsageError } from '../context.ts'

export interface ReadIn {
  readonly lang?: string
}

/** Adds the option that says in which language concepts are named. */
export function speaking(command: Command): Command {
  return command.option('--lang <code>', 'language in which the concepts are named (default: en)')
}

/** Returns the language asked for, English where none is. Throws UsageError where it is no language. */
export function readIn({ lang }: ReadIn): Language {
  return lang === undefined ? 'eng' : typedLanguage(lang)
}

/** Returns a language typed by the user. Throws UsageError. */
export function typedLanguage(code: string): Language {
  const language = languageOf(code)
  if (language !== null) return language
  throw new UsageError(`Cannot read --lang "${code}": expected a language code such as fr or fra`)
}
