/** The graph as a drawing: the act in the middle, lines to its neighbours, each of which is a link. */

import type { Direction } from '#jobs/citations/act-graph.ts'
import { bcp47 } from '#law/language.ts'
import { addressOf } from '../act/address.ts'
import type { Act } from '../act/view.ts'
import { citedByHref, citesHref } from '../citing/address.ts'
import type { Page } from '../page.ts'
import { arrowsOf, pathOf, strokeOf, thickness, weightOf } from './edges.ts'
import { type Layout, type PlacedNode, TITLE } from './layout.ts'
import { Sign } from './sign.tsx'
import { fitted, lines } from './text-width.ts'
import { edgesSaid, headingOf, metaOf, standingSaid } from './wording.ts'

/** Size of the letters below names. */
const META = 12

export interface Drawn {
  readonly page: Page
  readonly act: Act
  readonly layout: Layout
  readonly more: Readonly<Record<Direction, number>>
  /** The place of each state in the palette. */
  readonly places: ReadonlyMap<string, number>
}

export function Drawing(drawn: Drawn) {
  const { page, layout, more } = drawn
  const { left, width } = layout
  const height = Math.round(layout.height)
  return (
    <svg
      class="graph"
      width={width}
      height={height}
      viewBox={`${left} 0 ${width} ${height}`}
      aria-label={page.t('graph.title')}
    >
      <g class="edges">
        {layout.nodes.map((placed) => (
          <Edge placed={placed} />
        ))}
      </g>
      <Centre {...drawn} />
      {layout.headings.map((heading) => (
        <text class="run" x={heading.x} y={heading.y} text-anchor={anchorOf(heading.side)}>
          {headingOf(page, heading)}
        </text>
      ))}
      {layout.nodes.map((placed) => (
        <Neighbour {...drawn} placed={placed} />
      ))}
      {(['out', 'in'] as const).map((side) => {
        const at = layout.more[side]
        return (
          at && (
            <a href={side === 'out' ? citesHref(drawn.act) : citedByHref(drawn.act, null)}>
              <text class="more" x={at.x} y={at.y} text-anchor={anchorOf(side)}>
                {page.t('graph.more', { n: more[side] })}
              </text>
            </a>
          )
        )
      })}
    </svg>
  )
}

function anchorOf(side: Direction): 'start' | 'end' {
  return side === 'out' ? 'end' : 'start'
}

function Edge({ placed }: { placed: PlacedNode }) {
  const { node } = placed
  const stroke = strokeOf(node.edges[0]?.kind ?? 'cites')
  return (
    <g class={`edge ${stroke}`}>
      <path d={pathOf(placed)} stroke-width={thickness(weightOf(node)).toFixed(1)} />
      <path class="arrow" d={arrowsOf(placed)} />
    </g>
  )
}

function Centre({ act, layout }: Drawn) {
  const { x, y, width, height } = layout.centre
  const said = lines(act.expression.title, width - 28, 15, Math.max(3, Math.floor(height / 24)))
  const top = y - ((said.length - 1) * 21) / 2 + 5
  return (
    <g class="centre">
      <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx="10" />
      <text lang={bcp47(act.expression.language)} text-anchor="middle">
        {said.map((line, at) => (
          <tspan x={x} y={top + at * 21}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  )
}

function Neighbour({ page, placed, places }: Drawn & { placed: PlacedNode }) {
  const { node, side, x, y, label } = placed
  const lang = node.language === null ? undefined : bcp47(node.language)
  const standing = standingSaid(page, node)
  const said = [node.name, edgesSaid(page, node.edges), standing].filter(Boolean).join('; ')
  const colour = places.get(node.jurisdiction ?? '') ?? 'none'
  const left = side === 'out' ? label.x - label.width : x - 14
  const inside = (
    <>
      <title>{said}</title>
      <rect class="hit" x={left} y={y - 19} width={label.width + 28} height="38" rx="5" />
      <Sign group={node.group} held={node.iri !== null} x={x} y={y} />
      <text class="name" x={label.x} y={y - 2} text-anchor={anchorOf(side)} lang={lang}>
        {fitted(node.name, label.width, TITLE)}
      </text>
      <text class="meta" x={label.x} y={y + 14} text-anchor={anchorOf(side)}>
        {fitted(metaOf(page, node), label.width, META)}
      </text>
    </>
  )
  const className = `node place-${colour}${node.endedOn === null ? '' : ' gone'}`
  return node.iri === null ? (
    <g class={`${className} away`}>{inside}</g>
  ) : (
    <a class={className} href={addressOf(node.iri)}>
      {inside}
    </a>
  )
}
