/** A point in time on a line: a bar by how much changed, of the look that says what its date rests on. */
import type { Bar } from './timeline.ts'

/** Where the line lies on which bars stand, in pixels from the top of the picture. */
export const BASE = 40

export function Tick({ x, width, height, future, basis }: Bar) {
  return (
    <rect
      class={`tick ${future ? 'future' : basis}`}
      x={`${x}%`}
      y={BASE - height}
      width={width}
      height={height}
      rx="1"
      transform={`translate(${-width / 2})`}
    />
  )
}
