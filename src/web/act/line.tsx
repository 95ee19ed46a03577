/** The life of an act as a line: a bar for each wording, hatching where none is known. Where scripts run it is dragged and stepped through. */

import { addDays, type Day, day } from '#kit/day.ts'
import type { Version } from '#store/model.ts'
import { type Page, say } from '../page.ts'
import { endOf } from './ended.tsx'
import { BASE, Tick } from './tick.tsx'
import type { Bar, Timeline } from './timeline.ts'
import { type ActView, elsewhen, hrefOf, versionOn } from './view.ts'

/** Of the picture, in pixels. */
const HEIGHT = 60
/** Versions from which on a line is worth a closer look. */
const CROWDED = 60

// The same points stand as links in the list of versions: here they are for the eye and the pointer.
export function Line({ page, view, line }: { page: Page; view: ActView; line: Timeline }) {
  const base = hrefOf(view, { at: null })
  return (
    <svg class="line" width="100%" height={HEIGHT} aria-hidden="true">
      <defs>
        <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line class="hatch" x1="0" y1="0" x2="0" y2="5" stroke-width="2" />
        </pattern>
      </defs>
      <line class="base" x1="0" x2="100%" y1={BASE + 0.5} y2={BASE + 0.5} />
      <g class="points">
        {line.holes.map((hole) => (
          <rect fill="url(#hatch)" x={`${hole.x}%`} y={BASE - 14} width={`${hole.width}%`} height="14" />
        ))}
        <line class="here" x1={`${line.at}%`} x2={`${line.at}%`} y1={BASE - 34} y2={BASE} />
        {line.bars.map((bar) => (
          <Point page={page} view={view} base={base} bar={bar} />
        ))}
        {line.years.map((year) => (
          <text class={year.often ? 'often' : undefined} x={`${year.x}%`} y="56" text-anchor="middle">
            {year.label}
          </text>
        ))}
      </g>
      <Knob page={page} view={view} at={line.current ?? line.at} />
    </svg>
  )
}

function Knob({ page, view, at }: { page: Page; view: ActView; at: number }) {
  const anchor = at < 12 ? 'start' : at > 88 ? 'end' : 'middle'
  return (
    <g class="knob">
      <circle cx={`${at}%`} cy={BASE} r="6" />
      <text class="says" x={`${at}%`} y="7" text-anchor={anchor}>
        {saying(page, view)}
      </text>
    </g>
  )
}

function Point({ page, view, base, bar }: { page: Page; view: ActView; base: string; bar: Bar }) {
  const { version } = bar
  if (!version.from) return null
  const counts = { added: version.added, changed: version.changed, removed: version.removed }
  const href = view.reading?.mode === 'whole' ? `${base}@${version.from}` : elsewhen(view, version.from)
  return (
    <a href={href} tabindex={-1}>
      <title>{page.t('life.barFrom', { date: say(page, version.from), ...counts })}</title>
      <Tick {...bar} />
    </a>
  )
}

function saying(page: Page, view: ActView): string {
  const { t, today } = page
  const version = versionOn(view.versions, view.at)
  if (version?.state === 'unknown') return t('life.hole')
  if (!version?.from) return ''
  const date = say(page, version.from, 'short')
  if (endOf(view) !== null) return t('ended.since', { date })
  if (version.basis !== 'in-force') return t('life.seenOn', { date })
  return version.from <= today && (version.to === null || version.to > today)
    ? t('life.inForceSince', { date })
    : t('life.inForceFrom', { date })
}

/** Looks closer at a long life, where scripts run; nothing where the whole is clear enough. */
export function Zoom({ page, line }: { page: Page; line: Timeline }) {
  if (line.heights.length < CROWDED) return null
  return (
    <p class="zoom scripted">
      <button type="button" data-zoom="-1" aria-label={page.t('life.wider')}>
        −
      </button>
      <button type="button" data-zoom="1" aria-label={page.t('life.closer')}>
        +
      </button>
    </p>
  )
}

/** What the line's signs mean, as far as they stand on it; nothing where every bar is alike. */
export function Legend({ page, line }: { page: Page; line: Timeline }) {
  const signs = new Set<'in-force' | 'snapshot' | 'unknown' | 'future' | 'hole'>(
    line.bars.map(({ basis, future }) => (future ? 'future' : basis)),
  )
  if (line.holes.length > 0) signs.add('hole')
  if (signs.size < 2 && signs.has('in-force')) return null
  return (
    <ul class="legend" aria-hidden="true">
      {[...signs].map((sign) => (
        <li>
          <svg width="12" height="12" aria-hidden="true">
            {sign === 'hole' ? (
              <rect fill="url(#hatch)" width="12" height="12" />
            ) : (
              <rect class={`tick ${sign}`} x="4" y="1" width="5" height="11" rx="1" />
            )}
          </svg>
          {page.t(`life.sign.${sign}`)}
        </li>
      ))}
    </ul>
  )
}

/** What a script needs of the line, as attributes of its element. */
export function lineData(page: Page, view: ActView, line: Timeline | null): Readonly<Record<string, string>> {
  if (!line) return {}
  const { t } = page
  const points = view.versions.flatMap((version, at) => {
    const start = version.from ?? (version.to ? addDays(version.to, -1) : null)
    return start ? [{ version, said: `${start}${signOf(version)}:${line.heights[at] ?? ''}` }] : []
  })
  return {
    'data-href': hrefOf(view, { at: null }),
    'data-span': line.span.join(' '),
    'data-points': points.map(({ said }) => said).join(' '),
    'data-shown': String(points.findIndex(({ version }) => version === view.text.version)),
    'data-today': page.today,
    ...(view.history.length > 0 && { 'data-alone': aloneIn(view) }),
    'data-months': MONTHS.map((month) => monthPattern(page, month)).join('|'),
    'data-name': t('life.slider'),
    'data-says': t('life.sliderSays', { date: '{date}', n: '{n}', total: '{total}' }),
    'data-unknown': t('life.hole'),
    'data-before': t('life.before'),
  }
}

// What a provision or division was called, and when: its page stays its page through time.
function aloneIn(view: ActView): string {
  return view.history
    .map(({ from, to, eId }) => `${from ?? ''}/${to ?? ''}/${encodeURIComponent(eId)}`)
    .join(' ')
}

// As the script reads it: what the bar of a version looks like, where it is not the usual one.
function signOf({ state, basis }: Version): string {
  if (state === 'unknown') return '?'
  return basis === 'in-force' ? '' : basis === 'snapshot' ? 's' : 'u'
}

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'))

// A browser may not speak the page's language: the words of a date come along.
function monthPattern(page: Page, month: string): string {
  const shown: Day = day(`2224-${month}-29`)
  return say(page, shown, 'short').replace('29', '{d}').replace('2224', '{y}')
}
