/** The dated files of one language of an act, as snapshots. */
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Finding, Snapshot } from '#law/provision.ts'
import { type ReadOptions, UnreadableError } from '../contract.ts'
import { type DatedFile, decodeUtf8 } from '../files.ts'
import { parseXml } from '../xml-tree.ts'
import type { Language } from './acts.ts'
import { consolidationDay, groundOf, type Identification, identify, peek } from './identification.ts'
import { outline } from './outline.ts'

export interface Version {
  readonly date: Day | null
  readonly file: DatedFile
}

// By consolidation, and within a day by publication; of several files for a day only the last stands.
/** Returns the files with their day of consolidation, in order of time. */
export async function ordered(files: readonly DatedFile[]): Promise<Version[]> {
  const versions = await Promise.all(
    files.map(async (file) => ({ file, date: consolidationDay(await headOf(file)) ?? dayOrNull(file.date) })),
  )
  const key = ({ date, file }: Version) => `${date ?? ''} ${file.date ?? ''} ${file.name}`
  return versions.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

async function headOf(file: DatedFile): Promise<string> {
  return (await file.read().catch(() => Buffer.alloc(0))).toString('utf8', 0, 65_536)
}

/** Returns what the newest file that can be read says of the act. */
export async function newestReadable(
  versions: readonly Version[],
  location: string,
): Promise<Identification> {
  let first: unknown = null
  for (const { file } of versions.toReversed()) {
    try {
      return identify(parseXml(decodeUtf8(await file.read(), file.path), file.path))
    } catch (error) {
      first ??= error
    }
  }
  throw first ?? new UnreadableError(location, null, 'Cannot read the act: the folder has no .xml file')
}

/** Streams the text of each day. A file that cannot be read gives a snapshot in quarantine, so that the others come through. */
export async function* snapshots(
  versions: readonly Version[],
  expected: { number: string; language: Language },
  options: ReadOptions,
): AsyncGenerator<Snapshot> {
  const label = `${expected.number} ${expected.language}`
  for (const [index, version] of versions.entries()) {
    const next = versions[index + 1]
    const earlier = versions[index - 1]
    if (!next || next.date !== version.date)
      yield await snapshot(version, expected, earlier?.date === version.date ? earlier : null)
    options.progress({ label, done: index + 1, total: versions.length })
  }
}

async function snapshot(
  version: Version,
  expected: { number: string; language: Language },
  replaced: Version | null,
): Promise<Snapshot> {
  const { file, date } = version
  const head = { date, published: dayOrNull(file.date), path: file.path }
  try {
    const text = decodeUtf8(await file.read(), file.path)
    refuseOther(text, expected, file)
    const root = parseXml(text, file.path)
    const consolidated = consolidationDay(text.slice(0, 65_536))
    const findings = replaced ? [supersededFile(file, replaced)] : []
    return {
      ...head,
      basis: consolidated ? 'in-force' : date ? 'snapshot' : 'unknown',
      ground: groundOf(root, consolidated),
      provisions: outline(root, date),
      findings,
    }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error
    const finding: Finding = {
      severity: 'quarantine',
      check: 'unreadable',
      path: error.path,
      where: error.where,
      message: error.message,
    }
    return { ...head, basis: 'unknown', ground: null, provisions: [], findings: [finding] }
  }
}

function refuseOther(text: string, expected: { number: string; language: Language }, file: DatedFile): void {
  const found = peek(text.slice(0, 65_536))
  if (found?.number === expected.number && found.language === expected.language) return
  const seen = found ? `${found.number} in ${found.language}` : 'no statute'
  throw new UnreadableError(
    file.path,
    null,
    `Cannot read the version: the file holds ${seen}; expected ${expected.number} in ${expected.language}, as the other files of the folder`,
  )
}

function supersededFile(file: DatedFile, replaced: Version): Finding {
  const message = `The file has the consolidation date of ${replaced.file.name} (${replaced.date ?? 'none'}) and was published later: it stands`
  return { severity: 'warning', check: 'same-date', path: file.path, where: null, message }
}
