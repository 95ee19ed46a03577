/** Reading documents one by one: which files, what may be stated of several of them, and that no two of them are one act. */
import { mintWorkIri } from '#law/iri.ts'
import { type ActDraft, type ReadOptions, type Refusal, type Source, UnreadableError } from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { filesAt, isWanted } from '../one-file-acts.ts'
import { actOf } from './act.ts'
import type { ReadDocument } from './read-document.ts'

export interface Format {
  readonly name: string
  readonly summary: string
  /** Endings of names, without the dot. */
  readonly endings: RegExp
  /** What a file is expected to be, for messages. */
  readonly what: string
  /** Returns the document. Throws UnreadableError. */
  readonly open: (file: string, options: ReadOptions) => Promise<ReadDocument>
}

/** Returns the general source of a format: one act a file. */
export function generalSource(format: Format): Source {
  const accept = (name: string) => format.endings.test(name)
  return {
    name: format.name,
    summary: format.summary,
    general: true,
    claims: async (place) => !place.directory && accept(place.path),
    read: (paths, options) => read(format, accept, paths, options),
  }
}

async function* read(
  format: Format,
  accept: (name: string) => boolean,
  paths: readonly string[],
  options: ReadOptions,
): AsyncGenerator<ActDraft | Refusal> {
  const files: string[] = []
  for await (const file of filesAt(paths, accept, format.what)) {
    if (typeof file === 'string') files.push(file)
    else yield file
  }
  const single = files.length > 1 ? singular(options) : null
  const seen = new Map<string, string>()
  for (const [done, file] of files.entries()) {
    try {
      if (single) throw new UnreadableError(file, null, tooMany(single, files.length))
      const act = actOf(await format.open(file, options), file, options)
      if (isWanted(options.only, file, act.work)) yield apart(act, file, seen)
    } catch (error) {
      yield refusalOf(error)
    }
    options.progress({ label: format.name, done: done + 1, total: files.length })
  }
}

// What can be true of one act only.
function singular({ stated }: ReadOptions): string | null {
  if (stated?.title != null) return '--title'
  return stated?.number != null ? '--number' : null
}

function tooMany(option: string, count: number): string {
  return `Cannot use ${option} for ${count} files: it is that of one act; import them one by one`
}

// Two documents under one name would take each other's place.
function apart(act: ActDraft, file: string, seen: Map<string, string>): ActDraft {
  const [expression] = act.expressions
  const { jurisdiction } = act.work
  if (jurisdiction === null || !expression) return act
  const iri = `${mintWorkIri({ ...act.work, jurisdiction })}/${expression.language}`
  const other = seen.get(iri)
  if (other !== undefined)
    throw new UnreadableError(
      file,
      null,
      `Cannot tell the act from that of ${other}: both would be ${iri}; import them one by one with --number or --date, or as versions of one act with --in-force`,
    )
  seen.set(iri, file)
  return act
}
