/** A point in time in the list: what it rests on, what made it, what it changed, and its place in a choice of two. */
import { addDays, type Day } from '#kit/day.ts'
import { bcp47 } from '#law/language.ts'
import type { StoredFinding, Version } from '#store/model.ts'
import { type Amending, groundName } from '../act/grounds.ts'
import { holeTitle } from '../act/life.tsx'
import { type Act, hrefOf } from '../act/view.ts'
import { WhyUnknown } from '../act/why-unknown.tsx'
import { compareHref, pairOf } from '../compare/address.ts'
import { type Page, say } from '../page.ts'

export interface Listing {
  readonly page: Page
  readonly act: Act
  readonly shown: Version | null
  /** Amending acts by what they are called. */
  readonly grounds: ReadonlyMap<string, Amending>
  readonly findings: readonly StoredFinding[]
}

export function Point({
  listing,
  version,
  comparable,
}: {
  listing: Listing
  version: Version
  comparable: boolean
}) {
  const { page, act, shown } = listing
  const { t } = page
  if (version.state === 'unknown') {
    return (
      <li class="hole">
        <p class="span">
          <b>{holeTitle(page, version)}</b>
        </p>
        <p>
          <WhyUnknown page={page} act={act} version={version} findings={listing.findings} />
        </p>
      </li>
    )
  }
  const day = version.from ?? (version.to ? addDays(version.to, -1) : null)
  const said = spanOf(page, version)
  const current = version === shown
  return (
    <li aria-current={current ? 'true' : undefined}>
      {comparable && <Choice listing={listing} version={version} said={said} />}
      <div>
        <p class="span">
          {day ? <a href={hrefOf(act, { at: day })}>{said}</a> : said}
          {version.from && version.from > page.today && <span class="tag">{t('versions.future')}</span>}
          {current && <span class="tag">{t('versions.current')}</span>}
        </p>
        <p class="basis">
          {[basisOf(page, version), publishedOf(page, version)].filter(Boolean).join(' · ')}
        </p>
        <GroundOf listing={listing} version={version} />
      </div>
      <Counts listing={listing} version={version} />
    </li>
  )
}

// By default the wording shown is compared with the one before it.
function Choice({ listing, version, said }: { listing: Listing; version: Version; said: string }) {
  const { page, act, shown } = listing
  if (!version.from) return <span class="radios" />
  const held = act.versions.filter(({ state, from }) => state === 'held' && from !== null)
  const at = Math.max(1, shown ? held.indexOf(shown) : held.length - 1)
  const side = (name: 'from' | 'to', checked: boolean) => (
    <label>
      <input
        type="radio"
        name={name}
        value={version.from ?? ''}
        checked={checked}
        aria-label={page.t(name === 'from' ? 'versions.chooseFrom' : 'versions.chooseTo', { span: said })}
      />
      <span aria-hidden="true">{page.t(name === 'from' ? 'versions.fromShort' : 'versions.toShort')}</span>
    </label>
  )
  return (
    <span class="radios">
      {side('from', version === held[at - 1])}
      {side('to', version === held[at])}
    </span>
  )
}

function basisOf(page: Page, version: Version): string {
  return version.from === null
    ? page.t(`act.basis.${version.basis}`)
    : page.t(`versions.from.${version.basis}`, { date: say(page, version.from, 'short') })
}

function publishedOf(page: Page, version: Version): string | null {
  return version.published && page.t('versions.published', { date: say(page, version.published, 'short') })
}

function GroundOf({ listing, version }: { listing: Listing; version: Version }) {
  const { act, grounds } = listing
  const { ground } = version
  if (!ground) return null
  const name = groundName(ground)
  const href = grounds.get(name)?.href
  return (
    <p class="basis" lang={bcp47(act.expression.language)}>
      {href ? <a href={href}>{name}</a> : name}
    </p>
  )
}

function Counts({ listing, version }: { listing: Listing; version: Version }) {
  const { page, act } = listing
  const { t } = page
  const pair = pairOf(act.versions, version)
  if (act.versions[0] === version)
    return (
      <p class="counts">
        <span>{t('versions.first')}</span>
      </p>
    )
  return (
    <p class="counts">
      <span class="added" title={t('versions.added', { n: version.added })}>
        +{version.added}
      </span>
      <span class="changed" title={t('versions.changed', { n: version.changed })}>
        ~{version.changed}
      </span>
      <span class="removed" title={t('versions.removed', { n: version.removed })}>
        −{version.removed}
      </span>
      {pair && <a href={compareHref(act, pair)}>{t('versions.compare')}</a>}
    </p>
  )
}

function spanOf(page: Page, version: Version): string {
  const { t } = page
  const to = version.to && sayLast(page, version.to)
  if (!version.from) return to ? t('versions.until', { to }) : t('versions.untilOpen')
  const from = say(page, version.from)
  return to ? t('versions.range', { from, to }) : t('versions.rangeOpen', { from })
}

function sayLast(page: Page, end: Day): string {
  return say(page, addDays(end, -1))
}
