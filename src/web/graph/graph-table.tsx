/** The graph as a table: everything that the drawing shows, for those who rather read, listen, or have a narrow window. */

import { type Direction, type GraphNode, sideOf } from '#jobs/citations/act-graph.ts'
import { bcp47, direction } from '#law/language.ts'
import { addressOf } from '../act/address.ts'
import { dateOf } from '../citing/passage.tsx'
import { type Page, placeName } from '../page.ts'
import { edgesSaid, standingSaid } from './wording.ts'

interface Tabled {
  readonly page: Page
  readonly nodes: readonly GraphNode[]
  readonly more: Readonly<Record<Direction, number>>
}

export function GraphTable({ page, nodes, more }: Tabled) {
  const { t } = page
  return (
    <table class="graph-table">
      <caption>{t('graph.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('graph.column.work')}</th>
          <th scope="col">{t('graph.column.relation')}</th>
        </tr>
      </thead>
      {(['out', 'in'] as const).map((side) => {
        const own = nodes.filter((node) => sideOf(node) === side)
        if (own.length === 0) return null
        return (
          <tbody>
            <tr>
              <th colspan={2} scope="rowgroup">
                {t(`graph.side.${side}`)}
              </th>
            </tr>
            {own.map((node) => (
              <Row page={page} node={node} />
            ))}
            {more[side] > 0 && (
              <tr>
                <td colspan={2}>{t('graph.more', { n: more[side] })}</td>
              </tr>
            )}
          </tbody>
        )
      })}
    </table>
  )
}

/** The second step as a table: each work with the one through which it was come by. */
export function BeyondTable({
  page,
  nodes,
  names,
}: {
  page: Page
  nodes: readonly GraphNode[]
  names: ReadonlyMap<string, string>
}) {
  const { t } = page
  if (nodes.length === 0) return null
  return (
    <table class="graph-table">
      <caption>{t('graph.beyond')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('graph.column.work')}</th>
          <th scope="col">{t('graph.column.through')}</th>
        </tr>
      </thead>
      <tbody>
        {nodes.map((node) => (
          <Row page={page} node={node} through={names.get(node.through ?? '') ?? ''} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ page, node, through }: { page: Page; node: GraphNode; through?: string }) {
  const { iri, name, language } = node
  const spoken = language === null ? {} : { lang: bcp47(language), dir: direction(language) }
  const details = [
    node.jurisdiction && placeName(page, node.jurisdiction),
    dateOf(page, node.date),
    standingSaid(page, node),
  ]
  return (
    <tr>
      <th scope="row">
        {iri === null ? (
          <span>{name}</span>
        ) : (
          <a href={addressOf(iri)} {...spoken}>
            {name}
          </a>
        )}
        <small>{details.filter(Boolean).join(' · ')}</small>
      </th>
      <td>
        {edgesSaid(page, node.edges)}
        {through !== undefined && <small>{through}</small>}
      </td>
    </tr>
  )
}
