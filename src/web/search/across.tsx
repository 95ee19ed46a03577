/** What is said of other languages: how the words are called there, whether they were searched, and the way to do so. */
import { languageName } from '#i18n/names.ts'
import { bcp47, direction } from '#law/language.ts'
import type { AcrossTold, SearchResult } from '#search/model.ts'
import { shortName } from '#vocab/model.ts'
import type { Page } from '../page.ts'
import { type Asked, acrossLanguages, addressOf } from './asked.ts'

interface Answered {
  readonly page: Page
  readonly asked: Asked
  readonly result: SearchResult
}

/** Languages that are named at once; the others follow in a fold. */
const FEW = 3

/** That other languages were searched, and by which words. */
export function AcrossSaid({ page, asked, result: { across } }: Answered) {
  const { t } = page
  if (across === null || across.how === 'offered') return null
  if (across.languages.length === 0) return <p class="meant">{t('search.across.unknown')}</p>
  const byItself = across.how === 'by-itself'
  return (
    <section class="across" aria-label={t('search.across.title')}>
      <p class="lead">
        {byItself
          ? t('search.across.byItself', { languages: ownNames(page, across) })
          : t('search.across.asked')}{' '}
        <a href={addressOf(acrossLanguages(asked, byItself ? 'no' : null))}>
          {t(byItself ? 'search.across.not' : 'search.across.back')}
        </a>
      </p>
      <Languages page={page} languages={across.languages} />
      <p class="hint">{t('search.across.hint')}</p>
    </section>
  )
}

/** That they can be. By which words is told once they are: to find that out takes as long as the search. */
export function AcrossOffer({ page, asked, result: { across } }: Answered) {
  const { t } = page
  if (!page.subjects || asked.across !== null || (across !== null && across.how !== 'offered')) return null
  return (
    <section class="across offered" aria-label={t('search.across.title')}>
      <p class="lead">
        <a href={addressOf(acrossLanguages(asked, 'only'))}>{t('search.across.offer')}</a>
      </p>
      {across && <Languages page={page} languages={across.languages} />}
    </section>
  )
}

function ownNames({ t }: Page, { own }: AcrossTold): string {
  return new Intl.ListFormat(t.locale, { type: 'disjunction' }).format(
    own.map((language) => languageName(language, t.locale)),
  )
}

function Languages({ page, languages }: { page: Page; languages: AcrossTold['languages'] }) {
  const rest = languages.slice(FEW)
  return (
    <>
      <dl class="saidin">
        {languages.slice(0, FEW).map((language) => (
          <Language page={page} told={language} />
        ))}
      </dl>
      {rest.length > 0 && (
        <details>
          <summary>{page.t('search.across.more', { n: rest.length })}</summary>
          <dl class="saidin">
            {rest.map((language) => (
              <Language page={page} told={language} />
            ))}
          </dl>
        </details>
      )}
    </>
  )
}

function Language({ page, told }: { page: Page; told: AcrossTold['languages'][number] }) {
  const { t } = page
  const { language, parts, left } = told
  return (
    <div>
      <dt>{languageName(language, t.locale)}</dt>
      <dd>
        {parts.map(({ subject, said }, index) => (
          <>
            {index > 0 && ' + '}
            <span lang={bcp47(language)} dir={direction(language)}>
              {said.join(', ')}
            </span>
            {subject !== null && page.subjects && (
              <a class="tosubject" href={`/subjects/${encodeURIComponent(shortName(subject))}`}>
                {t('search.across.subject')}
              </a>
            )}
          </>
        ))}
        {left.length > 0 && <em class="left">{t('search.across.left', { words: left.join(', ') })}</em>}
      </dd>
    </div>
  )
}
