/** Why a hit stands where it does: what its score is made of. */
import { isKey } from '#i18n/messages.ts'
import type { Explanation, ExplanationPart } from '#search/model.ts'
import type { Page } from '../page.ts'

export function Why({ page, explanation }: { page: Page; explanation: Explanation }) {
  const { t } = page
  return (
    <details class="why">
      <summary>{t('search.why', { score: rounded(page, explanation.score) })}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('search.why.part')}</th>
            <th scope="col">{t('search.why.of')}</th>
            <th scope="col" class="n">
              {t('search.why.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {explanation.parts.map((part) => (
            <tr>
              <th scope="row">{t(`search.why.${part.what}`)}</th>
              <td>{ofWhat(page, part)}</td>
              <td class="n">
                {part.factor ? '× ' : part.value < 0 ? '' : '+ '}
                {rounded(page, part.value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function ofWhat({ t }: Page, { what, of }: ExplanationPart): string {
  const key = what === 'standing' ? `search.standing.${of}` : what === 'force' ? `bench.force.${of}` : ''
  return isKey(key) ? t(key) : (of ?? '')
}

function rounded({ t }: Page, value: number): string {
  return value.toLocaleString(t.locale, { maximumFractionDigits: 2 })
}
