/** The filters of the query language: in:fr,ch type:code lang:ru at:2020-01-01 force:law year:2010..2015 title:"civil code" work:"/akn/…". */
import { type Day, isDay } from '#kit/day.ts'
import { FORCES, type Force, isForce } from '#law/force.ts'
import { parseIri } from '#law/iri.ts'
import { languageOf } from '#law/language.ts'
import { ACROSS, type Across } from './across.ts'
import type { YearRange } from './model.ts'
import { QueryError } from './query-error.ts'

export type FilterName = 'in' | 'type' | 'lang' | 'at' | 'force' | 'year' | 'title' | 'work' | 'across'

/** One filter as it was written; `not` where a minus stands before it. */
export type Filter =
  | { readonly name: 'in' | 'type' | 'lang'; readonly values: readonly string[]; readonly not: boolean }
  | { readonly name: 'force'; readonly values: readonly Force[]; readonly not: boolean }
  | { readonly name: 'at'; readonly at: Day | null }
  | { readonly name: 'year'; readonly years: YearRange; readonly not: boolean }
  | { readonly name: 'title'; readonly text: string; readonly not: boolean }
  | { readonly name: 'work'; readonly iri: string; readonly not: boolean }
  | { readonly name: 'across'; readonly across: Across }

export type Filters = readonly Filter[]

const EXPECTED: Readonly<Record<FilterName, string>> = {
  in: 'jurisdiction codes such as fr or za-cpt, with commas between',
  type: 'types such as act, code or judgment, with commas between',
  lang: 'language codes such as fr or fra, with commas between',
  at: 'a day that exists, as YYYY-MM-DD, or any',
  force: `ranks such as ${FORCES.slice(0, 5).join(', ')}, with commas between`,
  year: 'a year such as 2015, or two with .. between: 2010..2015',
  title: 'words of a title, in quotation marks where there are several',
  work: 'the IRI of an act in quotation marks, such as "/akn/fr/act/code/1804-03-21/code-civil"',
  across: 'yes, only, mixed or no',
}

/** The names of the filters. */
export const FILTER_NAMES = Object.keys(EXPECTED) as readonly FilterName[]

// What names documents elsewhere and is written with a colon is looked for as it stands.
const NAMING: ReadonlySet<string> = new Set(['urn', 'eli', 'ecli', 'celex', 'http', 'https', 'mailto', 'doi'])

/** Returns whether a filter is meant. Throws QueryError where the name is like one and is none. */
export function isFilterName(name: string): name is FilterName {
  if (FILTER_NAMES.includes(name as FilterName)) return true
  if (NAMING.has(name)) return false
  throw new QueryError(
    'field',
    `Cannot search: there is no filter "${name}:"; the filters are ${FILTER_NAMES.map((each) => `${each}:`).join(' ')}`,
    { name, known: FILTER_NAMES.map((each) => `${each}:`).join(' ') },
  )
}

/** Returns the filter. Throws QueryError where it does not take the value. */
export function readFilter(name: FilterName, text: string, not: boolean): Filter {
  const wrong = (): QueryError =>
    new QueryError('value', `Cannot search: "${name}:${text}" cannot be read; expected ${EXPECTED[name]}`, {
      name,
      text,
      expected: EXPECTED[name],
    })
  switch (name) {
    case 'at':
      if (not || (text !== 'any' && !isDay(text))) throw wrong()
      return { name, at: isDay(text) ? text : null }
    case 'across': {
      const across = ACROSS.find((each) => each === text)
      if (not || across === undefined) throw wrong()
      return { name, across }
    }
    case 'year':
      return { name, not, years: yearsOf(text) ?? raise(wrong()) }
    case 'title':
      if (!/[\p{L}\p{N}]/u.test(text)) throw wrong()
      return { name, text, not }
    case 'work':
      return { name, not, iri: parseIri(text)?.work ?? raise(wrong()) }
    case 'force':
      return { name, not, values: list(text, wrong).map((each) => (isForce(each) ? each : raise(wrong()))) }
    case 'lang':
      return { name, not, values: list(text, wrong).map((each) => languageOf(each) ?? raise(wrong())) }
    default:
      return { name, not, values: list(text, wrong) }
  }
}

function list(text: string, wrong: () => QueryError): string[] {
  const values = text.toLowerCase().split(',')
  if (values.some((value) => !/^[\p{L}\p{N}_-]+$/u.test(value))) throw wrong()
  return values
}

function yearsOf(text: string): YearRange | null {
  const match = /^(\d{1,4})?(\.\.)?(\d{1,4})?$/.exec(text)
  const [, from, dots, to] = match ?? []
  if (from === undefined && to === undefined) return null
  if (dots === undefined) return to === undefined ? { from: Number(from), to: Number(from) } : null
  const range = { from: from === undefined ? null : Number(from), to: to === undefined ? null : Number(to) }
  return range.from !== null && range.to !== null && range.from > range.to ? null : range
}

function raise(error: QueryError): never {
  throw error
}
