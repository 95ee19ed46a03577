/** The texts of an act, one a day, read as they are asked for. */
import type { Day } from '#kit/day.ts'
import type { Finding, Snapshot } from '#law/provision.ts'
import { type ReadOptions, UnreadableError, type WorkDraft } from '../contract.ts'
import { decodeUtf8 } from '../files.ts'
import type { ActPlace, Versions } from './act-place.ts'
import { type ActFile, openFile, readRows } from './file.ts'
import { dateOf, groundOf, type VersionFile } from './history.ts'
import type { Context } from './reading-context.ts'
import { RowReader } from './rows.ts'
import { realDay } from './work.ts'

/** What the snapshots of an act are read by. */
export interface Plan {
  readonly context: Context
  readonly work: WorkDraft
  /** Names of the act itself, which commits may carry. */
  readonly own: readonly string[]
  readonly days: readonly VersionDay[]
  readonly options: ReadOptions
}

/** The file that stands for a day, and those of the same day that it replaces. */
export interface VersionDay extends Pick<Snapshot, 'date' | 'basis'> {
  readonly file: VersionFile
  readonly replaced: readonly VersionFile[]
}

/** Streams the snapshots of an act. `versions` is null where its folder was closed meanwhile: it is then opened again. */
export async function* streamed(
  versions: Versions | null,
  place: ActPlace,
  plan: Plan,
): AsyncIterator<Snapshot> {
  const own = versions ? null : await place.open()
  try {
    const files = new Map((own?.files ?? []).map((file) => [file.name, file]))
    const reader = new RowReader(plan.context.dialect)
    for (const [index, day] of plan.days.entries()) {
      plan.options.progress({ label: plan.work.title, done: index, total: plan.days.length })
      yield await snapshotOf(day, files.get(day.file.name) ?? day.file, plan, reader)
    }
    plan.options.progress({ label: plan.work.title, done: plan.days.length, total: plan.days.length })
  } finally {
    await own?.[Symbol.asyncDispose]()
  }
}

async function snapshotOf(
  day: VersionDay,
  file: VersionFile,
  plan: Plan,
  reader: RowReader,
): Promise<Snapshot> {
  const { date, basis } = day
  const shared = { date, basis, path: file.path, ground: groundOf(file.subject, file.sourceId, plan.own) }
  const replaced = day.replaced.map((other) => replacedFinding(file, other))
  try {
    const opened = openFile(decodeUtf8(await file.read(), file.path))
    const { provisions, findings } = readRows(opened, file.path, plan.context, reader)
    const published = realDay(opened.values.get('publication_date'))
    return {
      ...shared,
      published: published === plan.work.published ? null : published,
      provisions,
      findings: [...replaced, ...findings],
    }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error
    const check = /decode|NUL/.test(error.message) ? 'mis-encoded' : 'unreadable'
    const finding: Finding = {
      severity: 'quarantine',
      check,
      path: error.path,
      where: error.where,
      message: error.message,
    }
    return { ...shared, published: null, provisions: [], findings: [...replaced, finding] }
  }
}

function replacedFinding(file: VersionFile, other: VersionFile): Finding {
  return {
    severity: 'warning',
    check: 'same-day',
    path: file.path,
    where: null,
    message: `The source gives several texts for one day: ${file.name} stands, being the last; ${other.path} is left out`,
  }
}

/** Returns the days of the versions, ascending, undated first; of several texts of one day the last stands. */
export function daysOf(files: readonly VersionFile[], stated: boolean, newest: ActFile): VersionDay[] {
  const days = new Map<Day | null, VersionDay>()
  for (const file of files) {
    const dated = dateOf(file, stated)
    const { date, basis } = dated.date === null && files.length === 1 ? dayInside(newest, stated) : dated
    const before = days.get(date)
    days.set(date, { date, basis, file, replaced: before ? [...before.replaced, before.file] : [] })
  }
  return [...days.values()].sort((a, b) =>
    (a.date ?? '') < (b.date ?? '') ? -1 : (a.date ?? '') > (b.date ?? '') ? 1 : 0,
  )
}

// A single file without a date in its name: the day that its own first lines give.
function dayInside(file: ActFile, stated: boolean): Pick<Snapshot, 'date' | 'basis'> {
  const wording = /^### Текст документа від (\d{2})\.(\d{2})\.(\d{4})/m.exec(file.body.slice(0, 3000))
  const date = realDay(
    wording ? `${wording[3]}-${wording[2]}-${wording[1]}` : (file.values.get('last_updated') ?? undefined),
  )
  return date === null ? { date, basis: 'unknown' } : { date, basis: stated ? 'in-force' : 'snapshot' }
}
