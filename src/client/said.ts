/** What the page says to its reader without being asked: seen in a corner, and read aloud by a screen reader. */

type Phrase =
  | 'copied'
  | 'copyAddress'
  | 'notCopied'
  | 'failed'
  | 'notHere'
  | 'noEarlier'
  | 'noLater'
  | 'close'

const SHOWN_FOR = 8000
let timer = 0

const place = () => document.querySelector<HTMLElement>('.said')

/** Returns a phrase in the page's language, its value in place. */
export function phrase(name: Phrase, value = ''): string {
  return (place()?.dataset[name] ?? '').replace(/\{\w+\}/, () => value)
}

/** Says the words, with what can be done about them beside. They go by themselves, but not while they have the focus. */
export function say(words: string, ...more: HTMLElement[]): void {
  const said = place()
  if (!said) return
  const line = document.createElement('p')
  line.textContent = words
  said.replaceChildren(line, ...more)
  clearTimeout(timer)
  timer = window.setTimeout(() => hush(), SHOWN_FOR)
}

/** Takes away what was said. Returns whether there was anything. */
export function hush(): boolean {
  const said = place()
  if (!said?.firstChild) return false
  if (said.contains(document.activeElement) || said.matches(':hover')) {
    timer = window.setTimeout(() => hush(), SHOWN_FOR)
    return true
  }
  said.replaceChildren()
  return true
}

/** Returns a button for what was said. */
export function button(words: string, action: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = words
  made.addEventListener('click', action)
  return made
}
