/** Words that were typed and not taken by the server yet: they stay in this browser until they are. */

export interface Waiting {
  readonly words: string
  /** The numbers of the values that the writer had before them. */
  readonly seen: readonly number[]
}

const prefix = (study: string) => `comity-study:${study}:`

/** Keeps what waits for a field; null when nothing does any more. A browser that keeps nothing loses nothing that is on the page. */
export function keepWaiting(study: string, field: string, waiting: Waiting | null): void {
  try {
    const key = prefix(study) + field
    if (waiting) localStorage.setItem(key, JSON.stringify(waiting))
    else localStorage.removeItem(key)
  } catch {
    // Full, or refused by the reader: the warning before leaving stands.
  }
}

/** Returns what waits for the fields of a study, by their names. */
export function waitingFor(study: string): Map<string, Waiting> {
  const found = new Map<string, Waiting>()
  try {
    for (const [key, value] of Object.entries(localStorage))
      if (key.startsWith(prefix(study)))
        found.set(key.slice(prefix(study).length), JSON.parse(value) as Waiting)
  } catch {
    return found
  }
  return found
}
