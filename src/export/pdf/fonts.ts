/** The typefaces that law is printed in, and which letters they have. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bcp47, type Language } from '#law/language.ts'
import { lettersOf } from './letters.ts'

export interface Typeface {
  readonly family: string
  readonly files: readonly string[]
}

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

// By ISO 15924 script; Latin, Cyrillic and Greek are in the serif, which also has the figures and signs of the others.
const OTHERS: Readonly<Record<string, Typeface>> = {
  Arab: noto('noto-naskh-arabic', 'Noto Naskh Arabic', 'NotoNaskhArabic'),
  Deva: noto('noto-serif-devanagari', 'Noto Serif Devanagari', 'NotoSerifDevanagari'),
  Hebr: noto('noto-serif-hebrew', 'Noto Serif Hebrew', 'NotoSerifHebrew'),
}
// Greek of many accents, which the serif lacks.
const DIDOT: Typeface = {
  family: 'GFS Didot',
  files: ['@expo-google-fonts/gfs-didot/400Regular/GFSDidot_400Regular.ttf'],
}
const IN_SERIF = new Set(['Latn', 'Cyrl', 'Grek'])

/** Returns whether a typeface at hand has the letters of the language. */
export function isPrintable(language: Language): boolean {
  const script = scriptOf(language)
  return IN_SERIF.has(script) || Object.hasOwn(OTHERS, script)
}

/** Returns the typefaces for a text, the one of its language first. */
export function typefacesFor(language: Language): readonly Typeface[] {
  const own = OTHERS[scriptOf(language)]
  const rest = Object.values(OTHERS).filter((face) => face !== own)
  return own ? [own, SERIF, DIDOT, ...rest] : [SERIF, DIDOT, ...rest]
}

/** Returns the files of the typefaces, as they are. */
export function fontFiles(faces: readonly Typeface[]): Buffer[] {
  return faces.flatMap(({ files }) => files.map(read))
}

/** Returns whether one of the typefaces has a letterform for the character. */
export function covering(faces: readonly Typeface[]): (codePoint: number) => boolean {
  const sets = faces.flatMap(({ files: [first] }) => (first === undefined ? [] : [lettersOf(read(first))]))
  return (codePoint) => sets.some((letters) => letters.has(codePoint))
}

function noto(name: string, family: string, file: string): Typeface {
  const files = ['400Regular', '600SemiBold', '700Bold'].map(
    (style) => `@expo-google-fonts/${name}/${style}/${file}_${style}.ttf`,
  )
  return { family, files }
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
