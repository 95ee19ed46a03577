/** Hits of a search as the rows of a table, each with its place and how many there are: a table that was cut says so in every row. */
import { type Cell, toCsv } from '#export/csv.ts'
import { unescapeText } from '#kit/escape.ts'
import type { PhraseEvent, SearchHit, SearchResult } from '#search/model.ts'

/** Rows of one table at most. */
export const MOST_ROWS = 1000

const HIT_COLUMNS = [
  'place',
  'of',
  'of_is_exact',
  'all_words',
  'kind',
  'iri',
  'work',
  'title',
  'num',
  'heading',
  'jurisdiction',
  'language',
  'type',
  'subtype',
  'force',
  'body',
  'in_force_from',
  'in_force_to',
  'basis',
  'standing',
  'score',
  'snippet',
] as const

/** Returns the table of the hits (RFC 4180), the first of which stands at the offset; IRIs begin with the origin. */
export function hitsTable(result: SearchResult, offset = 0, origin = ''): string {
  const rows = result.hits.map((hit, index) => [
    offset + index + 1,
    result.total,
    result.totalIsExact,
    !result.loosened,
    ...fieldsOf(hit, origin),
  ])
  return toCsv(HIT_COLUMNS, rows)
}

function fieldsOf(hit: SearchHit, origin: string): Cell[] {
  return [
    hit.kind,
    origin + hit.iri,
    origin + hit.work,
    hit.title,
    hit.num,
    hit.heading,
    hit.jurisdiction,
    hit.language,
    hit.type,
    hit.subtype,
    hit.force,
    hit.body,
    hit.inForceFrom,
    hit.inForceTo,
    hit.basis,
    hit.standing,
    hit.score,
    plainSnippet(hit.snippet),
  ]
}

const EVENT_COLUMNS = [
  'day',
  'kind',
  'until',
  'whole',
  'iri',
  'work',
  'title',
  'num',
  'jurisdiction',
  'ground',
] as const

/** Returns the table of the days on which words entered or left the law (RFC 4180). */
export function eventsTable(events: readonly PhraseEvent[], origin = ''): string {
  return toCsv(
    EVENT_COLUMNS,
    events.map((event) => [
      event.day,
      event.kind,
      event.until,
      event.whole,
      origin + event.iri,
      origin + event.work,
      event.title,
      event.num,
      event.jurisdiction,
      event.ground,
    ]),
  )
}

/** Returns the words of a snippet, without the marks of what was found. */
export function plainSnippet(snippet: string): string {
  return unescapeText(snippet.replace(/<\/?mark>/g, ''))
    .replace(/\s+/g, ' ')
    .trim()
}
