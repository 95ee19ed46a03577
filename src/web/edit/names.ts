/** What provisions of a text in hand are called. */

import type { Description } from '#editing/steps.ts'
import type { Entry, Text } from '#editing/text.ts'
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { bcp47, direction } from '#law/language.ts'
import { numberKey } from '#law/number.ts'
import { isNumberedKind, TEXT_KINDS } from '#law/provision.ts'
import type { Page } from '../page.ts'
import { FormError } from './form.ts'

type Described = Partial<Description>

/** Returns the number as it is shown; null where there is none. */
export function labelOf(
  page: Page,
  { jurisdiction = '', language = '' }: Described,
  entry: Entry,
): string | null {
  return provisionLabel(page.jurisdictions, entry, { jurisdiction, language })
}

/** Returns number and heading in one line; what it is where it has neither. */
export function nameOf(page: Page, described: Described, entry: Entry): string {
  const said = [labelOf(page, described, entry), entry.heading].filter((part) => part !== null).join(' ')
  return said || kindName(page, entry.kind)
}

/** Returns what a kind of provision is called. */
export function kindName({ t }: Page, kind: string): string {
  const text = TEXT_KINDS.find((name) => name === kind)
  if (text) return t(`text.kind.${text}`)
  const known = NUMBERED_KINDS.find((name) => name === kind)
  return known ? t(`bench.kind.${known}`) : kind
}

const NUMBERED_KINDS = [
  'article',
  'section',
  'paragraph',
  'chapter',
  'part',
  'title',
  'book',
  'subsection',
  'subpart',
] as const

/** The kinds that an editor can choose from. */
export const KINDS: readonly string[] = [...NUMBERED_KINDS, ...TEXT_KINDS]

/** Returns the language of the law as attributes; none where it is not said yet. */
export function languageOf({ language }: Described): { lang?: string; dir?: 'rtl' | 'ltr' } {
  return language === undefined ? {} : { lang: bcp47(language), dir: direction(language) }
}

/** Returns the provision that the editor names by its number or eId. Throws FormError where none, or more than one, is meant. */
export function entryNamed(text: Text, typed: string): Entry {
  const key = numberKey(typed)
  const said = typed.toLowerCase()
  const ways: readonly ((entry: Entry) => boolean)[] = [
    ({ eId, wId }) => eId === typed || wId === typed,
    ({ num }) => num?.toLowerCase() === said,
    ({ num, kind, content }) =>
      content !== null && isNumberedKind(kind) && num !== null && numberKey(num) === key,
    ({ num, kind }) => isNumberedKind(kind) && num !== null && numberKey(num) === key,
  ]
  const found = ways.map((way) => text.filter(way)).find((entries) => entries.length > 0) ?? []
  const [first, second] = found
  if (first && !second) return first
  if (!first)
    throw new FormError(`Cannot find "${typed}" in the text: give the number as it is printed there`)
  const names = found.slice(0, 5).map(({ num, eId }) => `${num} (${eId ?? '?'})`)
  throw new FormError(
    `Cannot tell which "${typed}" is meant: there are ${names.join(', ')}; give the name in brackets`,
  )
}
