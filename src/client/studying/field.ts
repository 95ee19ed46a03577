/**
 * A field as one types in it: what is typed is kept a moment later, and what others write is put into it only while nobody's hands are on
 * it; otherwise it stands beside, to be taken or not.
 */
import { clockTime } from '../editing/status.ts'
import type { Kept, Sent, Value } from './wire.ts'

/** Milliseconds without a key after which what is typed is sent: each sending is a change in the history of the study. */
const PAUSE = 2000
const RETRY = 10_000

export interface FieldHost {
  readonly sayings: DOMStringMap
  send(body: FormData): Promise<Sent>
  taken(kept: Kept): void
  keep(field: string, waiting: { words: string; seen: readonly number[] } | null): void
  said(state: 'saving' | 'saved' | 'offline' | 'refused' | 'ended', time?: string, words?: string): void
}

export class Field {
  readonly name: string
  readonly form: HTMLFormElement
  readonly #host: FieldHost
  readonly #words: HTMLTextAreaElement | HTMLInputElement
  readonly #seen: HTMLInputElement
  #saved: string
  #timer = 0
  #sending: Promise<void> | null = null

  constructor(form: HTMLFormElement, host: FieldHost) {
    this.form = form
    this.name = form.dataset.field ?? ''
    this.#host = host
    this.#words = form.elements.namedItem('words') as HTMLTextAreaElement | HTMLInputElement
    this.#seen = form.elements.namedItem('seen') as HTMLInputElement
    this.#saved = this.#words.value
    form.addEventListener('input', () => this.#typed())
    form.addEventListener('focusout', () => void this.flush())
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.flush()
    })
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.flush()
    })
  }

  /** True while something typed is in this browser alone. */
  get isDirty(): boolean {
    return this.#words.value !== this.#saved
  }

  /** True while the field is not to be changed by anybody else. */
  get isHeld(): boolean {
    return this.isDirty || document.activeElement === this.#words || this.#sending !== null
  }

  /** Puts words back that could not be sent before the page was left. */
  restore(words: string, seen: readonly number[]): void {
    if (words === this.#words.value) return
    this.#words.value = words
    this.#seen.value = seen.join(',')
    this.#typed()
  }

  /** Sends what is typed. Returns whether nothing is left to be sent. */
  async flush(force = false): Promise<boolean> {
    clearTimeout(this.#timer)
    if (this.#sending) await this.#sending
    if (!this.isDirty && !force) return true
    this.#sending = this.#send()
    await this.#sending
    this.#sending = null
    return !this.isDirty
  }

  /** Takes note of what stands in the field by now. */
  sync(values: readonly Value[]): void {
    const known = this.#numbers()
    const strange = values.filter(({ seq, words }) => !known.includes(seq) && words !== this.#words.value)
    const last = values.at(-1)
    if (strange.length === 0 || !this.isHeld) {
      if (!this.isHeld) this.#words.value = this.#saved = last?.words ?? ''
      if (strange.length === 0) this.#see(values)
      else if (!this.isHeld && values.length === 1) this.#see(values)
    }
    const apart = values.filter(
      ({ seq, words }) => !this.#numbers().includes(seq) && words !== this.#words.value,
    )
    this.#showBeside(apart, values)
  }

  #typed(): void {
    clearTimeout(this.#timer)
    const waiting = this.isDirty ? { words: this.#words.value, seen: this.#numbers() } : null
    this.#host.keep(this.name, waiting)
    this.#say(waiting ? (this.#host.sayings.unsaved ?? '') : '')
    if (waiting) this.#soon(PAUSE)
  }

  #soon(pause: number): void {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.flush(), pause)
  }

  async #send(): Promise<void> {
    const words = this.#words.value
    this.#say(this.#host.sayings.saving ?? '')
    this.#host.said('saving')
    const sent = await this.#host.send(new FormData(this.form))
    if (sent.kind === 'kept') this.#kept(words, sent.kept)
    else this.#failed(sent)
  }

  #kept(words: string, kept: Kept): void {
    const { fields, made, savedAt } = kept
    // Trimmed, and its lines ended alike, by the server: the same words all the same.
    this.#saved = words
    this.#seen.value = [...this.#numbers(), ...made].join(',')
    if (!this.isDirty) this.#host.keep(this.name, null)
    const time = clockTime(savedAt)
    this.#say((this.#host.sayings.saved ?? '').replace('{time}', time))
    this.#host.said('saved', time)
    const values = fields[this.name]
    if (values) this.#showBeside(strangers(values, this.#numbers(), words), values)
    this.#host.taken(kept)
    if (this.isDirty) this.#soon(PAUSE)
  }

  #failed(sent: Exclude<Sent, { kind: 'kept' }>): void {
    const { sayings } = this.#host
    const words =
      sent.kind === 'offline' ? (sayings.offline ?? '') : `${sayings.refused ?? ''} ${sent.message}`
    this.#say(words, true)
    this.#host.said(sent.kind, '', sent.kind === 'offline' ? '' : sent.message)
    if (sent.kind === 'offline') this.#soon(RETRY)
  }

  #showBeside(values: readonly Value[], all: readonly Value[]): void {
    const place = this.form.querySelector<HTMLElement>('.meanwhile')
    if (!place) return
    place.hidden = values.length === 0
    place.replaceChildren(...values.flatMap((value) => this.#beside(value, all)))
  }

  #beside({ by, at, words }: Value, all: readonly Value[]): HTMLElement[] {
    const { sayings } = this.#host
    const [said, told, doings] = [element('b'), element('p'), element('div')]
    said.textContent = (sayings.meanwhile ?? '').replace('{name}', by).replace('{time}', clockTime(at))
    told.textContent = words
    told.dir = 'auto'
    const settle = (text: string) => () => {
      this.#words.value = text
      this.#see(all)
      this.#showBeside([], all)
      void this.flush(true)
    }
    doings.append(
      button(sayings.take ?? '', settle(words)),
      // What stands in the field by then, not what stood there when this was drawn.
      button(sayings.keep ?? '', () => settle(this.#words.value)()),
    )
    return [said, told, doings]
  }

  #see(values: readonly Value[]): void {
    this.#seen.value = values.map(({ seq }) => seq).join(',')
  }

  #numbers(): number[] {
    return this.#seen.value.split(',').filter(Boolean).map(Number)
  }

  #say(words: string, warns = false): void {
    const place = this.form.querySelector('.savedsaid')
    if (!place) return
    place.textContent = words
    place.classList.toggle('warn', warns)
  }
}

function strangers(values: readonly Value[], known: readonly number[], words: string): Value[] {
  return values.filter((value) => !known.includes(value.seq) && value.words !== words)
}

function element(name: string): HTMLElement {
  return document.createElement(name)
}

function button(words: string, action: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'quietly'
  made.textContent = words
  made.addEventListener('click', action)
  return made
}
