/** Drawing a shorter span of an act's life in place of the whole, so that versions days apart can be told and taken. */
import type { Point, Scale } from './scale.ts'

const SVG = 'http://www.w3.org/2000/svg'
const BASE = 40
const WIDTH = 4
const wholes = new WeakMap<SVGSVGElement, Node[]>()

/** Draws the span of the scale; the server's own drawing where it is the whole. */
export function drawCloser(
  svg: SVGSVGElement,
  points: readonly Point[],
  scale: Scale,
  isWhole: boolean,
  today: string,
): void {
  const group = svg.querySelector('.points')
  if (!group) return
  const whole = wholes.get(svg) ?? [...group.childNodes]
  wholes.set(svg, whole)
  group.replaceChildren(...(isWhole ? whole : drawing(points, scale, today)))
}

function drawing(points: readonly Point[], scale: Scale, today: string): SVGElement[] {
  const drawn: SVGElement[] = []
  for (const [at, point] of points.entries()) {
    const x = scale.place(point.year)
    if (point.unknown) {
      const next = points[at + 1]
      const end = Math.min(next ? scale.place(next.year) : 100, 100)
      const start = Math.max(x, 0)
      if (end > start)
        drawn.push(
          element('rect', {
            fill: 'url(#hatch)',
            x: `${start}%`,
            y: BASE - 14,
            width: `${end - start}%`,
            height: 14,
          }),
        )
    } else if (x >= 0 && x <= 100 && point.height !== null) drawn.push(bar(point, x, today))
  }
  return [...drawn, ...years(scale)]
}

function bar({ from, height, basis }: Point, x: number, today: string): SVGElement {
  const tall = height ?? 0
  return element('rect', {
    class: `tick ${from > today ? 'future' : basis}`,
    x: `${x}%`,
    y: BASE - tall,
    width: WIDTH,
    height: tall,
    rx: 1,
    transform: `translate(${-WIDTH / 2})`,
  })
}

function years(scale: Scale): SVGElement[] {
  const length = scale.end - scale.start
  const step = [1, 2, 5, 10, 25, 50].find((candidate) => length / candidate <= 8) ?? 100
  const labels: SVGElement[] = []
  for (let year = Math.ceil(scale.start / step) * step; year <= scale.end; year += step) {
    const label = element('text', { x: `${scale.place(year)}%`, y: 56, 'text-anchor': 'middle' })
    label.textContent = String(year)
    labels.push(label)
  }
  return labels
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name) as SVGElement
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  return made
}
