/** The picture of the lives: a lane a rule, under its state; years above and below. The same stands in the tables after it. */
import type { Happening } from '#jobs/timelines/life.ts'
import { addDays } from '#kit/day.ts'
import { addressOf } from '../act/address.ts'
import { Invented } from '../invented.tsx'
import { type Page, placeName, say } from '../page.ts'
import { type AskedTimeline, addressOfTimeline } from './asked.ts'
import type { Bar, Ink, Picture, Row, Sign } from './picture.ts'
import { Rule, ruleLabel } from './rule.tsx'
import { eventSaid, shapeOf, unknownSaid } from './words.ts'

const HEIGHT = 40
/** From the top to a bar, and of a bar, in pixels. */
const TOP = 18
const THICK = 12
const AXIS = 30

interface Drawn {
  readonly page: Page
  readonly asked: AskedTimeline
  readonly picture: Picture
}

export function Drawing({ page, asked, picture }: Drawn) {
  const byState = Map.groupBy(picture.rows, ({ lane }) => lane.work.jurisdiction)
  return (
    <figure class="lanes">
      <svg width="0" height="0" class="patterns" aria-hidden="true">
        <pattern
          id="unknowable"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line class="hatch" x1="0" y1="0" x2="0" y2="6" stroke-width="2" />
        </pattern>
      </svg>
      <Axis page={page} picture={picture} />
      {[...byState].map(([state, rows]) => (
        <section class="state">
          <h2>
            {placeName(page, state)} <Invented page={page} place={state} />
          </h2>
          {rows.map((row) => (
            <div class="lane">
              <p class="rule">
                <Rule page={page} lane={row.lane} />
                <Without page={page} asked={asked} row={row} />
              </p>
              <Line page={page} picture={picture} row={row} />
            </div>
          ))}
        </section>
      ))}
      <Axis page={page} picture={picture} />
      <figcaption>
        <Legend page={page} picture={picture} />
        <p>{page.t('timelines.caption')}</p>
      </figcaption>
    </figure>
  )
}

function Without({ page, asked, row: { lane } }: { page: Page; asked: AskedTimeline; row: Row }) {
  const names = asked.names.filter((name) => name !== lane.asked)
  const label = page.t('timelines.without', { name: ruleLabel(page, lane) ?? lane.title })
  return (
    <a
      class="without"
      href={addressOfTimeline({ ...asked, names })}
      aria-label={label}
      title={label}
      rel="nofollow"
    >
      ×
    </a>
  )
}

function Axis({ page, picture }: { page: Page; picture: Picture }) {
  const { today } = picture
  return (
    <div class="axis">
      <svg width="100%" height={AXIS} aria-hidden="true">
        {picture.years.map(({ x, year, often }) => (
          <text class={often ? 'often' : undefined} x={`${x}%`} y={AXIS - 6} text-anchor="middle">
            {year}
          </text>
        ))}
        {today !== null && (
          <text
            class="now"
            x={`${today}%`}
            y="10"
            text-anchor={today > 88 ? 'end' : today < 12 ? 'start' : 'middle'}
          >
            {page.t('timelines.today')}
          </text>
        )}
      </svg>
    </div>
  )
}

// The days stand in the table as links: here they are for the eye and the pointer.
function Line({ page, picture, row }: { page: Page; picture: Picture; row: Row }) {
  return (
    <svg class="track" width="100%" height={HEIGHT} aria-hidden="true">
      {picture.years.map(({ x, often }) => (
        <line class={often ? 'year often' : 'year'} x1={`${x}%`} x2={`${x}%`} y1="0" y2={HEIGHT} />
      ))}
      <line class="ground" x1="0" x2="100%" y1={TOP + THICK / 2} y2={TOP + THICK / 2} />
      {picture.today !== null && (
        <line class="here" x1={`${picture.today}%`} x2={`${picture.today}%`} y1="0" y2={HEIGHT} />
      )}
      {row.bars.map((bar) => (
        <Span page={page} bar={bar} />
      ))}
      {row.signs.map((sign) => (
        <Mark page={page} sign={sign} />
      ))}
    </svg>
  )
}

