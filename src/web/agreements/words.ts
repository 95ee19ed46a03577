/** Words of agreements in the language of a page, marked with the language that they are in. */
import type { Words } from '#agreements/model.ts'
import { inLanguage } from '#agreements/words.ts'
import { bcp47, direction, languageOf } from '#law/language.ts'
import type { Page } from '../page.ts'

/** Words, and the attributes of whatever shows them: empty where they are in the page's own language. */
export interface Said {
  readonly words: string
  readonly mark: { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' }
}

/** Returns the words in the language of the page, else in one that its reader prefers, else in English or the first there is. */
export function said(page: Page, words: Words): Said {
  const wanted = [page.t.locale, ...page.preferences].flatMap((tag) => languageOf(tag) ?? [])
  const { language, words: chosen } = inLanguage(words, wanted)
  return { words: chosen, mark: markOf(page, language) }
}

/** Returns the attributes of text in a language. */
export function markOf(page: Page, language: string): Said['mark'] {
  const tag = bcp47(language)
  return language === 'und' || tag === page.t.locale ? {} : { lang: tag, dir: direction(language) }
}
