/** The directory of centres: a map and a list. */
import type { Centre } from '#jobs/network/centres.ts'
import { Invented } from '../invented.tsx'
import { Frame } from '../layout.tsx'
import { type Page, placeName } from '../page.ts'
import { CENTRES, centrePath, NETWORK } from './address.ts'
import { CentreMap } from './centre-map.tsx'
import { howKnown, nameOf } from './centre-names.ts'
import { sayDay } from './instants.ts'

export function CentresPage({ page, centres }: { page: Page; centres: readonly Centre[] }) {
  const { t } = page
  const numbered = centres.map((centre, index) => ({ centre, number: index + 1 }))
  return (
    <Frame page={page} title={t('network.centres.title')} canonical={CENTRES}>
      <main id="main" class="plainpage network">
        <h1>{t('network.centres.title')}</h1>
        <p class="lead">{t('network.centres.lead')}</p>
        <p class="netways">
          <a href={NETWORK}>{t('network.toBoard')}</a>
        </p>
        {centres.length === 0 ? (
          <Nobody page={page} />
        ) : (
          <>
            <CentreMap page={page} centres={numbered} />
            <ol class="centres">
              {numbered.map(({ centre, number }) => (
                <Line page={page} centre={centre} number={number} />
              ))}
            </ol>
          </>
        )}
      </main>
    </Frame>
  )
}

function Nobody({ page }: { page: Page }) {
  const { t } = page
  return (
    <div class="nobody">
      <p>
        <b>{t('network.centres.none')}.</b> {t('network.centres.noneLead')}
      </p>
      <pre class="command" tabindex={0}>
        <code lang="en">comity profile set --name "…" --institution "…" --position 52.5,4.3</code>
      </pre>
    </div>
  )
}

function Line({ page, centre, number }: { page: Page; centre: Centre; number: number }) {
  const { t } = page
  const { profile, heard, how } = centre
  const facts = [profile?.institution, profile?.address?.replace(/\s*\n\s*/g, ', ')].filter(Boolean)
  return (
    <li class={`is-${how}`}>
      <span class="number" aria-hidden="true">
        {number}
      </span>
      <div>
        <h2>
          <a href={centrePath(centre)}>
            <bdi>{nameOf(page, centre)}</bdi>
          </a>
        </h2>
        {profile?.state && (
          <p>
            {placeName(page, profile.state)} <Invented page={page} place={profile.state} />
          </p>
        )}
        {facts.map((fact) => (
          <p>
            <bdi>{fact}</bdi>
          </p>
        ))}
        <p class="how">
          {howKnown(page, centre)}
          {heard !== null && ` · ${t('network.heard')}: ${sayDay(page, heard, 'short')}`}
        </p>
      </div>
    </li>
  )
}
