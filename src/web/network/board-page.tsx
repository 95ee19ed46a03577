/** The board of freshness: every source that is followed and how it stands, and until when what this library publishes is signed. */
import type { Freshness } from '#jobs/network/freshness.ts'
import type { Board } from '#jobs/network/watch.ts'
import { Frame } from '../layout.tsx'
import type { Page } from '../page.ts'
import { CENTRES, METRICS, NETWORK, NETWORK_ATOM, NETWORK_JSON } from './address.ts'
import { History } from './history.tsx'
import { sayDay, sayInstant } from './instants.ts'
import { Own } from './own.tsx'

export function BoardPage({ page, board }: { page: Page; board: Board }) {
  const { t } = page
  return (
    <Frame page={page} title={t('network.title')} canonical={NETWORK}>
      <main id="main" class="plainpage network">
        <h1>{t('network.title')}</h1>
        <p class="lead">{t('network.lead')}</p>
        <p class="netways">
          <a href={CENTRES}>{t('network.toCentres')}</a>
          <span>{t('network.asOf', { date: sayInstant(page, board.at) })}</span>
        </p>
        <section>
          <h2>{t('network.follows')}</h2>
          {board.sources.length === 0 ? (
            <Nobody page={page} />
          ) : (
            board.sources.map((source) => <Source page={page} source={source} now={board.at} />)
          )}
        </section>
        <Own page={page} own={board.own} />
        <p class="netdata">
          {t('network.data')} <a href={NETWORK_JSON}>JSON</a> ·{' '}
          <a href={NETWORK_ATOM}>{t('network.data.atom')}</a> · <a href={METRICS}>Prometheus</a>
        </p>
      </main>
    </Frame>
  )
}

function Nobody({ page }: { page: Page }) {
  const { t } = page
  return (
    <div class="nobody">
      <p>
        <b>{t('network.none')}.</b> {t('network.noneLead')}
      </p>
      <pre class="command" tabindex={0}>
        <code lang="en">comity follow https://law.example/exchange/ --fingerprint 3b0c…e1</code>
      </pre>
    </div>
  )
}

function Source({ page, source, now }: { page: Page; source: Freshness; now: string }) {
  const { t } = page
  const { name, title, state, refusal } = source
  return (
    <article class={`source is-${state}`} id={`source-${name}`}>
      <header>
        <h3>
          <bdi>{title ?? name}</bdi>
          {title !== null && <small>{name}</small>}
        </h3>
        <p class="state">
          <span class={`sign s-${state}`}>{t(`network.state.${state}`)}</span> {t(`network.about.${state}`)}
          {refusal !== null && (
            <span class="why">
              {' '}
              {t('network.tried')}: {t(`network.refusal.${refusal}`)}.
            </span>
          )}
        </p>
      </header>
      <Facts page={page} source={source} now={now} />
      <Releases page={page} source={source} />
      <History page={page} source={source} />
    </article>
  )
}

function Facts({ page, source, now }: { page: Page; source: Freshness; now: string }) {
  const { t } = page
  const { heard, promise, lag, expires, graceDays, staleFrom, tried, failures, findings, base } = source
  const found = findings.warnings + findings.quarantines > 0
  const never = '–'
  const facts: readonly (readonly [string, string, string?])[] = [
    [t('network.heard'), heard === null ? never : sayInstant(page, heard)],
    [
      t('network.promise'),
      promise === null ? t('network.noPromise') : t('network.promiseEvery', { n: promise }),
    ],
    ...(lag !== null && lag > 0 ? [[t('network.lag'), overSaid(page, lag), 'over'] as const] : []),
    [t('network.expires'), expires === null ? never : sayInstant(page, expires)],
    [
      t('network.grace'),
      graceDays === 0 || staleFrom === null
        ? t('network.noGrace')
        : t('network.graceDays', { n: graceDays, date: sayDay(page, staleFrom, 'short') }),
    ],
    [t('network.tried'), tried === null ? never : sayInstant(page, tried)],
    [t('network.next'), nextOf(page, source, now)],
    ...(failures > 0 ? [[t('network.failures'), t.number(failures), 'over'] as const] : []),
    [t('network.findings'), found ? t('network.found', { ...findings }) : t('network.noFindings')],
    [t('network.from'), /^https?:/.test(base) ? base : t('network.folder'), 'long'],
  ]
  return (
    <dl class="netfacts">
      {facts.map(([term, value, kind]) => (
        <div class={kind}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

// Whoever is days over is not told of in hours.
function overSaid({ t }: Page, hours: number): string {
  return hours < 48 ? t('network.hours', { n: hours }) : t('network.days', { n: Math.floor(hours / 24) })
}

function nextOf(page: Page, { next }: Freshness, now: string): string {
  if (next === null) return page.t('network.nextNever')
  return next <= now ? page.t('network.nextNow') : sayInstant(page, next)
}

function Releases({ page, source }: { page: Page; source: Freshness }) {
  const { t } = page
  if (source.collections.length === 0) return <p class="norelease">{t('network.noRelease')}</p>
  return (
    <section class="nettable" tabindex={0} aria-label={t('network.collection')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('network.collection')}</th>
            <th scope="col">{t('network.release')}</th>
            <th scope="col">{t('network.signedOn')}</th>
            <th scope="col">{t('network.appliedOn')}</th>
          </tr>
        </thead>
        <tbody>
          {source.collections.map(({ collection, title, release, at, applied }) => (
            <tr>
              <th scope="row">
                <bdi>{title}</bdi> <code>{collection}</code>
              </th>
              <td>{t.number(release)}</td>
              <td>{sayInstant(page, at)}</td>
              <td>{sayInstant(page, applied)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
