/** What goes on in the study while one looks at it: who writes, who is there and where. */

export interface Present {
  readonly client: string
  readonly name: string
  readonly place: string | null
}

export interface Hearing {
  changed(seq: number, by: readonly string[]): void
  present(present: readonly Present[]): void
}

const RETRY = 10_000

export class Live {
  readonly client = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  readonly #path: string
  readonly #since: () => number
  readonly #hearing: Hearing
  #source: EventSource | null = null
  #place = ''
  #timer = 0

  constructor(path: string, since: () => number, hearing: Hearing) {
    this.#path = path
    this.#since = since
    this.#hearing = hearing
  }

  /** Listens while the page is to be seen: browsers hold few connections to a site. */
  begin(): void {
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#leave() : this.#listen()))
    addEventListener('pagehide', () => this.#leave())
    addEventListener('pageshow', () => this.#listen())
    addEventListener('online', () => this.#listen())
    this.#listen()
  }

  /** Tells the others which cell is open here; none where the place is empty. */
  tell(place: string): void {
    if (place === this.#place) return
    this.#place = place
    this.#tellPlace()
  }

  #tellPlace(): void {
    const body = new FormData()
    body.set('client', this.client)
    body.set('place', this.#place)
    fetch(`${this.#path}/here`, { method: 'POST', body }).catch(() => {})
  }

  #listen(): void {
    const isListening = this.#source !== null && this.#source.readyState !== EventSource.CLOSED
    if (document.hidden || isListening) return
    this.#leave()
    const source = new EventSource(`${this.#path}/live?client=${this.client}&since=${this.#since()}`)
    this.#source = source
    source.addEventListener('changes', ({ data }: MessageEvent<string>) => {
      const { seq, by } = JSON.parse(data) as { seq: number; by: string[] }
      this.#hearing.changed(seq, by)
    })
    source.addEventListener('present', ({ data }: MessageEvent<string>) => {
      const { present } = JSON.parse(data) as { present: Present[] }
      this.#hearing.present(present.filter(({ client }) => client !== this.client))
    })
    source.addEventListener('open', () => this.#place !== '' && this.#tellPlace())
    source.addEventListener('error', () => {
      // Browsers come back by themselves after a break, but not after a refusal.
      if (source.readyState === EventSource.CLOSED)
        this.#timer = window.setTimeout(() => this.#listen(), RETRY)
    })
  }

  #leave(): void {
    clearTimeout(this.#timer)
    this.#source?.close()
    this.#source = null
  }
}
