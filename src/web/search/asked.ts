/** What a search is asked: the words, the day, the filters that an address states, and the addresses of others. */
import type { Day } from '#kit/day.ts'
import { isForce } from '#law/force.ts'
import { languageOf } from '#law/language.ts'
import { ACROSS, type Across } from '#search/across.ts'
import type { SearchOptions, YearRange } from '#search/model.ts'
import { type DayInput, readDay } from '../day-input.ts'

/** The filters, by the names that they have in an address and in the query language. */
export const FILTERS = ['in', 'type', 'force', 'lang', 'year'] as const

export type Filter = (typeof FILTERS)[number]

/** Several jurisdictions or ranks may be chosen; of the others one. */
const SEVERAL: ReadonlySet<Filter> = new Set(['in', 'force'])

export interface Asked {
  readonly q: string
  /** What was typed as the day; `any` means all times, nothing today. */
  readonly at: DayInput
  readonly allTime: boolean
  readonly filters: Readonly<Record<Filter, readonly string[]>>
  /** Years of the acts; null where none are chosen. */
  readonly years: YearRange | null
  /** Whether other languages are searched; null where it is not said. */
  readonly across: Across | null
  /** True: every hit explains its score. */
  readonly explain: boolean
  /** From 1. */
  readonly page: number
}

/** Part of an address that cannot be read. */
export interface Wrong {
  readonly what: 'day' | 'page' | 'year' | 'force' | 'across'
  readonly typed: string
}

/** What a request may hold; the language of queries says itself what is too long for it. */
const LONGEST = 20_000
/** No search is followed further than this many pages. */
const LAST_PAGE = 500

/** Returns what the query of an address asks, and the part of it that cannot be read, where there is one. */
export function readAsked(query: (name: string) => string | undefined): {
  readonly asked: Asked
  readonly wrong: Wrong | null
} {
  const read = (name: string, longest = 300) => (query(name) ?? '').normalize('NFC').trim().slice(0, longest)
  const allTime = read('at').toLowerCase() === 'any'
  const at = readDay(allTime ? '' : query('at'))
  const [page, year] = [read('page'), read('year')]
  const lang = read('lang')
  const filters = {
    in: listed(read('in').toLowerCase()),
    type: read('type') === '' ? [] : [read('type')],
    force: listed(read('force').toLowerCase()),
    lang: lang === '' ? [] : [languageOf(lang) ?? lang],
    year: year === '' ? [] : [year],
  }
  const years = readYears(year)
  const asked = {
    q: read('q', LONGEST),
    at,
    allTime,
    filters,
    years,
    across: ACROSS.find((each) => each === read('across')) ?? null,
    explain: read('explain') === '1',
    page: pageOf(page),
  }
  const across = read('across')
  if (across !== '' && asked.across === null) return { asked, wrong: { what: 'across', typed: across } }
  return { asked, wrong: wrongIn(asked, page) }
}

function wrongIn({ at, filters, years, page }: Asked, typedPage: string): Wrong | null {
  if (at.wrong) return { what: 'day', typed: at.typed }
  const [year = ''] = filters.year
  if (year !== '' && years === null) return { what: 'year', typed: year }
  const force = filters.force.find((each) => !isForce(each))
  if (force !== undefined) return { what: 'force', typed: force }
  return page === 0 ? { what: 'page', typed: typedPage } : null
}

function pageOf(typed: string): number {
  if (typed === '') return 1
  return /^[1-9]\d{0,2}$/.test(typed) && Number(typed) <= LAST_PAGE ? Number(typed) : 0
}

function listed(typed: string): string[] {
  return [
    ...new Set(
      typed
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    ),
  ]
}

/** Returns the years that `2015`, `2010..2015`, `2010..` or `..2015` means; null where it is none of them. */
export function readYears(typed: string): YearRange | null {
  const [, first, dots, last] = /^(\d{1,4})?(\.\.)?(\d{1,4})?$/.exec(typed) ?? []
  if (first === undefined && last === undefined) return null
  if (dots === undefined) return { from: Number(first), to: Number(first) }
  const from = first === undefined ? null : Number(first)
  const to = last === undefined ? null : Number(last)
  return from !== null && to !== null && from > to ? null : { from, to }
}

/** Returns years as an address and the query language write them. */
export function writeYears({ from, to }: YearRange): string {
  return from !== null && from === to ? String(from) : `${from ?? ''}..${to ?? ''}`
}

/** Returns what the engine is asked, but for the page of the results. */
export function optionsOf(asked: Asked, today: Day): SearchOptions {
  const { filters } = asked
  return {
    at: asked.allTime ? null : (asked.at.day ?? today),
    today,
    in: filters.in,
    type: filters.type[0] ?? null,
    lang: filters.lang[0] ?? null,
    force: filters.force.filter(isForce),
    years: asked.years,
    across: asked.across,
    explain: asked.explain,
  }
}

