/** The files of a corpus by act and date, found by the conventions of the corpora's own README. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { zstdDecompressSync } from 'node:zlib'

export interface DatedFile {
  /** Name as the corpus gives it, without `.zst`. */
  readonly name: string
  /** `YYYY-MM-DD`, of the name. */
  readonly date: string
  readonly text: () => string
}

export interface Act {
  readonly folder: string
  /** Ascending by name: `2019-10-24.md` before `2019-10-24_2.md`. */
  readonly files: readonly DatedFile[]
}

/** Returns the acts below a folder: every folder that has a `history.tsv`. */
export function actsBelow(folder: string): Act[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  const folders = entries.filter((entry) => entry.name === 'history.tsv').map((entry) => entry.parentPath)
  return folders.sort().map((act) => ({ folder: act, files: filesOf(act) }))
}

function filesOf(folder: string): DatedFile[] {
  const files = new Map<string, () => string>()
  for (const name of readdirSync(folder)) {
    const location = path.join(folder, name)
    if (name === 'versions.tar.zst')
      for (const [member, bytes] of membersOf(zstdDecompressSync(readFileSync(location))))
        files.set(member, () => bytes.toString('utf8'))
    else if (/^\d{4}-/.test(name)) files.set(name.replace(/\.zst$/, ''), () => read(location))
  }
  const dated = [...files].map(([name, text]) => ({ name, date: name.slice(0, 10), text }))
  const order = ({ name, date }: { name: string; date: string }) =>
    `${date} ${(/_(\d+)\./.exec(name)?.[1] ?? '1').padStart(3, '0')}`
  return dated.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** Returns the text of a file, decompressed where its name ends in `.zst`. */
export function read(location: string): string {
  const bytes = readFileSync(location)
  return (location.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes).toString('utf8')
}

// A flat tar: heads of 512 bytes with name and octal size, each followed by its file, padded to 512 bytes.
function membersOf(tar: Buffer): [string, Buffer][] {
  const members: [string, Buffer][] = []
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '')
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8)
    if (tar[at + 156] !== 0x35)
      members.push([name.replace(/^\.\//, ''), tar.subarray(at + 512, at + 512 + size)])
    at += 512 + Math.ceil(size / 512) * 512
  }
  return members
}
