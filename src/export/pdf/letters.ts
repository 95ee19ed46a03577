/** Which characters a font has: its `cmap` table, formats 4 and 12 (OpenType 1.9, "cmap"). */

/** Returns the code points that the font has a glyph for. Throws RangeError where it is no font with a Unicode `cmap`. */
export function lettersOf(font: Buffer): ReadonlySet<number> {
  const cmap = table(font, 'cmap')
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

function table(font: Buffer, name: string): number {
  const count = font.readUInt16BE(4)
  for (let index = 0; index < count; index++) {
    const record = 12 + index * 16
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
