/**
 * What a font says of itself: which characters it has, by its `cmap` table, formats 4 and 12, and what it is called, by its `name`
 * table (OpenType 1.9). A file may hold several fonts.
 */

/** A font of a file, by the family that typesetters know it under. */
export interface Face {
  readonly family: string
  readonly isRegular: boolean
}

/** Returns the code points that the (first) font has a glyph for. Throws RangeError where it is no font with a Unicode `cmap`. */
export function lettersOf(font: Buffer): ReadonlySet<number> {
  const [directory = 0] = directoriesOf(font)
  const cmap = tableAt(font, directory, 'cmap')
  const letters = new Set<number>()
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
    const format = font.readUInt16BE(subtable)
    if (format === 4) segments(font, subtable, letters)
    else if (format === 12) groups(font, subtable, letters)
  }
  if (letters.size === 0)
    throw new RangeError('Cannot read the font: it has no Unicode cmap of format 4 or 12')
  return letters
}

/** Returns the fonts of a file. Throws RangeError where it is none. */
export function facesOf(font: Buffer): Face[] {
  return directoriesOf(font).map((directory) => {
    const names = namesOf(font, tableAt(font, directory, 'name'))
    const family = names.get(TYPOGRAPHIC_FAMILY) ?? names.get(FAMILY)
    if (family === undefined) throw new RangeError('Cannot read the font: it does not say its family')
    const style = names.get(TYPOGRAPHIC_STYLE) ?? names.get(STYLE) ?? 'Regular'
    return { family, isRegular: style === 'Regular' }
  })
}

const FAMILY = 1
const STYLE = 2
const TYPOGRAPHIC_FAMILY = 16
const TYPOGRAPHIC_STYLE = 17
const WINDOWS = 3
const ENGLISH = 0x409

function namesOf(font: Buffer, at: number): Map<number, string> {
  const names = new Map<number, string>()
  const letters = at + font.readUInt16BE(at + 4)
  for (let index = 0; index < font.readUInt16BE(at + 2); index++) {
    const entry = at + 6 + index * 12
    if (font.readUInt16BE(entry) !== WINDOWS || font.readUInt16BE(entry + 4) !== ENGLISH) continue
    const [length, offset] = [font.readUInt16BE(entry + 8), font.readUInt16BE(entry + 10)]
    const written = Buffer.from(font.subarray(letters + offset, letters + offset + length))
    names.set(font.readUInt16BE(entry + 6), written.swap16().toString('utf16le'))
  }
  return names
}

// A collection lists where the tables of each of its fonts are told.
function directoriesOf(font: Buffer): number[] {
  if (font.toString('latin1', 0, 4) !== 'ttcf') return [0]
  return Array.from({ length: font.readUInt32BE(8) }, (_, index) => font.readUInt32BE(12 + index * 4))
}

function tableAt(font: Buffer, directory: number, name: string): number {
  const count = font.readUInt16BE(directory + 4)
  for (let index = 0; index < count; index++) {
    const record = directory + 12 + index * 16
    if (font.toString('latin1', record, record + 4) === name) return font.readUInt32BE(record + 8)
  }
  throw new RangeError(`Cannot read the font: it has no table "${name}"`)
}

function segments(font: Buffer, at: number, letters: Set<number>): void {
  const double = font.readUInt16BE(at + 6)
  const [ends, starts] = [at + 14, at + 16 + double]
  const [deltas, offsets] = [starts + double, starts + 2 * double]
  for (let step = 0; step < double; step += 2) {
    const [start, end] = [font.readUInt16BE(starts + step), font.readUInt16BE(ends + step)]
    const [delta, offset] = [font.readUInt16BE(deltas + step), font.readUInt16BE(offsets + step)]
    for (let code = start; code <= end && code < 0xffff; code++) {
      const place = offsets + step + offset + 2 * (code - start)
      const glyph = offset === 0 ? (code + delta) & 0xffff : font.readUInt16BE(place)
      if (glyph !== 0) letters.add(code)
    }
  }
}

function groups(font: Buffer, at: number, letters: Set<number>): void {
  const count = font.readUInt32BE(at + 12)
  for (let index = 0; index < count; index++) {
    const group = at + 16 + index * 12
    const end = font.readUInt32BE(group + 4)
    for (let code = font.readUInt32BE(group); code <= end; code++) letters.add(code)
  }
}
