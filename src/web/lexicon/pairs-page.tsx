/** The pairs of languages whose terms are learnt. */
import { languageName } from '#i18n/names.ts'
import { bcp47 } from '#law/language.ts'
import type { PairLearnt } from '#store/lexicon.ts'
import { Frame } from '../layout.tsx'
import type { Page } from '../page.ts'

export function PairsPage({ page, pairs }: { page: Page; pairs: readonly PairLearnt[] }) {
  const { t } = page
  const name = (language: string) => languageName(language, t.locale)
  return (
    <Frame page={page} title={t('lexicon.title')} canonical="/lexicon">
      <main id="main" class="plainpage lexicon">
        <h1>{t('lexicon.title')}</h1>
        <p class="lead">{t('lexicon.lead')}</p>
        {pairs.length === 0 ? (
          <>
            <p>
              <b>{t('lexicon.none')}.</b> {t('lexicon.noneLead')}
            </p>
            <Command words="comity lexicon learn" />
          </>
        ) : (
          <ul class="pairs">
            {pairs.map(({ one, other, works, sentences }) => (
              <li>
                <h2>
                  {[
                    [one, other],
                    [other, one],
                  ].map(([from = '', to = '']) => (
                    <a href={`/lexicon/${bcp47(from)}/${bcp47(to)}`}>
                      {t('lexicon.pair', { from: name(from), to: name(to) })}
                    </a>
                  ))}
                </h2>
                <p>{t('lexicon.from', { sentences, works })}</p>
              </li>
            ))}
          </ul>
        )}
      </main>
    </Frame>
  )
}

/** What an operator types. */
export function Command({ words }: { words: string }) {
  return (
    <pre class="command" tabindex={0}>
      <code lang="en">{words}</code>
    </pre>
  )
}
