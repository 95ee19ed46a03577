/** A vocabulary, or a subject of it, as files for programs. */
import type { KeptVocabulary } from '#vocab/kept.ts'
import { OWN_NAME } from '#vocab/kept.ts'
import type { Page } from '../page.ts'

export function VocabularyFiles({ page, shown }: { page: Page; shown: KeptVocabulary }) {
  const { t } = page
  const of = shown.name === OWN_NAME ? '' : `?of=${encodeURIComponent(shown.name)}`
  return (
    <p class="machine">
      {t('subjects.as')} <a href={`/subjects.ttl${of}`}>SKOS (Turtle)</a> ·{' '}
      <a href={`/subjects.jsonld${of}`}>SKOS (JSON-LD)</a>
      {page.api && (
        <>
          {' · '}
          <a href="/api/v1/subjects">JSON</a>
        </>
      )}
      {shown.vocabulary.version !== null &&
        ` · ${t('subjects.version', { version: shown.vocabulary.version })}`}
    </p>
  )
}
