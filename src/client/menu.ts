/** The menu of what a reader can set, in the bar. */
import { keep, kept, LARGEST, type Settings, SMALLEST } from './settings.ts'

/** Makes the menu show what is set and set what is chosen. */
export function offerSettings(): void {
  const menu = document.querySelector<HTMLElement>('.reading')
  const keys = document.querySelector<HTMLInputElement>('dialog.keys input[name=keys]')
  const show = () => showIn(menu, keys, kept())
  const change = (changed: Partial<Settings>) => {
    keep({ ...kept(), ...changed })
    show()
  }
  menu?.addEventListener('click', ({ target }) => {
    const step = target instanceof Element ? target.closest<HTMLElement>('button[data-step]') : null
    if (step && step.ariaDisabled !== 'true') change({ size: kept().size + Number(step.dataset.step) })
  })
  menu?.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return
    change({ [target.name]: target.value } as Partial<Settings>)
  })
  keys?.addEventListener('change', () => change({ keys: keys.checked }))
  addEventListener('storage', () => change({}))
  show()
}

function showIn(menu: HTMLElement | null, keys: HTMLInputElement | null, settings: Settings): void {
  if (keys) keys.checked = settings.keys
  if (!menu) return
  const { size } = settings
  for (const input of menu.querySelectorAll<HTMLInputElement>('input[type=radio]'))
    input.checked = input.value === settings[input.name as 'theme' | 'measure' | 'refs']
  for (const button of menu.querySelectorAll<HTMLButtonElement>('button[data-step]')) {
    const after = size + Number(button.dataset.step)
    button.setAttribute('aria-disabled', String(after < SMALLEST || after > LARGEST))
  }
  const said = menu.querySelector('output')
  if (said) said.textContent = `${SIZES[size - SMALLEST] ?? 100} %`
}

/** What the style sheet makes of the steps, in hundredths. */
const SIZES = [90, 100, 115, 132, 152]
