/** Provisions of other states that answer one: each with the reasons, to be read, or put beside it. */
import { languageName } from '#i18n/names.ts'
import type { Counterpart, Counterparts } from '#jobs/counterparts/counterparts.ts'
import type { Day } from '#kit/day.ts'
import { formatIri, parseIri } from '#law/iri.ts'
import { bcp47, direction } from '#law/language.ts'
import { addressOf } from '../act/address.ts'
import { comparisonHref } from '../comparison/address.ts'
import { Frame } from '../layout.tsx'
import { type Page, placeName, say } from '../page.ts'
import { labelOf } from '../search/hit.tsx'
import { subjectHref } from '../subjects/names.ts'
import { addressOfTimeline } from '../timelines/asked.ts'
import { CounterpartForm } from './form.tsx'

export interface CounterpartsView {
  readonly found: Counterparts
  /** Jurisdictions asked for; empty for all others. */
  readonly places: readonly string[]
  /** Names of concepts, by IRI. */
  readonly labels: ReadonlyMap<string, string>
  /** The day that the address names; null for today. */
  readonly dated: Day | null
}

export function CounterpartsPage({ page, view }: { page: Page; view: CounterpartsView }) {
  const { t } = page
  const { found, places } = view
  const { source, hits } = found
  const spoken = { lang: bcp47(source.language), dir: direction(source.language) }
  const name = [labelOf(page, source, source), source.heading].filter(Boolean).join(' ')
  return (
    <Frame page={page} title={t('subjects.counterparts')} at={view.dated}>
      <main id="main" class="plainpage subjects counterparts">
        <h1>{t('subjects.counterparts')}</h1>
        <p class="ofwhat">
          <span class="flag">{placeName(page, source.jurisdiction)}</span>
          <a href={addressOf(undated(page, source.iri))} {...spoken}>
            {name || source.title}
          </a>
          <small {...spoken}>{source.title}</small>
        </p>
        <CounterpartForm
          page={page}
          of={source.iri}
          jurisdiction={source.jurisdiction}
          chosen={places[0] ?? ''}
        />
        <p class="summary">
          {t('subjects.counterpartsFound', { n: hits.length })}{' '}
          {t('search.asOf', { date: say(page, source.at) })}
        </p>
        <ol class="telling">
          {hits.map((hit) => (
            <Hit page={page} view={view} hit={hit} />
          ))}
        </ol>
        <p class="hint">{t('subjects.counterpartsHint')}</p>
      </main>
    </Frame>
  )
}

function Hit({ page, view, hit }: { page: Page; view: CounterpartsView; hit: Counterpart }) {
  const { t } = page
  const { source } = view.found
  const { iri, jurisdiction, language, heading, title, confidence } = hit
  const spoken = { lang: bcp47(language), dir: direction(language) }
  const name = [labelOf(page, hit, hit), heading].filter(Boolean).join(' ')
  const both = [undated(page, source.iri), undated(page, iri)]
  const compared = { at: view.dated, byParagraph: false, words: false, number: 1 }
  return (
    <li>
      <p class="where">
        <span class="flag">{placeName(page, jurisdiction)}</span>{' '}
        <span>{languageName(language, t.locale)}</span>{' '}
        <span class="count">{t('subjects.counterpartSure', { n: Math.round(confidence * 100) })}</span>
      </p>
      <a href={addressOf(undated(page, iri))} {...spoken}>
        {name || t('search.inText')}
      </a>
      <small {...spoken}>{title}</small>
      <Why page={page} view={view} hit={hit} />
      {page.comparisons && (
        <p class="beside">
          <a href={comparisonHref({ ...compared, of: both })}>{t('subjects.counterpartBeside')}</a>
          {page.timelines && (
            <>
              {' · '}
              <a href={addressOfTimeline({ names: both, from: '', to: '' })}>{t('subjects.overTime')}</a>
            </>
          )}
        </p>
      )}
    </li>
  )
}

function Why({ page, view, hit }: { page: Page; view: CounterpartsView; hit: Counterpart }) {
  const { t } = page
  const { concepts, terms, numbers, surroundings } = hit.why
  const from = { lang: bcp47(view.found.source.language), dir: direction(view.found.source.language) }
  const to = { lang: bcp47(hit.language), dir: direction(hit.language) }
  return (
    <ul class="reasons">
      {concepts.map(({ iri, source, target }) => (
        <li>
          <a href={subjectHref(iri)}>{view.labels.get(iri)}</a>
          {source.length > 0 && (
            <>
              {': '}
              <i {...from}>{source.join(', ')}</i>
            </>
          )}
          {target.length > 0 && (
            <>
              {' – '}
              <i {...to}>{target.join(', ')}</i>
            </>
          )}
        </li>
      ))}
      {terms.length > 0 && (
        <li>
          {t('subjects.counterpartTerms')}{' '}
          {terms.map(({ source, target }, index) => (
            <>
              {index > 0 && ', '}
              <i {...from}>{source}</i>
              {source.toLowerCase() !== target.toLowerCase() && (
                <>
                  {' – '}
                  <i {...to}>{target}</i>
                </>
              )}
            </>
          ))}
        </li>
      )}
      {numbers.length > 0 && (
        <li>
          {t('subjects.counterpartNumbers')} {numbers.join(', ')}
        </li>
      )}
      {surroundings.length > 0 && (
        <li>
          {t('subjects.counterpartSurroundings')}{' '}
          {surroundings.map((iri) => view.labels.get(iri) ?? iri).join(', ')}
        </li>
      )}
      {hit.model && (
        <li>
          {t('subjects.counterpartModel', {
            name: hit.model.name,
            n: Math.round(hit.model.likeness * 100),
          })}
        </li>
      )}
    </ul>
  )
}

// The law of today is read at the address that stays.
function undated(page: Page, iri: string): string {
  const parsed = parseIri(iri)
  return parsed && parsed.at === page.today ? formatIri({ ...parsed, at: null }) : iri
}
