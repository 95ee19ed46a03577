/** Watching studies for those who work on them: what anybody writes, by whichever process, and who is there. */
import { changesOf } from '#research/studies.ts'
import type { Database } from '#store/dialect/sqlite.ts'

/** Milliseconds between two looks at the database; a look costs two numbers. */
const LOOK = 400

/** Somebody who is there, and the cell that they have open. */
export interface Present {
  readonly client: string
  readonly name: string
  readonly place: string | null
}

/** What is told: the sequence has grown to a number, or others came, left or went elsewhere. */
export type Told =
  | { readonly kind: 'changes'; readonly seq: number; readonly by: readonly string[] }
  | { readonly kind: 'present'; readonly present: readonly Present[] }

interface Listener {
  readonly client: string
  readonly name: string
  place: string | null
  readonly tell: (told: Told) => void
}

export class Watch {
  readonly #db: Database
  // A window that comes back before its last line is known to be cut has two for a while: each is a listener of its own.
  readonly #studies = new Map<string, { seq: number; readonly listeners: Set<Listener> }>()
  #stamp = ''
  #timer: NodeJS.Timeout | null = null
  #looking = false

  constructor(db: Database) {
    this.#db = db
  }

  /** Listens to a study from a number of its sequence on. Returns what ends it. */
  listen(id: string, since: number, listening: Omit<Listener, 'place'>): () => void {
    const study = this.#studies.get(id) ?? { seq: since, listeners: new Set() }
    this.#studies.set(id, study)
    const listener: Listener = { ...listening, place: null }
    study.listeners.add(listener)
    // Whoever comes late is told what came before: looking starts where the one most behind stands.
    study.seq = Math.min(study.seq, since)
    this.#stamp = ''
    this.#timer ??= setInterval(() => {
      // A look that fails is made again: nobody has been told of anything by it.
      this.#look().catch(() => {})
    }, LOOK).unref()
    this.#present(id)
    return () => this.#leave(id, listener)
  }

  /** Takes note of the cell that somebody has open. */
  at(id: string, client: string, place: string | null): void {
    const own = [...(this.#studies.get(id)?.listeners ?? [])].filter((each) => each.client === client)
    if (own.every((each) => each.place === place)) return
    for (const each of own) each.place = place
    this.#present(id)
  }

  #leave(id: string, listener: Listener): void {
    const study = this.#studies.get(id)
    if (!study?.listeners.delete(listener)) return
    if (study.listeners.size === 0) this.#studies.delete(id)
    else this.#present(id)
    if (this.#studies.size > 0 || !this.#timer) return
    clearInterval(this.#timer)
    this.#timer = null
  }

  #present(id: string): void {
    const study = this.#studies.get(id)
    if (!study) return
    const windows = new Map<string, Present>()
    for (const { client, name, place } of study.listeners)
      windows.set(client, { client, name, place: place ?? windows.get(client)?.place ?? null })
    const present = [...windows.values()]
    for (const { tell } of study.listeners) tell({ kind: 'present', present })
  }

  async #look(): Promise<void> {
    const stamp = this.#db.stamp()
    if (this.#looking || stamp === this.#stamp) return
    this.#looking = true
    // Before the looking: whoever comes while it goes on asks for another.
    this.#stamp = stamp
    try {
      for (const [id, study] of this.#studies) {
        const changes = await changesOf(this.#db, id, study.seq)
        const seq = changes.at(-1)?.seq
        if (seq === undefined) continue
        study.seq = seq
        const by = [...new Set(changes.map((made) => made.by))]
        for (const { tell } of study.listeners) tell({ kind: 'changes', seq, by })
      }
    } catch (error) {
      this.#stamp = ''
      throw error
    } finally {
      this.#looking = false
    }
  }
}
