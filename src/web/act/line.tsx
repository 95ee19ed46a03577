/** The life of an act as a line: a bar for each wording, hatching where none is known. */
import { type Page, say } from '../page.ts'
import { BASE, type Bar, type Timeline } from './timeline.ts'
import { type Act, hrefOf, versionOn } from './view.ts'

// The same points stand as links in the list of versions: here they are for the eye and the pointer.
export function Line({
  page,
  act,
  line,
  className,
}: {
  page: Page
  act: Act
  line: Timeline
  className: string
}) {
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
