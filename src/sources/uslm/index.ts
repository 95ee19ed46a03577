/**
 * Law of the United States in USLM 2, the XML of the Government Publishing Office: public and private laws, bills and resolutions as
 * enrolled, compilations of statutes as amended.
 *
 * A law is its text as approved; whether and when a section takes effect is said in its words only. A compilation is a work of its own
 * that states which law it consolidates: its points in time are the days of the last amending act that its files name.
 */
import path from 'node:path'
import { languageOf } from '#law/language.ts'
import type { Snapshot } from '#law/provision.ts'
import { claimsOfEvery } from '../claiming.ts'
import {
  type ActDraft,
  type ExpressionDraft,
  type ReadOptions,
  type Refusal,
  type Source,
  UnreadableError,
} from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { filesBelow, readText } from '../files.ts'
import { childOf, type Element, parseXml, wordsIn } from '../xml-tree.ts'
import { type Identification, identify } from './identification.ts'
import { outline } from './outline.ts'

const FILE = /\.xml(?:\.gz|\.zst)?$/i
const BESIDE = /\.(?:html?|md|txt|pdf|tsv|xsd|xsl|css|png|jpe?g|gif)$|^(?:LICENSE|README|\.)/i
const ROOT =
  /<(?:pLaw|bill|resolution|statuteCompilation)\s[^>]*xmlns="http:\/\/schemas\.gpo\.gov\/xml\/uslm"/
const ROOTS = new Set(['pLaw', 'bill', 'resolution', 'statuteCompilation'])
const NAMESPACE = 'http://schemas.gpo.gov/xml/uslm'

export const uslm: Source = {
  name: 'uslm',
  summary: 'Law of the United States: USLM 2 XML of public laws, resolutions and statute compilations',
  claims: claimsOfEvery({ file: FILE, beside: BESIDE, isIn: (head) => ROOT.test(head) }),
  read,
}

interface Found {
  readonly path: string
  readonly of: Identification
  readonly language: string
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  const files = await filesBelow(paths, (name) => FILE.test(name))
  const documents = new Map<string, Found[]>()
  for (const [index, file] of files.entries()) {
    options.progress({ label: path.basename(file), done: index, total: files.length })
    try {
      const root = await rootAt(file)
      const found = { path: file, of: identify(root, file), language: languageIn(root, file) }
      if (wanted(found, options.only))
        documents.set(found.of.key, [...(documents.get(found.of.key) ?? []), found])
    } catch (error) {
      yield refusalOf(error)
    }
  }
  for (const versions of documents.values()) {
    const refused: Refusal[] = []
    yield actOf(versions, options, refused)
    yield* refused
  }
  options.progress({ label: '', done: files.length, total: files.length })
}

async function rootAt(file: string): Promise<Element> {
  const root = parseXml(await readText(file), file)
  if (ROOTS.has(root.name) && root.attributes.xmlns === NAMESPACE && childOf(root, 'main')) return root
  const seen = ROOTS.has(root.name)
    ? root.attributes.xmlns === NAMESPACE
      ? 'it has no <main>'
      : `its namespace is "${root.attributes.xmlns ?? ''}"`
    : `its root is <${root.name}>`
  throw new UnreadableError(
    file,
    `line ${root.line}`,
    `Cannot read the file as USLM: ${seen}; expected pLaw, bill, resolution or statuteCompilation of ${NAMESPACE}, with its text in <main>`,
  )
}

function languageIn(root: Element, file: string): string {
  const stated = root.attributes['xml:lang'] ?? wordsIn(childOf(childOf(root, 'meta'), 'dc:language'))
  const language = languageOf(stated)
  if (language !== null) return language
  throw new UnreadableError(
    file,
    `line ${root.line}`,
    `Cannot tell the language of the file: it states "${stated}"; expected xml:lang or dc:language such as "en"`,
  )
}

function wanted({ of, path: file }: Found, only: readonly string[]): boolean {
  const names = [of.work.title, ...of.work.aliases.map(({ value }) => value)].map((name) =>
    name.toLowerCase(),
  )
  return (
    only.length === 0 || only.some((sought) => names.includes(sought.toLowerCase()) || file.includes(sought))
  )
}

function actOf(found: readonly Found[], options: ReadOptions, refused: Refusal[]): ActDraft {
  const sorted = [...found].sort((a, b) => (a.of.date ?? '').localeCompare(b.of.date ?? ''))
  const standing = sorted.filter((one, index) => {
    const next = sorted[index + 1]
    if (next?.of.date !== one.of.date || !next) return true
    refused.push(refusalOf(sameDay(one, next)))
    return false
  })
  const newest = standing.at(-1) as Found
  const expression: ExpressionDraft = {
    language: newest.language,
    title: newest.of.work.title,
    path: newest.path,
    textState: newest.of.compilation ? 'point-in-time' : 'as-enacted',
    history: { kind: 'snapshots', count: standing.length, snapshots: snapshots(standing) },
  }
  return {
    work: { ...newest.of.work, jurisdiction: options.jurisdiction ?? 'us' },
    expressions: [expression],
  }
}

// A compilation shows the law as of the act that amended it last; a law bears the day of its approval.
async function* snapshots(versions: readonly Found[]): AsyncGenerator<Snapshot> {
  for (const { path: file, of } of versions) {
    yield {
      date: of.date,
      basis: of.compilation && of.date !== null ? 'snapshot' : 'unknown',
      published: null,
      ground: of.ground,
      path: file,
      provisions: outline(await rootAt(file)),
      findings: [],
    }
  }
}

function sameDay(one: Found, next: Found): UnreadableError {
  return new UnreadableError(
    one.path,
    null,
    `Cannot import the file: ${one.of.work.title} is in ${next.path} as of the same day, which stands; leave one of them out`,
  )
}
