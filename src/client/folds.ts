/** Folds that lie over the page close when the reader goes elsewhere, and by Escape. */

/** Closes open folds on a click beside them, and the one that has the focus on Escape. */
export function closeFolds(): void {
  const open = () =>
    [...document.querySelectorAll<HTMLDetailsElement>('details[open]')].filter((details) =>
      details.querySelector(':scope > .fold'),
    )
  addEventListener('pointerdown', ({ target }) => {
    for (const details of open())
      if (!(target instanceof Node && details.contains(target))) details.open = false
  })
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    for (const details of open()) {
      details.open = false
      if (details.contains(document.activeElement)) details.querySelector('summary')?.focus()
      event.preventDefault()
    }
  })
}
