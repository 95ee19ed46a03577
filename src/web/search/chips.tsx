/** What narrows a search, each to be taken away: the filters chosen beside the words, and those written among them. */
import { languageName } from '#i18n/names.ts'
import { isForce } from '#law/force.ts'
import type { Across } from '#search/across.ts'
import { typeName } from '../kinds.ts'
import { type Page, placeName } from '../page.ts'
import {
  type Asked,
  acrossLanguages,
  addressOf,
  FILTERS,
  type Filter,
  toggled,
  unfiltered,
  writtenIn,
} from './asked.ts'

/** A filter set: what it is called, and the search without it. */
export interface Chip {
  readonly name: string
  readonly without: Asked
}

/** Returns the filters set. */
export function chipsOf(page: Page, asked: Asked): Chip[] {
  const chosen = FILTERS.flatMap((filter) =>
    asked.filters[filter].map((value) => ({
      name: page.t('search.chosen', {
        name: page.t(`search.filter.${filter}`),
        value: valueName(page, filter, value),
      }),
      without: toggled(asked, filter, value),
    })),
  )
  const written = writtenIn(asked.q).map(({ text, rest }) => ({
    name: text,
    without: { ...asked, q: rest, page: 1 },
  }))
  const across = asked.across === null ? [] : [acrossChip(page, asked, asked.across)]
  return [...chosen, ...across, ...written]
}

function acrossChip(page: Page, asked: Asked, across: Across): Chip {
  return { name: page.t(`search.across.mode.${across}`), without: acrossLanguages(asked, null) }
}

interface ChipsOf {
  readonly page: Page
  readonly asked: Asked
  /** Where what is asked is answered; the search, where it is not said. */
  readonly path?: string
}

export function Chips({ page, asked, path }: ChipsOf) {
  const { t } = page
  const chips = chipsOf(page, asked)
  if (chips.length === 0) return null
  return (
    <ul class="conditions" aria-label={t('search.filters')}>
      {chips.map(({ name, without }) => (
        <li>
          <a href={addressOf(without, path)} aria-label={t('search.remove', { name })}>
            {name} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a class="all" href={addressOf(unfiltered(asked), path)}>
            {t('search.removeAll')}
          </a>
        </li>
      )}
    </ul>
  )
}

/** Returns the name of a filter's value in the language of the interface. */
export function valueName(page: Page, filter: Filter, value: string): string {
  const { t } = page
  if (value === '') return t('search.unknown')
  if (filter === 'in') return placeName(page, value)
  if (filter === 'type') return typeName(t, value)
  if (filter === 'lang') return languageName(value, t.locale)
  if (filter === 'force') return isForce(value) ? t(`bench.force.${value}`) : value
  return yearsName(value)
}

/** Returns years as they are said: "1990–1999" where an address has `1990..1999`. */
export function yearsName(written: string): string {
  return written.replace('..', '–')
}
