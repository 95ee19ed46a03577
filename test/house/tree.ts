/** The files of the project: those of `src/` with what they import, and every text file that is published. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { read } from './imports.ts'
import type { SourceFile } from './rules.ts'

export const ROOT = path.resolve(import.meta.dirname, '..', '..')

/** Returns every .ts and .tsx file of `src/`, sorted. */
export function sourceFiles(): SourceFile[] {
  return filesBelow('src')
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, source: readFileSync(path.join(ROOT, file), 'utf8') }))
    .map(({ file, source }) => ({ path: file.slice('src/'.length), source, ...read(source) }))
}

/** Returns every text file of the project: not what is installed, imported or made by a run. */
export function textFiles(): { path: string; text: string }[] {
  return filesBelow('')
    .map((file) => ({ path: file, text: readFileSync(path.join(ROOT, file), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'))
}

const NOT_OURS = new Set(['node_modules', '.git', '.cache', 'comity-data', 'pictures'])

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name) && !entry.name.endsWith('.log'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(file) : entry.isFile() ? [file] : []
    })
}
