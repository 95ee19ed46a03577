/** Every tradition by language. To add a language: its grammar in a file here, and a line below. */

import { dutch } from './dutch.ts'
import { commonLaw, commonLawActs } from './english.ts'
import { estonian } from './estonian.ts'
import { bulgarian, greek, polish, unionActs } from './eu.ts'
import { french, frenchActs } from './french.ts'
import { german, germanActs } from './german.ts'
import { type Grammar, type Lexicon, lexiconOf } from './grammar.ts'
import { catalan, iberianActs, portuguese, spanish } from './iberian.ts'
import type { Numbered } from './mentions.ts'
import { belarusian, russian } from './slavic.ts'
import { slavicActs } from './slavic-acts.ts'
import { ukrainian } from './ukrainian.ts'
import { publicLaws } from './us.ts'

type ReadsActs = (text: string, jurisdiction: string | null) => readonly Numbered[]

interface Tradition {
  readonly grammar: Grammar
  readonly acts: readonly ReadsActs[]
}

const TRADITIONS: readonly Tradition[] = [
  { grammar: commonLaw, acts: [commonLawActs, publicLaws] },
  { grammar: french, acts: [frenchActs, commonLawActs] },
  { grammar: german, acts: [germanActs] },
  { grammar: russian, acts: [slavicActs] },
  { grammar: ukrainian, acts: [slavicActs] },
  { grammar: belarusian, acts: [slavicActs] },
  { grammar: spanish, acts: [iberianActs] },
  { grammar: portuguese, acts: [] },
  { grammar: catalan, acts: [iberianActs] },
  { grammar: estonian, acts: [] },
  { grammar: dutch, acts: [] },
  { grammar: bulgarian, acts: [] },
  { grammar: greek, acts: [] },
  { grammar: polish, acts: [] },
]

/** Languages that are read, ISO 639-2/T; Chinese and Japanese are read apart. */
export const GRAMMARS: readonly Grammar[] = TRADITIONS.map(({ grammar }) => grammar)

const lexicons = new Map<string, Lexicon>()

/** Returns the dictionaries of a language; null where it has no grammar here. */
export function lexiconFor(language: string): Lexicon | null {
  const [head = ''] = language.split('-')
  const known = lexicons.get(head)
  if (known) return known
  const grammar = GRAMMARS.find(({ languages }) => languages.includes(head))
  if (!grammar) return null
  const lexicon = lexiconOf(grammar)
  lexicons.set(head, lexicon)
  return lexicon
}

/** Returns the acts that the text names by number, as the language's tradition and the European Union write them. */
export function numberedActs(language: string, text: string, jurisdiction: string | null): Numbered[] {
  const tradition = TRADITIONS.find(({ grammar }) => grammar.languages.includes(language))
  return [...unionActs(text), ...(tradition?.acts ?? []).flatMap((acts) => acts(text, jurisdiction))]
}
