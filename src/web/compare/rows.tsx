/** The rows of a comparison under the divisions that hold them. */
import { raw } from 'hono/html'
import type { Node } from '#store/model.ts'
import { fragmentHtml } from '../act/fragments.ts'
import { hrefOf } from '../act/view.ts'
import type { Page } from '../page.ts'
import { Change } from './change.tsx'
import type { Compared, Comparison } from './comparison.ts'
import { labelOf, languageOf, lineOf } from './names.ts'

export function Rows({ page, comparison }: { page: Page; comparison: Comparison }) {
  let above: readonly string[] = []
  return (
    <>
      {comparison.rows.map((row) => {
        const shown = above
        const path = row.path.map(({ wId }) => wId)
        const common = path.findIndex((wId, index) => shown[index] !== wId)
        const fresh = common < 0 ? [] : row.path.slice(common)
        above = [...path, row.wId]
        return (
          <>
            {fresh.length > 0 && <Under page={page} comparison={comparison} row={row} fresh={fresh} />}
            {row.became === null || row.became === 'formatted' ? (
              <Unchanged page={page} comparison={comparison} row={row} />
            ) : (
              <Change page={page} comparison={comparison} row={row} />
            )}
          </>
        )
      })}
    </>
  )
}

// The nearest division is a heading; those above it, where they are new to the reader, stand over it in one line.
function Under({
  page,
  comparison,
  row,
  fresh,
}: {
  page: Page
  comparison: Comparison
  row: Compared
  fresh: readonly Node[]
}) {
  const { act } = comparison
  const node = fresh.at(-1)
  if (!node) return null
  const label = labelOf(page, act, node)
  return (
    <div class="under" {...languageOf(act)}>
      {fresh.length > 1 && (
        <p class="over">
          {fresh.slice(0, -1).map((above) => (
            <span>{lineOf(page, act, above)}</span>
          ))}
        </p>
      )}
      <h3 class={`d${Math.min(row.path.length + 1, 4)}`}>
        {label !== null && (node.heading === null ? label : <small>{label}</small>)}
        {node.heading ?? (label === null ? lineOf(page, act, node) : '')}
      </h3>
    </div>
  )
}

// In the whole text, what did not change stands as it is.
function Unchanged({ page, comparison, row }: { page: Page; comparison: Comparison; row: Compared }) {
  const { act, contents, to } = comparison
  const node = row.after
  if (!node) return null
  const label = labelOf(page, act, node)
  const xml = node.textId === null ? undefined : contents.get(node.textId)
  const division = node.textId === null && !node.missing
  return (
    <section class={division ? 'under' : 'provision'} id={node.eId}>
      {(label !== null || node.heading !== null) && (
        <h4 class={division ? `d${Math.min(row.path.length + 2, 5)}` : 'head'} {...languageOf(act)}>
          <a href={hrefOf(act, { at: to, eId: node.eId })}>
            {label !== null && <span class="num">{label}</span>}
            {node.heading !== null && <span class="name">{node.heading}</span>}
          </a>
        </h4>
      )}
      {row.became === 'formatted' && <p class="between">{page.t('compare.kind.formatted')}</p>}
      {node.missing && <p class="unknown">{page.t('text.missing')}</p>}
      {xml !== undefined && (
        <div class="law" {...languageOf(act)}>
          {raw(fragmentHtml(xml, node.eId, act.expression.language))}
        </div>
      )}
    </section>
  )
}
