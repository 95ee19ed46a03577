/** What is known of the acts of a jurisdiction and of their names: the files `jurisdictions/<code>/citations.json`. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const Language = z.string().regex(/^[a-z]{3}$/)
const Names = z.record(Language, z.array(z.string().min(1)).min(1))
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const Act = z.strictObject({
  /** Names that other states may use for acts of their own: understood in the jurisdiction, or with its name behind them. */
  names: Names.optional(),
  /** Names that mean this act wherever they stand. */
  anywhere: Names.optional(),
  /** Abbreviations understood in the jurisdiction, or with one of `qualifiers` behind them; as they are written. */
  short: z.array(z.string().min(1)).optional(),
  /** Abbreviations that mean this act wherever they stand. */
  shortAnywhere: z.array(z.string().min(2)).optional(),
  /** Which languages an abbreviation is of, where it is not of all: an act cited so is answered in one of them. */
  shortIn: Names.optional(),
  /** Under which a library may hold it: register numbers, CELEX, ELI, IRIs. */
  aliases: z.array(z.string().min(1)).optional(),
  /** Its number among the acts of the jurisdiction. */
  numbers: z.array(z.string().min(1)).optional(),
  /** Days between which the names mean this act and not its successor or predecessor. */
  since: Day.optional(),
  until: Day.optional(),
})

const File = z.strictObject({
  /** The name of the state as acts carry it behind their own: "Российской Федерации", "РФ". */
  qualifiers: Names.optional(),
  /** How a title stands in a sentence: "Закон України {title}", where works are titled without the word. */
  titled: Names.optional(),
  /** What a language calls kinds that the act itself calls otherwise: in Canadian French a section is an "article". */
  kinds: z.record(Language, z.record(z.string(), z.string())).optional(),
  acts: z.record(z.string().regex(/^[a-z0-9-]+$/), Act),
})

export type ActData = z.infer<typeof Act>
export type CitationData = z.infer<typeof File>

/** By code of the jurisdiction. */
export type AllCitationData = ReadonlyMap<string, CitationData>

/** Returns the data of all jurisdictions that have some. Throws with the file and field where one is not as expected. */
export function loadCitationData(
  folder = path.resolve(import.meta.dirname, '..', '..', 'jurisdictions'),
): AllCitationData {
  const all = new Map<string, CitationData>()
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name, 'citations.json')
    const text = entry.isDirectory() ? textOf(file) : null
    if (text !== null) all.set(entry.name, read(file, text))
  }
  return all
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function read(file: string, text: string): CitationData {
  try {
    return File.parse(JSON.parse(text))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new Error(`Cannot read ${file}: ${reason}`)
  }
}
