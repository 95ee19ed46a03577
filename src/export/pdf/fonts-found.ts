/**
 * Typefaces that do not come with the library: those in the folder that the operator names in `COMITY_FONTS`, and, for languages of East
 * Asia, the Noto and Source Han serifs of the system, whose licence lets everybody embed them.
 */
import { readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Face, facesOf, lettersOf } from './letters.ts'
import { isFor } from './scripts.ts'
import type { Typeface } from './typeface.ts'

const FONT = /\.(ttf|otf|ttc|otc)$/i

interface Found extends Typeface {
  readonly letters: ReadonlySet<number>
}

/** Returns the typeface of the operator's folder that has the letters of the script; null where none does. */
export function foundFace(script: string): Typeface | null {
  const folder = process.env.COMITY_FONTS
  if (folder === undefined || folder === '') return null
  const face = facesIn(folder).find(({ letters }) => isFor(script, letters))
  return face ? { family: face.family, files: face.files } : null
}

// Where one file holds the forms of several languages, each has a family of its own.
const SYSTEM: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Noto Serif CJK SC', 'Source Han Serif SC', 'Noto Serif SC'],
  Hant: ['Noto Serif CJK TC', 'Source Han Serif TC', 'Noto Serif TC'],
  Jpan: ['Noto Serif CJK JP', 'Source Han Serif', 'Noto Serif JP'],
  Kore: ['Noto Serif CJK KR', 'Source Han Serif K', 'Noto Serif KR'],
}
const SYSTEM_FILE =
  /^(NotoSerif(CJK|SC|TC|JP|KR)|SourceHanSerif)[^/]*-(Regular|SemiBold|Bold)\.(ttf|otf|ttc|otc)$/
const FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  path.join(os.homedir(), '.local', 'share', 'fonts'),
]

/** Returns a typeface of the system for a script of East Asia; null where it has none of those that are known. */
export function systemFace(script: string): Typeface | null {
  const wanted = SYSTEM[script]
  if (!wanted) return null
  const held = systemFamilies()
  const family = wanted.find((name) => held.has(name))
  return family === undefined ? null : { family, files: held.get(family) ?? [] }
}

let system: ReadonlyMap<string, readonly string[]> | undefined

function systemFamilies(): ReadonlyMap<string, readonly string[]> {
  system ??= familiesOf(FOLDERS.flatMap(filesIn).filter((file) => SYSTEM_FILE.test(path.basename(file))))
  return system
}

const scanned = new Map<string, readonly Found[]>()

function facesIn(folder: string): readonly Found[] {
  let faces = scanned.get(folder)
  if (!faces) {
    const files = filesIn(folder).filter((file) => FONT.test(file))
    faces = [...familiesOf(files)].flatMap(([family, own]) => {
      const letters = lettersIn(own[0] ?? '')
      return letters === null ? [] : [{ family, files: own, letters }]
    })
    if (faces.length === 0)
      warn(`the folder ${folder} of COMITY_FONTS has none; expected files .ttf, .otf, .ttc or .otc`)
    scanned.set(folder, faces)
  }
  return faces
}

function familiesOf(files: readonly string[]): Map<string, string[]> {
  const families = new Map<string, string[]>()
  for (const file of files) {
    for (const { family, isRegular } of facesIfFont(file)) {
      const known = families.get(family) ?? []
      if (isRegular) known.unshift(file)
      else known.push(file)
      families.set(family, [...new Set(known)])
    }
  }
  return families
}

function facesIfFont(file: string): readonly Face[] {
  return orWarned(file, () => facesOf(readFileSync(file))) ?? []
}

function lettersIn(file: string): ReadonlySet<number> | null {
  return orWarned(file, () => lettersOf(readFileSync(file)))
}

// A file that is no font keeps nobody from their document: it is named, and left out.
function orWarned<T>(file: string, read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    warn(`${file} is left out: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
}

function warn(reason: string): void {
  process.emitWarning(`Cannot take typefaces: ${reason}`)
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .sort()
  } catch {
    return []
  }
}
