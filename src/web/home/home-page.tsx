/** The first page: search with a day, the map, what is held, what changed and will change, and the doors to the rest. */
import { formatIri } from '#law/iri.ts'
import { bcp47, direction } from '#law/language.ts'
import type { LongHistory } from '#store/holdings.ts'
import { Changes } from '../browse/change-line.tsx'
import type { ToldChange } from '../browse/told-change.ts'
import { Invented, isInvented } from '../invented.tsx'
import { AsOf, Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { Find } from '../search/find.tsx'
import { Held } from './held.tsx'
import type { News } from './news.ts'
import { triesOf } from './tries.ts'
import { WorldMap } from './world-map.tsx'

interface Home {
  readonly page: Page
  readonly news: News
  readonly coming: readonly ToldChange[]
  readonly lately: readonly ToldChange[]
}

export function HomePage({ page, news, coming, lately }: Home) {
  const { t } = page
  return (
    <Frame page={page} title={t('site.name')} search={false} canonical="/">
      <main id="main">
        <div class="hero">
          <h1>{t('home.title')}</h1>
          <p class="lead">{t('home.lead')}</p>
          <Find page={page}>
            <AsOf page={page} at={null} label="home.lawAsOf" />
          </Find>
          <Try page={page} histories={news.histories} />
        </div>
        <WorldMap page={page} holdings={news.holdings} />
        <div class="room">
          <section>
            <h2>{t('home.held')}</h2>
            <Held page={page} holdings={news.holdings} />
          </section>
          <section>
            {coming.length > 0 && <h2>{t('home.coming')}</h2>}
            {coming.length > 0 && <Changes page={page} changes={coming} />}
            <h2>{t('home.lately')}</h2>
            {lately.length === 0 && <p class="lead">{t('home.noneLately')}</p>}
            <Changes page={page} changes={lately} />
            {lately.length > 0 && (
              <p>
                <a href="/changes">{t('home.moreLately')}</a>
              </p>
            )}
          </section>
        </div>
        <Doors page={page} />
      </main>
    </Frame>
  )
}

// Acts with long histories, as they stood on their first day: what no other site shows at once.
function Try({ page, histories }: { page: Page; histories: readonly LongHistory[] }) {
  const { t } = page
  const tries = triesOf(histories, (place) => isInvented(page, place))
  if (tries.length === 0) return null
  return (
    <p class="try">
      {t('home.try')}{' '}
      {tries.map(({ iri, jurisdiction, language, title, from }) => (
        <>
          <a href={encodeURI(formatIri({ work: iri, language, at: from, eId: null }))}>
            {t.rich('home.tryOn', {
              title: (
                <span lang={bcp47(language)} dir={direction(language)}>
                  {title}
                </span>
              ),
              date: say(page, from),
            })}
          </a>
          <Invented page={page} place={jurisdiction} />
        </>
      ))}
    </p>
  )
}

function Doors({ page }: { page: Page }) {
  const { t } = page
  return (
    <ul class="doors">
      <Door href="/browse" title={t('home.door.browse')} lead={t('home.door.browseLead')} />
      <Door href="/changes" title={t('home.door.changes')} lead={t('home.door.changesLead')} />
      {page.api && <Door href="/api" title={t('home.door.api')} lead={t('home.door.apiLead')} />}
      <Door href="/about" title={t('home.door.about')} lead={t('home.door.aboutLead')} />
    </ul>
  )
}

function Door({ href, title, lead }: { href: string; title: string; lead: string }) {
  return (
    <li>
      <a href={href}>
        <b>{title}</b>
        <span>{lead}</span>
      </a>
    </li>
  )
}
