/** The sign of a work: a disc for legislation, a diamond for a decision, a square for practice; hollow where it is not held. */
import type { GraphNode } from '#jobs/citations/act-graph.ts'

export function Sign({
  group,
  held,
  x,
  y,
}: {
  group: GraphNode['group']
  held: boolean
  x: number
  y: number
}) {
  const className = held ? 'sign' : 'sign hollow'
  if (group === 'legislation') return <circle class={className} cx={x} cy={y} r="6" />
  if (group === 'practice')
    return <rect class={className} x={x - 5.5} y={y - 5.5} width="11" height="11" rx="1.5" />
  return <path class={className} d={`M${x},${y - 8}l8,8l-8,8l-8,-8Z`} />
}
