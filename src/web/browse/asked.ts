/** What is asked of the shelves: the conditions, order, letter and page that an address states, and the addresses of others. */
import { languageOf } from '#law/language.ts'
import type { Facet, ShelfFilter } from '#store/shelf.ts'

export type Order = 'title' | 'date' | 'changed'

export const ORDERS: readonly Order[] = ['title', 'date', 'changed']

/** The conditions by the names they have in an address, in the order in which they stand there. */
export const FACETS: readonly Facet[] = ['in', 'type', 'year', 'language', 'subject']
const NAMES: Readonly<Record<Facet, string>> = {
  in: 'in',
  type: 'type',
  year: 'year',
  language: 'lang',
  subject: 'subject',
}

export interface Asked {
  readonly filter: ShelfFilter
  readonly order: Order
  /** Titles under one letter; null for all. */
  readonly letter: string | null
  /** From 1. */
  readonly page: number
}

/** Part of an address that cannot be read. */
export interface Wrong {
  readonly what: 'year' | 'page' | 'condition'
  readonly typed: string
}

const LAST_PAGE = 9999

/** Returns what the query of an address asks, or the part of it that cannot be read. */
export function readAsked(query: (name: string) => string | undefined): Asked | Wrong {
  const read = (name: string) => query(name)?.normalize('NFC').trim().slice(0, 200) || null
  const [year, language, order, page] = [
    read('year'),
    read('lang'),
    read('sort') ?? 'title',
    read('page') ?? '1',
  ]
  if (year !== null && year !== 'none' && !/^\d{4}$/.test(year)) return { what: 'year', typed: year }
  if (language !== null && languageOf(language) === null) return { what: 'condition', typed: language }
  if (!isOrder(order)) return { what: 'condition', typed: order }
  if (!/^[1-9]\d{0,3}$/.test(page) || Number(page) > LAST_PAGE) return { what: 'page', typed: page }
  return {
    filter: {
      in: read('in')?.toLowerCase() ?? null,
      type: read('type'),
      year,
      language: language && languageOf(language),
      subject: read('subject'),
    },
    order,
    letter: order === 'title' ? read('letter') : null,
    page: Number(page),
  }
}

/** Returns the address of what is asked: one address for each thing, whatever the order in which it was typed. */
export function addressOf({ filter, order, letter, page }: Asked): string {
  const query = new URLSearchParams()
  for (const facet of FACETS) {
    const value = filter[facet]
    if (value) query.set(NAMES[facet], value)
  }
  if (order !== 'title') query.set('sort', order)
  if (letter) query.set('letter', letter)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `/browse?${query}` : '/browse'
}

/** Returns what is asked with one condition set, or left out where the value is null; from the first page of the list on. */
export function narrowed(asked: Asked, facet: Facet, value: string | null): Asked {
  return { ...asked, filter: { ...asked.filter, [facet]: value }, letter: null, page: 1 }
}

/** Returns the conditions that are set. */
export function conditionsOf({ filter }: Asked): { readonly facet: Facet; readonly value: string }[] {
  return FACETS.flatMap((facet) => {
    const value = filter[facet]
    return value === null ? [] : [{ facet, value }]
  })
}

function isOrder(text: string): text is Order {
  return (ORDERS as readonly string[]).includes(text)
}
