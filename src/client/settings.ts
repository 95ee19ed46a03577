/** What a reader has set for reading, kept in this browser alone. */

export interface Settings {
  /** Steps from the usual text size. */
  readonly size: number
  readonly theme: 'auto' | 'light' | 'dark'
  readonly measure: 'narrow' | 'normal' | 'wide'
  /** Whether references in the law are marked; they lead on all the same. */
  readonly refs: 'on' | 'off'
  /** False where single keys do nothing (WCAG 2.1.4). */
  readonly keys: boolean
}

export const SMALLEST = -1
export const LARGEST = 3

const USUAL: Settings = { size: 0, theme: 'auto', measure: 'normal', refs: 'on', keys: true }
const PLACE = 'comity.reading'

/** Returns what was set; the usual where nothing was, where it cannot be read, or where the browser keeps nothing. */
export function kept(): Settings {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Partial<Settings>
    const { size = 0, theme = 'auto', measure = 'normal', refs = 'on', keys = true } = found
    return {
      size: Math.min(Math.max(Math.round(Number(size)) || 0, SMALLEST), LARGEST),
      theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
      measure: measure === 'narrow' || measure === 'wide' ? measure : 'normal',
      refs: refs === 'off' ? refs : 'on',
      keys: keys !== false,
    }
  } catch {
    return USUAL
  }
}

/** Keeps the settings as far as the browser allows, and applies them to the page. */
export function keep(settings: Settings): void {
  applied(document.documentElement, settings)
  try {
    localStorage.setItem(PLACE, JSON.stringify(settings))
  } catch {
    // They hold for this page.
  }
}

/** Writes the settings where the style sheet reads them. */
export function applied(root: HTMLElement, { size, theme, measure, refs }: Settings): void {
  for (const [name, value] of [
    ['size', size === 0 ? null : String(size)],
    ['theme', theme === 'auto' ? null : theme],
    ['measure', measure === 'normal' ? null : measure],
    ['refs', refs === 'on' ? null : refs],
  ] as const) {
    if (value === null) delete root.dataset[name]
    else root.dataset[name] = value
  }
}
