/** Names of languages, in a locale and in themselves. */
import { bcp47, type Language } from '#law/language.ts'

// CLDR has no names for these tags, or names them by their code.
const OWN: Readonly<Record<string, string>> = { und: '—' }
// Georgian is written without capitals, although its letters have some.
const CASELESS = /^\p{Script=Georgian}/u
const displays = new Map<string, Intl.DisplayNames>()
// Hundreds of languages can stand on one page; ICU takes its time for each.
const names = new Map<string, string>()

/** Returns the language's name in the locale; its code where the locale has none. */
export function languageName(language: Language, locale: string): string {
  return nameOf(bcp47(language), locale)
}

/** Returns the language's name in itself, with a capital where its script has one; its code where none is known. */
export function ownLanguageName(language: Language): string {
  const tag = bcp47(language)
  const name = OWN[tag] ?? nameOf(tag, tag)
  return name === tag || CASELESS.test(name) ? name : name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1)
}

function nameOf(tag: string, locale: string): string {
  const key = `${locale} ${tag}`
  let name = names.get(key)
  if (name === undefined) names.set(key, (name = lookUp(tag, locale)))
  return name
}

function lookUp(tag: string, locale: string): string {
  try {
    let display = displays.get(locale)
    if (!display) {
      display = new Intl.DisplayNames([locale, 'en'], { type: 'language', fallback: 'code' })
      displays.set(locale, display)
    }
    return display.of(tag) ?? tag
  } catch {
    return tag
  }
}
