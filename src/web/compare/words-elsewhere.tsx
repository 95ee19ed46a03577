/** One line on where words of a provision came from or went to, with the words that say so. */
import { type Elsewhere, reasonsOf } from '#jobs/compare/elsewhere.ts'
import type { Node } from '#store/model.ts'
import { hrefOf } from '../act/view.ts'
import type { Page } from '../page.ts'
import type { Comparison } from './comparison.ts'
import { languageOf, shortOf } from './names.ts'

export function WordsElsewhere({
  page,
  comparison,
  elsewhere,
}: {
  page: Page
  comparison: Comparison
  elsewhere: Elsewhere<Node>
}) {
  const { t } = page
  const { act, from, to } = comparison
  const { went, other, link } = elsewhere
  const name = (
    <a href={hrefOf(act, { at: went ? to : from, eId: other.eId })} {...languageOf(act)}>
      {shortOf(page, act, other)}
    </a>
  )
  return (
    <span class="elsewhere">
      {t.rich(`compare.${went ? 'went' : 'came'}.${link.how === 'kept' ? 'moved' : link.how}`, {
        other: name,
      })}{' '}
      <small>
        {t.rich('compare.sameWords', {
          words: <q {...languageOf(act)}>{reasonsOf(elsewhere).join(' · ')}</q>,
          percent: Math.floor(link.confidence * 100),
        })}
      </small>
    </span>
  )
}
