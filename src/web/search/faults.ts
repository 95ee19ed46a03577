/** What is wrong with a search, in the words of the page. */
import { isKey, type Translator } from '#i18n/messages.ts'
import { FORCES } from '#law/force.ts'
import { RETRY_AFTER, SearchBusyError, SearchTimeoutError } from '#search/model.ts'
import { QueryError } from '#search/query.ts'
import type { Wrong } from './asked.ts'

/** Why there are no results, and the status that says so to programs. */
export interface Fault {
  readonly words: string
  readonly status: 400 | 503
  /** Headers that go with it. */
  readonly headers: Readonly<Record<string, string>>
}

/** Returns what is said of an error of the search; null where it is none that a reader could do anything about. */
export function faultOf(t: Translator, error: unknown): Fault | null {
  if (error instanceof SearchTimeoutError)
    return { words: t('search.fault.timeout', { n: error.limitMs / 1000 }), status: 503, headers: LATER }
  if (error instanceof SearchBusyError)
    return { words: t('search.fault.busy', { n: RETRY_AFTER }), status: 503, headers: LATER }
  if (!(error instanceof QueryError)) return null
  const { fault, values } = error
  const expects = `search.expects.${values.name}`
  const expected = fault === 'value' && isKey(expects) ? { expected: t(expects, ranks()) } : {}
  return { words: t(`search.fault.${fault}`, { ...values, ...expected }), status: 400, headers: {} }
}

const LATER = { 'Retry-After': String(RETRY_AFTER) }

/** Returns what is said of the part of an address that cannot be read. */
export function wrongWords(t: Translator, { what, typed }: Wrong): string {
  switch (what) {
    case 'day':
      return t('search.wrongDay', { typed })
    case 'page':
      return t('search.wrongPage', { typed })
    case 'year':
      return t('search.fault.value', { name: 'year', text: typed, expected: t('search.expects.year') })
    case 'across':
      return t('search.fault.value', {
        name: 'across',
        text: typed,
        expected: t('search.expects.across'),
      })
    case 'force':
      return t('search.fault.value', {
        name: 'force',
        text: typed,
        expected: t('search.expects.force', ranks()),
      })
  }
}

function ranks() {
  return { ranks: FORCES.join(', ') }
}
