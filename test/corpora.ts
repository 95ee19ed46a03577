/** Where the real-law corpora lie, if they are present beside the project. They are never part of it, and `npm run ok` reads none. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { QUICK } from './pace.ts'

const ROOT = path.resolve(import.meta.dirname, '..', '..', 'shared', 'corpora')

/** Returns the path of a corpus, or null where it is absent or not to be read. */
export function corpus(name: string): string | null {
  const location = path.join(ROOT, name)
  return !QUICK && existsSync(location) ? location : null
}

/** Returns the reason to skip a test that needs the corpora, or false where they are there. */
export function withoutCorpora(...names: string[]): string | false {
  if (QUICK) return `reads the corpora ${names.join(', ')}: left to npm test`
  const missing = names.filter((name) => corpus(name) === null)
  return missing.length > 0 && `needs the corpora ${missing.join(', ')}, absent here`
}
