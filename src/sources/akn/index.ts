/**
 * Akoma Ntoso 1.0, 2.0, 3.0 and its drafts, every document type. Files of one work (the same FRBRWork) are brought together:
 * each is the text of its FRBRExpression date, or, with `period` attributes, a whole history.
 */
import { stat } from 'node:fs/promises'
import {
  type ActDraft,
  type ExpressionDraft,
  type Place,
  type ReadOptions,
  type Refusal,
  type Source,
  UnreadableError,
} from '../contract.ts'
import { placeAt, walkFiles } from '../files.ts'
import { byDate, expressionOf, type Found } from './expressions.ts'
import { type Identity, identify } from './identify.ts'
import { rootOf } from './root.ts'

export const akn: Source = {
  name: 'akn',
  summary:
    'Akoma Ntoso 1.0 to 3.0: acts, bills, judgments, debates and every other type; files of one work are its versions',
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
  const lists = await Promise.all(
    paths.map(async (path) =>
      (await stat(path)).isDirectory() ? walkFiles(path, (name) => FILE.test(name)) : [path],
    ),
  )
  return [...new Set(lists.flat())]
}

function wanted(identity: Identity, path: string, only: readonly string[]): boolean {
  const names = [path, identity.workKey, ...identity.work.aliases.map((alias) => alias.value)]
  return only.length === 0 || only.some((part) => names.some((name) => name.includes(part)))
}

function refusal(error: unknown, path: string): Refusal {
  if (!(error instanceof UnreadableError)) throw error
  return { refused: { path: error.path || path, where: error.where, reason: error.message } }
}

async function actOf(
  found: readonly Found[],
  options: ReadOptions,
  refusals: Refusal[],
): Promise<ActDraft | null> {
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
      aliases: aliases.filter(
        (alias, index) => aliases.findIndex((other) => other.value === alias.value) === index,
      ),
      published: found.map((one) => one.identity.work.published).find((date) => date !== null) ?? null,
    },
    expressions,
  }
}
