/** What is known of jurisdictions: the files `jurisdictions/<code>/jurisdiction.json`, read once at the start. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { FORCES } from '#law/force.ts'
import { bcp47 } from '#law/language.ts'

const Words = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.string().min(1))

/** A line of `law/rank.ts`; the pattern of the title is written as text. */
const Rank = z.strictObject({
  force: z.enum(FORCES),
  type: z.string().optional(),
  title: z
    .string()
    .transform((pattern) => new RegExp(pattern, 'iu'))
    .optional(),
})

const File = z.strictObject({
  /** By BCP 47 tag: English, and the jurisdiction's own languages. */
  names: Words.refine((names) => 'en' in names, 'expected a name in English'),
  /** What lies below it and makes rules of its own, by the rest of the code: provinces, municipalities. */
  parts: z.record(z.string(), Words).optional(),
  /** Languages its law is published in, ISO 639-2/T, the first one first. */
  languages: z.array(z.string().regex(/^[a-z]{3}(-[a-z0-9]{2,8})*$/)).min(1),
  /** How a bare number of a provision is introduced, by kind then language: `{"article": {"fr": "Article {num}"}}`. */
  labels: z.record(z.string(), Words),
  /**
   * How an act and its provisions are cited, by language: `{act}`, `{label}` of the provision, `{date}` of the text, `{number}` of
   * the act, `{statute}` its number where it is a statute. What stands in square brackets is left out where a value in it is absent.
   */
  citation: Words,
  /** What a citation calls a provision, by kind then language, where it is not what its heading says: `{"article": {"fr": "art. {num}"}}`. */
  cited: z.record(z.string(), Words).optional(),
  /** What tells the legal force of an act; the first line that fits holds. */
  ranks: z.array(Rank).optional(),
  /** True for an invented state of the demonstration. */
  invented: z.boolean().optional(),
})

export interface Jurisdiction extends z.infer<typeof File> {
  readonly code: string
}

export type Jurisdictions = ReadonlyMap<string, Jurisdiction>

/** Returns all jurisdictions of the folder. Throws with the file and field where one is not as expected. */
export function loadJurisdictions(
  folder = path.resolve(import.meta.dirname, '..', '..', 'jurisdictions'),
): Jurisdictions {
  const all = new Map<string, Jurisdiction>()
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const file = path.join(folder, entry.name, 'jurisdiction.json')
    all.set(entry.name, { code: entry.name, ...read(file) })
  }
  return all
}

/** Returns what tells the legal force of acts of a jurisdiction: its own lines, then those of the state that it is a part of. */
export function ranksIn(jurisdictions: Jurisdictions, code: string): NonNullable<Jurisdiction['ranks']> {
  const state = code.split('-')[0] ?? ''
  const codes = state === code ? [code] : [code, state]
  return codes.flatMap((each) => jurisdictions.get(each)?.ranks ?? [])
}

function read(file: string): z.infer<typeof File> {
  try {
    return File.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new Error(`Cannot read ${file}: ${reason}`)
  }
}

/**
 * Returns the jurisdiction's name in the locale: its own file's, else the one CLDR has for the region, else the English one,
 * else the code in capitals. A part of a state is named with it: "Cape Town, South Africa".
 */
export function jurisdictionName(jurisdictions: Jurisdictions, code: string, locale: string): string {
  const known = jurisdictions.get(code)
  const [state = '', ...rest] = code.split('-')
  if (known || rest.length === 0) return stateName(known, code, locale)
  const above = jurisdictions.get(state)
  const part = above?.parts?.[rest.join('-')]
  const name = stateName(above, state, locale)
  return part ? `${part[locale] ?? part.en}, ${name}` : `${name} (${code.toUpperCase()})`
}

function stateName(known: Jurisdiction | undefined, code: string, locale: string): string {
  return (
    known?.names[locale] ?? regionName(code.toUpperCase(), locale) ?? known?.names.en ?? code.toUpperCase()
  )
}

const regions = new Map<string, Intl.DisplayNames>()

// Null for codes that CLDR does not know, among them those that states may assign themselves.
function regionName(region: string, locale: string): string | null {
  try {
    let names = regions.get(locale)
    if (!names) {
      names = new Intl.DisplayNames([locale, 'en'], { type: 'region', fallback: 'none' })
      regions.set(locale, names)
    }
    return names.of(region) ?? null
  } catch {
    return null
  }
}

// "12", "L1221-1", "R. 5", "1a" are bare; "Art. 12", "SEC. 2", "§ 5", "第一条" say themselves what they are.
const BARE = /^(?!(?:SEC|ART|PAR)\b)[A-Z]{0,3}\*?[.\s-]{0,2}\d/

/** Returns how a provision's number is shown: as the source prints it, introduced by what the jurisdiction calls the kind where it is bare. */
export function provisionLabel(
  jurisdictions: Jurisdictions,
  provision: { readonly kind: string; readonly num: string | null },
  place: { readonly jurisdiction: string; readonly language: string },
): string | null {
  const { kind, num } = provision
  if (num === null || !BARE.test(num)) return num
  const jurisdiction =
    jurisdictions.get(place.jurisdiction) ?? jurisdictions.get(place.jurisdiction.split('-')[0] ?? '')
  const labels = jurisdiction?.labels[kind]
  const label = labels?.[bcp47(place.language)] ?? labels?.[bcp47(place.language).split('-')[0] ?? '']
  return label ? label.replace('{num}', num) : num
}
