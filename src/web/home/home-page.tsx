/** The first page: search with a day, what is held, what changed. */
import { ownLanguageName } from '#i18n/names.ts'
import { dayOf } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47, direction } from '#law/language.ts'
import { AsOf, Frame } from '../layout.tsx'
import { type Page, placeName, say } from '../page.ts'
import type { Holding, Holdings, Moment } from './holdings.ts'

/** Languages named for a jurisdiction; of more it says how many there are. */
const FEW = 4

export function HomePage({ page, holdings }: { page: Page; holdings: Holdings }) {
  const { t } = page
  if (holdings.summaries.length === 0) return <EmptyPage page={page} />
  return (
    <Frame page={page} title={t('site.name')} search={false} canonical="/">
      <main id="main">
        <div class="hero">
          <h1>{t('home.title')}</h1>
          <p class="lead">{t('home.lead')}</p>
          <search aria-label={t('site.searchLabel')}>
            <form class="find" action="/search">
              <input
                type="search"
                name="q"
                placeholder={t('home.placeholder')}
                aria-label={t('site.searchLabel')}
                maxlength={300}
              />
              <AsOf page={page} at={null} label="home.lawAsOf" />
              <button type="submit">{t('site.search')}</button>
            </form>
          </search>
          <Try page={page} holdings={holdings} />
        </div>
        <div class="room">
          <section>
            <h2>{t('home.held')}</h2>
            <ul class="held">
              {holdings.byJurisdiction.map((holding) => (
                <Held page={page} holding={holding} />
              ))}
            </ul>
          </section>
          <section>
            {holdings.coming.length > 0 && <h2>{t('home.coming')}</h2>}
            {holdings.coming.length > 0 && (
              <ul class="lately">
                {holdings.coming.map((moment) => (
                  <Change page={page} moment={moment} />
                ))}
              </ul>
            )}
            <h2>{t('home.lately')}</h2>
            {holdings.lately.length === 0 && <p class="lead">{t('home.noneLately')}</p>}
            <ul class="lately">
              {holdings.lately.map((moment) => (
                <Change page={page} moment={moment} />
              ))}
            </ul>
          </section>
        </div>
      </main>
    </Frame>
  )
}

function EmptyPage({ page }: { page: Page }) {
  const { t } = page
  return (
    <Frame page={page} title={t('site.name')} search={false} canonical="/">
      <main id="main">
        <div class="hero">
          <h1>{t('home.empty')}</h1>
          <p class="lead">{t('home.emptyLead')}</p>
          <pre class="command" tabindex={0}>
            <code>comity import auto path/to/law</code>
          </pre>
          <p>{t('home.emptyThen')}</p>
        </div>
      </main>
    </Frame>
  )
}

// Two acts with the longest histories, as they stood on their first day: what no other site shows at once.
function Try({ page, holdings }: { page: Page; holdings: Holdings }) {
  const { t } = page
  const long = holdings.summaries
    .filter(({ from, versions }) => from !== null && versions > 2)
    .toSorted((a, b) => b.versions - a.versions)
  const links = long.slice(0, 2).flatMap((summary) => {
    const expression = summary.expressions.find(({ shown }) => shown)
    const from = expression?.completeFrom ?? summary.from
    if (!expression || !from) return []
    const iri = formatIri({
      work: summary.work.iri,
      language: expression.language,
      at: from,
      eId: null,
    })
    return [
      <a href={iri}>
        {t.rich('home.tryOn', {
          title: <span lang={bcp47(expression.language)}>{expression.title}</span>,
          date: say(page, from),
        })}
      </a>,
    ]
  })
  return links.length === 0 ? null : (
    <p class="try">
      {t('home.try')} {links}
    </p>
  )
}

function Held({ page, holding }: { page: Page; holding: Holding }) {
  const { t } = page
  const since = holding.since ? ` ${t('home.since', { year: holding.since })}` : ''
  return (
    <li>
      <a href={`/browse?in=${encodeURIComponent(holding.jurisdiction)}`}>
        <b>{placeName(page, holding.jurisdiction)}</b>
      </a>
      <span class="n">
        {t('home.acts', { n: holding.acts })} · {t('home.wordings', { n: holding.wordings })}
        {since}
      </span>
      <span>{languagesOf(page, holding)}</span>
      <span class="n">
        {t('home.recorded', { date: say(page, dayOf(new Date(holding.recordedAt)), 'short') })}
      </span>
    </li>
  )
}

function languagesOf(page: Page, holding: Holding) {
  if (holding.languages.length > FEW) return page.t('home.languages', { n: holding.languages.length })
  return holding.languages.map((language, index) => (
    <>
      {index > 0 && ', '}
      <span lang={bcp47(language)}>{ownLanguageName(language)}</span>
    </>
  ))
}

function Change({ page, moment }: { page: Page; moment: Moment }) {
  const { t, today } = page
  const { summary, expression, version, from } = moment
  const place = placeName(page, summary.work.jurisdiction)
  const n = version.added + version.changed + version.removed
  return (
    <li>
      <time datetime={from}>
        {t(version.basis === 'in-force' ? 'home.inForce' : 'home.seen', { date: say(page, from), place })}
      </time>
      <a
        href={formatIri({ work: summary.work.iri, language: expression.language, at: from, eId: null })}
        lang={bcp47(expression.language)}
        dir={direction(expression.language)}
      >
        {expression.title}
      </a>
      : {t(from > today ? 'home.changes' : 'home.changed', { n })}
    </li>
  )
}
