/** How to search, beside the box: the language of queries by example. */
import type { Key } from '#i18n/messages.ts'
import type { Page } from '../page.ts'

const LINES = [
  ['dismissal notice', 'search.help.words'],
  ['"notice period"', 'search.help.phrase'],
  ['dismiss*', 'search.help.prefix'],
  ['dismissal -strike', 'search.help.without'],
  ['dismissal OR redundancy', 'search.help.or'],
  ['art. L1221-1 · § 26 BDSG · GDPR 17', 'search.help.citation'],
  ['in:fr,ch', 'search.help.in'],
  ['type:code', 'search.help.type'],
  ['force:law', 'search.help.force'],
  ['lang:ru', 'search.help.lang'],
  ['year:2010..2015', 'search.help.year'],
  ['title:"civil code"', 'search.help.title'],
  ['work:"/akn/xv/act/1994-02-11/41"', 'search.help.work'],
  ['at:2020-01-01 · at:any', 'search.help.at'],
  ['across:yes · across:only', 'search.help.across'],
] as const satisfies readonly (readonly [string, Key])[]

export function SearchHelp({ page, open }: { page: Page; open: boolean }) {
  const { t } = page
  return (
    <details class="searchhelp" open={open}>
      <summary>{t('search.help')}</summary>
      <dl>
        {LINES.map(([example, meaning]) => (
          <div>
            <dt>
              <code>{example}</code>
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
