/** The other languages of an act: to read, and to read beside the one shown. */
import { languageName, ownLanguageName } from '#i18n/names.ts'
import { bcp47 } from '#law/language.ts'
import type { Expression } from '#store/model.ts'
import type { Page } from '../page.ts'
import { type ActView, hrefOf } from './view.ts'

/** Languages listed before the rest folds away. */
const MOST = 24
/** So many are offered to be read beside the text: of more, the page of the two languages has the choice. */
const BESIDE = 6

export function Languages({ page, view }: { page: Page; view: ActView }) {
  const { t } = page
  const others = view.languages.filter(({ id }) => id !== view.expression.id)
  if (others.length === 0) return null
  const order = new Intl.Collator(t.locale)
  const named = others.map((other) => ({ other, name: ownLanguageName(other.language) }))
  named.sort((a, b) => order.compare(a.name, b.name))
  const list = (
    <ul class={others.length > BESIDE ? 'languages many' : 'languages'}>
      {named.map(({ other, name }) => (
        <Language page={page} view={view} other={other} name={name} beside={others.length <= BESIDE} />
      ))}
    </ul>
  )
  return (
    <section class="note" id="languages">
      <h2>{t('notes.languages')}</h2>
      {others.length <= MOST ? (
        list
      ) : (
        <details>
          <summary>{t('home.languages', { n: others.length })}</summary>
          {list}
        </details>
      )}
      {others.length > BESIDE && named[0] && (
        <p>
          <a href={besideOf(view, named[0].other)}>{t('notes.besideAny')}</a>
        </p>
      )}
    </section>
  )
}

function Language({
  page,
  view,
  other,
  name,
  beside,
}: {
  page: Page
  view: ActView
  other: Expression
  name: string
  beside: boolean
}) {
  const { t } = page
  const tag = bcp47(other.language)
  return (
    <li>
      <a
        href={hrefOf({ ...view, expression: other })}
        hreflang={tag}
        lang={tag}
        title={languageName(other.language, t.locale)}
      >
        {name}
      </a>
      {beside && (
        <>
          {' '}
          <a
            class="beside"
            href={besideOf(view, other)}
            aria-label={t('notes.besideLong', { language: languageName(other.language, t.locale) })}
          >
            {t('notes.beside')}
          </a>
        </>
      )}
    </li>
  )
}

function besideOf(view: ActView, other: Expression): string {
  const eId = view.history.length > 0 ? (view.reading?.nodes[0]?.eId ?? null) : null
  return `${hrefOf(view, { eId })}?beside=${other.language}`
}
