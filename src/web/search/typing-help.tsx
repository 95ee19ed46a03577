/** What stands around a search box: an element that offers titles, citations and spellings while one types, where scripts run. Without them it is nothing but its content. */
import type { Child } from 'hono/jsx'
import type { Page } from '../page.ts'

export function TypingHelp({ page, children }: { page: Page; children?: Child }) {
  return (
    <typing-help data-url="/search/suggest" data-label={page.t('search.suggestions')}>
      {children}
    </typing-help>
  )
}
