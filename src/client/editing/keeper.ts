/** Keeps in the draft what is typed, a moment after it is typed: one request at a time, each upon the revision that the last one made. */
import { forgetPending, keepPending } from './pending.ts'
import { clockTime, say } from './status.ts'
import { post } from './visiting.ts'
import { editorOf } from './words.ts'

const PAUSE = 120
const RETRY = 10_000

interface Kept {
  readonly revision: number
  readonly savedAt: string
  readonly parts: Readonly<Record<string, string>>
}

export class Keeper {
  readonly #main: HTMLElement
  readonly #draft: string
  readonly #unsent = new Set<HTMLFormElement>()
  // The form whose typing is the last step of the draft: what is typed on there takes its place.
  #last: HTMLFormElement | null = null
  #timer = 0
  #sending: Promise<void> = Promise.resolve()
  #stopped = false

  constructor(main: HTMLElement) {
    this.#main = main
    this.#draft = main.dataset.draft ?? ''
  }

  /** True while something typed is in this browser alone. */
  get unsent(): boolean {
    return this.#unsent.size > 0
  }

  /** Takes note that something was typed. */
  typed(form: HTMLFormElement): void {
    this.#unsent.add(form)
    keepPending(this.#draft, nameOf(form), {
      revision: Number(this.#main.dataset.revision),
      fields: fieldsOf(form),
    })
    this.#soon(PAUSE)
  }

  /** Sends everything that waits. Returns whether nothing waits any more. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#sending = this.#sending.then(() => this.#sendAll())
    await this.#sending
    return !this.unsent
  }

  /** Nothing is sent any more: the page is left. */
  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #soon(pause: number): void {
    clearTimeout(this.#timer)
    if (!this.#stopped) this.#timer = window.setTimeout(() => void this.flush(), pause)
  }

  async #sendAll(): Promise<void> {
    for (const form of [...this.#unsent]) if (!this.#stopped && !(await this.#send(form))) return
  }

  async #send(form: HTMLFormElement): Promise<boolean> {
    say(this.#main, 'saving')
    this.#unsent.delete(form)
    const answer = await this.#asked(form)
    if (answer?.ok) {
      this.#kept(form, (await answer.json()) as Kept)
      return true
    }
    this.#unsent.add(form)
    await this.refused(answer)
    return false
  }

  #asked(form: HTMLFormElement): Promise<Response | null> {
    const body = new FormData(form)
    body.set('revision', this.#main.dataset.revision ?? '')
    if (this.#last === form) body.set('again', '1')
    return post(form.action, body)
  }

  #kept(form: HTMLFormElement, { revision, savedAt, parts }: Kept): void {
    this.#last = form
    this.#main.dataset.revision = `${revision}`
    put(this.#main, parts)
    for (const field of this.#main.querySelectorAll<HTMLInputElement>('input[name=revision]'))
      field.value = `${revision}`
    if (!this.#unsent.has(form)) forgetPending(this.#draft, nameOf(form))
    say(this.#main, 'saved', { time: clockTime(savedAt) })
  }

  /** Says why something was not taken. What was changed elsewhere is not written over: nothing more is sent then. */
  async refused(answer: Response | null): Promise<void> {
    const here = location.pathname + location.search
    if (answer === null) {
      say(this.#main, 'offline')
      this.#soon(RETRY)
    } else if (answer.status === 401) {
      say(this.#main, 'ended', { link: { href: here, words: this.#main.dataset.signin ?? '' } })
    } else if (answer.status === 409) {
      this.stop()
      say(this.#main, 'conflict', { link: { href: here, words: this.#main.dataset.again ?? '' } })
    } else {
      const { message = '' } = (await answer.json().catch(() => ({}))) as { message?: string }
      say(this.#main, 'refused', { words: message })
    }
  }
}

/** Returns the name that a form has among those of its draft. */
export function nameOf(form: HTMLFormElement): string {
  return form.dataset.form ?? ''
}

/** Returns what is typed in a form, and in the editor that stands in it. */
export function fieldsOf(form: HTMLFormElement): [string, string][] {
  const editor = editorOf(form)
  const fields = [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !HIDDEN.includes(name) ? [[name, value]] : [],
  )
  return editor ? [...fields.filter(([name]) => name !== 'page'), ['page', editor.html()]] : fields
}

const HIDDEN = ['revision', 'do', 'wId', 'as']

// Only what the server made of the draft is replaced: nobody types in it. Where the focus is, it stays.
function put(main: HTMLElement, parts: Readonly<Record<string, string>>): void {
  for (const [id, html] of Object.entries(parts)) {
    const old = main.querySelector(`#${id}`)
    if (!old || old.contains(document.activeElement)) continue
    const box = document.createElement('template')
    box.innerHTML = html
    const made = box.content.firstElementChild
    if (made) old.replaceWith(made)
  }
}
