/** The heads of the columns: which text, whose, as of when, on what ground, and how to take it out. */
import { ownLanguageName } from '#i18n/names.ts'
import type { ComparedText } from '#jobs/compare/model.ts'
import { bcp47, direction } from '#law/language.ts'
import { addressOf } from '../act/address.ts'
import { Invented } from '../invented.tsx'
import { type Page, placeName, say } from '../page.ts'
import { comparisonHref } from './address.ts'
import type { ComparisonView } from './view.ts'

export function TextHeads({ page, view }: { page: Page; view: ComparisonView }) {
  return (
    <div class="crow cheads">
      {view.comparison.texts.map((text, column) => (
        <div>
          <TextHead page={page} view={view} text={text} column={column} />
        </div>
      ))}
    </div>
  )
}

/** One text: what it is, and the facts that a reader judges it by. */
export function TextHead({
  page,
  view,
  text,
  column,
}: {
  page: Page
  view: ComparisonView
  text: ComparedText
  column: number
}) {
  const { t } = page
  const { shown, comparison } = view
  const { language, part, provisions, alone, leftOut } = text
  const facts = [
    ownLanguageName(language),
    t('act.asOf', { date: say(page, text.at, 'short') }),
    t(`act.basis.${text.basis}`),
  ]
  const counts =
    comparison.level !== 'outline'
      ? []
      : [
          t('comparison.count', { n: provisions }),
          ...(alone > 0 ? [t('comparison.alone', { n: alone })] : []),
          ...(leftOut > 0 ? [t('comparison.leftOut', { n: leftOut })] : []),
        ]
  const name = part && ([part.label, part.heading].filter(Boolean).join(' ') || part.eId)
  return (
    <>
      <small class="cfact cplace">
        {placeName(page, text.jurisdiction)} <Invented page={page} place={text.jurisdiction} />
      </small>
      <b
        lang={bcp47(language)}
        dir={direction(language)}
        class={text.title.length > LONG ? 'ctitle long' : 'ctitle'}
      >
        <a class="cwork" href={addressOf(text.iri)}>
          {text.title}
          {comparison.level === 'outline' && name && <span class="cpart"> · {name}</span>}
        </a>
      </b>
      <small class="cfact">
        <bdi>{facts.join(' · ')}</bdi>
      </small>
      {counts.length > 0 && <small class="cfact">{counts.join(' · ')}</small>}
      {shown.of.length > 2 && (
        <a
          class="cout"
          href={comparisonHref(shown, { of: shown.of.filter((_, at) => at !== column), number: 1 })}
          aria-label={t('comparison.removeNamed', { title: text.title })}
          rel="nofollow"
        >
          {t('comparison.remove')}
        </a>
      )}
    </>
  )
}

/** Characters from which on a title is set smaller. */
const LONG = 80
