/** Where a reference in the law leads, told in a card beside it while the pointer or the focus is on it. */

/** How long a pointer rests before the card comes, in milliseconds. */
const REST = 350

/** Shows the card for references under the pointer and with the focus; Escape closes it (WCAG 1.4.13). */
export function tellWhereRefsLead(): void {
  if (!document.querySelector('.law .ref')) return
  const card = new Card()
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch' || card.holds(event.target)) return
    const ref = refAt(event.target)
    if (ref) card.soon(ref)
    else card.goSoon()
  })
  document.addEventListener('focusin', ({ target }) => {
    const ref = refAt(target)
    if (ref?.matches(':focus-visible')) card.show(ref)
    else card.hide()
  })
  document.addEventListener('focusout', () => card.hide())
  // What closes first is the card, and nothing else by the same key.
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && card.hide()) event.stopImmediatePropagation()
    },
    { capture: true },
  )
}

function refAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.law .ref:is([title], [data-says])') : null
}

class Card {
  readonly #element = document.createElement('div')
  #ref: HTMLElement | null = null
  #timer = 0

  constructor() {
    this.#element.id = 'leads'
    this.#element.setAttribute('role', 'tooltip')
    this.#element.hidden = true
    document.body.append(this.#element)
  }

  holds(target: EventTarget | null): boolean {
    const inside = target instanceof Node && this.#element.contains(target)
    if (inside) clearTimeout(this.#timer)
    return inside
  }

  soon(ref: HTMLElement): void {
    clearTimeout(this.#timer)
    // The browser's own card would come over this one.
    takeTitle(ref)
    if (ref !== this.#ref) this.#timer = window.setTimeout(() => this.show(ref), REST)
  }

  goSoon(): void {
    clearTimeout(this.#timer)
    if (this.#ref) this.#timer = window.setTimeout(() => this.hide(), REST / 2)
  }

  show(ref: HTMLElement): void {
    clearTimeout(this.#timer)
    this.hide()
    const lines = takeTitle(ref)
    this.#element.className = ['leads', ref.className]
      .join(' ')
      .replace(/\bref\b/, '')
      .trim()
    this.#element.replaceChildren(...lines.map(paragraph))
    this.#element.hidden = false
    this.#ref = ref
    this.#place(ref)
  }

  hide(): boolean {
    const shown = !this.#element.hidden
    this.#element.hidden = true
    this.#ref = null
    return shown
  }

  // Below the words, above them where there is no room; within the window.
  #place(ref: HTMLElement): void {
    const [words] = ref.getClientRects()
    if (!words) return
    const { offsetWidth: width, offsetHeight: height } = this.#element
    const below = words.bottom + 8 + height < innerHeight
    const top = below ? words.bottom + 6 : words.top - height - 6
    const left = Math.max(12, Math.min(words.left, document.documentElement.clientWidth - width - 12))
    this.#element.style.translate = `${left + scrollX}px ${top + scrollY}px`
  }
}

// Said to screen readers as before: a description instead of a title.
function takeTitle(ref: HTMLElement): string[] {
  if (ref.title !== '') {
    ref.dataset.says = ref.title
    ref.setAttribute('aria-description', ref.title)
    ref.removeAttribute('title')
  }
  return (ref.dataset.says ?? '').split('\n')
}

function paragraph(line: string): HTMLParagraphElement {
  const made = document.createElement('p')
  made.textContent = line
  return made
}
