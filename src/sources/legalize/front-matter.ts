/** The YAML between the first two `---` lines of a file. */
import { parseDocument } from 'yaml'

export interface FrontMatter {
  /** Scalars as text, keys in lower case; empty where there is no front matter. */
  readonly values: ReadonlyMap<string, string>
  /** Everything after it. */
  readonly body: string
  /** A front matter was opened and never closed: the file is truncated. */
  readonly truncated: boolean
}

const OPENING = /^---[ \t]*\r?\n/
const CLOSING = /^---[ \t]*$/m
// Characters of front matter that are read; real ones have at most a few thousand.
const LONGEST = 65_536
const NONE: ReadonlyMap<string, string> = new Map()

/** Returns the values of a file's front matter and the text after it. A line `---` that no key follows is a rule, not front matter. */
export function splitFrontMatter(text: string): FrontMatter {
  const opening = OPENING.exec(text)
  if (!opening || !/^(?:\s*#.*\n|\s*\n)*[A-Za-z_][\w-]*:/.test(text.slice(opening[0].length)))
    return { values: NONE, body: text, truncated: false }
  const rest = text.slice(opening[0].length)
  const closing = CLOSING.exec(rest)
  if (!closing) return { values: scalars(rest.slice(0, LONGEST)), body: '', truncated: true }
  return {
    values: scalars(rest.slice(0, Math.min(closing.index, LONGEST))),
    body: rest.slice(closing.index + closing[0].length),
    truncated: false,
  }
}

// Dates stay text: the core schema has no timestamps. Aliases are refused, so that no value can grow out of bounds.
function scalars(yaml: string): Map<string, string> {
  const values = new Map<string, string>()
  let data: unknown
  try {
    data = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent' }).toJS({ maxAliasCount: 0 })
  } catch {
    return values
  }
  if (typeof data !== 'object' || data === null) return values
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === 'string' && value.trim() !== '') values.set(key.toLowerCase(), value.trim())
  }
  return values
}
