/** A study as it was published: the latest edition, or an earlier one. */
import { languageName } from '#i18n/names.ts'
import type { Edition } from '#research/edition.ts'
import type { ListedEdition } from '#research/edition-list.ts'
import { said } from '#research/study.ts'
import { Frame } from '../layout.tsx'
import { type Page, say } from '../page.ts'
import { editionHref, studyHref, workHref } from './addresses.ts'
import { Paragraphs } from './cell.tsx'
import { StudyDownloads } from './files.tsx'
import { actsOf, Grid } from './grid.tsx'
import { NoLongerCurrent, StudyHead } from './head.tsx'
import { spoken } from './quoted.tsx'
import { dayOfInstant, type StudyView, stateOf } from './view.ts'

interface Props {
  readonly view: StudyView
  readonly edition: Edition
  /** All editions, the latest first. */
  readonly editions: readonly ListedEdition[]
  readonly agreement: { readonly id: string; readonly title: string } | null
  /** True where the reader is one of its people. */
  readonly worksOnIt: boolean
}

export function StudyPage({ view, edition, editions, agreement, worksOnIt }: Props) {
  const { page, study, id } = view
  const { t } = page
  const title = said(study.title) || id
  const [latest] = editions
  const isLatest = latest?.number === edition.number
  return (
    <Frame
      page={page}
      title={title}
      canonical={isLatest ? studyHref(id) : editionHref(id, edition.number ?? 1)}
      asOf={t('studies.published', { date: say(page, dayOfInstant(edition.at), 'short') })}
    >
      <main id="main" class="study">
        {!isLatest && latest && (
          <p class="earlier" role="note">
            {t('studies.earlierEdition', { n: edition.number ?? 1 })}{' '}
            <a href={studyHref(id)}>{t('studies.toLatest')}</a>
          </p>
        )}
        <StudyHead view={view} published={edition.at} agreement={agreement} />
        {worksOnIt && (
          <p class="towork">
            <a class="button" href={workHref(id)}>
              {t('studies.toWork')}
            </a>
          </p>
        )}
        <NoLongerCurrent view={view} />
        {said(study.summary) !== '' && (
          <section class="studysummary prose" aria-labelledby="summary-title">
            <h2 id="summary-title">{t('studies.summary')}</h2>
            <Paragraphs words={said(study.summary)} className="summed" />
          </section>
        )}
        <Grid view={view} />
        <div class="studyfoot">
          <Texts view={view} />
          <StudyDownloads page={page} edition={edition} />
          <About page={page} id={id} edition={edition} editions={editions} />
        </div>
      </main>
    </Frame>
  )
}

function Texts({ view }: { view: StudyView }) {
  const { page, study } = view
  const { t } = page
  const columns = study.columns.flatMap((column) => {
    const acts = actsOf(view, column)
    return acts.length === 0 ? [] : [{ column, acts }]
  })
  if (columns.length === 0) return null
  return (
    <section aria-labelledby="texts-title">
      <h2 id="texts-title">{t('studies.texts')}</h2>
      <dl class="studytexts">
        {columns.map(({ column, acts }) => (
          <div>
            <dt>{stateOf(page, column)}</dt>
            {acts.map((act) => (
              <dd>
                <a href={encodeURI(`${act.work}/${act.language}@${act.at}`)} {...spoken(act)}>
                  {act.title}
                </a>{' '}
                <small>{languageName(act.language, t.locale)}</small>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  )
}

function About({
  page,
  id,
  edition,
  editions,
}: {
  page: Page
  id: string
  edition: Edition
  editions: readonly ListedEdition[]
}) {
  const { t } = page
  return (
    <section aria-labelledby="about-title">
      <h2 id="about-title">{t('studies.about')}</h2>
      {edition.people.length > 0 && (
        <>
          <h3>{t('studies.people')}</h3>
          <ul class="studypeople">
            {edition.people.map(({ name, role }) => (
              <li>
                <span dir="auto">{name}</span> <small>{t(`studies.role.${role}`)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('studies.editions')}</h3>
      <ol class="studyeditions" reversed>
        {editions.map(({ number, at, by }) => (
          <li>
            <a
              href={editionHref(id, number)}
              {...(number === edition.number ? { 'aria-current': 'page' as const } : {})}
            >
              {t('studies.edition', { n: number })}
            </a>{' '}
            <small>
              {t('studies.publishedBy', { date: say(page, dayOfInstant(at), 'short'), name: by })}
            </small>
          </li>
        ))}
      </ol>
      <p class="quiet">
        {t('studies.asData')}{' '}
        <a href={`${editionHref(id, edition.number ?? 1)}.json`} type="application/json">
          JSON
        </a>
      </p>
    </section>
  )
}
