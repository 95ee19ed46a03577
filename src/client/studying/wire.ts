/** What is asked of the server where a study is worked on, and what it answers. */

/** A value that stands in a field. */
export interface Value {
  readonly seq: number
  readonly by: string
  readonly at: string
  readonly words: string
}

/** What is other than it was: elements by their ids, fields by their names. */
export interface Parts {
  readonly seq: number
  readonly parts: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, readonly Value[]>>
}

export interface Kept extends Parts {
  readonly savedAt: string
  /** The numbers of the changes made. */
  readonly made: readonly number[]
}

/** How a form was taken: kept, refused with the reason, not let in any more, or not sent for want of a connection. */
export type Sent =
  | { readonly kind: 'kept'; readonly kept: Kept }
  | { readonly kind: 'refused' | 'ended'; readonly message: string }
  | { readonly kind: 'offline' }

/** Returns an address of the site in the language that the page was asked for in. */
export function spoken(path: string): string {
  const address = new URL(path, location.href)
  const chosen = new URLSearchParams(location.search).get('ui')
  if (chosen !== null) address.searchParams.set('ui', chosen)
  return address.href
}

/** Sends a form, and says what became of it. */
export async function send(path: string, body: FormData): Promise<Sent> {
  try {
    const answer = await fetch(spoken(path), {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
    })
    if (answer.ok) return { kind: 'kept', kept: (await answer.json()) as Kept }
    const { message = '' } = (await answer.json().catch(() => ({}))) as { message?: string }
    // What fails in the server, or on the way to it, may do the next time.
    if (answer.status >= 500) return { kind: 'offline' }
    return { kind: answer.status === 401 ? 'ended' : 'refused', message }
  } catch {
    return { kind: 'offline' }
  }
}

/** Returns what is other since a number of the sequence; null where there is no connection. */
export async function partsSince(path: string, since: number): Promise<Parts | null> {
  try {
    const answer = await fetch(spoken(`${path}/parts?since=${since}`), {
      headers: { Accept: 'application/json' },
    })
    return answer.ok ? ((await answer.json()) as Parts) : null
  } catch {
    return null
  }
}

/** Returns an element of another page of the site; null where it is not to be had. */
export async function elementOf(path: string, selector: string): Promise<HTMLElement | null> {
  try {
    const answer = await fetch(spoken(path))
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const found = answer.ok ? page.querySelector<HTMLElement>(selector) : null
    return found && document.adoptNode(found)
  } catch {
    return null
  }
}
