/** One subject: what it takes in, what it must not be taken for, its names, what is around it, and the law that is about it, by state. */
import { languageName } from '#i18n/names.ts'
import type { ProvisionsTold } from '#jobs/subjects/shelf.ts'
import type { ConceptNamed } from '#jobs/subjects/vocabularies.ts'
import type { Day } from '#kit/day.ts'
import { bcp47, direction } from '#law/language.ts'
import type { ConceptCount } from '#store/concepts.ts'
import { type Concept, type Note, shortName } from '#vocab/model.ts'
import { Frame } from '../layout.tsx'
import { type Page, placeName, say } from '../page.ts'
import { timelineOfSubject } from '../timelines/asked.ts'
import { DayField } from './day-field.tsx'
import { languagesOf, noteOf, subjectHref, subjectLabel } from './names.ts'
import { Telling } from './telling.tsx'

export interface SubjectView {
  readonly named: ConceptNamed
  readonly at: Day
  /** The state chosen; null where all are shown. */
  readonly place: string | null
  /** Whether what is about narrower subjects is shown too. */
  readonly withBelow: boolean
  readonly counts: readonly ConceptCount[]
  /** With a state one page of it; else the first ones of each state. */
  readonly told: readonly { readonly place: string; readonly found: ProvisionsTold }[]
  readonly number: number
}

export function SubjectPage({ page, view }: { page: Page; view: SubjectView }) {
  const { t } = page
  const { concept, of } = view.named
  const label = subjectLabel(page, concept)
  const links = [
    { rel: 'alternate', type: 'text/turtle', href: `${subjectHref(concept.iri)}.ttl` },
    { rel: 'alternate', type: 'application/ld+json', href: `${subjectHref(concept.iri)}.jsonld` },
  ]
  return (
    <Frame
      page={{ ...page, links: [...(page.links ?? []), ...links] }}
      title={label}
      at={view.at === page.today ? null : view.at}
      canonical={subjectHref(concept.iri)}
      asOf={t('subjects.asOf', { date: say(page, view.at) })}
    >
      <main id="main" class="plainpage subjects">
        <p class="subjectway">
          <a href="/subjects">{t('subjects.title')}</a>
          {ways(of.vocabulary.concepts, concept).map((each) => (
            <>
              {' › '}
              <a href={subjectHref(each.iri)}>{subjectLabel(page, each)}</a>
            </>
          ))}
        </p>
        <h1>{label}</h1>
        <Scope page={page} note={noteOf(page, concept.scope)} />
        <Friends page={page} notes={concept.editorial} />
        <div class="subjectparts">
          <div>
            <Law page={page} view={view} />
          </div>
          <aside aria-label={t('subjects.around')}>
            <Around page={page} view={view} />
            <Names page={page} concept={concept} />
            {page.timelines && (
              <p>
                <a href={timelineOfSubject(shortName(concept.iri))}>{t('subjects.overTime')}</a>
              </p>
            )}
            <p class="machine">
              {t('subjects.as')} <a href={`${subjectHref(concept.iri)}.ttl`}>SKOS (Turtle)</a> ·{' '}
              <a href={`${subjectHref(concept.iri)}.jsonld`}>SKOS (JSON-LD)</a>
              {page.api && (
                <>
                  {' · '}
                  <a href={`/api/v1/subject?id=${encodeURIComponent(shortName(concept.iri))}`}>JSON</a>
                </>
              )}
            </p>
            <p class="iri">
              <code>{concept.iri}</code>
            </p>
          </aside>
        </div>
      </main>
    </Frame>
  )
}

// The nearest way down from the top: a concept may be below several.
function ways(concepts: ReadonlyMap<string, Concept>, { broader }: Concept): Concept[] {
  const way: Concept[] = []
  for (let iri = broader[0]; iri !== undefined; ) {
    const concept = concepts.get(iri)
    if (!concept || way.includes(concept)) break
    way.unshift(concept)
    iri = concept.broader[0]
  }
  return way
}

function Scope({ page, note }: { page: Page; note: Note | null }) {
  if (!note) return null
  return (
    <p class="lead" lang={languagesOf(page)[0] === note.language ? undefined : bcp47(note.language)}>
      {note.text}
    </p>
  )
}

function Friends({ page, notes }: { page: Page; notes: readonly Note[] }) {
  const note = noteOf(page, notes)
  if (!note) return null
  return (
    <p class="friends">
      <b>{page.t('subjects.friends')}</b> <span lang={bcp47(note.language)}>{note.text}</span>
    </p>
  )
}

