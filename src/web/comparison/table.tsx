/** The correspondence table of whole acts: article by article, with what only one has, under the divisions of the first. */
import type { ComparedCell, ComparedRow } from '#jobs/compare/model.ts'
import { bcp47, direction } from '#law/language.ts'
import { addressOf } from '../act/address.ts'
import type { Page } from '../page.ts'
import { comparisonHref } from './address.ts'
import { Sure } from './share.tsx'
import { TextHead } from './texts.tsx'
import type { ComparisonView } from './view.ts'

/** Subjects and words told of a row. */
const FEW = 3

export function CorrespondenceTable({ page, view }: { page: Page; view: ComparisonView }) {
  const { t } = page
  const { texts } = view.comparison
  return (
    <div class="ctable" tabindex={0}>
      <table>
        <thead>
          <tr>
            {texts.map((text, column) => (
              <th scope="col">
                <TextHead page={page} view={view} text={text} column={column} />
              </th>
            ))}
            <th scope="col">{t('comparison.share')}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row, at) => (
            <>
              <Division view={view} row={row} before={view.rows[at - 1]} />
              <Row page={page} view={view} row={row} />
            </>
          ))}
        </tbody>
      </table>
    </div>
  )
}

// The divisions that a row is the first of, and where what only later texts have begins.
function Division({
  view,
  row,
  before,
}: {
  view: ComparisonView
  row: ComparedRow
  before: ComparedRow | undefined
}) {
  const cell = row.cells[0]
  const last = before?.cells[0]
  if (!cell) return null
  const above = cell.above.join(' › ')
  if (last?.column === cell.column && last.above.join(' › ') === above) return null
  const text = view.comparison.texts[cell.column]
  const words =
    above === '' ? (last === undefined || last.column === cell.column ? '' : (text?.title ?? '')) : above
  if (words === '') return null
  return (
    <tr class="cdivision">
      <th
        scope="colgroup"
        colspan={view.comparison.texts.length + 1}
        lang={bcp47(cell.language)}
        dir={direction(cell.language)}
      >
        {words}
      </th>
    </tr>
  )
}

function Row({ page, view, row }: { page: Page; view: ComparisonView; row: ComparedRow }) {
  const { t } = page
  const { texts } = view.comparison
  const together = new Set(row.cells.map(({ column }) => column)).size > 1
  return (
    <tr class={together ? undefined : 'alone'}>
      {texts.map((_, column) => {
        const cells = row.cells.filter((cell) => cell.column === column)
        if (cells.length === 0)
          return (
            <td class="cnone">
              <span aria-hidden="true">—</span> {t('comparison.none')}
            </td>
          )
        return (
          <td>
            {cells.map((cell) => (
              <Name cell={cell} />
            ))}
          </td>
        )
      })}
      <td class="cshared">
        {together && (
          <>
            <Sure page={page} confidence={row.confidence} />
            <Reasons row={row} />
            <a
              href={comparisonHref(view.shown, { of: firstOfEach(row.cells), words: false, number: 1 })}
              rel="nofollow"
            >
              {t('comparison.view.words')}
            </a>
          </>
        )}
      </td>
    </tr>
  )
}

function Name({ cell }: { cell: ComparedCell }) {
  const { label, num, heading, eId, language } = cell
  return (
    <p class="cnamed" lang={bcp47(language)} dir={direction(language)}>
      <a class="cgo" href={addressOf(cell.iri)}>
        <b class="cnum">{label ?? num ?? (heading === null ? eId : '')}</b> {heading}
      </a>
    </p>
  )
}

function Reasons({ row }: { row: ComparedRow }) {
  const told = [
    ...row.shared.filter(({ kind }) => kind === 'concept').slice(0, FEW),
    ...row.shared.filter(({ kind }) => kind === 'term').slice(0, FEW),
  ].slice(0, FEW + 1)
  return told.length === 0 ? null : <p class="creasons">{told.map(({ label }) => label).join('; ')}</p>
}

function firstOfEach(cells: readonly ComparedCell[]): string[] {
  return [...new Map(cells.toReversed().map((cell) => [cell.column, cell.iri])).entries()]
    .sort(([a], [b]) => a - b)
    .map(([, iri]) => iri)
}
