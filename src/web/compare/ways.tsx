/** Ways on from a comparison: the change before and after, other days, the sides exchanged, the other ways of showing it. */

import { hrefOf, versionOn } from '../act/view.ts'
import type { Page } from '../page.ts'
import { say } from '../page.ts'
import { compareHref, pairOf } from './address.ts'
import type { Comparison } from './comparison.ts'
import { DaysForm } from './days-form.tsx'
import { Span } from './span.tsx'

export function Ways({ page, comparison }: { page: Page; comparison: Comparison }) {
  return (
    <div class="ways">
      <Span page={page} comparison={comparison} />
      <Steps page={page} comparison={comparison} />
      <DaysForm page={page} act={comparison.act} asked={comparison} />
      <Modes page={page} comparison={comparison} />
    </div>
  )
}

function Steps({ page, comparison }: { page: Page; comparison: Comparison }) {
  const { t } = page
  const { act, from, to } = comparison
  const late = from <= to ? to : from
  const version = versionOn(act.versions, late)
  const at = version ? act.versions.indexOf(version) : -1
  const own = pairOf(act.versions, act.versions[at])
  const single = own?.from === from && own.to === to
  const earlier = nearest(act.versions, single ? at - 1 : at, -1)
  const later = nearest(act.versions, at + 1, 1)
  return (
    <nav class="steps" aria-label={t('compare.stepsNav')}>
      {earlier && (
        <a
          rel="prev"
          href={compareHref(act, { ...comparison, ...earlier, number: 1 })}
          title={t('compare.stepTitle', { date: say(page, earlier.to) })}
        >
          ‹ {t('compare.earlier')}
        </a>
      )}
      {later && (
        <a
          rel="next"
          href={compareHref(act, { ...comparison, ...later, number: 1 })}
          title={t('compare.stepTitle', { date: say(page, later.to) })}
        >
          {t('compare.later')} ›
        </a>
      )}
      <a href={compareHref(act, { ...comparison, from: to, to: from, number: 1 })}>⇄ {t('compare.swap')}</a>
      <a href={`${hrefOf(act, { at: null })}?view=versions`}>{t('versions.title')}</a>
    </nav>
  )
}

// The next version in a direction that can be compared with the one before it.
function nearest(versions: Comparison['act']['versions'], start: number, step: 1 | -1) {
  for (let at = start; at >= 0 && at < versions.length; at += step) {
    const pair = pairOf(versions, versions[at])
    if (pair) return pair
  }
  return null
}

function Modes({ page, comparison }: { page: Page; comparison: Comparison }) {
  const { t } = page
  const { act, whole, columns } = comparison
  const choices = [
    [
      {
        on: !whole,
        href: compareHref(act, { ...comparison, whole: false, number: 1 }),
        says: t('compare.onlyChanges'),
      },
      {
        on: whole,
        href: compareHref(act, { ...comparison, whole: true, number: 1 }),
        says: t('compare.whole'),
      },
    ],
    [
      { on: !columns, href: compareHref(act, { ...comparison, columns: false }), says: t('compare.inline') },
      { on: columns, href: compareHref(act, { ...comparison, columns: true }), says: t('compare.columns') },
    ],
  ]
  return (
    <div class="modes">
      {choices.map((choice) => (
        <ul>
          {choice.map(({ on, href, says }) => (
            <li>
              <a href={href} aria-current={on ? 'true' : undefined}>
                {says}
              </a>
            </li>
          ))}
        </ul>
      ))}
    </div>
  )
}
