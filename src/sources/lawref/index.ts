/**
 * Law of China in the Markdown of LawRefBook: `# title`, a line for each adoption and amendment, `<!-- INFO END -->`, then the text. Files
 * of one title are versions of one act.
 */
import type { Day } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import type { Finding, ProvisionDraft, Snapshot } from '#law/provision.ts'
import { claimsOfFirst } from '../claiming.ts'
import { type ActDraft, type ReadOptions, type Refusal, type Source, UnreadableError } from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { readText } from '../files.ts'
import { filesAt, historyOf, isWanted } from '../one-file-acts.ts'
import { commencementIn, eventsIn, standingOf } from './adoption.ts'
import { type LawFile, MARK, parseLaw } from './file.ts'
import { rowsOf } from './outline.ts'
import { workOf } from './work.ts'

const NAME = /\.md$/i

export const lawref: Source = {
  name: 'lawref',
  summary: 'Law of China in the Markdown of LawRefBook: a file a version',
  claims: claimsOfFirst({
    file: /^(?!readme|license).*\.md$/i,
    isIn: (head) => /^\ufeff?\s*# \S/u.test(head) && head.includes(`\n${MARK}`),
  }),
  read,
}

/** A version of an act: what its file says of it. The text is read again when its turn comes. */
interface Version {
  readonly path: string
  readonly title: string
  /** Day of the last event; versions follow each other by it. */
  readonly changed: Day | null
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  const acts = new Map<string, Version[]>()
  for await (const file of filesAt(paths, (name) => NAME.test(name), 'law in Markdown (.md)')) {
    if (typeof file !== 'string') yield file
    else {
      try {
        const version = await versionIn(file)
        acts.set(version.title, [...(acts.get(version.title) ?? []), version])
      } catch (error) {
        yield refusalOf(error)
      }
    }
  }
  let done = 0
  for (const [title, versions] of acts) {
    options.progress({ label: title, done: ++done, total: acts.size })
    yield* actOf(versions, options)
  }
}

async function versionIn(file: string): Promise<Version> {
  const { title, info } = parseLaw(await readText(file), file)
  const changes = eventsIn(info).filter(({ what }) => what !== 'published' && what !== 'other')
  return { path: file, title, changed: changes.at(-1)?.day ?? null }
}

async function* actOf(
  versions: readonly Version[],
  options: ReadOptions,
): AsyncGenerator<ActDraft | Refusal> {
  const texts = new Map<string, { version: Version; law: LawFile; snapshot: Snapshot }>()
  for (const version of versions.toSorted((a, b) => ((a.changed ?? '') < (b.changed ?? '') ? -1 : 1))) {
    const law = parseLaw(await readText(version.path), version.path)
    const snapshot = snapshotOf(law, version)
    const day = snapshot.date ?? ''
    const other = texts.get(day)
    if (other) yield sameDay(version, other.version, snapshot.date)
    else texts.set(day, { version, law, snapshot })
  }
  const newest = [...texts.values()].at(-1)
  if (!newest) return
  const work = workOf(newest.law)
  if (!isWanted(options.only, newest.version.path, work)) return
  yield {
    work: { ...work, jurisdiction: options.jurisdiction ?? work.jurisdiction },
    expressions: [
      {
        language: 'zho',
        title: work.title,
        path: newest.version.path,
        textState: newest.snapshot.date === null ? 'current' : 'point-in-time',
        history: historyOf([...texts.values()].map(({ snapshot }) => snapshot)),
      },
    ],
  }
}

function snapshotOf(law: LawFile, { path: file, changed }: Version): Snapshot {
  const provisions = rowsOf(law)
  if (!provisions.some(({ kind }) => kind === 'article'))
    return {
      date: changed,
      basis: 'unknown',
      published: null,
      ground: null,
      path: file,
      provisions,
      findings: [noArticle(file)],
    }
  const standing = standingOf(eventsIn(law.info), commencementOf(provisions))
  return { ...standing, published: null, path: file, provisions, findings: nameDisagrees(file, changed) }
}

// The last article says when the act takes effect.
function commencementOf(provisions: readonly ProvisionDraft[]): Day | null {
  const last = provisions.findLast(({ kind }) => kind === 'article')
  return last?.content ? commencementIn(plainText(last.content.xml)) : null
}

function noArticle(file: string): Finding {
  const message =
    'The file has no article: expected paragraphs that begin with a number such as 第一条; fetch the file again'
  return { severity: 'quarantine', check: 'empty', path: file, where: null, message }
}

// Files are named by the day of the wording that they hold.
function nameDisagrees(file: string, changed: Day | null): Finding[] {
  const named = /(\d{4}-\d{2}-\d{2})(?=\.md$)/i.exec(file)?.[1]
  if (named === undefined || named === changed) return []
  const message = `The name of the file says ${named}, its lines on the adoption ${changed ?? 'no day'}: the lines stand`
  return [{ severity: 'warning', check: 'date-disagrees', path: file, where: 'title', message }]
}

function sameDay(version: Version, other: Version, day: Day | null): Refusal {
  const reason = `Cannot import the file: its text of "${version.title}" is of ${day ?? 'no day'}, as is that of ${other.path}; expected one text a day; leave one of them out`
  return refusalOf(new UnreadableError(version.path, null, reason))
}
