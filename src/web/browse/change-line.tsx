/** A change of an act in a list: when, by what basis, whose law, which act, what of it. */
import { provisionLabel } from '#i18n/jurisdictions.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47, direction } from '#law/language.ts'
import type { Touched } from '#store/lately.ts'
import { nameOf } from '../act/outline.tsx'
import { Invented } from '../invented.tsx'
import { type Page, placeName, say } from '../page.ts'
import type { ToldChange } from './told-change.ts'

/** A list of changes; the place is left out where the page is of one place. */
export function Changes({
  page,
  changes,
  place = true,
}: {
  page: Page
  changes: readonly ToldChange[]
  place?: boolean
}) {
  return (
    <ul class="lately">
      {changes.map((change) => (
        <ChangeLine page={page} change={change} place={place} />
      ))}
    </ul>
  )
}

function ChangeLine({ page, change, place }: { page: Page; change: ToldChange; place: boolean }) {
  const { work, expression, from } = change
  return (
    <li>
      <p class="when">
        <time datetime={from}>{whenOf(page, change)}</time>
        {place && (
          <>
            {' · '}
            <a href={`/browse?in=${encodeURIComponent(work.jurisdiction)}`}>
              {placeName(page, work.jurisdiction)}
            </a>{' '}
            <Invented page={page} place={work.jurisdiction} />
          </>
        )}
      </p>
      <a
        class="named"
        href={addressOf(change, null)}
        lang={bcp47(expression.language)}
        dir={direction(expression.language)}
      >
        {expression.title}
      </a>
      <p class="what">
        <What page={page} change={change} />
      </p>
    </li>
  )
}

function whenOf(page: Page, { from, basis, seenBefore }: ToldChange): string {
  const { t, today } = page
  const date = say(page, from)
  if (basis === 'in-force') return t(from > today ? 'home.when.coming' : 'home.when.in-force', { date })
  if (basis === 'snapshot' && seenBefore)
    return t('home.when.between', { from: say(page, seenBefore), to: date })
  return t(`home.when.${basis}`, { date })
}

function What({ page, change }: { page: Page; change: ToldChange }) {
  const { t, today } = page
  const n = change.added + change.changed + change.removed
  if (n === 0) return <>{t('home.what.none')}</>
  if (change.touched.length === 0)
    return <>{t(change.from > today ? 'home.changes' : 'home.changed', { n })}</>
  const kinds = (['changed', 'added', 'removed'] as const).flatMap((what) => {
    const names = change.touched.filter((touched) => touched.what === what)
    return names.length > 0 ? [t.rich(`home.what.${what}`, { names: named(page, change, names) })] : []
  })
  return <>{kinds.map((words, index) => (index > 0 ? <> · {words}</> : words))}</>
}

function named(page: Page, change: ToldChange, touched: readonly Touched[]) {
  const { work, expression } = change
  const place = { jurisdiction: work.jurisdiction, language: expression.language }
  const names = touched.map((one, index) => {
    const label = provisionLabel(page.jurisdictions, one, place) ?? one.heading
    const lang = label === null ? page.t.locale : bcp47(place.language)
    const name = label ?? nameOf(page, one)
    return (
      <>
        {index > 0 && ', '}
        {one.what === 'removed' ? (
          <span lang={lang}>{name}</span>
        ) : (
          <a href={addressOf(change, one.eId)} lang={lang}>
            {name}
          </a>
        )}
      </>
    )
  })
  return <>{names}</>
}

function addressOf({ work, expression, from }: ToldChange, eId: string | null): string {
  return encodeURI(formatIri({ work: work.iri, language: expression.language, at: from, eId }))
}
