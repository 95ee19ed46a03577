/** What came of the last tries with a source, drawn as a row of marks, and what became of its releases. */

import { isKey } from '#i18n/messages.ts'
import type { Freshness, Receipt } from '#jobs/network/freshness.ts'
import type { Page } from '../page.ts'
import { sayInstant } from './instants.ts'

export function History({ page, source }: { page: Page; source: Freshness }) {
  const { t } = page
  const { tries, receipts } = source
  if (tries.length + receipts.length === 0) return null
  return (
    <>
      {tries.length > 0 && (
        <p class="tries" aria-hidden="true">
          {tries.toReversed().map((tried) => (
            <i class={`t-${tried.outcome}`} title={tryText(page, tried)} />
          ))}
        </p>
      )}
      <details class="nethistory">
        <summary>{t('network.more')}</summary>
        {tries.length > 0 && <h4>{t('network.tries')}</h4>}
        <ol>
          {tries.map((tried) => (
            <li class={`t-${tried.outcome}`}>{tryText(page, tried)}</li>
          ))}
        </ol>
        {receipts.length > 0 && <h4>{t('network.receipts')}</h4>}
        <ol>
          {receipts.map((receipt) => (
            <li class={`t-${receipt.status}`}>{receiptText(page, receipt)}</li>
          ))}
        </ol>
      </details>
    </>
  )
}

function tryText(page: Page, { at, refusal, works }: Freshness['tries'][number]): string {
  const said = refusal === null ? page.t('network.try.heard', { works }) : whyOf(page, refusal)
  return `${sayInstant(page, at)}: ${said}`
}

function receiptText(page: Page, { collection, release, status, refusal, at }: Receipt): string {
  const why = whyOf(page, refusal ?? '')
  const said = page.t(`network.receipt.${status}`, { n: release, collection, why })
  return `${sayInstant(page, at)}: ${said}`
}

// A library that was written by a later version may name what this one has no words for.
function whyOf({ t }: Page, refusal: string): string {
  const key = `network.refusal.${refusal}`
  return isKey(key) ? t(key) : refusal
}
