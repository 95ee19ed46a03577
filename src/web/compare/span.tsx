/** The two days on the life of the act: what lies between them is tinted. */

import { type Day, yearFraction } from '#kit/day.ts'
import { BASE, Tick } from '../act/tick.tsx'
import { EDGE, timelineOf } from '../act/timeline.ts'
import { type Page, say } from '../page.ts'
import { compareHref, pairOf } from './address.ts'
import type { Comparison } from './comparison.ts'

// Every point leads to what it changed; the same stand as links in the list of versions.
export function Span({ page, comparison }: { page: Page; comparison: Comparison }) {
  const { act, from, to } = comparison
  const [early, late] = from <= to ? [from, to] : [to, from]
  const line = timelineOf(act.versions, { at: late, today: page.today })
  if (!line) return null
  const [start, end] = line.span
  const place = (day: Day) => {
    const share = (yearFraction(day) - start) / (end - start)
    return Math.round(Math.min(Math.max(EDGE + share * (100 - 2 * EDGE), 0.3), 99.7) * 100) / 100
  }
  return (
    <svg class="line spanning" width="100%" height="60" aria-hidden="true">
      <rect
        class="chosen"
        x={`${place(early)}%`}
        width={`${Math.max(0.4, place(late) - place(early)).toFixed(2)}%`}
        y="4"
        height="36"
      />
      <line class="base" x1="0" x2="100%" y1={BASE + 0.5} y2={BASE + 0.5} />
      {line.holes.map((hole) => (
        <rect class="gone" x={`${hole.x}%`} y={BASE - 14} width={`${hole.width}%`} height="14" />
      ))}
      {line.bars.map((bar) => {
        const pair = pairOf(act.versions, bar.version)
        const tick = <Tick {...bar} />
        if (!pair) return tick
        return (
          <a href={compareHref(act, { ...comparison, ...pair, number: 1 })} tabindex={-1}>
            <title>{page.t('compare.stepTitle', { date: say(page, pair.to) })}</title>
            {tick}
          </a>
        )
      })}
      {[from, to].map((day) => (
        <circle class="end" cx={`${place(day)}%`} cy={BASE} r="5" />
      ))}
      {line.years.map((year) => (
        <text class={year.often ? 'often' : undefined} x={`${year.x}%`} y="56" text-anchor="middle">
          {year.label}
        </text>
      ))}
    </svg>
  )
}