function Law({ page, view }: { page: Page; view: SubjectView }) {
  const { t } = page
  const { at, place, withBelow, counts, told, number, named } = view
  const { iri, narrower } = named.concept
  const day = at === page.today ? null : at
  const href = (query: { in?: string | null; below?: boolean; page?: number }) =>
    subjectHref(iri, {
      in: query.in === undefined ? place : query.in,
      at: day,
      below: (query.below ?? withBelow) ? '1' : null,
      page: query.page && query.page > 1 ? String(query.page) : null,
    })
  const own = counts.filter(({ concept }) => concept === iri).sort((a, b) => b.provisions - a.provisions)
  return (
    <section aria-label={t('subjects.law')}>
      <h2>{t('subjects.law')}</h2>
      <DayField
        page={page}
        at={at}
        hidden={{ in: place, below: withBelow ? '1' : null }}
        action={subjectHref(iri)}
      />
      {own.length > 0 && (
        <ul class="placelist" aria-label={t('subjects.byState')}>
          <li>
            <a href={href({ in: null, page: 1 })} aria-current={place === null ? 'true' : undefined}>
              {t('subjects.everyState')}
            </a>
          </li>
          {own.map(({ jurisdiction, provisions }) => (
            <li>
              <a
                href={href({ in: jurisdiction, page: 1 })}
                aria-current={place === jurisdiction ? 'true' : undefined}
              >
                {placeName(page, jurisdiction)} <span class="count">{t.number(provisions)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {narrower.length > 0 && (
        <p class="withbelow">
          <a href={href({ below: !withBelow, page: 1 })}>
            {t(withBelow ? 'subjects.withoutNarrower' : 'subjects.withNarrower')}
          </a>
        </p>
      )}
      {told.every(({ found }) => found.provisions.length === 0) && (
        <p class="nothing">{t('subjects.none')}</p>
      )}
      {told.map(({ place: each, found }) =>
        found.provisions.length === 0 ? null : (
          <section class="ofstate">
            <h3>{placeName(page, each)}</h3>
            <ol class="telling">
              {found.provisions.map((provision) => (
                <Telling page={page} provision={provision} />
              ))}
            </ol>
            {place === null && found.more && (
              <p class="further">
                <a href={href({ in: each, page: 1 })}>
                  {t('subjects.allOf', { place: placeName(page, each) })}
                </a>
              </p>
            )}
            {place !== null && (
              <nav class="pages" aria-label={t('subjects.pages')}>
                {number > 1 ? (
                  <a rel="prev" href={href({ page: number - 1 })}>
                    ‹ {t('search.previous')}
                  </a>
                ) : (
                  <span />
                )}
                {found.more ? (
                  <a rel="next" href={href({ page: number + 1 })}>
                    {t('search.next')} ›
                  </a>
                ) : (
                  <span />
                )}
              </nav>
            )}
          </section>
        ),
      )}
      <p class="hint">{t('subjects.hint')}</p>
    </section>
  )
}

function Around({ page, view }: { page: Page; view: SubjectView }) {
  const { t } = page
  const { concept, of } = view.named
  const groups = [
    ['subjects.broader', concept.broader],
    ['subjects.narrower', concept.narrower],
    ['subjects.related', concept.related],
  ] as const
  return (
    <>
      {groups.map(([key, iris]) =>
        iris.length === 0 ? null : (
          <section class="note">
            <h2>{t(key)}</h2>
            <ul class="aroundlist">
              {iris
                .flatMap((iri) => of.vocabulary.concepts.get(iri) ?? [])
                .map((each) => (
                  <li>
                    <a href={subjectHref(each.iri)}>{subjectLabel(page, each)}</a>
                  </li>
                ))}
            </ul>
          </section>
        ),
      )}
    </>
  )
}

function Names({ page, concept }: { page: Page; concept: Concept }) {
  const { t } = page
  const wordings = [...concept.wordings].filter(([, { preferred }]) => preferred !== null)
  return (
    <section class="note">
      <h2>{t('subjects.names')}</h2>
      <dl class="subjectlabels">
        {wordings.map(([language, { preferred, alternatives }]) => (
          <div>
            <dt>{languageName(language, t.locale)}</dt>
            <dd lang={bcp47(language)} dir={direction(language)}>
              <b>{preferred}</b>
              {alternatives.length > 0 && `, ${alternatives.join(', ')}`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
