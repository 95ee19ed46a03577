/** Where the suggestions for a cell are to be found: asked for apart, so that nobody waits for them. */
import type { Page } from '../../page.ts'
import { workHref } from '../addresses.ts'

interface Props {
  readonly page: Page
  readonly study: string
  readonly row: string
  readonly column: string
}

export function Suggestions({ page, study, row, column }: Props) {
  const { t } = page
  const href = workHref(study, `suggestions/${row}/${column}`)
  return (
    <div class="suggestions" data-suggestions={href}>
      <p>
        <a href={href}>{t('studies.suggest')}</a>
      </p>
      <p class="hint">{t('studies.suggestHint')}</p>
    </div>
  )
}
