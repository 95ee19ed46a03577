/** Giving every character that is printed a letterform, or its code where no typeface at hand has one: nothing is left out. */

export interface Letterer {
  readonly lettered: (text: string) => string
  /** The codes given so far, as they are printed. */
  readonly unwritable: ReadonlySet<string>
}

// Spaces, breaks and signs of direction have no letterform.
const FORMLESS = /[\p{Z}\p{Cf}\s]/u

/** Returns what writes texts with the letters that `has` knows. */
export function letterer(has: (codePoint: number) => boolean): Letterer {
  const unwritable = new Set<string>()
  const known = new Map<string, string>()
  const forms = (character: string): string => {
    let form = known.get(character)
    if (form === undefined) {
      const code = character.codePointAt(0) ?? 0
      form =
        FORMLESS.test(character) || has(code)
          ? character
          : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
      if (form !== character) unwritable.add(form)
      known.set(character, form)
    }
    return form
  }
  // Most texts are of letters that every typeface has.
  const lettered = (text: string) =>
    /^[\x20-\x7e]*$/.test(text) ? text : Array.from(text.toWellFormed(), forms).join('')
  return { lettered, unwritable }
}
