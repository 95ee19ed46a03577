/** Names of languages, in a locale and in themselves. */
import { bcp47, type Language } from '#law/language.ts'

// CLDR has no names for these tags, or names them by their code.
const OWN: Readonly<Record<string, string>> = { und: '—' }
const names = new Map<string, Intl.DisplayNames>()

/** Returns the language's name in the locale; its code where the locale has none. */
export function languageName(language: Language, locale: string): string {
  return nameOf(bcp47(language), locale)
}

/** Returns the language's name in itself, with a capital where its script has one; its code where none is known. */
export function ownLanguageName(language: Language): string {
  const tag = bcp47(language)
  const name = OWN[tag] ?? nameOf(tag, tag)
  if (name === tag) return tag
  return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1)
}

function nameOf(tag: string, locale: string): string {
  try {
    let display = names.get(locale)
    if (!display)
      names.set(
        locale,
        (display = new Intl.DisplayNames([locale, 'en'], { type: 'language', fallback: 'code' })),
      )
    return display.of(tag) ?? tag
  } catch {
    return tag
  }
}
