/** From when the text holds and what brought it about; in a correction, the day whose text is corrected. */

import type { DraftView } from './draft.ts'
import type { FoundAct } from './grounds.ts'
import { Upon } from './upon.tsx'

export function DayForm({ view, acts }: { view: DraftView; acts: readonly FoundAct[] }) {
  const { page, bench } = view
  const { t } = page
  const { kind } = bench.draft
  const { asOf, published } = bench.folded.point
  return (
    <section class="box" aria-labelledby="day-title">
      <h2 id="day-title">{t(`bench.day.${kind}`)}</h2>
      <Upon draft={bench.draft} act="date" name="date">
        <label>
          {t(`bench.asOf.${kind}`)}
          <input
            type="date"
            name="asOf"
            value={asOf ?? ''}
            min="0001-01-01"
            max="9999-12-31"
            required={kind !== 'new'}
          />
        </label>
        {kind === 'amend' && (
          <label>
            {t('bench.publishedAmendment')}
            <input type="date" name="published" value={published ?? ''} min="0001-01-01" max="9999-12-31" />
          </label>
        )}
        <button type="submit" class="quietly">
          {t('bench.setDay')}
        </button>
      </Upon>
      {kind === 'amend' && <GroundForm view={view} acts={acts} />}
    </section>
  )
}

function GroundForm({ view: { page, bench }, acts }: { view: DraftView; acts: readonly FoundAct[] }) {
  const { t } = page
  const { ground } = bench.folded.point
  return (
    <>
      <Upon draft={bench.draft} act="ground" name="ground">
        <label>
          {t('bench.ground')}
          <input
            name="ground"
            value={ground?.title ?? ''}
            autocomplete="off"
            maxlength={1000}
            aria-describedby="ground-hint"
          />
        </label>
        <p id="ground-hint" class="hint">
          {ground?.id ? <a href={encodeURI(ground.id)}>{ground.id}</a> : t('bench.groundHint')}
        </p>
        <button type="submit" class="quietly">
          {t('bench.groundGo')}
        </button>
      </Upon>
      {acts.length > 0 && (
        <div class="choices">
          <p>{t('bench.groundMeant')}</p>
          {acts.map(({ iri, title }) => (
            <Upon draft={bench.draft} act="ground" name={`ground ${iri}`}>
              <input type="hidden" name="ground" value={iri} />
              <button type="submit" class="linkly">
                {title}
              </button>
            </Upon>
          ))}
        </div>
      )}
    </>
  )
}
