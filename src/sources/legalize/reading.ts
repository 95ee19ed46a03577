/** An act from its place: the work from its newest and oldest files, then one snapshot after another. */
import {
  type ActDraft,
  type ReadOptions,
  type Refusal,
  UnreadableError,
  type WorkDraft,
} from '../contract.ts'
import { decodeUtf8 } from '../files.ts'
import type { ActPlace } from './act-place.ts'
import { type ActFile, hasProvision, openFile, stateOf } from './file.ts'
import type { VersionFile } from './history.ts'
import { piecesOf } from './pieces.ts'
import { type Context, newContext } from './reading-context.ts'
import { daysOf, streamed } from './snapshots.ts'
import { workOf } from './work.ts'

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
    const days = daysOf(lawful(versions.files, newest), stated, newest)
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

interface Knowledge {
  readonly newest: ActFile
  readonly oldest: ActFile
  /** Bodies that may show headings by Markdown, by which plain files are read too. */
  readonly marked: readonly string[]
}

// The first commit of a French or Swiss act in these repositories holds every wording of every article at once, and is the
// wording of no day.
function lawful(files: readonly VersionFile[], newest: ActFile): readonly VersionFile[] {
  const kept = /^(?:fr|ch)$/i.test(newest.values.get('country') ?? '')
    ? files.filter((file) => !/^\[bootstrap\]/i.test(file.subject ?? ''))
    : files
  return kept.length > 0 ? kept : files
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
  const context = newContext(dialect, known)
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
