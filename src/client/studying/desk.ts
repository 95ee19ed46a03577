/** A study on the page: forms are sent in place, what others do appears, nothing typed is lost on the way. */
import { clockTime, localInstants } from '../editing/status.ts'
import { Drawer } from './drawer.ts'
import { Field, type FieldHost } from './field.ts'
import { prepare, walkCells } from './keys.ts'
import { Live, type Present } from './live.ts'
import { putParts } from './parts.ts'
import { keepWaiting, waitingFor } from './waiting.ts'
import { elementOf, type Parts, partsSince, type Sent, send } from './wire.ts'

export class Desk {
  readonly #main: HTMLElement
  readonly #study: string
  readonly #path: string
  readonly #drawer: Drawer
  readonly #live: Live
  readonly #fields = new Map<HTMLFormElement, Field>()
  readonly #host: FieldHost
  #seq: number
  /** The latest number that was told of. */
  #told = 0
  #asking = false

  constructor(main: HTMLElement) {
    this.#main = main
    this.#study = main.dataset.study ?? ''
    this.#path = `/studies/${this.#study}/work`
    this.#seq = Number(main.dataset.seq)
    this.#drawer = new Drawer(this, main)
    this.#live = new Live(this.#path, () => this.#seq, {
      changed: (seq, by) => void this.#changed(seq, by),
      present: (present) => this.#present(present),
    })
    this.#host = {
      sayings: main.dataset,
      send: (body) => this.#send(body),
      taken: (kept) => this.#put(kept, false),
      keep: (field, waiting) => keepWaiting(this.#study, field, waiting),
      said: (state, time = '', words = '') => this.say(state, time, words),
    }
  }

  begin(): void {
    const main = this.#main
    main.classList.add('autosaving')
    main.addEventListener('submit', (event) => void this.#submitted(event))
    main.addEventListener('click', (event) => this.#clicked(event))
    main.addEventListener('input', ({ target }) => {
      const form = target instanceof Element ? target.closest('form') : null
      if (form && !this.#fields.has(form)) form.dataset.filled = ''
    })
    addEventListener('keydown', (event) => this.#key(event))
    addEventListener('beforeunload', (event) => {
      if ([...this.#fields.values()].some(({ isDirty }) => isDirty)) event.preventDefault()
    })
    addEventListener('online', () => void this.flush(main))
    walkCells(main, (cell) => void this.#drawer.open(cell))
    this.takeUp(main)
    void this.#sendWaiting()
    this.#live.begin()
  }

  /** Takes up the forms of what was brought to the page. */
  takeUp(root: ParentNode): void {
    for (const form of this.#fields.keys()) if (!form.isConnected) this.#fields.delete(form)
    const waiting = waitingFor(this.#study)
    for (const form of root.querySelectorAll<HTMLFormElement>('form[data-field]')) {
      if (this.#fields.has(form)) continue
      const field = new Field(form, this.#host)
      this.#fields.set(form, field)
      const kept = waiting.get(field.name)
      if (kept) field.restore(kept.words, kept.seen)
    }
    localInstants(root)
    for (const place of root.querySelectorAll<HTMLElement>('[data-suggestions]')) void suggest(place)
  }

  fieldsIn(root: ParentNode): Field[] {
    return [...this.#fields.values()].filter(({ form }) => root.contains(form))
  }

  /** Sends all that is typed in what is shown. Returns whether nothing waits any more. */
  async flush(root: ParentNode): Promise<boolean> {
    const sent = await Promise.all(this.fieldsIn(root).map((field) => field.flush()))
    return sent.every(Boolean)
  }

  tellPlace(cell: string): void {
    this.#live.tell(cell)
  }

  /** Says what became of what was done, in the words of the page. */
  say(state: string, time = '', words = ''): void {
    const place = document.getElementById('study-said')
    if (!place) return
    const calm = ['saving', 'saved', 'undone', 'changed', 'restored'].includes(state)
    place.dataset.state = calm ? 'calm' : 'warn'
    const said = (this.#main.dataset[state] ?? '').replace('{time}', time).replace('{name}', words)
    place.textContent = calm || words === '' ? said : `${said} ${words}`
  }

  #send(body: FormData): Promise<Sent> {
    body.set('since', `${this.#seq}`)
    return send(this.#path, body)
  }

  async #submitted(event: SubmitEvent): Promise<void> {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || this.#fields.has(form)) return
    // Only changes of the study are taken in place: invitations and editions lead elsewhere.
    if (form.method !== 'post' || new URL(form.action).pathname !== this.#path) return
    if (form.closest('.celldrawer') === null) return this.#leaving(form, event)
    event.preventDefault()
    this.say('saving')
    const sent = await this.#send(new FormData(form, event.submitter))
    if (sent.kind !== 'kept') {
      this.say(sent.kind, '', sent.kind === 'offline' ? '' : sent.message)
      return refuse(form, sent.kind === 'offline' ? (this.#main.dataset.offline ?? '') : sent.message)
    }
    delete form.dataset.filled
    const active = document.activeElement
    if (active instanceof HTMLElement && form.contains(active)) active.blur()
    this.say('saved', clockTime(sent.kept.savedAt))
    this.#put(sent.kept, false)
    await this.#drawer.refresh()
    if (active instanceof HTMLButtonElement) this.#drawer.focusButton(active.textContent)
  }

  // The page is left for the one that answers: what is typed elsewhere on it goes first.
  async #leaving(form: HTMLFormElement, event: SubmitEvent): Promise<void> {
    if (!this.fieldsIn(this.#main).some(({ isHeld }) => isHeld)) return
    event.preventDefault()
    const { submitter } = event
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    if (await this.flush(this.#main)) form.requestSubmit(submitter)
  }

  #clicked(event: MouseEvent): void {
    const { target } = event
    if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return
    const cell = target.closest<HTMLElement>('td.cell')
    if (!cell?.dataset.edit) return
    const link = target.closest('a, summary, button')
    if (link && !link.matches('.opencell')) return
    if (!link && String(getSelection()) !== '') return
    event.preventDefault()
    void this.#drawer.open(cell)
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.#drawer.cell !== '' && !event.defaultPrevented)
      return void this.#drawer.close()
    const undoes = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey
    if (!undoes || event.altKey || isTyping(event.target)) return
    event.preventDefault()
    void this.#undo()
  }

  async #undo(): Promise<void> {
    const body = new FormData()
    body.set('do', 'undo-own')
    const sent = await this.#send(body)
    if (sent.kind !== 'kept') return this.say(sent.kind, '', sent.kind === 'offline' ? '' : sent.message)
    this.say('undone')
    this.#put(sent.kept, false)
    await this.#drawer.refresh()
  }

  // What is told while one asks is asked for next: nothing told is passed over.
  async #changed(seq: number, by: readonly string[]): Promise<void> {
    this.#told = Math.max(this.#told, seq)
    const others = by.filter((name) => name !== this.#main.dataset.name)
    if (this.#asking) return
    this.#asking = true
    while (this.#told > this.#seq) {
      const parts = await partsSince(this.#path, this.#seq)
      if (!parts) break
      if (others.length > 0) this.say('changed', '', others.join(', '))
      this.#put(parts, true)
      if (this.#drawer.cell in parts.parts || 'grid' in parts.parts) await this.#drawer.refresh()
    }
    this.#asking = false
  }

  #put({ seq, parts, fields }: Parts, flash: boolean): void {
    if (seq < this.#seq) return
    this.#seq = seq
    putParts(this.#main, parts, flash)
    prepare(this.#main)
    for (const field of this.#fields.values()) {
      const values = fields[field.name]
      if (values) field.sync(values)
    }
    document.getElementById(this.#drawer.cell)?.classList.add('isopen')
    localInstants(this.#main)
  }

  #present(present: readonly Present[]): void {
    const place = document.getElementById('study-here')
    const names = [...new Set(present.map(({ name }) => name))].join(', ')
    if (place) place.textContent = names && (this.#main.dataset.here ?? '').replace('{names}', names)
    for (const badge of this.#main.querySelectorAll('.whoishere')) badge.remove()
    for (const { name, place: cell } of present) {
      if (cell === null) continue
      const badge = document.createElement('span')
      badge.className = 'whoishere'
      badge.textContent = name
      document.getElementById(cell)?.append(badge)
    }
  }

  // What another page of the study left behind is sent from here: whatever was written meanwhile, both are kept.
  async #sendWaiting(): Promise<void> {
    const here = new Set([...this.#fields.values()].map(({ name }) => name))
    for (const [field, { words, seen }] of waitingFor(this.#study)) {
      if (here.has(field)) continue
      const body = new FormData()
      for (const [name, value] of Object.entries({ do: 'write', field, words, seen: seen.join(',') }))
        body.set(name, value)
      const sent = await this.#send(body)
      if (sent.kind === 'offline') return this.say('offline')
      if (sent.kind !== 'kept') continue
      keepWaiting(this.#study, field, null)
      this.say('restored')
      this.#put(sent.kept, false)
    }
  }
}

async function suggest(place: HTMLElement): Promise<void> {
  const href = place.dataset.suggestions ?? ''
  delete place.dataset.suggestions
  const found = await elementOf(href, '.suggestions')
  if (found && place.isConnected) place.replaceWith(found)
}

function refuse(form: HTMLFormElement, words: string): void {
  const known = form.querySelector<HTMLElement>('p.refused')
  const place = known ?? document.createElement('p')
  place.className = 'refused wide'
  place.setAttribute('role', 'alert')
  place.textContent = words
  if (!known) form.prepend(place)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  )
}