function Span({ page, bar: { stretch, ink, x, width, future } }: { page: Page; bar: Bar }) {
  const tint = stretch.n !== null && stretch.n % 2 === 0 ? ' even' : ''
  const rect = (
    <rect
      class={`span-of-rule ${ink}${tint}${future ? ' future' : ''}`}
      x={`${x}%`}
      width={`${width}%`}
      y={TOP}
      height={THICK}
      fill={ink === 'unknown' ? 'url(#unknowable)' : undefined}
    >
      <title>{ink === 'unknown' ? unknownSaid(page, stretch) : wordingSaid(page, stretch)}</title>
    </rect>
  )
  if (stretch.iri === null) return rect
  return (
    <a href={addressOf(stretch.iri)} tabindex={-1}>
      {rect}
    </a>
  )
}

function wordingSaid(page: Page, { n, from, to, basis, kind }: Bar['stretch']): string {
  const { t } = page
  const last = to && say(page, addDays(to, -1))
  const start = from && say(page, from)
  const span =
    start && last
      ? t('versions.range', { from: start, to: last })
      : start
        ? t('versions.rangeOpen', { from: start })
        : last
          ? t('versions.until', { to: last })
          : t('notes.undated')
  const rests = kind === 'missing' ? t('timelines.sign.words') : t(`act.basis.${basis ?? 'unknown'}`)
  return `${t('timelines.wording', { n: n ?? 1 })}: ${span}. ${rests}`
}

function Mark({ page, sign: { event, x } }: { page: Page; sign: Sign }) {
  const drawn = (
    <>
      <title>{`${say(page, event.day)}: ${eventSaid(page, event)}`}</title>
      <rect class="hit" x="-7" y="-8" width="14" height="15" />
      <Shape kind={event.kind} />
    </>
  )
  // A place in hundredths can be given to a drawing inside the drawing only.
  return (
    <svg x={`${x}%`} y={TOP - 8} width="1" height="1" overflow="visible" aria-hidden="true">
      <a href={encodeURI(event.redline ?? event.iri)} tabindex={-1}>
        {drawn}
      </a>
    </svg>
  )
}

function Shape({ kind }: { kind: Happening }) {
  const shape = shapeOf(kind)
  if (shape === 'comes') return <path class="comes" d="M0 -5 L5 4 L-5 4 Z" />
  if (shape === 'goes') return <path class="goes" d="M0 4 L5 -5 L-5 -5 Z" />
  if (shape === 'found') return <path class="found" d="M-1 -6 L-1 5 M-1 -1 L5 -1" />
  return <circle class={shape} r={shape === 'changes' ? 4 : 3.4} />
}

const INKS: readonly Ink[] = ['in-force', 'snapshot', 'undated', 'words', 'unknown']
const KINDS: readonly Happening[] = ['introduced', 'first', 'changed', 'renumbered', 'repealed']

// What the signs mean, as far as they stand in the picture.
function Legend({ page, picture }: { page: Page; picture: Picture }) {
  const { t } = page
  const bars = picture.rows.flatMap((row) => row.bars)
  const shapes = new Set(picture.rows.flatMap(({ signs }) => signs.map(({ event }) => shapeOf(event.kind))))
  return (
    <ul class="legend">
      {KINDS.filter((kind) => shapes.has(shapeOf(kind))).map((kind) => (
        <li>
          <svg width="14" height="14" viewBox="-7 -7.5 14 14" aria-hidden="true">
            <Shape kind={kind} />
          </svg>
          {t(`timelines.sign.${shapeOf(kind)}`)}
        </li>
      ))}
      {INKS.filter((ink) => bars.some((bar) => bar.ink === ink && !bar.future)).map((ink) => (
        <li>
          <Swatch ink={ink} />
          {t(`timelines.sign.${ink}`)}
        </li>
      ))}
      {bars.some(({ future, ink }) => future && ink !== 'unknown') && (
        <li>
          <Swatch ink="in-force" future />
          {t('timelines.sign.future')}
        </li>
      )}
    </ul>
  )
}

function Swatch({ ink, future = false }: { ink: Ink; future?: boolean }) {
  const fill = ink === 'unknown' ? 'url(#unknowable)' : undefined
  return (
    <svg width="22" height="12" aria-hidden="true">
      <rect
        class={`span-of-rule ${ink}${future ? ' future' : ''}`}
        x="1"
        y="1"
        width="20"
        height="10"
        fill={fill}
      />
    </svg>
  )
}
