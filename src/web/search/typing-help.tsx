/** What stands around a search box: an element that offers titles, citations and spellings while one types, where scripts run. Without them it is nothing but its content. */
import type { Child } from 'hono/jsx'
import type { Page } from '../page.ts'

export function TypingHelp({ page, children }: { page: Page; children?: Child }) {
  const offered = page.search.suggest
    ? { 'data-url': '/search/suggest', 'data-label': page.t('search.suggestions') }
    : {}
  return <typing-help {...offered}>{children}</typing-help>
}
