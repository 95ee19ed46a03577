/** Which provision is being read: the one that stands at the reading line, or that the reader has gone to. */

type Listener = (section: HTMLElement) => void

const listeners: Listener[] = []
let current: HTMLElement | null = null
// Where the reader went by key or link, that is read, even where the page cannot scroll it up to the line.
let held = false

/** Returns the provisions on the page that have a name, in reading order. */
export function provisions(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.law section.provision')]
}

/** Returns the provision that is read; null before any is. */
export function currentProvision(): HTMLElement | null {
  return current
}

/** Calls the listener whenever another provision or division is read. */
export function onReading(listener: Listener): void {
  listeners.push(listener)
}

/** Scrolls to the provision and gives it the focus. */
export function goTo(section: HTMLElement): void {
  section.tabIndex = -1
  section.focus({ preventScroll: true })
  section.scrollIntoView({ block: 'start' })
  read(section)
  held = true
}

/** Watches what stands at the reading line, just below what sticks to the top of the window. */
export function watchReading(): void {
  const sections = document.querySelectorAll<HTMLElement>('.law section[id]')
  if (sections.length === 0) return
  const free = () => {
    held = false
  }
  for (const scrolled of ['wheel', 'touchmove', 'pointerdown'])
    addEventListener(scrolled, free, { passive: true })
  const inside = new Set<Element>()
  const seen = (entries: readonly IntersectionObserverEntry[]) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inside.add(target)
      else inside.delete(target)
    }
    const [first] = sections
    const above = first && inside.size === 0 && first.getBoundingClientRect().top > line()
    const innermost = above ? first : [...sections].findLast((section) => inside.has(section))
    if (innermost && !held) read(innermost)
  }
  let observer: IntersectionObserver | null = null
  const observe = () => {
    observer?.disconnect()
    inside.clear()
    const top = Math.round(line())
    observer = new IntersectionObserver(seen, {
      rootMargin: `-${top}px 0px -${Math.max(0, innerHeight - top - 2)}px 0px`,
    })
    for (const section of sections) observer.observe(section)
  }
  observe()
  addEventListener('resize', observe)
  addEventListener('hashchange', holdAim)
  holdAim()
}

// What the address names is read, wherever the page could scroll it to.
function holdAim(): void {
  const aim = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const section = aim?.closest<HTMLElement>('.law section[id]')
  if (!section) return
  read(section)
  held = true
}

function read(section: HTMLElement): void {
  if (section === current) return
  current = section
  for (const listener of listeners) listener(section)
}

// A little below where a link of the page scrolls its aim to.
function line(): number {
  return (Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0) + 24
}
