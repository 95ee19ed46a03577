/** Where a page stands in its act, and the way on. */
import { bcp47, direction } from '#law/language.ts'
import type { Node } from '#store/model.ts'
import type { Page } from '../page.ts'
import { nameWithNumber } from './names.ts'
import type { Address, Reading } from './reading.ts'
import { type ActView, hrefOf } from './view.ts'

export function Crumbs({ page, view, reading }: { page: Page; view: ActView; reading: Reading }) {
  const { t } = page
  const [node] = reading.nodes
  const place = reading.mode === 'provision' && node ? placeInText(view, node) : null
  const language = { lang: bcp47(view.expression.language), dir: direction(view.expression.language) }
  return (
    <nav class="crumbs" aria-label={t('text.crumbs')}>
      <p>
        <a href={hrefOf(view)}>{t(view.whole ? 'text.whole' : 'text.start')}</a>
        {place && (
          <a class="place" href={place}>
            {t('text.inContext')}
          </a>
        )}
      </p>
      <ol {...language}>
        {reading.path.map((above) => (
          <li>
            <a href={hrefOf(view, { eId: above.eId })}>{nameWithNumber(page, view, above)}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

// A short act is one page; of a long one, the part that holds the provision.
function placeInText(view: ActView, node: Node): string {
  const near = view.whole ? '' : `?near=${encodeURIComponent(node.eId)}`
  return `${hrefOf(view)}${near}#${node.eId}`
}

export function Onward({ page, view, reading }: { page: Page; view: ActView; reading: Reading }) {
  const { t } = page
  return (
    <nav class="onward" aria-label={t('text.nav')}>
      {reading.previous ? <Way page={page} view={view} to={reading.previous} rel="prev" /> : <span />}
      {reading.next && <Way page={page} view={view} to={reading.next} rel="next" />}
    </nav>
  )
}

function Way({ page, view, to, rel }: { page: Page; view: ActView; to: Address; rel: 'prev' | 'next' }) {
  const href = 'eId' in to ? hrefOf(view, { eId: to.eId }) : `${hrefOf(view)}?part=${to.part}`
  return (
    <a href={href} rel={rel}>
      <small>{page.t(rel === 'prev' ? 'text.previous' : 'text.next')}</small>
      <span lang={bcp47(view.expression.language)} dir={direction(view.expression.language)}>
        {nameWithNumber(page, view, to.node)}
      </span>
    </a>
  )
}
