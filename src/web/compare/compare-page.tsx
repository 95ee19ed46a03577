/** Two days of an act: what differs between them, provision by provision and word by word. */
import { addDays, type Day } from '#kit/day.ts'
import { bcp47 } from '#law/language.ts'
import { groundName } from '../act/grounds.ts'
import { windowTitle } from '../act/notes.tsx'
import { TitleBlock } from '../act/title-block.tsx'
import { hrefOf, versionOn } from '../act/view.ts'
import { Imprint } from '../imprint.tsx'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { Pages } from '../pages.tsx'
import { compareHref } from './address.ts'
import { ChangeList } from './change-list.tsx'
import { BECAME, type Comparison } from './comparison.ts'
import { Rows } from './rows.tsx'
import { Ways } from './ways.tsx'
import { whenSaid } from './when.ts'

export function ComparePage({ page, comparison }: { page: Page; comparison: Comparison }) {
  const { t } = page
  const { act, from, to } = comparison
  const here = compareHref(act, comparison)
  return (
    <Frame
      page={page}
      title={`${t('compare.title')} · ${say(page, from, 'short')} – ${say(page, to, 'short')} · ${windowTitle(page, act)}`}
      at={to}
      canonical={here}
      asOf={`${say(page, from, 'short')} – ${say(page, to, 'short')}`}
    >
      <main id="main" class={`act comparing${comparison.columns ? ' incolumns' : ''}`}>
        <TitleBlock
          page={page}
          act={{ ...act, at: to }}
          version={versionOn(act.versions, to)}
          notes={hrefOf(act, { at: to })}
        />
        <Imprint
          page={page}
          act={{ ...act, at: to }}
          version={versionOn(act.versions, to)}
          shows={t('print.compared', { from: say(page, from), to: say(page, to) })}
        />
        <ChangeList page={page} comparison={comparison} />
        <article class="text compared">
          <Head page={page} comparison={comparison} />
          <Ways page={page} comparison={comparison} />
          <Notices page={page} comparison={comparison} />
          {comparison.rows.length > 0 && (
            <p class="marks">
              {t.rich('compare.signs', {
                added: <ins>{t('compare.sign.added')}</ins>,
                removed: <del>{t('compare.sign.removed')}</del>,
              })}
            </p>
          )}
          <Rows page={page} comparison={comparison} />
          <Pages
            page={page}
            label={t('compare.pages')}
            number={comparison.number}
            last={comparison.pages}
            href={(number) => compareHref(act, { ...comparison, number })}
          />
        </article>
      </main>
    </Frame>
  )
}

function Head({ page, comparison }: { page: Page; comparison: Comparison }) {
  const { t } = page
  const { from, to, counts, between } = comparison
  const days = { from: <b>{say(page, from)}</b>, to: <b>{say(page, to)}</b> }
  return (
    <header class="between-days">
      <h2>
        {t('compare.title')} {t.rich(from <= to ? 'compare.between' : 'compare.backwards', days)}
      </h2>
      {counts.size > 0 && (
        <ul class="facts">
          {BECAME.filter((kind) => counts.has(kind)).map((kind) => (
            <li class={kind}>{t(`compare.count.${kind}`, { n: counts.get(kind) ?? 0 })}</li>
          ))}
        </ul>
      )}
      {from <= to && between.length === 1 && <OneStep page={page} comparison={comparison} />}
      {between.length > 1 && <p class="quiet">{t('compare.steps', { n: between.length })}</p>}
    </header>
  )
}

// Where one point in time lies between the days, all that is shown was done by it.
function OneStep({ page, comparison }: { page: Page; comparison: Comparison }) {
  const { t } = page
  const { act, between } = comparison
  const [version] = between
  if (!version?.from) return null
  const { ground } = version
  const known = ground && comparison.amending.get(groundName(ground))
  const before = act.versions[act.versions.indexOf(version) - 1]?.from ?? null
  return (
    <p class="made">
      {whenSaid(page, { basis: version.basis, day: version.from, seenBefore: before })}
      {version.published && ` · ${t('versions.published', { date: say(page, version.published, 'short') })}`}
      {ground && ' · '}
      {ground &&
        t.rich('compare.by', {
          title: (
            <span lang={bcp47(act.expression.language)}>
              {known?.href ? <a href={known.href}>{groundName(ground)}</a> : groundName(ground)}
            </span>
          ),
        })}
    </p>
  )
}

function Notices({ page, comparison }: { page: Page; comparison: Comparison }) {
  const { t } = page
  const { act, from, to, unknown, total, between } = comparison
  const [early, late] = from <= to ? [from, to] : [to, from]
  const { completeFrom } = act.expression
  const holes = between.filter(({ state }) => state === 'unknown')
  const seen = between.some(({ basis, state }) => basis === 'snapshot' && state === 'held')
  return (
    <>
      {unknown.map((day) => (
        <p class="notice">{unknownSaid(page, comparison, day)}</p>
      ))}
      {from > to && <p class="notice">{t('compare.backwardsNotice')}</p>}
      {holes.map(({ from: start, to: end }) => (
        <p class="notice">
          {start && end
            ? t('compare.hole', { from: say(page, start), to: say(page, addDays(end, -1)) })
            : t('compare.holeOpen', { from: say(page, start ?? early) })}
        </p>
      ))}
      {seen && unknown.length === 0 && <p class="notice quiet">{t('compare.seenNotice')}</p>}
      {completeFrom && early < completeFrom && (
        <p class="notice">{t('partial.notice', { date: say(page, completeFrom) })}</p>
      )}
      {unknown.length === 0 && total === 0 && (
        <p class="notice">{early === late ? t('compare.sameDay') : t('compare.none')}</p>
      )}
    </>
  )
}

function unknownSaid(page: Page, { act }: Comparison, day: Day): string {
  const { t } = page
  const first = act.versions.find(({ state, from }) => state === 'held' && from !== null)?.from
  return versionOn(act.versions, day) === null && first && day < first
    ? t('compare.beforeFirst', { date: say(page, day), first: say(page, first) })
    : t('compare.unknown', { date: say(page, day) })
}
