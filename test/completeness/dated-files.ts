/** The files of a corpus by act and date, found by the conventions of the corpora's own README. */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import { corpus } from '../corpora.ts'

export interface DatedFile {
  /** Name as the corpus gives it, without `.zst`. */
  readonly name: string
  /** `YYYY-MM-DD` of the name; a day of today's law where the name has none. */
  readonly date: string
  readonly text: () => string
}

export interface Act {
  /** Folder of the act; for loose files the path up to the date. */
  readonly path: string
  /** Ascending by name: `2019-10-24.md` before `2019-10-24_2.md`. */
  readonly files: readonly DatedFile[]
}

/** Returns the acts below a folder: every folder that has a `history.tsv`. */
export function actsBelow(folder: string): Act[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  const folders = entries.filter((entry) => entry.name === 'history.tsv').map((entry) => entry.parentPath)
  return folders.sort().map((act) => ({ path: act, files: filesOf(act) }))
}

/** Returns the acts of a folder of loose files, such as `womens-rights_2018-10-26.md`; one without a date stands for itself. */
export function looseActs(folder: string, extension: string): Act[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(extension))
  const acts = Map.groupBy(names.sort(), (name) =>
    name.replace(new RegExp(`_\\d{4}-\\d\\d-\\d\\d\\${extension}$`), ''),
  )
  return [...acts].map(([act, files]) => ({
    path: path.join(folder, files.length > 1 ? act : (files[0] ?? act)),
    files: files.map((name) => ({
      name,
      date: /\d{4}-\d\d-\d\d/.exec(name)?.[0] ?? UNDATED,
      text: () => textAt(path.join(folder, name)),
    })),
  }))
}

/** Which of so many files of an act are taken, by their place. */
export type Sampling = (index: number, count: number) => boolean

/** Takes every so many, the first and the last three. */
export const every =
  (step: number): Sampling =>
  (index, count) =>
    index % step === 0 || index >= count - 3

/** Takes eight, the first and the last three among them; all of an act that has less than forty. */
export const eight: Sampling = (index, count) => count < 40 || every(Math.ceil(count / 5))(index, count)

/** Copies the acts below a folder into another, of their files those that are taken. */
export function sampled(folder: string, into: string, takes: Sampling): void {
  for (const { path: act, files } of actsBelow(folder)) {
    const copy = path.join(into, path.relative(folder, act))
    mkdirSync(copy, { recursive: true })
    cpSync(path.join(act, 'history.tsv'), path.join(copy, 'history.tsv'))
    for (const [index, file] of files.entries())
      if (takes(index, files.length)) writeFileSync(path.join(copy, file.name), file.text())
  }
}

/** Returns how many versions the corpora's index counts in a source. */
export function versionsListed(source: string): number {
  const [head = '', ...lines] = textAt(corpus('index.tsv') ?? '').split('\n')
  const column = head.split('\t').indexOf('versions')
  return lines
    .filter((line) => line.startsWith(`${source}\t`))
    .reduce((sum, line) => sum + Number(line.split('\t')[column]), 0)
}

const UNDATED = '2026-01-01'

function filesOf(folder: string): DatedFile[] {
  const files = new Map<string, () => string>()
  for (const name of readdirSync(folder)) {
    const location = path.join(folder, name)
    if (name === 'versions.tar.zst') {
      for (const { member, start, end } of membersOf(location))
        files.set(member, () => unpacked(location).toString('utf8', start, end))
    } else if (/^\d{4}-/.test(name)) files.set(name.replace(/\.zst$/, ''), () => textAt(location))
  }
  const order = (name: string) =>
    `${name.slice(0, 10)} ${(/_(\d+)\./.exec(name)?.[1] ?? '1').padStart(3, '0')}`
  const names = [...files.keys()].sort((a, b) => (order(a) < order(b) ? -1 : 1))
  return names.map((name) => ({ name, date: name.slice(0, 10), text: () => files.get(name)?.() ?? '' }))
}

function textAt(location: string): string {
  const bytes = readFileSync(location)
  return (location.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes).toString('utf8')
}

interface Member {
  readonly member: string
  readonly start: number
  readonly end: number
}

// The versions of a code are hundreds of megabytes: what stands where is kept of each archive, and the bytes of the last one read.
const members = new Map<string, readonly Member[]>()
let last = { location: '', bytes: Buffer.alloc(0) }

function unpacked(location: string): Buffer {
  if (last.location !== location) last = { location, bytes: zstdDecompressSync(readFileSync(location)) }
  return last.bytes
}

function membersOf(location: string): readonly Member[] {
  const known = members.get(location)
  if (known) return known
  const found = membersIn(unpacked(location))
  members.set(location, found)
  return found
}

// A flat tar: heads of 512 bytes with name, size in octal and type, each followed by its file, padded to 512 bytes.
function membersIn(tar: Buffer): Member[] {
  const found: Member[] = []
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const member = tar
      .toString('utf8', at, at + 100)
      .replace(/\0.*$/s, '')
      .replace(/^\.\//, '')
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8)
    if (/^\d{4}-/.test(member)) found.push({ member, start: at + 512, end: at + 512 + size })
    at += 512 + Math.ceil(size / 512) * 512
  }
  return found
}
