/** The timeline of an act, dragged and stepped through: what lies under the pointer is said, and opened when it is let go. */

import { drawCloser } from './closer.ts'
import { onPageOf, placed } from './places.ts'
import { type Point, pointsOf, Scale, sayDay } from './scale.ts'

/** Pixels within which a bar is meant rather than the time beside it. */
const NEAR = 5

export class ActLife extends HTMLElement {
  #points: readonly Point[] = []
  #shown = -1
  #at = -1
  #scale = new Scale(0, 1)
  #whole = this.#scale

  connectedCallback(): void {
    this.addEventListener('click', (event) => this.#keepPlace(event))
    const svg = this.querySelector<SVGSVGElement>('svg.line')
    const knob = svg?.querySelector<SVGCircleElement>('.knob circle')
    const [start, end] = (this.dataset.span ?? '').split(' ').map(Number)
    if (!svg || start === undefined || end === undefined) return
    this.#points = pointsOf(this.dataset.points ?? '')
    this.#whole = this.#scale = new Scale(start, end)
    this.#shown = this.#at = Number(this.dataset.shown ?? -1)
    svg.removeAttribute('aria-hidden')
    svg.querySelector('.points')?.setAttribute('aria-hidden', 'true')
    if (knob) this.#makeSlider(knob)
    this.#drag(svg)
    for (const button of this.querySelectorAll<HTMLButtonElement>('.zoom button'))
      button.addEventListener('click', () => this.#zoom(svg, Number(button.dataset.zoom)))
  }

  #makeSlider(knob: SVGCircleElement): void {
    knob.setAttribute('role', 'slider')
    knob.setAttribute('tabindex', '0')
    knob.setAttribute('aria-label', this.dataset.name ?? '')
    knob.setAttribute('aria-valuemin', this.#shown < 0 ? '0' : '1')
    knob.setAttribute('aria-valuemax', String(this.#points.length))
    this.#show(this.#shown, null)
    knob.addEventListener('keydown', (event) => this.#key(event))
    knob.addEventListener('blur', () => this.#show(this.#shown, null))
  }

  #key(event: KeyboardEvent): void {
    const last = this.#points.length - 1
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: this.#at - 1,
      ArrowDown: this.#at - 1,
      ArrowRight: this.#at + 1,
      ArrowUp: this.#at + 1,
      PageDown: this.#at - 10,
      PageUp: this.#at + 10,
      Home: 0,
      End: last,
    }
    const to = moves[event.key]
    if (to !== undefined) this.#show(Math.min(Math.max(to, 0), last), null)
    else if (event.key === 'Enter' || event.key === ' ') this.#open(this.#at)
    else if (event.key === 'Escape') this.#show(this.#shown, null)
    else return
    event.preventDefault()
  }

  #drag(svg: SVGSVGElement): void {
    let pointer: number | null = null
    const end = () => {
      pointer = null
      this.classList.remove('dragged')
    }
    svg.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
      pointer = event.pointerId
      svg.setPointerCapture(pointer)
      this.classList.add('dragged')
      this.#under(svg, event)
      event.preventDefault()
    })
    svg.addEventListener('pointermove', (event) => {
      if (event.pointerId === pointer) this.#under(svg, event)
    })
    svg.addEventListener('pointerup', (event) => {
      if (event.pointerId !== pointer) return
      end()
      this.#open(this.#under(svg, event))
    })
    const abandon = () => {
      if (pointer === null) return
      end()
      this.#show(this.#shown, null)
    }
    svg.addEventListener('pointercancel', abandon)
    // What was dragged is opened when it is let go: the click on a bar that follows opens nothing more.
    svg.addEventListener('click', (event) => {
      if (event.detail > 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) event.preventDefault()
    })
    addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') abandon()
    })
  }

  // Returns the version under the pointer: the nearest bar, else the one that holds the day.
  #under(svg: SVGSVGElement, { clientX }: PointerEvent): number {
    const { left, width } = svg.getBoundingClientRect()
    const x = ((clientX - left) / width) * 100
    const near = (NEAR / width) * 100
    let at = -1
    let distance = near
    for (const [index, { year }] of this.#points.entries()) {
      const away = Math.abs(this.#scale.place(year) - x)
      if (away <= distance) [at, distance] = [index, away]
    }
    const day = this.#scale.dayAt(x)
    if (at >= 0) this.#show(at, null)
    else {
      at = Math.max(
        0,
        this.#points.findLastIndex(({ from }) => from <= day),
      )
      this.#show(at, { x, day })
    }
    return at
  }

  #show(at: number, pointer: { x: number; day: string } | null): void {
    const knob = this.querySelector<SVGCircleElement>('.knob circle')
    const point = this.#points[at]
    if (!knob) return
    this.#at = at
    const x = pointer?.x ?? Math.min(Math.max(this.#scale.place(point?.year ?? 0), 0.3), 99.7)
    const says = this.querySelector<SVGTextElement>('.knob .says')
    const said = this.#said(at, pointer?.day ?? null)
    knob.setAttribute('cx', `${x}%`)
    knob.setAttribute('aria-valuenow', String(at + 1))
    knob.setAttribute('aria-valuetext', said)
    if (!says) return
    says.dataset.said ??= says.textContent
    says.textContent = at === this.#shown && !pointer ? says.dataset.said : said
    says.setAttribute('x', `${x}%`)
    says.setAttribute('text-anchor', x < 18 ? 'start' : x > 82 ? 'end' : 'middle')
  }

  #said(at: number, day: string | null): string {
    const point = this.#points[at]
    if (!point) return this.dataset.before ?? ''
    const months = (this.dataset.months ?? '').split('|')
    const date = sayDay(months, day ?? point.from)
    if (point.unknown) return `${date} · ${this.dataset.unknown ?? ''}`
    const held = this.#points.filter(({ unknown }) => !unknown)
    return (this.dataset.says ?? '')
      .replace('{date}', () => date)
      .replace('{n}', String(held.indexOf(point) + 1))
      .replace('{total}', String(held.length))
  }

  #open(at: number): void {
    const point = this.#points[at]
    if (!point || at === this.#shown) {
      this.#show(this.#shown, null)
      return
    }
    const address = new URL(this.dataset.href ?? '', location.origin)
    address.pathname += `@${point.from}`
    const { alone } = this.dataset
    if (alone === undefined) location.assign(placed(address))
    else location.assign(onPageOf(alone, point.from, address))
  }

  // A step through time keeps its place: the provision that is read is in view again.
  #keepPlace(event: MouseEvent): void {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.steps a[rel]') : null
    if (link && this.dataset.alone === undefined) link.href = placed(new URL(link.href)).href
  }

  #zoom(svg: SVGSVGElement, by: number): void {
    const point = this.#points[this.#at]
    const middle = point?.year ?? this.#whole.end
    this.#scale = by > 0 ? this.#scale.closer(middle, this.#whole) : this.#scale.wider(middle, this.#whole)
    drawCloser(svg, this.#points, this.#scale, this.#scale.spans(this.#whole), this.dataset.today ?? '')
    this.#show(this.#at, null)
  }
}
