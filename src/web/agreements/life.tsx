/** The life of an agreement: a bar of the days on which it is in force, and its dates one below the other, each leading to the agreement as it then stood. */
import type { Agreement } from '#agreements/model.ts'
import { agreementOn, type OnDay, type Turn, turnsOf } from '#agreements/on-day.ts'
import { addDays, type Day, yearFraction } from '#kit/day.ts'
import { type Page, say } from '../page.ts'
import { said } from './words.ts'

interface Lived {
  readonly page: Page
  readonly record: Agreement
  readonly terms: OnDay
  readonly at: Day
}

export function Life({ page, record, terms, at }: Lived) {
  const turns = turnsOf(record, page.today)
  if (turns.length === 0) return null
  return (
    <section class="agreedlife" aria-labelledby="life">
      <h2 id="life">{page.t('agreements.life')}</h2>
      <Bar page={page} record={record} terms={terms} at={at} />
      <ol>
        {turns.map((turn) => (
          <li class={turn.on > page.today ? 'to-come' : undefined}>
            <a
              href={`/agreements/${record.id}?at=${turn.on}`}
              aria-current={turn.on === at ? 'date' : undefined}
            >
              <time datetime={turn.on}>{say(page, turn.on)}</time>
            </a>
            <TurnSaid page={page} record={record} turn={turn} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function TurnSaid({ page, record, turn }: { page: Page; record: Agreement; turn: Turn }) {
  const { t } = page
  if (turn.what === 'amended') {
    const amendment = record.amendments.find(({ id }) => id === turn.amendment)
    const title = amendment ? said(page, amendment.title) : { words: turn.amendment ?? '', mark: {} }
    return (
      <span>{t.rich('agreements.turn.amended', { title: <span {...title.mark}>{title.words}</span> })}</span>
    )
  }
  if (turn.what === 'signed' && record.dates.place) {
    const { words, mark } = said(page, record.dates.place)
    return <span>{t.rich('agreements.turn.signedAt', { place: <span {...mark}>{words}</span> })}</span>
  }
  return <span>{t(`agreements.turn.${turn.what}`)}</span>
}

const WIDTH = 1000
const TOP = 26
const HEIGHT = 14

function Bar({ page, record, terms }: Lived) {
  const { t, today } = page
  const begin = record.dates.inForce
  if (begin === null) return null
  const first = record.dates.signed ?? begin
  const end = terms.lastDay
  const last = [today, end ?? today, addDays(begin, 365)].sort().at(-1) ?? today
  const [from, span] = [yearFraction(first), yearFraction(last) - yearFraction(first)]
  const x = (day: Day) => Math.round(((yearFraction(day) - from) / span) * (WIDTH - 20)) + 10
  const closing = end !== null && end < last ? end : last
  const drawn = t('agreements.lifeDrawn', { from: say(page, begin), to: say(page, closing) })
  const years = yearsBetween(first, last)
  return (
    <svg class="bar-of-days" viewBox={`0 0 ${WIDTH} 74`} role="img" aria-label={drawn}>
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="ground" width="6" height="6" />
          <rect class="stroke" width="2.4" height="6" />
        </pattern>
      </defs>
      <rect
        class="past"
        x={x(begin)}
        y={TOP}
        width={width(x, begin, earlier(closing, today))}
        height={HEIGHT}
      />
      {closing > today && (
        <rect
          class="coming"
          x={x(later(begin, today))}
          y={TOP}
          width={width(x, later(begin, today), closing)}
          height={HEIGHT}
        />
      )}
      {record.suspensions.map(({ from: start, until }) => (
        <rect
          fill="url(#hatch)"
          x={x(start)}
          y={TOP}
          width={Math.max(width(x, start, earlier(until ?? closing, closing)), 4)}
          height={HEIGHT}
        />
      ))}
      {agreementOn(record, last).amendments.map((id) => {
        const on = record.amendments.find((each) => each.id === id)?.inForce
        return on && <path class="mark" d={`M${x(on)} ${TOP - 5}v${HEIGHT + 10}`} />
      })}
      {years.map((year) => (
        <text x={x(`${year}-01-01` as Day)} y="66" text-anchor="middle">
          {year}
        </text>
      ))}
      <path class="today" d={`M${x(today)} ${TOP - 8}v${HEIGHT + 14}`} />
      <text class="now" x={x(today)} y="12" text-anchor={anchor(x(today))}>
        {t('agreements.today')}
      </text>
    </svg>
  )
}

// So many names of years stand beside each other on a phone as well.
const MOST_YEARS = 6

function yearsBetween(first: Day, last: Day): string[] {
  const [from, to] = [Number(first.slice(0, 4)) + 1, Number(last.slice(0, 4))]
  const step = Math.max(1, Math.ceil((to - from + 1) / MOST_YEARS))
  return Array.from({ length: Math.max(Math.floor((to - from) / step) + 1, 0) }, (_, index) =>
    String(from + index * step).padStart(4, '0'),
  )
}

function anchor(x: number): 'start' | 'middle' | 'end' {
  return x < 80 ? 'start' : x > WIDTH - 80 ? 'end' : 'middle'
}

function width(x: (day: Day) => number, from: Day, to: Day): number {
  return Math.max(x(to) - x(from), 0)
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other
}
