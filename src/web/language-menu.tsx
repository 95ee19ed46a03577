/** The languages of the interface: a fold in the bar that opens without a script, and what is said of one that is not spoken. */

import { locales } from '#i18n/messages.ts'
import { ownLanguageName } from '#i18n/names.ts'
import { languageOf } from '#law/language.ts'
import type { Page } from './page.ts'
import { withSpeech } from './speech.ts'

/** Returns the interface language's name in itself. */
export function speechName(locale: string): string {
  return ownLanguageName(languageOf(locale) ?? 'und')
}

export function LanguageMenu({ page }: { page: Page }) {
  const { t, address } = page
  return (
    <details class="speech">
      <summary>
        <span class="unseen">{t('site.language')}: </span>
        <span>{speechName(t.locale)}</span>
      </summary>
      <ul class="fold">
        {locales.map((locale) => (
          <li>
            <a
              href={withSpeech(address, locale)}
              lang={locale}
              hreflang={locale}
              rel="alternate"
              aria-current={locale === t.locale ? 'true' : undefined}
            >
              {speechName(locale)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Says that the interface does not speak the language that the address asks for, and which it speaks. */
export function SpeechRefused({ page }: { page: Page }) {
  const { t, speech, address } = page
  if (speech.refused === null) return null
  return (
    <p class="notice speechless" role="status">
      {t('site.noSuchLanguage', { typed: speech.refused })}{' '}
      {locales.map((locale, index) => (
        <>
          {index > 0 && ', '}
          <a href={withSpeech(address, locale)} lang={locale} hreflang={locale}>
            {speechName(locale)}
          </a>
        </>
      ))}
    </p>
  )
}

/** The same page in every language of the interface, for those who index it. */
export function Alternates({ address }: { address: string }) {
  return (
    <>
      {locales.map((locale) => (
        <link rel="alternate" hreflang={locale} href={withSpeech(address, locale)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={address} />
    </>
  )
}
