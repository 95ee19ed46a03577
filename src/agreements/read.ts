/** Reading a record of an agreement from YAML or JSON, as people write it: what is wrong is told by line and field. */
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { AGREEMENT, type Agreement } from './model.ts'
import { AgreementError } from './refused.ts'

// The signed text lies beside the record: what is longer is none.
const LONGEST = 2_000_000

/** Returns the record. Throws AgreementError with every field that cannot be read, as `file:line field: what was expected`. */
export function readAgreement(text: string, file: string): Agreement {
  if (text.length > LONGEST)
    throw new AgreementError(`Cannot read ${file}: it is longer than any agreement; expected YAML or JSON`)
  const lines = new LineCounter()
  // JSON is YAML. Dates stay text, and no value can grow out of bounds.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' })
  const [fault] = document.errors
  if (fault)
    throw new AgreementError(
      `Cannot read ${file}, line ${lines.linePos(fault.pos[0]).line}: ${fault.message.split('\n')[0]}; expected YAML or JSON`,
    )
  const { success, data, error } = AGREEMENT.safeParse(plainOf(document, file))
  if (success) return data
  const told = issuesOf(error.issues).map(
    ({ path, message }) => `  ${file}:${lineOf(document, lines, path)} ${named(path)}${message}`,
  )
  throw new AgreementError(
    `Cannot take ${file}: it is no record of an agreement\n${told.join('\n')}\nCompare it with what comity agreements new prints`,
  )
}

function plainOf(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    throw new AgreementError(`Cannot read ${file}: it refers to parts of itself (*name); write them out`)
  }
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly code?: string | undefined
  readonly keys?: readonly string[]
  readonly errors?: readonly (readonly Issue[])[]
  readonly input?: unknown
}

// Of a choice between forms, the last one says what the richer form lacks.
function issuesOf(issues: readonly Issue[]): { path: readonly PropertyKey[]; message: string }[] {
  return issues.flatMap((issue) => {
    const inner = issue.errors?.at(-1)
    if (issue.code === 'invalid_union' && issue.message === 'Invalid input' && inner && inner.length > 0)
      return issuesOf(inner.map((each) => ({ ...each, path: [...issue.path, ...each.path] })))
    if (issue.code === 'unrecognized_keys')
      return (issue.keys ?? []).map((key) => ({
        path: [...issue.path, key],
        message: 'there is no such field here',
      }))
    return [{ path: issue.path, message: issue.message }]
  })
}

function named(path: readonly PropertyKey[]): string {
  if (path.length === 0) return ''
  const said = path.map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${String(part)}`)).join('')
  return `${said.replace(/^\./, '')}: `
}

// What is missing has no line of its own: that of what it should stand in is told.
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    const start = isNode(node) ? node.range?.[0] : undefined
    if (start !== undefined) return lines.linePos(start).line
  }
  return 1
}
