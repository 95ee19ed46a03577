/** Which of the languages that something is held in its reader would rather have. */
import { preferred } from '#i18n/preference.ts'
import { bcp47, type Language } from '#law/language.ts'
import type { Page } from './page.ts'

/** Returns what is in the language that the reader prefers, the interface's where no preference fits; null where there is none of these. */
export function rather<Held extends { readonly language: Language }>(
  page: Page,
  held: readonly Held[],
): Held | null {
  const tags = held.map(({ language }) => bcp47(language))
  const tag = preferred([...page.preferences, page.t.locale], tags)
  return tag === null ? null : (held[tags.indexOf(tag)] ?? null)
}
