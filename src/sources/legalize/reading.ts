/** An act from its place: the work from its newest and oldest files, then one snapshot after another. */
import type { Day } from '#kit/day.ts'
import type { Finding, Snapshot } from '#law/provision.ts'
import {
  type ActDraft,
  type ReadOptions,
  type Refusal,
  UnreadableError,
  type WorkDraft,
} from '../contract.ts'
import { decodeUtf8 } from '../files.ts'
import type { ActPlace, Versions } from './acts.ts'
import { type ActFile, hasProvision, openFile, readRows, stateOf } from './file.ts'
import { dateOf, groundOf, type VersionFile } from './history.ts'
import { type Context, piecesOf } from './pieces.ts'
import { RowReader } from './rows.ts'
import { realDay, workOf } from './work.ts'

/** Streams the act at the place, or why it is refused. Throws UnreadableError where no file of it can be read. */
export async function* readAct(place: ActPlace, options: ReadOptions): AsyncIterable<ActDraft | Refusal> {
  const versions = await place.open()
  let open = true
  try {
    const known = await knowledgeOf(versions.files)
    const { newest, oldest } = known
    const state = stateOf(newest)
    const context = contextOf(known.marked, state.dialect)
    if (!isLaw(newest, oldest, context)) {
      yield refusal(place.path, newest)
      return
    }
    const work = workOf(newest, oldest, options.jurisdiction ?? state.jurisdiction)
    if (!matches(options.only, place.path, work)) return
    const stated = newest.values.has('country') || context.dialect.plain === 'ukrainian'
    const days = daysOf(versions.files, stated, newest)
    const snapshots = {
      [Symbol.asyncIterator]: () =>
        streamed(open ? versions : null, place, {
          context,
          work,
          own: ownNames(work, newest),
          days,
          options,
        }),
    }
    yield {
      work,
      expressions: [
        {
          language: context.dialect.language,
          title: work.title,
          path: place.path,
          textState: days.length > 1 || stated ? 'point-in-time' : 'current',
          history: { kind: 'snapshots', snapshots, count: days.length },
        },
      ],
    }
  } finally {
    open = false
    await versions[Symbol.asyncDispose]()
  }
}

interface Plan {
  readonly context: Context
  readonly work: WorkDraft
  /** Names of the act itself, which commits may carry. */
  readonly own: readonly string[]
  readonly days: readonly VersionDay[]
  readonly options: ReadOptions
}

/** The file that stands for a day, and those of the same day that it replaces. */
interface VersionDay extends Pick<Snapshot, 'date' | 'basis'> {
  readonly file: VersionFile
  readonly replaced: readonly VersionFile[]
}

// `versions` is null where the act is read after its folder was closed: it is then opened again.
async function* streamed(versions: Versions | null, place: ActPlace, plan: Plan): AsyncIterator<Snapshot> {
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

// One text a day, ascending; of several the last stands.
function daysOf(files: readonly VersionFile[], stated: boolean, newest: ActFile): VersionDay[] {
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

interface Knowledge {
  readonly newest: ActFile
  readonly oldest: ActFile
  /** Bodies that may show headings by Markdown, by which plain files are read too. */
  readonly marked: readonly string[]
}

// What lies beside an archive is the newest in the source's own order, whatever its date.
async function knowledgeOf(files: readonly VersionFile[]): Promise<Knowledge> {
  const newest = await firstReadable(files.toReversed())
  const oldest = files.length > 1 ? await firstReadable(files) : newest
  const beside = files.filter((file) => !/\.(?:zst|gz)!/.test(file.path))
  const other = beside.length < files.length ? await firstReadable(beside).catch(() => newest) : newest
  return { newest, oldest, marked: [newest.body, other.body] }
}

async function firstReadable(files: readonly VersionFile[]): Promise<ActFile> {
  let failure = new UnreadableError('', null, 'Cannot read the act: it has no file')
  let poor: ActFile | null = null
  for (const file of files) {
    try {
      const opened = openFile(decodeUtf8(await file.read(), file.path))
      if (!opened.truncated && opened.body.trim() !== '') return opened
      poor ??= opened
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      failure = error
    }
  }
  if (poor) return poor
  throw failure
}

function contextOf(marked: readonly string[], dialect: Context['dialect']): Context {
  const known = new Set<string>()
  const context = { dialect, known, headings: new Map(), lines: new Map() }
  if (dialect.plain !== 'french') return context
  for (const body of marked) {
    for (const { heading, level } of piecesOf(body, context))
      if (heading?.role === 'loose' && level > 1) known.add(heading.rest)
  }
  return context
}

function isLaw(newest: ActFile, oldest: ActFile, context: Context): boolean {
  return (
    newest.values.has('country') ||
    newest.values.has('jurabk') ||
    [newest, oldest].some((file) => hasProvision(piecesOf(file.body, context)))
  )
}

function ownNames(work: WorkDraft, newest: ActFile): string[] {
  return [
    work.title,
    newest.values.get('short_title') ?? '',
    ...work.aliases.map((alias) => alias.value),
  ].filter((name) => name !== '')
}

function refusal(path: string, file: ActFile): Refusal {
  const reason = file.truncated
    ? 'Cannot read the file: its front matter opens with "---" and never closes, so it is cut off; fetch it again'
    : 'Cannot read the file as an act: no numbered provision was recognised ("Article 1", "§ 1", "Стаття 1", "第一条"…); check that it is law in Markdown'
  return { refused: { path, where: null, reason } }
}

function matches(only: readonly string[], path: string, work: WorkDraft): boolean {
  return (
    only.length === 0 ||
    only.some(
      (part) =>
        path.includes(part) || work.aliases.some((alias) => alias.value === part) || work.number === part,
    )
  )
}
