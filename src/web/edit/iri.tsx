/** The IRI that an act has, or would get, and the act that stands in its way. */
import type { Bench } from '#editing/bench.ts'
import type { Page } from '../page.ts'
import type { Collision } from './collision.ts'
import { Upon } from './upon.tsx'

export function Iri({ page, bench, collision }: { page: Page; bench: Bench; collision: Collision | null }) {
  const { t } = page
  const { iri } = bench
  return (
    <div id="bench-iri" class="iribox">
      <p>
        {t(bench.held ? 'bench.iri.has' : 'bench.iri.gets')}{' '}
        {iri === null ? <span class="quiet">{t('bench.iri.none')}</span> : <code class="iri">{iri}</code>}
      </p>
      {collision && (
        <p class="refused" role="alert">
          {collision.iri === null ? (
            <span lang="en">{collision.title}</span>
          ) : (
            t.rich('bench.iri.taken', { title: <a href={encodeURI(collision.iri)}>{collision.title}</a> })
          )}
        </p>
      )}
      {collision !== null && collision.iri !== null && (
        <Upon draft={bench.draft} act="of" name="of">
          <input type="hidden" name="of" value={collision.iri} />
          <button type="submit" class="quietly">
            {t('bench.iri.other')}
          </button>
        </Upon>
      )}
    </div>
  )
}