/** Returns the query of an address that asks this: one for each question, whatever the order in which it was typed. */
export function queryOf(asked: Asked): URLSearchParams {
  const query = new URLSearchParams()
  const put = (name: string, value: string) => {
    if (value !== '') query.set(name, value)
  }
  put('q', asked.q)
  put('at', asked.allTime ? 'any' : asked.at.typed)
  for (const filter of FILTERS) put(filter, asked.filters[filter].join(','))
  put('across', asked.across ?? '')
  put('explain', asked.explain ? '1' : '')
  put('page', asked.page > 1 ? String(asked.page) : '')
  return query
}

/** Returns the address of the search, or of another form of its results. */
export function addressOf(asked: Asked, path = '/search'): string {
  const query = queryOf(asked)
  return query.size > 0 ? `${path}?${query}` : path
}

/** Returns what is asked with a value of a filter chosen, or no longer; from the first page on. A filter of that name in the query itself gives way. */
export function toggled(asked: Asked, filter: Filter, value: string): Asked {
  const chosen = asked.filters[filter]
  const others = chosen.filter((each) => each !== value)
  const values = others.length < chosen.length ? others : SEVERAL.has(filter) ? [...chosen, value] : [value]
  return chose(asked, filter, values)
}

/** Returns what is asked with these values of a filter; none leave it out. */
export function chose(asked: Asked, filter: Filter, values: readonly string[]): Asked {
  const years = filter === 'year' ? readYears(values[0] ?? '') : asked.years
  const q = withoutWritten(asked.q, filter)
  return { ...asked, q, filters: { ...asked.filters, [filter]: values }, years, page: 1 }
}

/** Returns what is asked as of a day, of today where it is null, or of all times. */
export function asOf(asked: Asked, at: Day | 'any' | null): Asked {
  const day = at === 'any' ? null : at
  return {
    ...asked,
    q: withoutWritten(asked.q, 'at'),
    at: { day, typed: day ?? '', wrong: false },
    allTime: at === 'any',
    page: 1,
  }
}

/** Returns what is asked without any filter, in the query or beside it. */
export function unfiltered(asked: Asked): Asked {
  return FILTERS.reduce((rest, filter) => chose(rest, filter, []), asked)
}

// What stands in quotation marks is a phrase, whatever is in it.
const WRITTEN = /"[^"]*"|(?<!\S)-?([a-z]{2,6}):(?:"[^"]*"|[^\s":/][^\s"]*)/g

/** A filter written in the query itself. */
export interface Written {
  readonly text: string
  /** The query without it. */
  readonly rest: string
}

/** Returns the filters that are written in the query. */
export function writtenIn(q: string): Written[] {
  return [...q.matchAll(WRITTEN)].flatMap((match) =>
    isWritten(match[1] ?? '')
      ? [{ text: match[0], rest: tidied(q.slice(0, match.index) + q.slice(match.index + match[0].length)) }]
      : [],
  )
}

function isWritten(name: string): boolean {
  return ['at', 'title', 'work', 'across'].includes(name) || (FILTERS as readonly string[]).includes(name)
}

function withoutWritten(q: string, filter: Filter | 'at' | 'work' | 'across'): string {
  return tidied(q.replace(WRITTEN, (text, name?: string) => (name === filter ? '' : text)))
}

function tidied(q: string): string {
  return q.replace(/\s{2,}/g, ' ').trim()
}

/** Returns what is asked of one act alone: every provision of it that matches is then a hit. */
export function withinAct(asked: Asked, work: string): Asked {
  return { ...asked, q: `${withoutWritten(asked.q, 'work')} work:"${work}"`, page: 1 }
}

/** Returns whether one act alone is asked. */
export function isWithinAct({ q }: Pick<Asked, 'q'>): boolean {
  return writtenIn(q).some(({ text }) => text.startsWith('work:'))
}

/** Returns what is asked with other languages searched, or not. */
export function acrossLanguages(asked: Asked, across: Across | null): Asked {
  return { ...asked, q: withoutWritten(asked.q, 'across'), across, page: 1 }
}

/** Letters of a question that a heading shows. */
const SHOWN = 120

/** Returns the words as a heading shows them. */
export function shownWords(q: string): string {
  const letters = [...q]
  return letters.length <= SHOWN ? q : `${letters.slice(0, SHOWN - 1).join('')}…`
}

// What has a meaning of its own in the language of queries.
const OPERATOR = /["“”„«»‟＂*:()]|(?<!\S)[-−]|(?<!\S)OR(?!\S)/u

/** Returns the words as a phrase, one after another; null where they are one, or are no plain words. */
export function asPhrase(q: string): string | null {
  return OPERATOR.test(q) || !/\S\s+\S/.test(q) ? null : `"${q}"`
}

/** Returns the words of a phrase in any order; null where the query is not one phrase. */
export function inAnyOrder(q: string): string | null {
  const [, words] = /^["“„«]([^"“”„«»]*\s[^"“”„«»]*)["”“»]$/u.exec(q.trim()) ?? []
  return words === undefined ? null : words.trim()
}
