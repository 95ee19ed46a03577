/** Names of languages, in a locale and in themselves. */
import { bcp47, type Language } from '#law/language.ts'

// CLDR has no names for these tags, or names them by their code.
const OWN: Readonly<Record<string, string>> = { und: '—' }
const names = new Map<string, Intl.DisplayNames>()
const ownNames = new Map<Language, string>()

/** Returns the language's name in the locale; its code where the locale has none. */
export function languageName(language: Language, locale: string): string {
  return nameOf(bcp47(language), locale)
}

/** Returns the language's name in itself, with a capital where its script has one; its code where none is known. */
export function ownLanguageName(language: Language): string {
  let own = ownNames.get(language)
  if (own === undefined) ownNames.set(language, (own = ownName(bcp47(language))))
  return own
}

function ownName(tag: string): string {
  const name = OWN[tag] ?? nameOf(tag, tag)
  return name === tag ? tag : name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1)
}

const said = new Map<string, string>()

function nameOf(tag: string, locale: string): string {
  const key = `${locale} ${tag}`
  let name = said.get(key)
  if (name === undefined) said.set(key, (name = lookUp(tag, locale)))
  return name
}

function lookUp(tag: string, locale: string): string {
  try {
    let display = names.get(locale)
    if (!display) {
      display = new Intl.DisplayNames([locale, 'en'], { type: 'language', fallback: 'code' })
      names.set(locale, display)
    }
    return display.of(tag) ?? tag
  } catch {
    return tag
  }
}
