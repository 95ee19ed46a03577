/** The strip below the title: the wording shown, its neighbours, any day by typing, and the life of the act as a line. */
import { addDays, type Day } from '#kit/day.ts'
import type { Version } from '#store/model.ts'
import { type Page, say } from '../page.ts'
import { endOf } from './ended.tsx'
import { Legend, Line, lineData, Zoom } from './line.tsx'
import { timelineOf } from './timeline.ts'
import { basisOf, isDecision } from './title-block.tsx'
import { type Act, type ActView, eIdOn, elsewhen, hrefOf } from './view.ts'

export function Life({ page, view, eId }: { page: Page; view: ActView; eId: string | null }) {
  if (isDecision(view.work) && view.versions.length < 2)
    return <Given page={page} version={view.text.version} />
  const line = timelineOf(view.versions, { at: view.at, today: page.today })
  return (
    <act-life class="life" {...lineData(page, view, line)}>
      <div class="when">
        <When page={page} act={view} version={view.text.version} ended={endOf(view) !== null} />
        <Steps page={page} view={view} eId={eId} />
      </div>
      {line && (
        <div class="signs">
          <Legend page={page} line={line} />
          <Zoom page={page} line={line} />
        </div>
      )}
      {line && <Line page={page} view={view} line={line} />}
    </act-life>
  )
}

// A decision was given on a day: there is no other to go to.
function Given({ page, version }: { page: Page; version: Version | null }) {
  return (
    <div class="life">
      {version?.from && (
        <div class="when">
          <p class="span">{page.t('life.given')}</p>
          <p class="date">
            <time datetime={version.from}>{say(page, version.from)}</time>
          </p>
        </div>
      )}
    </div>
  )
}

function When({
  page,
  act,
  version,
  ended,
}: {
  page: Page
  act: Act
  version: Version | null
  ended: boolean
}) {
  const { t } = page
  const basis = basisOf(version, act.versions)
  if (!version) return <p class="date">{t('life.before')}</p>
  if (version.state === 'unknown') {
    return (
      <>
        <p class="date">{t('life.hole')}</p>
        <p class="span">{holeTitle(page, version)}</p>
      </>
    )
  }
  const held = act.versions.filter(({ state }) => state === 'held')
  return (
    <>
      <p class="span">{version.from ? t(ended ? 'ended.on' : `life.from.${basis}`) : t('life.undated')}</p>
      {version.from && (
        <p class="date">
          <time datetime={version.from}>{say(page, version.from)}</time>
        </p>
      )}
      <p class="span">
        {untilOf(page, version)} · {t('life.wording', { n: held.indexOf(version) + 1, total: held.length })}
        {act.versions.length > 1 && (
          <span class="scripted" aria-hidden="true">
            {' · '}
            <kbd>[</kbd> <kbd>]</kbd>
          </span>
        )}
      </p>
    </>
  )
}

function untilOf(page: Page, version: Version): string {
  const { t } = page
  if (version.to === null) return t('life.open')
  if (version.basis === 'snapshot') return t('life.seenTo', { date: say(page, version.to, 'short') })
  return t('life.to', { date: say(page, addDays(version.to, -1), 'short') })
}

/** Returns the sentence that says for what span no text is held. */
export function holeTitle(page: Page, version: Version): string {
  const { t } = page
  const last = version.to && say(page, addDays(version.to, -1))
  if (!version.from) return t('hole.titleUndated')
  const from = say(page, version.from)
  return last ? t('hole.title', { from, to: last }) : t('hole.titleOpen', { from })
}

function Steps({ page, view, eId }: { page: Page; view: ActView; eId: string | null }) {
  const { t } = page
  const { version } = view.text
  const at = version ? view.versions.indexOf(version) : -1
  const previous = at > 0 ? view.versions[at - 1] : undefined
  const next = view.versions[at + 1]
  const since =
    version?.from && previous?.state === 'held' && version.state === 'held'
      ? { from: addDays(version.from, -1), to: version.from }
      : null
  return (
    <nav class="steps" aria-label={t('life.nav')}>
      <Step page={page} view={view} to={previous} way="prev" />
      <Step page={page} view={view} to={next} way="next" />
      <AnyDay page={page} view={view} eId={eId} />
      {since && (
        <a href={`${hrefOf(view, { at: null })}?from=${since.from}&to=${since.to}`}>{t('life.changes')}</a>
      )}
    </nav>
  )
}

function Step({
  page,
  view,
  to,
  way,
}: {
  page: Page
  view: ActView
  to: Version | undefined
  way: 'prev' | 'next'
}) {
  const { t } = page
  const words = way === 'prev' ? `‹ ${t('life.previous')}` : `${t('life.next')} ›`
  const day = to ? (to.from ?? beforeEnd(to)) : null
  if (!to || !day) return null
  const label = to.from
    ? t(way === 'prev' ? 'life.previousLong' : 'life.nextLong', { date: say(page, to.from) })
    : t('life.undatedLong')
  return (
    <a rel={way} href={elsewhen(view, day)} title={label}>
      {words}
    </a>
  )
}

function beforeEnd(version: Version): Day | null {
  return version.to ? addDays(version.to, -1) : null
}

function AnyDay({ page, view, eId }: { page: Page; view: ActView; eId: string | null }) {
  const { t } = page
  return (
    <details class="anyday">
      <summary>{t('life.anyDay')}</summary>
      <div class="fold">
        <form action={hrefOf(view, { at: null, eId })}>
          <label>
            {t('life.showDay')}
            <input type="date" name="at" value={view.at} min="0001-01-01" max="9999-12-31" required />
          </label>
          <button type="submit">{t('life.show')}</button>
        </form>
        <p>
          {view.dated && (
            <a href={hrefOf(view, { at: null, eId: eIdOn(view, page.today) })}>{t('life.today')}</a>
          )}
          <a href={`${hrefOf(view, { at: null })}?view=versions`}>{t('life.all')}</a>
        </p>
      </div>
    </details>
  )
}
