/** Characters that an object can hold: those of XML 1.0 (section 2.2). */

const UNWRITABLE = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/

/** Returns whether the text can be written into an object and read back as it was. */
export function writable(text: string): boolean {
  return !UNWRITABLE.test(text) && text.isWellFormed()
}

/** Returns the text without what no XML can hold. Legal texts have no use for it; it comes of damaged files. */
export function writableText(text: string): string {
  return writable(text) ? text : text.replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '')
}
