/** The keyboard in the grid: arrows from cell to cell, Enter opens one. */

/** Makes the grid one stop of the keyboard, of which the arrows go on. */
export function walkCells(main: HTMLElement, open: (cell: HTMLElement) => void): void {
  prepare(main)
  main.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && target.matches('td.cell')) only(main, target)
  })
  main.addEventListener('keydown', (event) => {
    const { target, key } = event
    if (!(target instanceof HTMLElement) || !target.matches('td.cell') || isWithModifier(event)) return
    if (key === 'Enter') {
      event.preventDefault()
      open(target)
      return
    }
    const next = beside(target, key)
    if (!next) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
}

/** Gives the cells of a grid that was made anew their place in the keyboard's way. */
export function prepare(main: HTMLElement): void {
  const cells = [...main.querySelectorAll<HTMLElement>('#grid td.cell')]
  const stop = cells.find((cell) => cell.tabIndex === 0) ?? cells[0]
  for (const cell of cells) cell.tabIndex = cell === stop ? 0 : -1
}

function only(main: HTMLElement, stop: HTMLElement): void {
  for (const cell of main.querySelectorAll<HTMLElement>('#grid td.cell'))
    cell.tabIndex = cell === stop ? 0 : -1
}

function beside(cell: HTMLElement, key: string): HTMLElement | null {
  const row = cell.parentElement
  const at = row ? [...row.children].indexOf(cell) : -1
  const back = document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
  const on = back === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
  const found =
    key === back
      ? cell.previousElementSibling
      : key === on
        ? cell.nextElementSibling
        : key === 'ArrowUp'
          ? row?.previousElementSibling?.children[at]
          : key === 'ArrowDown'
            ? row?.nextElementSibling?.children[at]
            : null
  return found instanceof HTMLElement && found.matches('td.cell') ? found : null
}

function isWithModifier({ ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return ctrlKey || altKey || metaKey || shiftKey
}
