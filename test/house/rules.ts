/** The walls of the house: each rule takes the files of `src/` and names every line that breaks it. */
import path from 'node:path'
import type { Import, Reading } from './imports.ts'

export interface SourceFile extends Reading {
  /** Below `src/`, with forward slashes. */
  readonly path: string
  readonly source: string
}

export interface Fault {
  readonly file: string
  readonly line: number
  readonly rule: string
}

/** For each folder of `src/` (and each file beside them) the folders it may import. */
export type Table = Readonly<Record<string, readonly string[]>>

/** Returns imports that cross a wall, name no file, or cross a folder without showing it. */
export function importFaults(files: readonly SourceFile[], table: Table): Fault[] {
  return files.flatMap((file) => {
    const owner = folderOf(file.path)
    const allowed = table[owner]
    if (!allowed)
      return [
        { file: file.path, line: 1, rule: `${owner} is in no row of the table: add it to the design first` },
      ]
    return file.imports.flatMap((each) => {
      const rule = importRule(file, each, owner, allowed)
      return rule === null ? [] : [{ file: file.path, line: each.line, rule }]
    })
  })
}

function importRule(
  file: SourceFile,
  { specifier, kind }: Import,
  owner: string,
  allowed: readonly string[],
): string | null {
  if (specifier === null) return 'a dynamic import must name its module, so that it can be checked'
  if (!/^[.#]/.test(specifier)) return null
  if (kind === 're-export' && specifier.startsWith('#'))
    return `re-exports ${specifier}: import it where it lives`
  if (specifier.startsWith('.')) return relativeRule(file.path, specifier, owner)
  if (!/\.tsx?$/.test(specifier)) return `${specifier} must end in .ts or .tsx`
  const target = folderOf(specifier.slice(1))
  if (target === owner || allowed.includes(target)) return null
  return `${owner} may not import ${target} (it may import ${allowed.join(', ') || 'nothing'})`
}

function relativeRule(from: string, specifier: string, owner: string): string | null {
  const target = path.posix.join(path.posix.dirname(from), specifier)
  if (isTest(from) && target.startsWith('../test/')) return null
  if (/^\.\.\/(locales|assets|jurisdictions)\/.*\.json$/.test(target)) return null
  if (target.startsWith('../') || folderOf(target) !== owner)
    return `${specifier} leaves ${owner}: write #folder/file.ts`
  return /\.tsx?$/.test(specifier) ? null : `${specifier} must end in .ts or .tsx`
}

/** A module or package that only some places may import. */
export interface Reserved {
  readonly modules: RegExp
  readonly only: (file: string) => boolean
  readonly rule: string
}

/** Returns imports of reserved modules from elsewhere; types are no exception, they tie a folder to the module all the same. */
export function reservedFaults(files: readonly SourceFile[], reserved: readonly Reserved[]): Fault[] {
  return files.flatMap((file) =>
    reserved.flatMap(({ modules, only, rule }) =>
      file.imports
        .filter((each) => each.specifier !== null && modules.test(each.specifier) && !only(file.path))
        .map((each) => ({ file: file.path, line: each.line, rule: `${each.specifier}: ${rule}` })),
    ),
  )
}

/** Something in the code that only some places may say. */
export interface Phrase {
  readonly pattern: RegExp
  readonly only: (file: string) => boolean
  readonly rule: string
}

/** Returns lines of code (comments and texts left out) that say what only others may say. */
export function phraseFaults(files: readonly SourceFile[], phrases: readonly Phrase[]): Fault[] {
  return files.flatMap((file) =>
    phrases
      .filter(({ only }) => !only(file.path))
      .flatMap(({ pattern, rule }) =>
        linesWith(file.code, pattern).map((line) => ({ file: file.path, line, rule })),
      ),
  )
}

function linesWith(code: string, pattern: RegExp): number[] {
  return code.split('\n').flatMap((text, index) => (pattern.test(text) ? [index + 1] : []))
}

/** Returns imports in a circle, those of types alone among them, one fault a circle. */
export function circleFaults(files: readonly SourceFile[]): Fault[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const done = new Set<string>()
  const faults: Fault[] = []
  const visit = (file: SourceFile, trail: readonly string[]) => {
    if (trail.includes(file.path)) {
      faults.push({
        file: file.path,
        line: 1,
        rule: `imports itself through ${[...trail.slice(trail.indexOf(file.path)), file.path].join(' > ')}`,
      })
      return
    }
    if (done.has(file.path)) return
    for (const each of file.imports) {
      const target = byPath.get(targetOf(file.path, each.specifier))
      if (target) visit(target, [...trail, file.path])
    }
    done.add(file.path)
  }
  for (const file of files) visit(file, [])
  return faults
}

function targetOf(from: string, specifier: string | null): string {
  if (specifier?.startsWith('#')) return specifier.slice(1)
  return specifier?.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : ''
}

/** Returns files longer than the limit; tests are not counted. */
export function sizeFaults(files: readonly SourceFile[], limit: number): Fault[] {
  return files
    .filter((file) => !isTest(file.path))
    .map((file) => ({ file: file.path, line: file.source.trimEnd().split('\n').length }))
    .filter(({ line }) => line > limit)
    .map((fault) => ({ ...fault, rule: `has ${fault.line} lines, more than ${limit}: split it by meaning` }))
}

/** Returns files that do not say in their first lines what they are for, that export a default, or that only pass on others. */
export function formFaults(files: readonly SourceFile[]): Fault[] {
  return files.flatMap((file) => {
    const fault = (rule: string, line = 1) => ({ file: file.path, line, rule })
    const faults: Fault[] = []
    if (!isTest(file.path) && !/^(#!.*\n)?\/[/*]/.test(file.source))
      faults.push(fault('must open with a comment that says what the file is for'))
    for (const line of linesWith(file.code, /^export default\b/))
      faults.push(fault('exports a default: give it a name', line))
    if (/^\s*(export\s[^;]*?from\s*""\s*)+$/.test(file.code))
      faults.push(fault('only passes on what others export: import it where it lives'))
    if (/(^|[/-])(utils?|helpers?|common|misc|manager)(?=[./-])/.test(file.path))
      faults.push(fault('has a name that says nothing: name it after what it does'))
    return faults
  })
}

/** Returns the folder of `src/` that a path lies in, or the file's own name where it lies beside them. */
export function folderOf(file: string): string {
  return file.split('/')[0] ?? file
}

/** Returns whether the file is a test. */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file)
}
