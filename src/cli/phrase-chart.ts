/** A phrase through the years on a terminal: a bar for each span of years in which nothing changed, then the days. */
import { yearsUntil } from '#jobs/search/phrase-years.ts'
import type { Day } from '#kit/day.ts'
import type { PhraseEvent, PhraseHistory, PhraseYear } from '#search/model.ts'
import { clip, count } from './format.ts'

const WIDTH = 40
/** Days told; the others are in --json and --csv. */
const MOST_EVENTS = 60
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** Returns the history as text. */
export function phraseText(history: PhraseHistory, today: Day): string {
  const { events, exact, acts } = history
  const query = history.query.replace(/^"([^"]*)"$/, '$1')
  const series = yearsUntil(history.series, Number(today.slice(0, 4)))
  if (acts.length === 0 && events.length === 0)
    return `No provision held has "${query}" at any time. Try fewer words, or comity search --all-time\n`
  const most = Math.max(...series.map(({ provisions }) => provisions), 1)
  const bars = spansOf(series).map((span) => barOf(span, most))
  const told = events.slice(0, MOST_EVENTS).map(eventText)
  const rest = events.length - told.length
  return [
    `"${query}": provisions that have the words at the end of each year`,
    ...bars,
    ...(exact ? [] : ['more wordings match than were followed: the numbers are the least there are']),
    '',
    ...(told.length === 0 ? ['No day is known on which the words came or went'] : told),
    ...(rest > 0 ? [`and ${rest.toLocaleString('en')} further days: see --csv`] : []),
    '',
  ].join('\n')
}

interface Span extends PhraseYear {
  readonly to: number
}

/** Returns the years put together as long as the numbers stay the same. */
export function spansOf(series: readonly PhraseYear[]): Span[] {
  const spans: Span[] = []
  for (const each of series) {
    const last = spans.at(-1)
    if (last && last.provisions === each.provisions && last.acts === each.acts)
      spans[spans.length - 1] = { ...last, to: each.year }
    else spans.push({ ...each, to: each.year })
  }
  return spans
}

function barOf({ year, to, provisions, acts }: Span, most: number): string {
  const years = year === to ? `${year}` : `${year}–${to}`
  const eighths = Math.max(provisions === 0 ? 0 : 1, Math.round((provisions / most) * WIDTH * 8))
  const bar = '█'.repeat(eighths >> 3) + (EIGHTHS[eighths % 8] ?? '')
  return `${years.padStart(9)}  ${bar.padEnd(WIDTH)}  ${count(provisions, 'provision')}, ${count(acts, 'act')}`
}

function eventText({ day, kind, until, whole, title, num, iri, ground }: PhraseEvent): string {
  const unknown = `text unknown ${until === null ? 'from then on' : `until ${until}`}`
  const changed = `${kind}${whole ? ` (not in the text held ${kind === 'enters' ? 'before' : 'after'})` : ''}`
  const what = kind === 'unknown' ? unknown : changed
  const by = ground === null ? '' : `\n              by ${ground}`
  return `${day}  ${what}  ${clip(title, 70)}${num ? `, ${num}` : ''}\n              ${iri}${by}`
}
