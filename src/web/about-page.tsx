/** What Comity is and what its dates mean. */
import { Frame } from './layout.tsx'
import type { Page } from './page.ts'

export function AboutPage({ page }: { page: Page }) {
  const { t } = page
  return (
    <Frame page={page} title={t('about.title')} canonical="/about">
      <main id="main" class="plainpage prose">
        <h1>{t('about.title')}</h1>
        <p class="lead">{t('about.p1')}</p>
        <h2>{t('about.datesTitle')}</h2>
        <ul>
          <li>{t('about.asOf')}</li>
          <li>{t('about.inForce')}</li>
          <li>{t('about.snapshot')}</li>
          <li>{t('about.published')}</li>
          <li>{t('about.recorded')}</li>
        </ul>
        <p>{t('about.holes')}</p>
        <h2>{t('about.addressTitle')}</h2>
        <p>{t('about.address')}</p>
        <pre class="command" tabindex={0}>
          <code>/akn/fr/act/code/1804/civil/fra@1804-03-21/~art_1</code>
        </pre>
        <h2>{t('about.proofTitle')}</h2>
        <p>{t('about.proof')}</p>
        <h2>{t('about.privacyTitle')}</h2>
        <p>{t('about.privacy')}</p>
      </main>
    </Frame>
  )
}
