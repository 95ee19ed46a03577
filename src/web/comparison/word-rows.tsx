/** Rows with the words of each text, subjects marked in them, and what they share below. */
import { raw } from 'hono/html'
import { ownLanguageName } from '#i18n/names.ts'
import type { ComparedCell, ComparedRow } from '#jobs/compare/model.ts'
import { bcp47, direction } from '#law/language.ts'
import { addressOf } from '../act/address.ts'
import { type Page, placeName } from '../page.ts'
import { markedHtml } from './marks.ts'
import { Share } from './share.tsx'
import type { ComparisonView } from './view.ts'

export function WordRows({ page, view }: { page: Page; view: ComparisonView }) {
  return (
    <>
      {view.rows.map((row, at) => (
        <Row page={page} view={view} row={row} id={`row-${at + 1}`} />
      ))}
    </>
  )
}

function Row({ page, view, row, id }: { page: Page; view: ComparisonView; row: ComparedRow; id: string }) {
  const { texts } = view.comparison
  const alone = new Set(row.cells.map(({ column }) => column)).size < 2
  return (
    <section class={alone ? 'crowset alone' : 'crowset'} id={id}>
      <div class="crow">
        {texts.map((text, column) => {
          const cells = row.cells.filter((cell) => cell.column === column)
          return (
            <div class={cells.length === 0 ? 'ccell none' : 'ccell'}>
              <small class="cwhose">
                {placeName(page, text.jurisdiction)} · <bdi>{ownLanguageName(text.language)}</bdi>
              </small>
              {cells.length === 0 && <p class="cnone">{page.t('comparison.none')}</p>}
              {cells.map((cell) => (
                <Cell page={page} view={view} row={row} cell={cell} place={`${id}-${column}`} />
              ))}
            </div>
          )
        })}
      </div>
      <Share page={page} view={view} row={row} />
    </section>
  )
}

function Cell({
  page,
  view,
  row,
  cell,
  place,
}: {
  page: Page
  view: ComparisonView
  row: ComparedRow
  cell: ComparedCell
  place: string
}) {
  const { t } = page
  const { language, label, num, heading, xml } = cell
  const name = [label ?? num, heading].filter((part) => part !== null && part !== '')
  const paragraph = view.comparison.level === 'paragraph'
  return (
    <div class="law" lang={bcp47(language)} dir={direction(language)}>
      {!paragraph && cell.above.length > 0 && <p class="cabove">{cell.above.join(' › ')}</p>}
      {!paragraph && (
        <h2>
          <a class="cwork" href={addressOf(cell.iri)}>
            {(label ?? num) !== null && <span class="num">{label ?? num}</span>}{' '}
            {heading !== null && <span class="name">{heading}</span>}
            {name.length === 0 && cell.eId}
          </a>
        </h2>
      )}
      {xml === null ? (
        <p class="unknown" lang={t.locale} dir="auto">
          {t('comparison.missing')}
        </p>
      ) : (
        raw(markedHtml(view, row, cell, place))
      )}
    </div>
  )
}
