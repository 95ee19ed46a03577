/** What became of the typing, said where screen readers hear it. */

export type State = 'saving' | 'saved' | 'offline' | 'ended' | 'conflict' | 'restored' | 'refused'

interface More {
  readonly time?: string
  readonly words?: string
  readonly link?: { readonly href: string; readonly words: string }
}

const CALM: readonly State[] = ['saving', 'saved']

/** Says it in the words of the page. */
export function say(main: HTMLElement, state: State, { time = '', words = '', link }: More = {}): void {
  const place = main.querySelector<HTMLElement>('#bench-status')
  if (!place) return
  place.dataset.state = CALM.includes(state) ? 'calm' : 'warn'
  place.textContent = `${(main.dataset[state] ?? '').replace('{time}', time)}${words && ` ${words}`}${link ? ' ' : ''}`
  if (!link) return
  const anchor = document.createElement('a')
  anchor.href = link.href
  anchor.textContent = link.words
  place.append(anchor)
}

/** Returns the time of day of an instant as the page's language writes it. */
export function clockTime(instant: string): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' }).format(
    new Date(instant),
  )
}

/** Writes the instants of the page in the reader's own time. Numbers alone: browsers know the months of few languages. */
export function localInstants(root: ParentNode): void {
  const two = '2-digit'
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
  })
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-instant]'))
    time.textContent = format.format(new Date(time.dateTime))
}
