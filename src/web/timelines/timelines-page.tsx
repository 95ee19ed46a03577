/** The page of timelines: the picture, what it comes to a rule, and every day; and the form that chooses what is drawn. */
import { languageName } from '#i18n/names.ts'
import type { NoLane } from '#jobs/timelines/lane.ts'
import type { Picked } from '#jobs/timelines/picks.ts'
import type { Timeline } from '#jobs/timelines/shelf.ts'
import { Frame } from '../layout.tsx'
import type { Page } from '../page.ts'
import { type AskedTimeline, addressOfTimeline, PATH } from './asked.ts'
import { AtAGlance } from './at-a-glance.tsx'
import { Days } from './days.tsx'
import { Drawing } from './drawing.tsx'
import { type Asked, pictureOf } from './picture.ts'

interface Shown {
  readonly page: Page
  readonly asked: AskedTimeline
  readonly span: Asked
  readonly timeline: Timeline
  /** Where the rules were taken from; null where the address names them. */
  readonly picked: Picked | null
}

export function TimelinesPage({ page, asked, span, timeline, picked }: Shown) {
  const { t } = page
  const { lanes, refused } = timeline
  const states = new Set(lanes.map(({ work }) => work.jurisdiction)).size
  const title =
    lanes.length === 0 ? t('timelines.title') : t('timelines.titleFor', { n: lanes.length, states })
  return (
    <Frame page={page} title={title} canonical={asked.names.length === 0 ? PATH : addressOfTimeline(asked)}>
      <main id="main" class="plainpage timelines">
        <h1>{t('timelines.title')}</h1>
        <p class="lead">{t('timelines.lead')}</p>
        {picked && <From page={page} picked={picked} />}
        {refused.map((each) => (
          <p class="notice" role="alert">
            {refusalOf(page, each)}
          </p>
        ))}
        {lanes.length === 0 ? (
          <p class="nothing">
            <b>{t('timelines.none')}</b> {t('timelines.noneLead')}
          </p>
        ) : (
          <>
            <Drawing page={page} asked={asked} picture={pictureOf(lanes, span, page.today)} />
            <AtAGlance page={page} lanes={lanes} />
            <Days page={page} lanes={lanes} span={span} />
          </>
        )}
        <Chosen page={page} asked={asked} />
        {lanes.length > 0 && page.api && (
          <p class="forms">
            {t('timelines.as')}{' '}
            <a href={addressOfTimeline(asked).replace(PATH, '/api/v1/timeline')}>{t('search.asJson')}</a>
          </p>
        )}
      </main>
    </Frame>
  )
}

// Which rules these are, and where they come from: readers may add others, and leave some out.
function From({ page, picked: { of, id, title, names } }: { page: Page; picked: Picked }) {
  const { t } = page
  const key =
    of === 'study'
      ? 'timelines.ofRow'
      : names.length === 0
        ? 'timelines.ofSubjectNone'
        : 'timelines.ofSubject'
  const href = of === 'study' ? `/studies/${id}` : `/subjects/${encodeURIComponent(id)}`
  return <p class="from">{t.rich(key, { title: <a href={href}>{title}</a> })}</p>
}

function Chosen({ page, asked }: { page: Page; asked: AskedTimeline }) {
  const { t } = page
  return (
    <form class="choosing" action={PATH} aria-label={t('timelines.choose')}>
      {asked.names.map((name) => (
        <input type="hidden" name="p" value={name} />
      ))}
      <label class="wide">
        {t('timelines.add')}
        <input name="p" maxlength={2000} placeholder="/akn/…/~art_17" aria-describedby="timelines-add-hint" />
        <small id="timelines-add-hint">{t('timelines.addHint')}</small>
      </label>
      <Year name="from" label={t('timelines.from')} value={asked.from} />
      <Year name="to" label={t('timelines.to')} value={asked.to} />
      <button type="submit">{t('timelines.draw')}</button>
    </form>
  )
}

function Year({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label>
      {label}
      <input
        name={name}
        value={value}
        inputmode="numeric"
        maxlength={10}
        pattern="[0-9]{1,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
      />
    </label>
  )
}

function refusalOf({ t }: Page, { asked, why, title, languages }: NoLane): string {
  if (why === 'not-held') return t('timelines.refused.not-held', { asked })
  if (why === 'no-provision') return t('timelines.refused.no-provision', { asked, title: title ?? '' })
  const held = languages.map((language) => languageName(language, t.locale)).join(', ')
  return t('timelines.refused.not-in-language', { title: title ?? '', held })
}
