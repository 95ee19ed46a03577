/** What was typed and not kept by the server yet: it stays in this browser until it is. */

/** Fields of a form as they were typed, and the revision of the draft that they were typed upon. */
export interface Pending {
  readonly revision: number
  readonly fields: readonly (readonly [name: string, value: string])[]
}

const PREFIX = 'comity-bench'

/** Returns what waits for a form of a draft; null where nothing does. */
export function pendingOf(draft: string, form: string): Pending | null {
  try {
    return JSON.parse(localStorage.getItem(`${PREFIX}:${draft}:${form}`) ?? 'null') as Pending | null
  } catch {
    return null
  }
}

/** Keeps it. A browser that keeps nothing loses nothing that is on the page. */
export function keepPending(draft: string, form: string, pending: Pending): void {
  try {
    localStorage.setItem(`${PREFIX}:${draft}:${form}`, JSON.stringify(pending))
  } catch {
    // Full, or refused by the reader: the warning before leaving stands.
  }
}

export function forgetPending(draft: string, form: string): void {
  try {
    localStorage.removeItem(`${PREFIX}:${draft}:${form}`)
  } catch {
    // Nothing is kept there then.
  }
}

/** Returns the forms of a draft for which something waits. */
export function pendingForms(draft: string): string[] {
  return keysOf(`${PREFIX}:${draft}:`)
}

/** Forgets everything of a draft that is recorded or discarded. */
export function forgetDraft(draft: string): void {
  for (const form of pendingForms(draft)) forgetPending(draft, form)
}

function keysOf(prefix: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
  } catch {
    return []
  }
}
