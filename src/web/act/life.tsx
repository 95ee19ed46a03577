/** The strip below the title: the wording shown, its neighbours, any day by typing, and the life of the act as a line. */
import { addDays, type Day } from '#kit/day.ts'
import type { TextOnDay, Version } from '#store/model.ts'
import { type Page, say } from '../page.ts'
import { BASE, type Bar, type Timeline, timelineOf } from './timeline.ts'
import { basisOf } from './title-block.tsx'
import { type Act, hrefOf, versionOn } from './view.ts'

export function Life({
  page,
  act,
  text,
  eId,
}: {
  page: Page
  act: Act
  text: TextOnDay
  eId: string | null
}) {
  const days = { at: act.at, today: page.today }
  const [wide, narrow] = [timelineOf(act.versions, days, 890), timelineOf(act.versions, days, 340)]
  return (
    <div class="life">
      <div class="when">
        <When page={page} act={act} version={text.version} />
        <Steps page={page} act={act} version={text.version} eId={eId} />
      </div>
      {wide && <Line page={page} act={act} line={wide} className="wide" />}
      {narrow && <Line page={page} act={act} line={narrow} className="narrow" />}
    </div>
  )
}

function When({ page, act, version }: { page: Page; act: Act; version: Version | null }) {
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
      <p class="span">{version.from ? t(`life.from.${basis}`) : t('life.undated')}</p>
      {version.from && (
        <p class="date">
          <time datetime={version.from}>{say(page, version.from)}</time>
        </p>
      )}
      <p class="span">
        {untilOf(page, version)} · {t('life.wording', { n: held.indexOf(version) + 1, total: held.length })}
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

function Steps({
  page,
  act,
  version,
  eId,
}: {
  page: Page
  act: Act
  version: Version | null
  eId: string | null
}) {
  const { t } = page
  const at = version ? act.versions.indexOf(version) : -1
  const previous = at > 0 ? act.versions[at - 1] : undefined
  const next = act.versions[at + 1]
  const since =
    version?.from && previous?.state === 'held' && version.state === 'held'
      ? { from: addDays(version.from, -1), to: version.from }
      : null
  return (
    <nav class="steps" aria-label={t('life.nav')}>
      <Step page={page} act={act} to={previous} eId={eId} way="prev" />
      <Step page={page} act={act} to={next} eId={eId} way="next" />
      <AnyDay page={page} act={act} eId={eId} />
      {since && (
        <a href={`${hrefOf(act, { at: null })}?from=${since.from}&to=${since.to}`}>{t('life.changes')}</a>
      )}
    </nav>
  )
}

function Step({
  page,
  act,
  to,
  eId,
  way,
}: {
  page: Page
  act: Act
  to: Version | undefined
  eId: string | null
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
    <a rel={way} href={hrefOf(act, { at: day, eId })} title={label}>
      {words}
    </a>
  )
}

function beforeEnd(version: Version): Day | null {
  return version.to ? addDays(version.to, -1) : null
}

function AnyDay({ page, act, eId }: { page: Page; act: Act; eId: string | null }) {
  const { t } = page
  return (
    <details class="anyday">
      <summary>{t('life.anyDay')}</summary>
      <div class="fold">
        <form action={hrefOf(act, { at: null, eId })}>
          <label>
            {t('life.showDay')}
            <input type="date" name="at" value={act.at} min="0001-01-01" max="9999-12-31" required />
          </label>
          <button type="submit">{t('life.show')}</button>
        </form>
        <p>
          {act.dated && <a href={hrefOf(act, { at: null, eId })}>{t('life.today')}</a>}
          <a href={`${hrefOf(act, { at: null })}?view=versions`}>{t('life.all')}</a>
        </p>
      </div>
    </details>
  )
}

// The same points stand as links in the list of versions: here they are for the eye and the pointer.
function Line({ page, act, line, className }: { page: Page; act: Act; line: Timeline; className: string }) {
  const anchor =
    line.current === null || line.current < 90 ? 'start' : line.current > line.width - 90 ? 'end' : 'middle'
  const base = hrefOf(act, { at: null })
  return (
    <svg class={className} viewBox={`0 0 ${line.width} 60`} aria-hidden="true">
      <defs>
        <pattern
          id={`hatch-${className}`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line class="hatch" x1="0" y1="0" x2="0" y2="5" stroke-width="2" />
        </pattern>
      </defs>
      <line class="base" x1="0" x2={line.width} y1={BASE + 0.5} y2={BASE + 0.5} />
      {line.holes.map((hole) => (
        <rect x={hole.x} y={BASE - 14} width={hole.width} height="14" fill={`url(#hatch-${className})`} />
      ))}
      <line class="here" x1={line.at} x2={line.at} y1={BASE - 34} y2={BASE} />
      {line.bars.map((bar) => (
        <Point page={page} base={base} bar={bar} />
      ))}
      {line.years.map((year) => (
        <text x={year.x} y="56" text-anchor="middle">
          {year.label}
        </text>
      ))}
      {line.current !== null && <circle class="current" cx={line.current} cy={BASE} r="6" />}
      {line.current !== null && (
        <text
          class="says"
          x={
            anchor === 'middle'
              ? line.current
              : anchor === 'start'
                ? Math.max(0, line.current - 8)
                : Math.min(line.width, line.current + 8)
          }
          y="6"
          text-anchor={anchor}
        >
          {saying(page, act)}
        </text>
      )}
    </svg>
  )
}

function Point({ page, base, bar }: { page: Page; base: string; bar: Bar }) {
  const { version, x, y, width, height, future } = bar
  if (!version.from) return null
  const counts = { added: version.added, changed: version.changed, removed: version.removed }
  return (
    <a href={`${base}@${version.from}`} tabindex={-1}>
      <title>{page.t('life.barFrom', { date: say(page, version.from), ...counts })}</title>
      <rect class={future ? 'tick future' : 'tick past'} x={x} y={y} width={width} height={height} rx="1" />
    </a>
  )
}

function saying(page: Page, act: Act): string {
  const { t, today } = page
  const version = versionOn(act.versions, act.at)
  if (!version?.from) return ''
  const date = say(page, version.from, 'short')
  if (version.basis !== 'in-force') return t('life.seenOn', { date })
  return version.from <= today && (version.to === null || version.to > today)
    ? t('life.inForceSince', { date })
    : t('life.inForceFrom', { date })
}
