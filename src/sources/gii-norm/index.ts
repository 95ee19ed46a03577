/**
 * Federal law of Germany in the XML of gesetze-im-internet.de (gii-norm.dtd), one file or `xml.zip` an act.
 *
 * A file is the text as the site showed it on its build date; it does not say from when a wording has legal effect. Files of one act
 * (the same document number) built on several days are its versions.
 */
import path from 'node:path'
import type { Snapshot } from '#law/provision.ts'
import { claimsOfEvery } from '../claiming.ts'
import type { ActDraft, ExpressionDraft, ReadOptions, Refusal, Source } from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { decodeUtf8, filesBelow, readBytes } from '../files.ts'
import { type Gii, parseGii } from './document.ts'
import { workOf } from './identification.ts'
import { outline } from './outline.ts'
import { textInZip } from './zip.ts'

const FILE = /\.(?:xml(?:\.gz|\.zst)?|zip)$/i
const BESIDE = /\.(?:html?|md|txt|pdf|tsv|dtd|png|jpe?g|gif)$|^(?:LICENSE|README|\.)/i

export const giiNorm: Source = {
  name: 'gii-norm',
  summary: 'Federal law of Germany: XML of gesetze-im-internet.de, files or xml.zip',
  claims: claimsOfEvery({ file: FILE, beside: BESIDE, isIn }),
  read,
}

function isIn(head: string, file: string): boolean {
  return /\.zip$/i.test(file) ? isPackage(head) : isGii(head)
}

function isGii(head: string): boolean {
  return /<dokumente[\s>]/.test(head) && (head.includes('gii-norm.dtd') || head.includes('<jurabk>'))
}

// The names of members stand in a zip as they are; those of the site bear the number of the document.
function isPackage(head: string): boolean {
  return head.startsWith('PK') && /BJNR\w{9}\.xml/.test(head)
}

async function* read(paths: readonly string[], options: ReadOptions): AsyncGenerator<ActDraft | Refusal> {
  const files = await filesBelow(paths, (name) => FILE.test(name))
  const acts = new Map<string, Gii[]>()
  for (const [index, file] of files.entries()) {
    options.progress({ label: path.basename(file), done: index, total: files.length })
    try {
      const text = /\.zip$/i.test(file) ? await textInZip(file) : decodeUtf8(await readBytes(file), file)
      const gii = parseGii(text, file)
      if (!wanted(gii, options.only)) continue
      acts.set(gii.identification.number, [...(acts.get(gii.identification.number) ?? []), gii])
    } catch (error) {
      yield refusalOf(error)
    }
  }
  for (const versions of acts.values()) yield actOf(versions, options)
  options.progress({ label: '', done: files.length, total: files.length })
}

function wanted({ identification, path: file }: Gii, only: readonly string[]): boolean {
  const { number, title, aliases } = identification
  const names = [number, title, ...aliases.map(({ value }) => value)].map((name) => name.toLowerCase())
  return (
    only.length === 0 ||
    only.some(
      (sought) => names.includes(sought.toLowerCase()) || (/[./\\]/.test(sought) && file.includes(sought)),
    )
  )
}

function actOf(found: readonly Gii[], options: ReadOptions): ActDraft {
  const versions = [...found].sort((a, b) => (a.built ?? '').localeCompare(b.built ?? ''))
  const newest = versions.at(-1) as Gii
  const standing = versions.filter((version, index) => versions[index + 1]?.date !== version.date)
  const expression: ExpressionDraft = {
    language: 'deu',
    title: newest.identification.title,
    path: newest.path,
    textState: standing.length > 1 ? 'point-in-time' : 'current',
    history: {
      kind: 'snapshots',
      count: standing.length,
      snapshots: snapshots(standing, versions),
    },
  }
  return {
    work: workOf(newest.identification, options.jurisdiction),
    expressions: [expression],
  }
}

async function* snapshots(standing: readonly Gii[], all: readonly Gii[]): AsyncGenerator<Snapshot> {
  for (const version of standing) {
    const replaced = all.filter((other) => other !== version && other.date === version.date)
    const { provisions, findings } = outline(version)
    yield {
      date: version.date,
      basis: version.date === null ? 'unknown' : 'snapshot',
      published: null,
      ground: version.identification.ground,
      path: version.path,
      provisions,
      findings: [
        ...findings,
        ...replaced.map((other) => ({
          severity: 'warning' as const,
          check: 'same-date',
          path: version.path,
          where: null,
          message: `The file is of the day of ${path.basename(other.path)} (${version.date ?? 'none'}) and was built later: it stands`,
        })),
      ],
    }
  }
}
