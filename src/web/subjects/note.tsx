/** Beside a provision: the subjects that it is about, by the words or the person that say so; and the way to its counterparts elsewhere. */
import { dayOf } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47, direction } from '#law/language.ts'
import type { ActView } from '../act/view.ts'
import { CounterpartForm } from '../counterparts/form.tsx'
import { type Page, say } from '../page.ts'
import { subjectHref } from './names.ts'
import type { NamedSubject } from './of-provision.ts'

/** Subjects that are shown at once. */
const FEW = 6

export function SubjectsNote({ page, view, eId }: { page: Page; view: ActView; eId: string | null }) {
  const { t } = page
  if (eId === null || !page.subjects || view.story === null) return null
  const iri = formatIri({
    work: view.work.iri,
    language: view.expression.language,
    at: view.dated ? view.at : null,
    eId,
  })
  const first = view.subjects.slice(0, FEW)
  const rest = view.subjects.slice(FEW)
  return (
    <section class="note subjectnote" id="subjects">
      <h2>{t('subjects.title')}</h2>
      {first.length === 0 && <p>{t('subjects.ofNone')}</p>}
      <SubjectList page={page} view={view} subjects={first} />
      {rest.length > 0 && (
        <details>
          <summary>{t('subjects.ofMore', { n: rest.length })}</summary>
          <SubjectList page={page} view={view} subjects={rest} />
        </details>
      )}
      {page.desk && (
        <p>
          <a href={`/edit/subjects?of=${encodeURIComponent(iri)}`}>{t('subjects.tagHere')}</a>
        </p>
      )}
      <CounterpartForm page={page} of={iri} jurisdiction={view.work.jurisdiction} />
    </section>
  )
}

function SubjectList({
  page,
  view,
  subjects,
}: {
  page: Page
  view: ActView
  subjects: readonly NamedSubject[]
}) {
  const { language } = view.expression
  return (
    <ul>
      {subjects.map(({ concept, label, tag, words }) => (
        <li class={tag?.verdict === 'not' ? 'rejected' : undefined}>
          <a href={subjectHref(concept)}>{label}</a>
          {tag && (
            <p class="reason">
              {page.t(tag.verdict === 'not' ? 'subjects.rejectedBy' : 'subjects.taggedBy', {
                by: tag.by,
                date: say(page, dayOf(new Date(tag.at)), 'short'),
              })}
            </p>
          )}
          {!tag && words.length > 0 && (
            <p class="reason">
              {page.t('subjects.toldBy')}{' '}
              {words.map((word, index) => (
                <>
                  {index > 0 && ', '}
                  <i lang={bcp47(language)} dir={direction(language)}>
                    {word}
                  </i>
                </>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
