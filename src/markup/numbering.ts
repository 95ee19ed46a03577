/** The numbering rules of a text: what its state does in its language, else what the language does (`law/numbering/`). */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Language } from '#law/language.ts'
import { LANGUAGES } from '#law/numbering/languages.ts'
import { type Numbering, type NumberingRules, numberingOf, patternFault } from '#law/numbering/rules.ts'

const Pattern = z.string().superRefine((as, { addIssue }) => {
  const fault = patternFault(as)
  if (fault) addIssue({ code: 'custom', message: fault })
})
const Kind = z.string().regex(/^[a-z][A-Za-z]*$/, 'expected the name of an element of Akoma Ntoso')
const Words = z.array(z.string().min(2))
const Rules = z.strictObject({
  provisions: z.array(z.strictObject({ kind: Kind, as: z.array(Pattern).min(1) })).optional(),
  divisions: z
    .array(z.strictObject({ kind: Kind, rank: z.number().positive(), as: z.array(Pattern).min(1) }))
    .optional(),
  annexes: z.array(Pattern).optional(),
  headings: z.array(z.strictObject({ kind: Kind, as: Words })).optional(),
  closing: Words.optional(),
  bare: Kind.optional(),
  sections: z.boolean().optional(),
  captions: z.boolean().optional(),
})
/** By language (ISO 639-2/T); `*` holds for all languages of the state. */
const File = z.record(z.string().regex(/^(?:[a-z]{3}(?:-[a-z0-9]{2,8})*|\*)$/), Rules)

const FOLDER = path.resolve(import.meta.dirname, '..', '..', 'jurisdictions')

/**
 * Returns the rules for a text: of its state in its language, of its state, of its language; the tightest wins. A part of a state
 * (`za-cpt`) does as the state does. Throws with the file and field where a file of the folder is not as expected.
 */
export function numberingFor(jurisdiction: string | null, language: Language, folder = FOLDER): Numbering {
  const key = `${folder}\n${jurisdiction}\n${language}`
  const known = compiled.get(key)
  if (known) return known
  const [bare = ''] = language.split('-')
  const places = jurisdiction === null ? [] : [jurisdiction, jurisdiction.split('-')[0] ?? '']
  const files = [...new Set(places)].flatMap((place) => {
    const state = statesIn(folder).get(place)
    return state ? [state] : []
  })
  const sets = files.flatMap((file) => [file[language], file[bare], file['*']])
  const numbering = numberingOf(
    [...new Set([...sets, LANGUAGES[bare]])].filter((rules) => rules !== undefined),
  )
  compiled.set(key, numbering)
  return numbering
}

const compiled = new Map<string, Numbering>()
const folders = new Map<string, ReadonlyMap<string, Readonly<Record<string, NumberingRules>>>>()

function statesIn(folder: string): ReadonlyMap<string, Readonly<Record<string, NumberingRules>>> {
  const known = folders.get(folder)
  if (known) return known
  const states = new Map<string, Readonly<Record<string, NumberingRules>>>()
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const read = entry.isDirectory() ? rulesIn(path.join(folder, entry.name, 'numbering.json')) : null
    if (read) states.set(entry.name, read)
  }
  folders.set(folder, states)
  return states
}

function rulesIn(file: string): Readonly<Record<string, NumberingRules>> | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return null
    throw error
  }
  try {
    return File.parse(JSON.parse(text))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new Error(`Cannot read ${file}: ${reason}`)
  }
}
