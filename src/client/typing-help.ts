/** What is offered while one types in a search box: titles, citations, spellings, in a list to choose from by key or pointer (WAI-ARIA combobox with a list). */
import { type Offer, offersOf } from './offers.ts'

/** Milliseconds without a key before the server is asked. */
const PAUSE = 140
/** Fewer letters begin too much; one Chinese or Japanese sign is a word. */
const ENOUGH = /^(?:.*[\p{L}\p{N}].*[\p{L}\p{N}]|.*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/su

let made = 0

/** The element around a search box. Without an address to ask at it leaves the box as it is. */
export class TypingHelp extends HTMLElement {
  #field: HTMLInputElement | null = null
  readonly #list = document.createElement('ul')
  readonly #said = document.createElement('p')
  #offers: readonly Offer[] = []
  #chosen = -1
  #typed = ''
  #timer = 0
  #asking: AbortController | null = null

  connectedCallback(): void {
    const field = this.querySelector<HTMLInputElement>('input[type=search]')
    if (!field || this.#field || !this.dataset.url) return
    this.#field = field
    this.#list.id = `offers-${++made}`
    this.#list.className = 'offers'
    this.#list.role = 'listbox'
    this.#list.ariaLabel = this.dataset.label ?? ''
    this.#list.hidden = true
    this.#said.className = 'unseen'
    this.#said.ariaLive = 'polite'
    this.append(this.#list, this.#said)
    field.role = 'combobox'
    field.autocomplete = 'off'
    field.setAttribute('aria-autocomplete', 'list')
    field.setAttribute('aria-controls', this.#list.id)
    field.ariaExpanded = 'false'
    field.addEventListener('input', () => this.#soon())
    field.addEventListener('keydown', (event) => this.#onKey(event))
    field.addEventListener('blur', () => this.#close())
    // The focus stays in the box while an offer is pressed.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault())
    this.#list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest('[role=option]') : null
      if (option) this.#take([...this.#list.children].indexOf(option))
    })
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
  }

  #soon(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
    const typed = this.#field?.value.trim() ?? ''
    if (ENOUGH.test(typed)) this.#timer = window.setTimeout(() => void this.#ask(typed), PAUSE)
    else this.#close()
  }

  async #ask(typed: string): Promise<void> {
    const asking = new AbortController()
    this.#asking = asking
    const address = new URL(this.dataset.url ?? '', location.origin)
    address.searchParams.set('q', typed)
    try {
      const answer = await fetch(address, { signal: asking.signal })
      const found = answer.ok ? offersOf(await answer.json()) : null
      if (found && !asking.signal.aborted && document.activeElement === this.#field)
        this.#show(found.offers, found.said)
    } catch {
      // Nothing is offered: the box searches all the same.
    }
  }

  #show(offers: readonly Offer[], said: string): void {
    this.#offers = offers
    this.#typed = this.#field?.value ?? ''
    this.#list.replaceChildren(...offers.map((offer, at) => optionFor(offer, `${this.#list.id}-${at}`)))
    this.#said.textContent = said
    this.#open(offers.length > 0)
    this.#choose(-1)
  }

  #open(open: boolean): void {
    this.#list.hidden = !open
    if (this.#field) this.#field.ariaExpanded = String(open)
  }

  #close(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
    this.#open(false)
    this.#choose(-1)
    this.#said.textContent = ''
  }

  #choose(at: number): void {
    this.#chosen = at
    for (const [index, option] of [...this.#list.children].entries())
      option.ariaSelected = String(index === at)
    const option = this.#list.children[at]
    if (option) this.#field?.setAttribute('aria-activedescendant', option.id)
    else this.#field?.removeAttribute('aria-activedescendant')
    option?.scrollIntoView({ block: 'nearest' })
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return
    const isOpen = !this.#list.hidden
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (move !== 0 && this.#offers.length > 0) {
      event.preventDefault()
      if (isOpen) this.#step(move)
      else {
        this.#open(true)
        this.#choose(move > 0 ? 0 : this.#offers.length - 1)
      }
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      this.#restore()
      this.#close()
    } else if (event.key === 'Enter' && isOpen && this.#chosen >= 0) {
      event.preventDefault()
      this.#take(this.#chosen)
    }
  }

  // Past either end one is back in the box, with what was typed.
  #step(move: 1 | -1): void {
    const next = this.#chosen + move
    const places = this.#offers.length
    this.#choose(next < -1 ? places - 1 : next >= places ? -1 : next)
    const offer = this.#offers[this.#chosen]
    if (this.#field) this.#field.value = offer ? offer.text : this.#typed
  }

  #restore(): void {
    if (this.#field && this.#chosen >= 0) this.#field.value = this.#typed
  }

  #take(at: number): void {
    const offer = this.#offers[at]
    const field = this.#field
    if (!offer || !field) return
    field.value = offer.text
    this.#close()
    if (offer.href) location.assign(offer.href)
    else if (offer.kind === 'word') field.focus()
    else field.form?.requestSubmit()
  }
}

function optionFor(offer: Offer, id: string): HTMLElement {
  const option = document.createElement('li')
  option.id = id
  option.role = 'option'
  option.ariaSelected = 'false'
  const words = document.createElement('span')
  words.textContent = offer.text
  if (offer.lang) words.lang = offer.lang
  if (offer.dir) words.dir = offer.dir
  const note = document.createElement('small')
  note.textContent = offer.note
  option.append(words, ' ', note)
  return option
}
