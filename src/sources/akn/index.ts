/**
 * Akoma Ntoso 1.0, 2.0, 3.0 and its drafts, every document type. Files of one work (the same FRBRWork) are brought together:
 * each is the text of its FRBRExpression date, or, with `period` attributes, a whole history.
 */
import { stat } from 'node:fs/promises'
import { placeAt, readText, walkFiles } from '../files.ts'
import { type ActDraft, type ExpressionDraft, type Place, type ReadOptions, type Refusal, type Source, type SnapshotHistory, UnreadableError } from '../contract.ts'
import { wordsOf } from '#law/content.ts'
import type { Finding, TextState } from '#law/provision.ts'
import { isAknNamespace } from '#markup/vocabulary.ts'
import { parseXml, XmlError, type XmlElement } from '#markup/xml.ts'
import { documentOf, identify, type Identity } from './identify.ts'
import { ownWordings } from './own.ts'
import { wordingsOf } from './periods.ts'
import { snapshotOf } from './snapshots.ts'

export const akn: Source = {
  name: 'akn',
  summary: 'Akoma Ntoso 1.0 to 3.0: acts, bills, judgments, debates and every other type; files of one work are its versions',
  claims,
  read,
}

const FILE = /\.(?:xml|akn)(?:\.gz|\.zst)?$/i
const ROOT = /<(?:[\w.-]+:)?akomaNtoso[\s>]/
const BESIDE = /\.(?:html?|md|txt|pdf|tsv|css|xsl|xsd|png|jpe?g|gif|svg)$|^(?:LICENSE|README|\.)/i

async function claims(place: Place): Promise<boolean> {
  if (!place.directory) return FILE.test(place.path) && ROOT.test(await place.head())
  const files = await walkFiles(place.path, (name) => !BESIDE.test(name))
  if (files.length === 0 || files.some((file) => !FILE.test(file))) return false
  for (const file of files) if (!ROOT.test(await (await placeAt(file)).head())) return false
  return true
}

interface Found {
  readonly path: string
  readonly identity: Identity
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  const files = await filesIn(paths)
  const works = new Map<string, Found[]>()
  for (const [index, path] of files.entries()) {
    options.progress({ label: path, done: index, total: files.length })
    try {
      const identity = identify(await rootOf(path), path)
      if (!wanted(identity, path, options.only)) continue
      works.set(identity.workKey, [...(works.get(identity.workKey) ?? []), { path, identity }])
    } catch (error) {
      yield refusal(error, path)
    }
  }
  for (const found of works.values()) {
    const refusals: Refusal[] = []
    const draft = await actOf(found, options, refusals)
    yield* refusals
    if (draft) yield draft
  }
  options.progress({ label: '', done: files.length, total: files.length })
}

async function filesIn(paths: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(paths.map(async (path) => ((await stat(path)).isDirectory() ? walkFiles(path, (name) => FILE.test(name)) : [path])))
  return [...new Set(lists.flat())]
}

/** Returns the root element of an Akoma Ntoso file. Throws UnreadableError where it is none. */
export async function rootOf(path: string): Promise<XmlElement> {
  const text = await readText(path)
  let root: XmlElement
  try {
    root = parseXml(text)
  } catch (error) {
    if (error instanceof XmlError) throw new UnreadableError(path, `line ${error.line}`, error.message)
    throw error
  }
  if (root.name !== 'akomaNtoso' || !isAknNamespace(root.ns)) {
    throw new UnreadableError(path, `line ${root.line}`, `Cannot read the file as Akoma Ntoso: its root is "${root.name}" of the namespace "${root.ns}"; expected akomaNtoso of a namespace of Akoma Ntoso 1.0 to 3.0`)
  }
  if (!documentOf(root)) throw new UnreadableError(path, `line ${root.line}`, 'Cannot read the file as Akoma Ntoso: it holds no document; expected act, bill, judgment or another document type')
  return root
}

function wanted(identity: Identity, path: string, only: readonly string[]): boolean {
  const names = [path, identity.workKey, ...identity.work.aliases.map((alias) => alias.value)]
  return only.length === 0 || only.some((part) => names.some((name) => name.includes(part)))
}

function refusal(error: unknown, path: string): Refusal {
  if (!(error instanceof UnreadableError)) throw error
  return { refused: { path: error.path || path, where: error.where, reason: error.message } }
}

