/** The address of a file: that of a text, a point, and the ending of a format (Akoma Ntoso Naming Convention 1.0, manifestations). */
import { FORMATS, type Format } from '#export/registry.ts'

export interface Address {
  /** The path as it was asked for, decoded. */
  readonly whole: string
  /** The path without the ending. */
  readonly stem: string
  readonly format: Format
}

/** Returns the parts of a path that ends as a file does; null where it does not, or cannot be decoded. */
export function addressOf(path: string): Address | null {
  const whole = decoded(path)
  const format = whole && FORMATS.find(({ ending }) => whole.endsWith(`.${ending}`))
  if (!format) return null
  const stem = whole.slice(0, -format.ending.length - 1)
  return /[/~.]$/.test(stem) ? null : { whole, stem, format }
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
