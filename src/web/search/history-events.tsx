/** The days on which words came into provisions and went out of them, each with the wording and what changed. */
import { addDays } from '#kit/day.ts'
import { formatIri, parseIri } from '#law/iri.ts'
import { bcp47, direction } from '#law/language.ts'
import type { PhraseEvent } from '#search/model.ts'
import { type Page, placeName, say } from '../page.ts'
import { labelOf } from './hit.tsx'

export function Events({ page, events }: { page: Page; events: readonly PhraseEvent[] }) {
  const { t } = page
  return (
    <table class="events">
      <thead>
        <tr>
          <th scope="col">{t('search.history.day')}</th>
          <th scope="col">{t('search.history.what')}</th>
          <th scope="col">{t('search.history.where')}</th>
          <th scope="col">{t('search.history.by')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <Event page={page} event={event} />
        ))}
      </tbody>
    </table>
  )
}

function Event({ page, event }: { page: Page; event: PhraseEvent }) {
  const { t } = page
  const { day, kind } = event
  const language = parseIri(event.iri)?.language ?? 'und'
  const label = labelOf(page, { jurisdiction: event.jurisdiction, language }, event)
  return (
    <tr>
      <td class="day">
        <time datetime={day}>{say(page, day, 'short')}</time>
      </td>
      <What page={page} event={event} />
      <td>
        <a href={encodeURI(event.iri)} lang={bcp47(language)} dir={direction(language)}>
          {[label, event.title].filter(Boolean).join(', ')}
        </a>{' '}
        <small>{placeName(page, event.jurisdiction)}</small>
      </td>
      <td>
        {event.ground && (
          <span lang={bcp47(language)} dir={direction(language)}>
            {event.ground}
          </span>
        )}{' '}
        {kind !== 'unknown' && <a href={redlineOf(event)}>{t('search.history.changes')}</a>}
      </td>
    </tr>
  )
}

function What({ page, event }: { page: Page; event: PhraseEvent }) {
  const { t } = page
  const { kind, until, whole } = event
  if (kind === 'unknown')
    return (
      <td class="unknown">
        <span aria-hidden="true">? </span>
        {until === null
          ? t('search.history.unknown')
          : t('search.history.unknownUntil', { to: say(page, addDays(until, -1), 'short') })}
      </td>
    )
  return (
    <td class={kind}>
      <span aria-hidden="true">{kind === 'enters' ? '▲' : '▼'} </span>
      {t(`search.history.${kind}`)}
      {whole && <small> {t(`search.history.whole.${kind}`)}</small>}
    </td>
  )
}

// What changed in the provision; where it came or went as a whole, in the act.
function redlineOf({ iri, day, whole }: PhraseEvent): string {
  const place = parseIri(iri)
  const days = `?from=${addDays(day, -1)}&to=${day}`
  if (!place || !whole) return encodeURI(iri) + days
  const act = formatIri({ ...place, at: null, eId: null })
  return `${encodeURI(act)}${days}${place.eId ? `#${encodeURIComponent(place.eId)}` : ''}`
}
