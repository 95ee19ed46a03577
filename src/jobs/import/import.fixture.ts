/** For tests of importing: a source made of values, a library in memory, and everything it answers about an act. */
import { addDays, type Day, day } from '#kit/day.ts'
import { contentOf, plainText, wordsOf } from '#law/content.ts'
import type { ProvisionDraft, Snapshot } from '#law/provision.ts'
import { createIndex } from '#search/dialect/sqlite.ts'
import type { ActDraft, ExpressionDraft, Source, WorkDraft } from '#sources/contract.ts'
import { type Database, openSqlite } from '#store/dialect/sqlite.ts'
import { type Library, openLibrary } from '#store/library.ts'
import type { Node, Version } from '#store/model.ts'
import { type ImportOptions, importFrom } from './import.ts'
import type { ImportReport } from './report.ts'

export interface Shelf {
  readonly db: Database
  readonly library: Library
}

/** Returns an empty library in memory, with its search index. */
export async function shelf(): Promise<Shelf> {
  const db = openSqlite(':memory:')
  const library = await openLibrary(db)
  await createIndex(db.sql)
  return { db, library }
}

export const WORK: WorkDraft = {
  jurisdiction: 'xv',
  type: 'act',
  subtype: null,
  date: '1994-02-11',
  number: '41',
  title: 'Act on the Protection of Personal Data',
  aliases: [{ scheme: 'xv-register', value: 'XV-41/1994' }],
  published: null,
  topics: [],
}

/** Returns an article; its words are a paragraph. */
export function article(num: string, words: string, more: Partial<ProvisionDraft> = {}): ProvisionDraft {
  return {
    depth: 0,
    kind: 'article',
    num,
    heading: null,
    content: contentOf(`<content><p>${words}</p></content>`),
    ...more,
  }
}

/** Returns a text as a file of the source states it for a day. */
export function text(
  date: string | null,
  provisions: readonly ProvisionDraft[],
  more: Partial<Snapshot> = {},
): Snapshot {
  const ground = { title: `Act of ${date}`, id: null }
  return {
    date: date === null ? null : day(date),
    basis: 'in-force',
    published: null,
    ground,
    path: `${date}.md`,
    provisions,
    findings: [],
    ...more,
  }
}

/** Returns an expression of texts, ascending by date. */
export function expression(texts: readonly Snapshot[], more: Partial<ExpressionDraft> = {}): ExpressionDraft {
  const snapshots = async function* () {
    yield* texts
  }
  return {
    language: 'eng',
    title: WORK.title,
    path: 'act',
    textState: texts.length > 1 ? 'point-in-time' : 'current',
    history: { kind: 'snapshots', snapshots: snapshots(), count: texts.length },
    ...more,
  }
}

/** Returns a source that gives these acts, whatever the paths. */
export function sourceOf(acts: readonly ActDraft[], name = 'tiny'): Source {
  return {
    name,
    summary: 'Acts made in a test',
    claims: async () => true,
    read: async function* () {
      yield* acts
    },
  }
}

/** Imports acts and returns the report. */
export function bring(
  { db }: Shelf,
  acts: readonly ActDraft[],
  more: Partial<ImportOptions> = {},
  name = 'tiny',
): Promise<ImportReport> {
  return importFrom(db, sourceOf(acts, name), ['somewhere'], {
    jurisdiction: null,
    only: [],
    collection: null,
    dryRun: false,
    now: () => new Date('2026-11-23T00:00:00Z'),
    progress: () => {},
    ...more,
  })
}

/** Imports texts of the one act in one language. */
export function bringTexts(held: Shelf, texts: readonly Snapshot[]): Promise<ImportReport> {
  return bring(held, [{ work: WORK, expressions: [expression(texts)] }])
}

/** Returns what the library says of the act on a day: a line a provision, indented by its depth. */
export async function linesOn({ library }: Shelf, at: string, language = 'eng'): Promise<string[]> {
  const found = await library.resolve('XV-41/1994')
  const held = found && (await library.expression(found.work.id, language))
  if (!held) return []
  const { nodes } = await library.textOnDay(held.id, day(at))
  const lines: string[] = []
  await walk(library, nodes, 0, (line) => lines.push(line))
  return lines
}

/** Everything the library answers about the act, day by day, without lasting identities. */
export async function answers(held: Shelf, language = 'eng'): Promise<unknown> {
  const { library } = held
  const found = await library.resolve('XV-41/1994')
  const shown = found && (await library.expression(found.work.id, language))
  if (!found || !shown) return null
  const versions = await library.versions(shown.id)
  const days = daysAround(versions)
  const texts: Record<string, unknown> = {}
  for (const at of days) {
    const lines: string[] = []
    const { nodes } = await library.textOnDay(shown.id, at)
    await walk(library, nodes, 0, (line, node) =>
      lines.push(
        `${line} [${node.eId} ${node.from}..${node.to} ${node.basis} ${node.ground?.title}${node.concurrent ? ' concurrent' : ''}]`,
      ),
    )
    texts[at] = lines
  }
  return {
    title: found.work.title,
    expression: shown.title,
    textState: shown.textState,
    completeFrom: shown.completeFrom,
    versions,
    texts,
  }
}

function daysAround(versions: readonly Version[]): Day[] {
  const edges = versions.flatMap(({ from }) =>
    from === null ? [] : [addDays(from, -1), from, addDays(from, 1)],
  )
  return [...new Set([day('0001-01-01'), ...edges, day('9000-01-01')])].sort()
}

async function walk(
  library: Library,
  nodes: readonly Node[],
  depth: number,
  tell: (line: string, node: Node) => void,
): Promise<void> {
  for (const node of nodes) {
    const xml = node.textId === null ? '' : ((await library.contents([node.textId])).get(node.textId) ?? '')
    tell(
      `${'  '.repeat(depth)}${[node.num, node.heading, wordsOf(plainText(xml)).join(' ')].filter((part) => part).join(' | ')}`,
      node,
    )
    await walk(library, node.children, depth + 1, tell)
  }
}

/** Words that the gate refuses. */
export const GARBLED = 'L Ã© Ã© Ã©'

/** Returns two articles; the words are those of the second. */
export function two(words: string): ProvisionDraft[] {
  return [article('1', 'one'), article('2', words)]
}

/** Eight texts, one a year from 2001 on; article 2 changes in each. */
export const YEARS = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => text(`200${n}-01-01`, two(`two of 200${n}`)))

/** Returns the days on which the act has a version, each with its state. */
export async function versionsOf({ library }: Shelf): Promise<string[]> {
  const found = await library.resolve('XV-41/1994')
  const held = found && (await library.expression(found.work.id, 'eng'))
  return (held ? await library.versions(held.id) : []).map(({ from, state }) => `${from} ${state}`)
}

/** Returns all findings, a line each. */
export async function findingsIn({ library }: Shelf): Promise<string[]> {
  return (await library.findings({})).map(({ severity, check, path }) => `${severity} ${check} ${path}`)
}
