/** What centres are called, and how it is known. */
import { languageName } from '#i18n/names.ts'
import type { Centre } from '#jobs/network/centres.ts'
import { languageOf } from '#law/language.ts'
import type { Page } from '../page.ts'

/** Returns the centre's name, or words for one that has none. */
export function nameOf({ t }: Page, { name }: Centre): string {
  return name ?? t('network.centres.unnamed')
}

/** Returns how what is told of the centre is known. */
export function howKnown({ t }: Page, { how, by, profile, heard }: Centre): string {
  if (how === 'followed' && profile === null)
    return t(heard === null ? 'network.how.never' : 'network.how.nothing')
  return t(`network.how.${how}`, { names: by.map(({ name }) => name).join(', ') })
}

/** Returns the languages by name, in the language of the page. */
export function languagesSaid({ t }: Page, tags: readonly string[]): string {
  return tags
    .map((tag) => {
      const code = languageOf(tag)
      return code === null ? tag : languageName(code, t.locale)
    })
    .join(', ')
}
