/** The subjects: the fields of the law with what is below them, or those whose names have what was typed. */
import type { ConceptCount } from '#store/concepts.ts'
import type { KeptVocabulary } from '#vocab/kept.ts'
import type { Concept } from '#vocab/model.ts'
import { Frame } from '../layout.tsx'
import type { Page } from '../page.ts'
import { subjectHref, subjectLabel } from './names.ts'
import { VocabularyFiles } from './vocabulary-files.tsx'

export interface Tree {
  readonly vocabularies: readonly KeptVocabulary[]
  /** The one shown. */
  readonly shown: KeptVocabulary
  /** What was typed; empty where nothing was. */
  readonly q: string
  /** Those whose names have it; null where nothing was typed. */
  readonly found: readonly Concept[] | null
  /** Null where the library is too large to count them all. */
  readonly counts: readonly ConceptCount[] | null
}

export function TreePage({ page, tree }: { page: Page; tree: Tree }) {
  const { t } = page
  const { vocabularies, shown, q, found } = tree
  const counted = totals(tree.counts)
  return (
    <Frame page={page} title={t('subjects.title')} canonical="/subjects">
      <main id="main" class="plainpage subjects">
        <h1>{t('subjects.title')}</h1>
        <p class="lead">{t('subjects.lead')}</p>
        <search aria-label={t('subjects.find')}>
          <form class="find" action="/subjects">
            {vocabularies[0] !== shown && <input type="hidden" name="of" value={shown.name} />}
            <input
              type="search"
              name="q"
              value={q}
              maxlength={100}
              placeholder={t('subjects.placeholder')}
              aria-label={t('subjects.find')}
            />
            <button type="submit">{t('subjects.findGo')}</button>
          </form>
        </search>
        {vocabularies.length > 1 && <Vocabularies page={page} tree={tree} />}
        {found ? (
          <Found page={page} found={found} q={q} counted={counted} />
        ) : (
          <Fields page={page} vocabulary={shown} counted={counted} />
        )}
        <VocabularyFiles page={page} shown={shown} />
      </main>
    </Frame>
  )
}

interface Counted {
  readonly provisions: number
  readonly states: number
}

function totals(counts: readonly ConceptCount[] | null): ReadonlyMap<string, Counted> {
  const all = new Map<string, Counted>()
  for (const { concept, provisions } of counts ?? []) {
    const known = all.get(concept) ?? { provisions: 0, states: 0 }
    all.set(concept, { provisions: known.provisions + provisions, states: known.states + 1 })
  }
  return all
}

function Vocabularies({ page, tree: { vocabularies, shown } }: { page: Page; tree: Tree }) {
  return (
    <nav class="vocabularies" aria-label={page.t('subjects.vocabularies')}>
      {vocabularies.map((each, index) => (
        <a
          href={index === 0 ? '/subjects' : `/subjects?of=${encodeURIComponent(each.name)}`}
          aria-current={each === shown ? 'page' : undefined}
        >
          {index === 0 ? page.t('subjects.own') : each.name}{' '}
          <span class="count">{page.t.number(each.vocabulary.concepts.size)}</span>
        </a>
      ))}
    </nav>
  )
}

interface Listed {
  readonly page: Page
  readonly counted: ReadonlyMap<string, Counted>
}

function Found({ page, counted, found, q }: Listed & { found: readonly Concept[]; q: string }) {
  const { t } = page
  return (
    <section aria-live="polite">
      <p class="summary">{t('subjects.found', { n: found.length, q })}</p>
      <ul class="subjectlist">
        {found.map((concept) => (
          <Subject page={page} concept={concept} counted={counted} />
        ))}
      </ul>
      <p>
        <a href="/subjects">{t('subjects.all')}</a>
      </p>
    </section>
  )
}

function Fields({ page, counted, vocabulary: { vocabulary } }: Listed & { vocabulary: KeptVocabulary }) {
  const { concepts } = vocabulary
  const tops = [...concepts.values()].filter(({ broader }) => broader.length === 0)
  return (
    <ul class="subjectfields">
      {tops.map((top) => (
        <li>
          <details>
            <summary>
              <h2>{subjectLabel(page, top)}</h2>
              <span class="count">{page.t('subjects.below', { n: countBelow(concepts, top) })}</span>
            </summary>
            <ul class="subjectlist">
              <Subject page={page} concept={top} counted={counted} />
              <Below page={page} concepts={concepts} of={top} counted={counted} above={[top.iri]} />
            </ul>
          </details>
        </li>
      ))}
    </ul>
  )
}

type Concepts = ReadonlyMap<string, Concept>

function countBelow(concepts: Concepts, { iri }: Concept): number {
  const seen = new Set<string>([iri])
  for (const each of seen) for (const below of concepts.get(each)?.narrower ?? []) seen.add(below)
  return seen.size - 1
}

// A vocabulary of others may lead in circles.
function Below({
  page,
  concepts,
  of,
  counted,
  above,
}: Listed & { concepts: Concepts; of: Concept; above: readonly string[] }) {
  const below = of.narrower.flatMap((iri) => (above.includes(iri) ? [] : (concepts.get(iri) ?? [])))
  return (
    <>
      {below.map((concept) => (
        <Subject page={page} concept={concept} counted={counted}>
          {concept.narrower.length > 0 && (
            <ul>
              <Below
                page={page}
                concepts={concepts}
                of={concept}
                counted={counted}
                above={[...above, concept.iri]}
              />
            </ul>
          )}
        </Subject>
      ))}
    </>
  )
}

function Subject({ page, concept, counted, children }: Listed & { concept: Concept; children?: unknown }) {
  const { t } = page
  const count = counted.get(concept.iri)
  return (
    <li>
      <a href={subjectHref(concept.iri)}>{subjectLabel(page, concept)}</a>{' '}
      {count && (
        <span class="count">
          {t('subjects.provisions', { n: count.provisions })} · {t('subjects.states', { n: count.states })}
        </span>
      )}
      {children}
    </li>
  )
}
