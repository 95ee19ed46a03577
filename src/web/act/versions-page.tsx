/** All points in time of an act, newest first. */
import { addDays } from '#kit/day.ts'
import { bcp47 } from '#law/language.ts'
import type { Version } from '#store/model.ts'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { DaysForm } from './days-form.tsx'
import { holeTitle } from './life.tsx'
import { windowTitle } from './notes.tsx'
import { TitleBlock } from './title-block.tsx'
import { type Act, hrefOf, versionOn } from './view.ts'

export function VersionsPage({ page, act }: { page: Page; act: Act }) {
  const { t } = page
  const shown = versionOn(act.versions, act.at)
  const newest = act.versions.toReversed()
  return (
    <Frame
      page={page}
      title={`${t('versions.title')} · ${windowTitle(page, act)}`}
      canonical={`${hrefOf(act, { at: null })}?view=versions`}
    >
      <main id="main" class="act single">
        <TitleBlock page={page} act={act} version={shown} notes={hrefOf(act)} />
        <article class="points">
          <p>
            <a href={hrefOf(act)}>‹ {t('versions.back')}</a>
          </p>
          <h2>{t('versions.title')}</h2>
          <p class="lead">{t('versions.lead')}</p>
          <ol class="wordings">
            {newest.map((version, index) => (
              <Point
                page={page}
                act={act}
                version={version}
                before={newest[index + 1]}
                current={version === shown}
              />
            ))}
          </ol>
          <DaysForm page={page} act={act} />
        </article>
      </main>
    </Frame>
  )
}

function Point({
  page,
  act,
  version,
  before,
  current,
}: {
  page: Page
  act: Act
  version: Version
  before: Version | undefined
  current: boolean
}) {
  const { t } = page
  const day = version.from ?? (version.to ? addDays(version.to, -1) : null)
  if (version.state === 'unknown') {
    return (
      <li class="hole">
        <p class="span">
          <b>{holeTitle(page, version)}</b>
        </p>
        {version.reason && <p>{version.reason}</p>}
      </li>
    )
  }
  const compare =
    version.from && before?.state === 'held'
      ? `${hrefOf(act, { at: null })}?from=${addDays(version.from, -1)}&to=${version.from}`
      : null
  return (
    <li aria-current={current ? 'true' : undefined}>
      <p class="span">
        {day ? <a href={hrefOf(act, { at: day })}>{spanOf(page, version)}</a> : spanOf(page, version)}
        {version.from && version.from > page.today && <span class="tag">{t('versions.future')}</span>}
        {current && <span class="tag">{t('versions.current')}</span>}
      </p>
      <p class="basis">
        {[
          t(`act.basis.${version.basis}`),
          version.published && t('versions.published', { date: say(page, version.published, 'short') }),
        ]
          .filter(Boolean)
          .join(' · ')}
        {version.ground && <span lang={bcp47(act.expression.language)}> · {version.ground.title}</span>}
      </p>
      <p class="counts">
        {before ? <Counts page={page} version={version} /> : <span>{t('versions.first')}</span>}
        {compare && <a href={compare}>{t('versions.compare')}</a>}
      </p>
    </li>
  )
}

function Counts({ page, version }: { page: Page; version: Version }) {
  const { t } = page
  return (
    <>
      <span class="added" title={t('versions.added', { n: version.added })}>
        +{version.added}
      </span>
      <span class="changed" title={t('versions.changed', { n: version.changed })}>
        ~{version.changed}
      </span>
      <span class="removed" title={t('versions.removed', { n: version.removed })}>
        −{version.removed}
      </span>
    </>
  )
}

function spanOf(page: Page, version: Version): string {
  const { t } = page
  const to = version.to && say(page, addDays(version.to, -1))
  if (!version.from) return to ? t('versions.until', { to }) : t('versions.untilOpen')
  const from = say(page, version.from)
  return to ? t('versions.range', { from, to }) : t('versions.rangeOpen', { from })
}
