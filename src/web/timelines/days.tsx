/** Every day on which something happened to one of the rules, and every stretch of which nothing is known, in order of time. */
import type { Lane, LaneEvent, LaneStretch } from '#jobs/timelines/lane.ts'
import type { Day } from '#kit/day.ts'
import { addressOf } from '../act/address.ts'
import { type Page, placeName, say } from '../page.ts'
import type { Asked } from './picture.ts'
import { Rule, spoken } from './rule.tsx'
import { eventSaid, shapeOf, unknownSaid } from './words.ts'

interface Line {
  readonly lane: Lane
  readonly day: Day | null
  readonly event: LaneEvent | null
  readonly unknown: LaneStretch | null
}

export function Days({ page, lanes, span }: { page: Page; lanes: readonly Lane[]; span: Asked }) {
  const { t } = page
  const lines = lanes.flatMap(linesOf).filter(({ day }) => isWithin(day, span))
  lines.sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : (a.day ?? '') > (b.day ?? '') ? 1 : 0))
  return (
    <section>
      <h2>{t('timelines.days')}</h2>
      {lines.length === 0 ? (
        <p>{t('timelines.noDays')}</p>
      ) : (
        <table class="events days-of-rules">
          <thead>
            <tr>
              <th scope="col">{t('timelines.column.day')}</th>
              <th scope="col">{t('timelines.column.what')}</th>
              <th scope="col">{t('timelines.column.rule')}</th>
              <th scope="col">{t('timelines.column.by')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Told page={page} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

// What lies between two texts is said with the change that came in it.
function linesOf(lane: Lane): Line[] {
  const unknown = lane.stretches.filter(({ kind, why }) => kind === 'unknown' && why !== 'between-texts')
  return [
    ...unknown.map((stretch) => ({ lane, day: stretch.from, event: null, unknown: stretch })),
    ...lane.events.map((event) => ({ lane, day: event.day, event, unknown: null })),
  ]
}

function isWithin(day: Day | null, { from, to }: Asked): boolean {
  return (from === null || (day !== null && day >= from)) && (to === null || day === null || day <= to)
}

function Told({ page, line: { lane, day, event, unknown } }: { page: Page; line: Line }) {
  const { t } = page
  return (
    <tr>
      <td class="day">{day && <time datetime={day}>{say(page, day, 'short')}</time>}</td>
      <td class={event ? shapeOf(event.kind) : 'not-known'}>
        {event ? eventSaid(page, event) : unknown && unknownSaid(page, unknown)}
        {event && event.day > page.today && (
          <>
            {' '}
            <span class="tag">{t('timelines.sign.future')}</span>
          </>
        )}
        {event && event.basis !== 'in-force' && <small> {t(`act.basis.${event.basis}`)}</small>}
      </td>
      <td>
        {t.rich('timelines.ofPlace', {
          place: placeName(page, lane.work.jurisdiction),
          rule: <Rule page={page} lane={lane} short />,
        })}
      </td>
      <td>{event && <By page={page} lane={lane} event={event} />}</td>
    </tr>
  )
}

function By({ page, lane, event: { ground, iri, redline } }: { page: Page; lane: Lane; event: LaneEvent }) {
  const { t } = page
  return (
    <>
      {ground && (
        <span class="ground" {...spoken(lane)}>
          {ground.iri ? <a href={addressOf(ground.iri)}>{ground.title}</a> : ground.title}
        </span>
      )}
      <small class="of-day">
        <a href={addressOf(iri)}>{t('timelines.read')}</a>
        {redline && (
          <>
            {' · '}
            <a href={encodeURI(redline)} rel="nofollow">
              {t('timelines.compare')}
            </a>
          </>
        )}
      </small>
    </>
  )
}
