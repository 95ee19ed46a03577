/** The lives of provisions on a terminal: a line each, signs where something happened, and then the days in words. */

import { type Jurisdictions, jurisdictionName, provisionLabel } from '#i18n/jurisdictions.ts'
import type { Lane, LaneEvent, LaneStretch } from '#jobs/timelines/lane.ts'
import type { Happening } from '#jobs/timelines/life.ts'
import { addDays, type Day, dayOrNull, yearFraction } from '#kit/day.ts'
import { clip } from './format.ts'

const WIDTH = 64
const MARGIN = '  '

const SIGNS: Readonly<Record<Happening, string>> = {
  introduced: '▲',
  returned: '▲',
  first: '├',
  changed: '◆',
  renumbered: '○',
  moved: '○',
  repealed: '▼',
}
// Of what falls into one place, what says most is shown.
const WEIGHT: readonly Happening[] = [
  'moved',
  'renumbered',
  'changed',
  'first',
  'returned',
  'introduced',
  'repealed',
]

export interface Drawn {
  readonly jurisdictions: Jurisdictions
  /** Null: as far as anything is known. */
  readonly from: Day | null
  readonly to: Day | null
  readonly today: Day
}

/** Returns the lanes as text. */
export function timelineText(lanes: readonly Lane[], drawn: Drawn): string {
  const { jurisdictions } = drawn
  const scale = scaleOf(lanes, drawn)
  const byState = Map.groupBy(lanes, ({ work }) => work.jurisdiction)
  const lines = [MARGIN + axisOf(scale), MARGIN + ticksOf(scale)]
  for (const [state, group] of byState) {
    lines.push(jurisdictionName(jurisdictions, state, 'en'))
    for (const lane of group)
      lines.push(`${MARGIN}${nameOf(lane, jurisdictions)}`, MARGIN + lineOf(lane, scale))
  }
  lines.push('', legendOf(lanes, lines, drawn.today), '')
  for (const [state, group] of byState)
    for (const lane of group)
      lines.push(
        `${jurisdictionName(jurisdictions, state, 'en')}: ${nameOf(lane, jurisdictions)}`,
        ...toldOf(lane, drawn),
        '',
      )
  return lines.join('\n')
}

interface Scale {
  readonly start: number
  readonly end: number
  readonly today: number
}

function scaleOf(lanes: readonly Lane[], { from, to, today }: Drawn): Scale {
  const days = lanes.flatMap(({ stretches, events }) => [
    ...stretches.flatMap((each) => [each.from, each.to]),
    ...events.map(({ day }) => day),
  ])
  const known = days.filter((day) => day !== null).map(yearFraction)
  const now = yearFraction(today)
  const [first, last] = [Math.min(now, ...known), Math.max(now, ...known)]
  const room = Math.max((last - first) / WIDTH, 1 / 12)
  const start = from ? yearFraction(from) : first - room
  const end = to ? yearFraction(to) : last > now ? last + room : now
  return { start: Math.min(start, end - room), end, today: now }
}

function placeOf(year: number, { start, end }: Scale): number {
  const place = ((year - start) / (end - start)) * WIDTH
  return year === end ? WIDTH - 1 : Math.floor(place)
}

const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500]

function yearsOf({ start, end }: Scale): number[] {
  const step = STEPS.find((each) => (end - start) / each <= WIDTH / 9) ?? 1000
  const years: number[] = []
  for (let year = Math.ceil(start / step) * step; year <= end; year += step) years.push(year)
  return years
}

function axisOf(scale: Scale): string {
  let line = ''
  for (const year of yearsOf(scale)) {
    const at = Math.max(0, placeOf(year, scale) - 2)
    if (at >= line.length && at + 4 <= WIDTH + 2) line = `${line.padEnd(at)}${String(year).padStart(4, '0')} `
  }
  return line.trimEnd()
}

function ticksOf(scale: Scale): string {
  const line = Array<string>(WIDTH).fill('─')
  for (const year of yearsOf(scale)) if (line[placeOf(year, scale)]) line[placeOf(year, scale)] = '┴'
  const today = placeOf(scale.today, scale)
  if (line[today]) line[today] = '┼'
  return line.join('')
}

function lineOf({ work, stretches, events }: Lane, scale: Scale): string {
  const line = Array<string>(WIDTH).fill(' ')
  for (const stretch of stretches) {
    // What has no known start is not older than its act.
    const start = stretch.from ?? (stretch.kind === 'absent' ? null : dayOrNull(work.date))
    const begin = start === null ? 0 : Math.max(0, placeOf(yearFraction(start), scale))
    const end = stretch.to === null ? WIDTH : Math.min(WIDTH, placeOf(yearFraction(stretch.to), scale) + 1)
    for (let at = begin; at < end; at++) line[at] = inkOf(stretch, at > placeOf(scale.today, scale))
  }
  const byWeight = events.toSorted((a, b) => WEIGHT.indexOf(a.kind) - WEIGHT.indexOf(b.kind))
  for (const { kind, day } of byWeight) {
    const at = placeOf(yearFraction(day), scale)
    if (at >= 0 && at < WIDTH) line[at] = SIGNS[kind]
  }
  return line.join('').trimEnd()
}

