/** Nothing was found: what can be left out to find something. */
import type { Page } from '../page.ts'
import { type Asked, addressOf, asOf, unfiltered } from './asked.ts'
import { chipsOf } from './chips.tsx'

export function Nothing({ page, asked }: { page: Page; asked: Asked }) {
  const { t } = page
  const chips = chipsOf(page, asked)
  return (
    <div class="nothing">
      <p class="lead">{t(asked.allTime ? 'search.nothingAny' : 'search.nothing')}</p>
      <p>{t('search.nothingTips')}</p>
      <ul class="leave">
        {!asked.allTime && (
          <li>
            <a href={addressOf(asOf(asked, 'any'))}>{t('search.tryAny')}</a>
          </li>
        )}
        {chips.map(({ name, without }) => (
          <li>
            <a href={addressOf(without)}>{t('search.tryWithout', { name })}</a>
          </li>
        ))}
        {chips.length > 1 && (
          <li>
            <a href={addressOf(unfiltered(asked))}>{t('search.tryUnfiltered')}</a>
          </li>
        )}
        <li>
          <a href="/browse">{t('search.browse')}</a>
        </li>
      </ul>
    </div>
  )
}
