/** Links to feeds in the head of pages: of the whole library, and of a place where the page is its shelf. */
import { type Jurisdictions, jurisdictionName } from '#i18n/jurisdictions.ts'
import type { Translator } from '#i18n/messages.ts'
import type { HeadLink } from '../page.ts'
import { ATOM, FEEDS } from './address.ts'

/** Returns the links; `place` is the code of the shelf shown, as it was typed. */
export function feedLinks(
  { jurisdictions }: { readonly jurisdictions: Jurisdictions },
  t: Translator,
  place: string | undefined,
): HeadLink[] {
  const code = place?.trim().toLowerCase() ?? ''
  const isPlace = /^[a-z]{2}(?:-[a-z0-9]+)*$/.test(code)
  const name = isPlace ? jurisdictionName(jurisdictions, code, t.locale) : t('site.name')
  const end = isPlace ? `/${code}` : ''
  return [
    { rel: 'alternate', type: ATOM, href: FEEDS.changes + end, title: t('feed.changes', { name }) },
    { rel: 'alternate', type: ATOM, href: FEEDS.recorded + end, title: t('feed.recorded', { name }) },
  ]
}