function inkOf({ kind, basis }: LaneStretch, future: boolean): string {
  if (kind === 'absent') return ' '
  if (kind === 'unknown') return '?'
  if (kind === 'missing') return '·'
  if (future) return '┄'
  return basis === 'in-force' ? '━' : '─'
}

function legendOf(lanes: readonly Lane[], lines: readonly string[], today: Day): string {
  const kinds = new Set(lanes.flatMap(({ events }) => events.map(({ kind }) => kind)))
  const stretches = lanes.flatMap((lane) => lane.stretches)
  const worded = stretches.filter(({ kind }) => kind === 'wording')
  const said: readonly (readonly [boolean, string])[] = [
    [kinds.has('introduced') || kinds.has('returned'), '▲ introduced'],
    [kinds.has('first'), '├ in the first text held'],
    [kinds.has('changed'), '◆ changed'],
    [kinds.has('renumbered') || kinds.has('moved'), '○ renumbered or moved'],
    [kinds.has('repealed'), '▼ dropped'],
    [worded.some(({ basis }) => basis === 'in-force'), '━ in force'],
    [worded.some(({ basis }) => basis !== 'in-force'), '─ seen so, legal effect not stated'],
    [lines.some((line) => line.includes('┄')), '┄ to come'],
    [stretches.some(({ kind }) => kind === 'missing'), '· in force, words not held'],
    [stretches.some(({ kind }) => kind === 'unknown'), '? unknown'],
  ]
  return `${said.flatMap(([is, words]) => (is ? words : [])).join('   ')}\n┼ today, ${today}`
}

function nameOf(lane: Lane, jurisdictions: Jurisdictions): string {
  const { kind, num, heading, title, wId, work, language } = lane
  const place = { jurisdiction: work.jurisdiction, language }
  const label = kind === null ? null : provisionLabel(jurisdictions, { kind, num }, place)
  return clip(
    [label ?? (heading === null ? wId : null), heading, title].filter(Boolean).join(' · '),
    WIDTH + 36,
  )
}

function toldOf(lane: Lane, { from, to }: Drawn): string[] {
  const events = lane.events.filter(({ day }) => (from === null || day >= from) && (to === null || day <= to))
  const unknown = lane.stretches.filter(({ kind, why }) => kind === 'unknown' && why !== 'between-texts')
  const said = [
    ...unknown.map((stretch) => ({ day: stretch.from ?? '', text: `${unknownSaid(stretch)}` })),
    ...events.map((event) => ({ day: event.day, text: eventSaid(event) })),
  ].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const seen =
    lane.seenLast !== null && lane.stretches.at(-1)?.basis === 'snapshot'
      ? [`${MARGIN}${' '.repeat(12)}last seen on ${lane.seenLast}`]
      : []
  const undated = lane.stretches.some(({ kind: each, from: start }) => each === 'wording' && start === null)
    ? [`${MARGIN}${' '.repeat(12)}stands in the text held; since when is not known`]
    : []
  return [...undated, ...said.map(({ text }) => text), ...seen]
}

const SAID: Readonly<Record<Happening, string>> = {
  introduced: 'introduced',
  first: 'stands in the first text held; of when it came nothing is known',
  changed: 'changed',
  renumbered: 'renumbered',
  moved: 'moved within the act',
  repealed: 'dropped',
  returned: 'introduced again',
}

function eventSaid({ kind, day, after, ground, numbers, iri, basis }: LaneEvent): string {
  const number = numbers ? ` (${numbers.map((each) => each ?? 'no number').join(' → ')})` : ''
  const sometime = after === null ? '' : `, between ${addDays(after, 1)} and this day`
  const seen = basis === 'in-force' ? '' : ', by the text of that day: legal effect is not stated'
  const by = ground === null ? '' : `\n${MARGIN}${' '.repeat(12)}by ${ground.title}`
  return `${MARGIN}${day}  ${SAID[kind]}${number}${sometime}${seen}${by}\n${MARGIN}${' '.repeat(12)}${iri}`
}

const WHY: Readonly<Record<NonNullable<LaneStretch['why']>, string>> = {
  hole: 'a text was refused',
  'not-held': 'no text of the act is held',
  incomplete: 'only parts of the act are held',
  'between-texts': 'no text was seen between',
}

function unknownSaid({ from, to, why }: LaneStretch): string {
  const last = to && addDays(to, -1)
  const day = `${MARGIN}${(from ?? '').padEnd(10)}  unknown`
  const reason = why ? WHY[why] : 'not known'
  if (from === null) return `${day} ${last === null ? 'at all times' : `until ${last}`}: ${reason}`
  if (last === null) return `${day} from then on: ${reason}`
  return `${day} ${last === from ? 'on that day' : `until ${last}`}: ${reason}`
}
