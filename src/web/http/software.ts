/** The mark of the software that makes the pages: a new release makes new pages of old law, and caches must learn of it. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..')
const PARTS = ['src', 'locales', 'assets', 'jurisdictions', 'package-lock.json']

let known: string | null = null

/** Returns the hash of all that pages are made with, read once. */
export function softwareMark(): string {
  known ??= hashOf(PARTS.flatMap((part) => filesUnder(path.join(ROOT, part))).sort())
  return known
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${path.relative(ROOT, file)}\n`).update(readFileSync(file))
  return hash.digest('base64url')
}

function filesUnder(place: string): string[] {
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}
