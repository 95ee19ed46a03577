/**
 * Akoma Ntoso 1.0, 2.0, 3.0 and its drafts, every document type. Files of one work (the same FRBRWork) are brought together:
 * each is the text of its FRBRExpression date, or, with `period` attributes, a whole history.
 */
import { claimsOfEvery } from '../claiming.ts'
import type { ActDraft, ExpressionDraft, ReadOptions, Refusal, Source } from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { filesBelow } from '../files.ts'
import { byDate, expressionOf, type Found } from './expressions.ts'
import { type Identity, identify } from './identify.ts'
import { rootOf } from './root.ts'

const FILE = /\.(?:xml|akn)(?:\.gz|\.zst)?$/i
const ROOT = /<(?:[\w.-]+:)?akomaNtoso[\s>]/
const BESIDE = /\.(?:html?|md|txt|pdf|tsv|css|xsl|xsd|png|jpe?g|gif|svg)$|^(?:LICENSE|README|\.)/i

export const akn: Source = {
  name: 'akn',
  summary:
    'Akoma Ntoso 1.0 to 3.0: acts, bills, judgments, debates and every other type; files of one work are its versions',
  claims: claimsOfEvery({ file: FILE, beside: BESIDE, isIn: (head) => ROOT.test(head) }),
  read,
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  const files = await filesBelow(paths, (name) => FILE.test(name))
  const works = new Map<string, Found[]>()
  for (const [index, path] of files.entries()) {
    options.progress({ label: path, done: index, total: files.length })
    try {
      const identity = identify(await rootOf(path), path)
      if (!wanted(identity, path, options.only)) continue
      works.set(identity.workKey, [...(works.get(identity.workKey) ?? []), { path, identity }])
    } catch (error) {
      yield refusalOf(error, path)
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

function wanted(identity: Identity, path: string, only: readonly string[]): boolean {
  const names = [path, identity.workKey, ...identity.work.aliases.map((alias) => alias.value)]
  return only.length === 0 || only.some((part) => names.some((name) => name.includes(part)))
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
