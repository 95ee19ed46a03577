/** The typefaces that law is printed in, which letters they have, and in which order a language takes them. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bcp47, type Language } from '#law/language.ts'
import { foundFace, systemFace } from './fonts-found.ts'
import { lettersOf } from './letters.ts'
import { lettersOfScript, scriptsIn } from './scripts.ts'
import type { Typeface } from './typeface.ts'

/** A family as the typesetter takes it: with `covers`, for these characters alone. */
export type Family = string | { readonly name: string; readonly covers: 'latin-in-cjk' }

const SERIF: Typeface = {
  family: 'Source Serif 4',
  files: [
    '400Regular',
    '400Regular_Italic',
    '600SemiBold',
    '600SemiBold_Italic',
    '700Bold',
    '700Bold_Italic',
  ].map((style) => `@expo-google-fonts/source-serif-4/${style}/SourceSerif4_${style}.ttf`),
}

const NOTO = ['400Regular', '600SemiBold', '700Bold']
// By ISO 15924 script; Latin, Cyrillic and Greek are in the serif, which also has the figures and signs of the others.
const SMALL: Readonly<Record<string, Typeface>> = {
  Arab: packaged('noto-naskh-arabic', 'Noto Naskh Arabic', 'NotoNaskhArabic', NOTO),
  Deva: packaged('noto-serif-devanagari', 'Noto Serif Devanagari', 'NotoSerifDevanagari', NOTO),
  Hebr: packaged('noto-serif-hebrew', 'Noto Serif Hebrew', 'NotoSerifHebrew', NOTO),
}
// Of thousands of letters each: read only where a text has some of them.
const LARGE: Readonly<Record<string, Typeface>> = {
  Jpan: packaged('biz-udmincho', 'BIZ UDMincho', 'BIZUDMincho', ['400Regular', '700Bold']),
  Hans: packaged('zcool-xiaowei', 'ZCOOL XiaoWei', 'ZCOOLXiaoWei', ['400Regular']),
}
// Greek of many accents, which the serif lacks.
const DIDOT: Typeface = {
  family: 'GFS Didot',
  files: ['@expo-google-fonts/gfs-didot/400Regular/GFSDidot_400Regular.ttf'],
}
const IN_SERIF = new Set(['Latn', 'Cyrl', 'Grek'])
const IN_SQUARES = new Set(['Hans', 'Hant', 'Jpan', 'Kore'])

/** Returns whether a typeface at hand has the letters of the language. */
export function isPrintable(language: Language): boolean {
  const script = scriptOf(language)
  return IN_SERIF.has(script) || faceOf(script) !== null
}

/**
 * Returns the typefaces for words in the languages, that of the first language foremost, and for what else of the words is in other
 * letters. Large typefaces are among them only where they are needed.
 */
export function typefacesFor(languages: readonly Language[], words = ''): readonly Typeface[] {
  const [first, ...others] = [...languages.map(scriptOf), ...Object.keys(SMALL)].map(faceOf)
  const faces = new Map<string, Typeface>()
  const add = (face: Typeface | null | undefined) => face && faces.set(face.family, face)
  for (const face of [first, SERIF, DIDOT, ...others]) add(face)
  for (const script of scriptsIn(words)) {
    const has = covering([...faces.values()])
    const lacking = lettersOfScript(script, words).filter((letter) => !has(letter))
    const face = lacking.length === 0 ? null : faceOf(script)
    if (face && lacking.some(covering([face]))) add(face)
  }
  return [...faces.values()]
}

/** Returns the families in the order in which words of the language take them. */
export function familiesFor(language: Language, faces: readonly Typeface[]): readonly Family[] {
  const script = scriptOf(language)
  const own = faceOf(script)
  const families = faces.map(({ family }) => family)
  if (!own) return families
  const order = [own.family, ...families.filter((family) => family !== own.family)]
  // Latin letters and figures among squares are the serif's; points and quotation marks are those of the squares.
  return IN_SQUARES.has(script) ? [{ name: SERIF.family, covers: 'latin-in-cjk' }, ...order] : order
}

/** Returns whether words of the language are in letters whose forms differ from one language to another. */
export function hasOwnForms(language: Language): boolean {
  return IN_SQUARES.has(scriptOf(language))
}

/** Returns the files of the typefaces, as they are. */
export function fontFiles(faces: readonly Typeface[]): Buffer[] {
  return [...new Set(faces.flatMap(({ files }) => files))].map(read)
}

/** Returns whether one of the typefaces has a letterform for the character. */
export function covering(faces: readonly Typeface[]): (codePoint: number) => boolean {
  const sets = faces.flatMap(({ files: [first] }) => (first === undefined ? [] : [lettersIn(first)]))
  return (codePoint) => sets.some((letters) => letters.has(codePoint))
}

// What the operator put there goes first; then what comes along, but for Chinese, whose typeface is for want of a better one.
function faceOf(script: string): Typeface | null {
  const found = foundFace(script)
  if (found) return found
  const own = SMALL[script] ?? LARGE[script] ?? null
  return script === 'Hans' || own === null ? (systemFace(script) ?? own) : own
}

function packaged(name: string, family: string, file: string, styles: readonly string[]): Typeface {
  return { family, files: styles.map((style) => `@expo-google-fonts/${name}/${style}/${file}_${style}.ttf`) }
}

// https://www.unicode.org/reports/tr35/#Likely_Subtags
function scriptOf(language: Language): string {
  try {
    return new Intl.Locale(bcp47(language)).maximize().script ?? ''
  } catch {
    return ''
  }
}

const { resolve } = createRequire(import.meta.url)

function read(file: string): Buffer {
  return readFileSync(resolve(file))
}

const known = new Map<string, ReadonlySet<number>>()

function lettersIn(file: string): ReadonlySet<number> {
  const letters = known.get(file) ?? lettersOf(read(file))
  known.set(file, letters)
  return letters
}
