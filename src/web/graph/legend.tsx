/** What the signs, lines and colours of the drawing stand for. */
import type { GraphNode } from '#jobs/citations/act-graph.ts'
import { type Page, placeName } from '../page.ts'
import { STROKES, type Stroke, strokeOf } from './edges.ts'
import { Sign } from './sign.tsx'

const GROUPS: readonly GraphNode['group'][] = ['legislation', 'decision', 'practice']

export function Legend({
  page,
  nodes,
  places,
}: {
  page: Page
  nodes: readonly GraphNode[]
  places: ReadonlyMap<string, number>
}) {
  const { t } = page
  const strokes = new Set<Stroke>(
    nodes.flatMap(({ edges }) => edges.slice(0, 1).map(({ kind }) => strokeOf(kind))),
  )
  const groups = new Set(nodes.map(({ group }) => group))
  return (
    <ul class="graph-legend" aria-label={t('graph.legend')}>
      {GROUPS.filter((group) => groups.has(group)).map((group) => (
        <li>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <Sign group={group} held x={10} y={10} />
          </svg>
          {t(`citing.group.${group}`)}
        </li>
      ))}
      {nodes.some(({ iri }) => iri === null) && (
        <li>
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <Sign group="legislation" held={false} x={10} y={10} />
          </svg>
          {t('citing.notHeld')}
        </li>
      )}
      {STROKES.filter((stroke) => strokes.has(stroke)).map((stroke) => (
        <li>
          <svg viewBox="0 0 34 20" width="34" height="20" aria-hidden="true">
            <g class={`edge ${stroke}`}>
              <path d="M1,10H24" stroke-width="2.4" />
              <path class="arrow" d="M33,10L24,5.5L24,14.5Z" />
            </g>
          </svg>
          {t(`graph.stroke.${stroke}`)}
        </li>
      ))}
      {places.size > 1 &&
        [...places].map(([code, place]) => (
          <li class={`place-${place}`}>
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
              <Sign group="legislation" held x={10} y={10} />
            </svg>
            {placeName(page, code)}
          </li>
        ))}
    </ul>
  )
}
