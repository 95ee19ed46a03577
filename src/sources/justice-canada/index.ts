/**
 * Consolidated federal acts of Canada in the XML of the Department of Justice (justicecanada/laws-lois-xml), in English and French.
 *
 * `lims:pit-date` of a file is the day to which its text is consolidated: its versions start there. `lims:inforce-start-date` of a
 * section is the day of legal effect of its wording. Identifiers (`lims:id`, `lims:fid`) are not shared by the two languages:
 * sections align by number, definitions by their English term, which both languages print.
 */
import path from 'node:path'
import type {
  ActDraft,
  ExpressionDraft,
  Place,
  ReadOptions,
  Refusal,
  Source,
  WorkDraft,
} from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { placeAt } from '../files.ts'
import { type ActFiles, findActs, type Language } from './acts.ts'
import { type Identification, isStatute } from './identification.ts'
import { newestReadable, ordered, snapshots, type Version } from './versions.ts'

const LANGUAGES: readonly Language[] = ['eng', 'fra']

export const justiceCanada: Source = {
  name: 'justice-canada',
  summary: 'Consolidated acts of Canada, English and French: XML of justicecanada/laws-lois-xml',
  claims,
  read,
}

async function claims(place: Place): Promise<boolean> {
  if (!place.directory) return /\.xml(?:\.zst|\.gz)?$/.test(place.path) && isStatute(await place.head())
  const inside =
    place.names.find((name) => name === 'eng' || name === 'fra') ??
    place.names.findLast((name) => name.endsWith('.xml'))
  return inside !== undefined && claims(await placeAt(path.join(place.path, inside)))
}

/** The snapshots of an act are read while it is the act in hand: take them before asking for the next one. */
async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  const { acts, errors } = await findActs(paths)
  for (const error of errors) yield refusalOf(error)
  for (const act of acts) {
    await using opened = new AsyncDisposableStack()
    try {
      const draft = await draftOf(act, opened, options)
      if (draft) yield draft
    } catch (error) {
      yield refusalOf(error)
    }
  }
}

async function draftOf(
  act: ActFiles,
  opened: AsyncDisposableStack,
  options: ReadOptions,
): Promise<ActDraft | null> {
  const languages: { language: Language; path: string; versions: Version[]; of: Identification }[] = []
  for (const language of LANGUAGES) {
    const sets = act.sets.filter((set) => set.language === language)
    const [first] = sets
    if (!first) continue
    const folders = await Promise.all(sets.map(async (set) => opened.use(await set.open())))
    const files = new Map(folders.flatMap((folder) => folder.files).map((file) => [file.path, file]))
    const versions = await ordered([...files.values()])
    const of = await newestReadable(versions, first.path)
    languages.push({ language, path: first.path, versions, of })
  }
  const [main] = languages
  if (
    !main ||
    !wanted(
      act,
      languages.map(({ of }) => of.title),
      options.only,
    )
  )
    return null
  const expressions = languages.map(
    ({ language, path: location, versions, of }): ExpressionDraft => ({
      language,
      title: of.title,
      path: location,
      textState: versions.length > 1 ? 'point-in-time' : 'current',
      history: {
        kind: 'snapshots',
        count: versions.length,
        snapshots: snapshots(versions, { number: act.number, language }, options),
      },
    }),
  )
  return { work: work(main.of, options.jurisdiction), expressions }
}

function wanted(act: ActFiles, titles: readonly string[], only: readonly string[]): boolean {
  return (
    only.length === 0 ||
    only.some(
      (sought) =>
        sought === act.number || titles.includes(sought) || act.sets.some((set) => set.path.includes(sought)),
    )
  )
}

function work(of: Identification, jurisdiction: string | null): WorkDraft {
  const { number, title, date, aliases } = of
  return {
    jurisdiction: jurisdiction ?? 'ca',
    type: 'act',
    subtype: null,
    date,
    number,
    title,
    aliases,
    published: null,
    topics: [],
  }
}
