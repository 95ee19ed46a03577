/** A cell opened beside the grid: the same forms as on its own page. */
import type { Field } from './field.ts'
import { elementOf } from './wire.ts'

/** What the drawer asks of the desk that it stands at. */
interface DeskAround {
  takeUp(root: ParentNode): void
  fieldsIn(root: ParentNode): readonly Field[]
  flush(root: ParentNode): Promise<boolean>
  tellPlace(cell: string): void
}

export class Drawer {
  readonly #desk: DeskAround
  readonly #main: HTMLElement
  #aside: HTMLElement | null = null
  #cell = ''
  #href = ''
  #asked = 0

  constructor(desk: DeskAround, main: HTMLElement) {
    this.#desk = desk
    this.#main = main
  }

  /** The id of the cell that is open; empty where none is. */
  get cell(): string {
    return this.#cell
  }

  /** Opens a cell; the browser goes to its page where it cannot be brought here. */
  async open(cell: HTMLElement): Promise<void> {
    const href = cell.dataset.edit ?? ''
    if (!(await this.#left())) return
    const asked = ++this.#asked
    const work = await elementOf(href, '.cellwork')
    if (asked !== this.#asked) return
    if (!work) return void location.assign(href)
    this.#href = href
    this.#cell = cell.id
    this.#show(work)
    for (const each of this.#main.querySelectorAll('td.isopen')) each.classList.remove('isopen')
    document.getElementById(cell.id)?.classList.add('isopen')
    this.#desk.tellPlace(cell.id)
    const field = work.querySelector<HTMLElement>('textarea[name=words], .statusform button:not(:disabled)')
    field?.focus({ preventScroll: true })
  }

  /** Closes what is open, once what was typed is sent, and goes back to its cell. */
  async close(): Promise<void> {
    if (!this.#aside || !(await this.#left())) return
    const cell = document.getElementById(this.#cell)
    this.#aside.remove()
    this.#aside = null
    this.#cell = ''
    this.#main.classList.remove('withdrawer')
    cell?.classList.remove('isopen')
    cell?.focus()
    this.#desk.tellPlace('')
  }

  /** Brings the forms up to date. What somebody types in stays, and is asked for again when it is sent. */
  async refresh(): Promise<void> {
    const aside = this.#aside
    if (!aside || isBeingFilled(aside)) return
    const href = this.#href
    const work = await elementOf(href, '.cellwork')
    const old = aside.querySelector('.cellwork')
    if (!work || !old || this.#href !== href || isBeingFilled(aside)) return
    const held = new Map<string, Element>()
    for (const field of this.#desk.fieldsIn(old)) {
      const box = field.form.closest('[data-box]')
      if (field.isHeld && box) held.set(field.name, box)
    }
    const open = [...old.querySelectorAll('details')].map((fold) => fold.open)
    const { scrollTop } = aside
    replaceAround(old, work, held)
    old.querySelectorAll('details').forEach((fold, index) => {
      fold.open ||= open[index] ?? false
    })
    aside.scrollTop = scrollTop
    this.#desk.takeUp(old)
  }

  /** Puts the focus back on a button that was made anew, where nothing else has it. */
  focusButton(words: string | null): void {
    if (document.activeElement !== document.body) return
    const buttons = [...(this.#aside?.querySelectorAll('button') ?? [])]
    buttons.find((button) => button.textContent === words)?.focus({ preventScroll: true })
  }

  #show(work: HTMLElement): void {
    const aside = document.createElement('aside')
    aside.className = 'celldrawer'
    aside.ariaLabel = work.querySelector('h1')?.textContent ?? ''
    const close = document.createElement('button')
    close.type = 'button'
    close.className = 'quietly close'
    close.textContent = this.#main.dataset.close ?? ''
    close.addEventListener('click', () => void this.close())
    // The page has its own title: here it is that of a part.
    aside.append(close, work)
    if (this.#aside) this.#aside.replaceWith(aside)
    else this.#main.append(aside)
    this.#aside = aside
    this.#main.classList.add('withdrawer')
    this.#desk.takeUp(work)
  }

  // What was typed goes before the forms do; where it cannot be sent, they stay.
  async #left(): Promise<boolean> {
    return this.#aside === null || this.#desk.flush(this.#aside)
  }
}

function isBeingFilled(aside: HTMLElement): boolean {
  const active = document.activeElement
  const typing =
    active instanceof Element && aside.contains(active) && active.matches('input, textarea, select')
  return (
    (typing && active.closest('form[data-field]') === null) ||
    aside.querySelector('form[data-filled]') !== null
  )
}

// What somebody has their hands on is not even moved: a field that leaves the page for a moment loses the cursor.
function replaceAround(old: Element, made: Element, held: ReadonlyMap<string, Element>): void {
  const kept = new Set<Node>(held.values())
  for (const child of [...old.childNodes]) if (!kept.has(child)) child.remove()
  let next = old.firstChild
  for (const child of [...made.childNodes]) {
    const box = child instanceof HTMLElement ? held.get(child.dataset.box ?? '') : undefined
    if (box) next = box.nextSibling
    else old.insertBefore(child, next)
  }
}
