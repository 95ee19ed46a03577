/** The lives of the rules in a line each: when each came, how often it changed, and how it stands today. */
import type { Lane } from '#jobs/timelines/lane.ts'
import { contains } from '#law/interval.ts'
import { addressOf } from '../act/address.ts'
import { type Page, placeName, say } from '../page.ts'
import { Rule } from './rule.tsx'
import { withinSaid } from './words.ts'

export function AtAGlance({ page, lanes }: { page: Page; lanes: readonly Lane[] }) {
  const { t } = page
  return (
    <section>
      <h2>{t('timelines.glance')}</h2>
      <table class="events glance">
        <thead>
          <tr>
            <th scope="col">{t('timelines.column.rule')}</th>
            <th scope="col">{t('timelines.column.came')}</th>
            <th scope="col">{t('timelines.column.changed')}</th>
            <th scope="col">{t('timelines.column.now')}</th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((lane) => (
            <tr>
              <th scope="row">
                {t.rich('timelines.ofPlace', {
                  place: placeName(page, lane.work.jurisdiction),
                  rule: <Rule page={page} lane={lane} short />,
                })}
              </th>
              <td data-label={t('timelines.column.came')}>
                <Came page={page} lane={lane} />
              </td>
              <td data-label={t('timelines.column.changed')}>
                <span>{changedSaid(page, lane)}</span>
              </td>
              <td data-label={t('timelines.column.now')}>
                <Now page={page} lane={lane} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Came({ page, lane: { events, stretches } }: { page: Page; lane: Lane }) {
  const { t } = page
  const came = events.find(({ kind }) => kind === 'introduced' || kind === 'first')
  if (!came) {
    const stands = stretches.some(({ iri }) => iri !== null)
    return <span>{t(stands ? 'timelines.cameUnknown' : 'timelines.never')}</span>
  }
  const day = say(page, came.day, 'short')
  const said =
    came.kind === 'first'
      ? t('timelines.cameBy', { day })
      : came.after === null
        ? day
        : withinSaid(page, came)
  return (
    <span>
      {said}
      {came.basis !== 'in-force' && <small>{t(`act.basis.${came.basis}`)}</small>}
    </span>
  )
}

function changedSaid(page: Page, { events }: Lane): string {
  const { t } = page
  const changes = events.filter(({ kind }) => kind === 'changed')
  const past = changes.filter(({ day }) => day <= page.today)
  const [next] = changes.filter(({ day }) => day > page.today)
  const last = past.at(-1)
  const said = last
    ? t('timelines.changedTimes', { n: past.length, last: say(page, last.day, 'short') })
    : t('timelines.changedNever')
  return next ? t('timelines.changedAndTo', { said, day: say(page, next.day, 'short') }) : said
}

function Now({ page, lane }: { page: Page; lane: Lane }) {
  const { t, today } = page
  const now = lane.stretches.find((stretch) => contains(stretch, today))
  if (!now || now.kind === 'unknown') return <span>{t('timelines.nowUnknown')}</span>
  if (now.kind === 'absent') {
    const gone = lane.events.findLast(({ kind, day }) => kind === 'repealed' && day <= today)
    return <>{gone ? t('timelines.nowGone', { day: say(page, gone.day, 'short') }) : t('timelines.nowNot')}</>
  }
  const wording = <a href={addressOf(now.iri ?? lane.iri)}>{t('timelines.wording', { n: now.n ?? 1 })}</a>
  if (now.from === null) return <span>{t.rich('timelines.nowUndated', { wording })}</span>
  const since = { wording, day: say(page, now.from, 'short') }
  if (now.basis === 'in-force') return <span>{t.rich('timelines.nowInForce', since)}</span>
  const seen = lane.seenLast === null ? null : say(page, lane.seenLast, 'short')
  const said =
    seen === null ? t.rich('timelines.nowDated', since) : t.rich('timelines.nowSeen', { ...since, seen })
  return <span>{said}</span>
}