async function actOf(found: readonly Found[], options: ReadOptions, refusals: Refusal[]): Promise<ActDraft | null> {
  const newest = [...found].sort(byDate).at(-1)
  if (!newest) return null
  const { work } = newest.identity
  const expressions: ExpressionDraft[] = []
  for (const [, files] of Map.groupBy(found, (one) => one.identity.language)) {
    const expression = await expressionOf(files, refusals)
    if (expression) expressions.push(expression)
  }
  const aliases = found.flatMap((one) => one.identity.work.aliases)
  return {
    work: {
      ...work,
      jurisdiction: options.jurisdiction ?? work.jurisdiction,
      aliases: aliases.filter((alias, index) => aliases.findIndex((other) => other.value === alias.value) === index),
      published: found.map((one) => one.identity.work.published).find((date) => date !== null) ?? null,
    },
    expressions,
  }
}

async function expressionOf(files: readonly Found[], refusals: Refusal[]): Promise<ExpressionDraft | null> {
  const historic = files.find(({ identity }) => identity.own === 'history' || (identity.own === null && identity.hasPeriods))
  if (historic) {
    for (const other of files) if (other !== historic && !(await sameWords(other, historic))) refusals.push(doubled(other, historic))
    return historyOf(historic)
  }
  const dated: Found[] = []
  for (const file of [...files].sort(byDate)) {
    const last = dated.at(-1)
    if (last?.identity.date !== file.identity.date || !last) dated.push(file)
    else if (!(await sameWords(file, last))) refusals.push(doubled(file, last))
  }
  const newest = dated.at(-1)
  if (!newest) return null
  const history: SnapshotHistory = { kind: 'snapshots', snapshots: snapshotsOf(dated), count: dated.length }
  return { language: newest.identity.language, title: newest.identity.title, path: newest.path, textState: stateOf(dated), history }
}

async function* snapshotsOf(files: readonly Found[]) {
  const keyed = files.some(({ identity }) => identity.hasWIds)
  for (const { path, identity } of files) yield snapshotOf(await rootOf(path), identity, path, keyed)
}

async function historyOf({ path, identity }: Found): Promise<ExpressionDraft> {
  const root = await rootOf(path)
  const own = identity.own === 'history'
  const { wordings, findings }: { wordings: readonly ReturnType<typeof ownWordings>[number][]; findings: Finding[] } = own
    ? { wordings: ownWordings(root, identity.events), findings: [] }
    : wordingsOf(root, identity.events, path)
  const notes = identity.events.map(({ date, published, ground }) => ({ date, published, ground, path }))
  const stated = stateIn(identity.textState)
  return {
    language: identity.language,
    title: identity.title,
    path,
    textState: stated ?? 'point-in-time',
    history: { kind: 'wordings', wordings, notes, findings, completeFrom: identity.completeFrom },
  }
}

// Files that differ in mark-up alone (citations linked, say) are one version: the first is read.
async function sameWords(a: Found, b: Found): Promise<boolean> {
  const [left, right] = await Promise.all([a, b].map(async ({ path, identity }) => {
    const { provisions } = snapshotOf(await rootOf(path), identity, path, false)
    return provisions.flatMap(({ num, heading, content }) => [...wordsOf(`${num ?? ''} ${heading ?? ''}`), content?.wordsHash ?? '']).join(' ')
  }))
  return left === right
}

// A second file of the same day cannot be told from the first as a version.
function doubled(file: Found, other: Found): Refusal {
  const reason = `Cannot take the file as a version: ${other.path} already states the text of ${file.identity.date ?? 'an unknown day'} in ${file.identity.language}; import one of the two`
  return { refused: { path: file.path, where: null, reason } }
}

function stateOf(files: readonly Found[]): TextState {
  const [only] = files
  const stated = stateIn(only?.identity.textState ?? null)
  if (files.length > 1) return 'point-in-time'
  if (stated) return stated
  if (only?.identity.original || only?.identity.work.type !== 'act') return 'as-enacted'
  return only?.identity.date ? 'point-in-time' : 'current'
}

function stateIn(text: string | null): TextState | null {
  return text === 'as-enacted' || text === 'point-in-time' || text === 'current' ? text : null
}

function byDate(a: Found, b: Found): number {
  const [left, right] = [a.identity.date ?? '', b.identity.date ?? '']
  return left < right ? -1 : left > right ? 1 : a.path < b.path ? -1 : 1
}
