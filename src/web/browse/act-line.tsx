/** An act in a list: its title in the reader's language where it has one, what it is, and what is held of it. */
import { ownLanguageName } from '#i18n/names.ts'
import type { Day } from '#kit/day.ts'
import { bcp47, direction } from '#law/language.ts'
import type { WorkSummary } from '#store/model.ts'
import { kindOf } from '../act/title-block.tsx'
import { Invented } from '../invented.tsx'
import { type Page, placeName, say } from '../page.ts'
import { titleFor } from './titles.ts'

/** Languages named; of more it says how many there are. */
const FEW = 4

interface Line {
  readonly page: Page
  readonly summary: WorkSummary
  /** Null where none is known. */
  readonly nextChange: Day | null
  /** True where the list is of several jurisdictions. */
  readonly placed: boolean
}

export function ActLine({ page, summary, nextChange, placed }: Line) {
  const { t } = page
  const { work } = summary
  const shown = summary.expressions.filter((expression) => expression.shown).sort((a, b) => a.id - b.id)
  const title = titleFor(page, shown)
  const language = title ? { lang: bcp47(title.language), dir: direction(title.language) } : {}
  const facts = [
    kindOf(page, work),
    t('browse.points', { n: shown.reduce((sum, { wordings }) => sum + wordings, 0) }),
    spanOf(page, summary),
    nextChange && t('browse.nextChange', { date: say(page, nextChange, 'short') }),
  ]
  return (
    <li>
      <h2>
        <a href={encodeURI(work.iri)} {...language}>
          {title?.title ?? work.title}
        </a>
      </h2>
      <p>
        {placed && (
          <>
            {placeName(page, work.jurisdiction)} <Invented page={page} place={work.jurisdiction} />
            {' · '}
          </>
        )}
        {facts.filter(Boolean).join(' · ')}
        {' · '}
        {languagesOf(page, summary)}
      </p>
    </li>
  )
}

function languagesOf(page: Page, { expressions }: WorkSummary) {
  const shown = expressions.filter((expression) => expression.shown)
  if (shown.length > FEW) return page.t('home.languages', { n: shown.length })
  return shown.map(({ language }, index) => (
    <>
      {index > 0 && ', '}
      <span lang={bcp47(language)}>{ownLanguageName(language)}</span>
    </>
  ))
}

function spanOf(page: Page, { from, to }: WorkSummary): string {
  const { t } = page
  if (!from) return ''
  return to && to !== from
    ? t('browse.span', { from: say(page, from, 'short'), to: say(page, to, 'short') })
    : t('browse.one', { from: say(page, from, 'short') })
}
