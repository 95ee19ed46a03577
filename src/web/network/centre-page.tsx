/** One centre: what it says of itself, how that was verified, what it publishes, and which others it tells of. */
import type { Child } from 'hono/jsx'
import { contactLink, type Profile } from '#exchange/profile.ts'
import type { Centre } from '#jobs/network/centres.ts'
import type { Freshness } from '#jobs/network/freshness.ts'
import { InventedNotice } from '../invented.tsx'
import { Frame } from '../layout.tsx'
import { type Page, placeName } from '../page.ts'
import { CENTRES, centrePath, sourcePath } from './address.ts'
import { howKnown, languagesSaid, nameOf } from './centre-names.ts'
import { sayDay } from './instants.ts'

interface Shown {
  readonly page: Page
  readonly centre: Centre
  /** How it stands on the board; null where it is not followed. */
  readonly source: Freshness | null
}

export function CentrePage({ page, centre, source }: Shown) {
  const { t } = page
  const { profile } = centre
  const name = nameOf(page, centre)
  return (
    <Frame page={page} title={name} canonical={centrePath(centre)}>
      <main id="main" class="plainpage network centre">
        <p class="back">
          <a href={CENTRES}>‹ {t('network.centres.back')}</a>
        </p>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <p class="how">
          {howKnown(page, centre)}
          {source && (
            <>
              {' · '}
              <a href={sourcePath(source.name)}>{t(`network.state.${source.state}`)}</a>
            </>
          )}
        </p>
        {profile?.state && <InventedNotice page={page} place={profile.state} />}
        <Facts page={page} centre={centre} />
        {profile && <Collections page={page} profile={profile} source={source} />}
        <section>
          <h2>{t('network.centre.verified')}</h2>
          <p>{verifiedSaid(page, centre)}</p>
          {centre.fingerprint !== null && (
            <p class="netprint">
              {t('network.fingerprint')}: <code>{centre.fingerprint.match(/.{4}/g)?.join(' ')}</code>
            </p>
          )}
        </section>
        {profile && profile.centres.length > 0 && (
          <section>
            <h2>{t('network.centre.told')}</h2>
            <ul class="toldof">
              {profile.centres.map((told) => (
                <li>
                  <a href={centrePath(told)}>
                    <bdi>{told.name ?? t('network.centres.unnamed')}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </Frame>
  )
}

function verifiedSaid(page: Page, { how, heard }: Centre): string {
  const { t } = page
  if (how === 'own') return t('network.centre.verifiedOwn')
  if (how === 'told') return t('network.centre.verifiedTold')
  const date = heard === null ? t('network.unknownDay') : sayDay(page, heard)
  return t('network.centre.verifiedFollowed', { date })
}

function Facts({ page, centre }: { page: Page; centre: Centre }) {
  const { t } = page
  const { profile, base, site } = centre
  const all: readonly (readonly [string, Child | null])[] = [
    [t('network.centre.institution'), profile?.institution ?? null],
    [t('network.centre.state'), profile?.state ? placeName(page, profile.state) : null],
    [t('network.centre.address'), profile?.address ?? null],
    [t('network.centre.position'), profile?.position ? positionSaid(page, profile.position) : null],
    [t('network.centre.hours'), profile?.hours ?? null],
    [t('network.centre.languages'), profile ? languagesSaid(page, profile.languages) || null : null],
    [t('network.centre.contact'), profile?.contact ? <Contact contact={profile.contact} /> : null],
    [t('network.centre.site'), site === null ? null : <Away href={site} />],
    [t('network.centre.repository'), base === null ? null : <Away href={base} />],
    [
      t('network.centre.mirrors'),
      profile && profile.mirrors.length > 0 ? <Mirrors profile={profile} /> : null,
    ],
  ]
  const said = all.filter(([, value]) => value !== null)
  const unsaid = all.slice(0, 8).filter(([, value]) => value === null)
  return (
    <>
      <dl class="netfacts">
        {said.map(([term, value]) => (
          <div>
            <dt>{term}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {unsaid.length > 0 && (
        <p class="unsaid">
          {t('network.centre.notSaid', {
            what: unsaid.map(([term]) => term.toLocaleLowerCase(t.locale)).join(', '),
          })}
        </p>
      )}
    </>
  )
}

function positionSaid({ t }: Page, [latitude, longitude]: readonly [number, number]): string {
  const degrees = (value: number) => `${t.number(Math.round(Math.abs(value) * 10_000) / 10_000)}°`
  return `${degrees(latitude)} ${latitude < 0 ? 'S' : 'N'}, ${degrees(longitude)} ${longitude < 0 ? 'W' : 'E'}`
}

function Contact({ contact }: { contact: string }) {
  const href = contactLink(contact)
  return href === null ? (
    <span>{contact}</span>
  ) : (
    <a href={href} rel="nofollow noreferrer">
      {contact}
    </a>
  )
}

function Away({ href }: { href: string }) {
  return (
    <a href={href} rel="nofollow noreferrer external">
      {href}
    </a>
  )
}

function Mirrors({ profile }: { profile: Profile }) {
  return (
    <>
      {profile.mirrors.map((mirror) => (
        <span class="mirror">
          <Away href={mirror} />
        </span>
      ))}
    </>
  )
}

function Collections({ page, profile, source }: { page: Page; profile: Profile; source: Freshness | null }) {
  const { t } = page
  const held = new Map(source?.collections.map((each) => [each.collection, each]))
  return (
    <section>
      <h2>{t('network.centre.collections')}</h2>
      {profile.collections.length === 0 && <p>{t('network.centre.noCollections')}</p>}
      <ul class="toldof">
        {profile.collections.map(({ id, title, summary, onward }) => {
          const here = held.get(id)
          return (
            <li>
              <b>
                <bdi>{title}</bdi>
              </b>{' '}
              <code>{id}</code>
              {summary !== null && (
                <p>
                  <bdi>{summary}</bdi>
                </p>
              )}
              <p class="how">
                {[
                  onward === null ? '' : t(`network.onward.${onward}`),
                  here
                    ? `${t('network.centre.held')}: ${t('network.release')} ${t.number(here.release)}`
                    : '',
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
