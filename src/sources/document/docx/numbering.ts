/**
 * The numbers that Word draws before paragraphs (ECMA-376 part 1, 17.9): they stand nowhere in the text, and in law they are what is
 * cited. Paragraphs are asked in reading order.
 */
import { UnreadableError } from '../../contract.ts'
import { childOf, descend, type Element, elementsOf } from '../../xml-tree.ts'
import { numeral } from './numerals.ts'
import type { Styles } from './styles.ts'

/** What is drawn before a paragraph. */
export interface Drawn {
  /** With the white space behind it. */
  readonly text: string
  readonly bullet: boolean
  /** Depth in the list, from 0. */
  readonly level: number
}

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly suffix: string
  /** All numbers in it are drawn as figures. */
  readonly legal: boolean
  /** Level whose next paragraph begins it anew, from 1; 0 never does; null where any above does. */
  readonly restart: number | null
  readonly style: string | null
}

interface List {
  /** Lists with one key count on in each other. */
  readonly key: string
  readonly levels: ReadonlyMap<number, Level>
  /** Levels that begin anew where this list is first used. */
  readonly startsAt: ReadonlyMap<number, number>
}

/** The lists of a document, and how far each has counted. */
export class Numbering {
  readonly #lists = new Map<string, List>()
  readonly #counters = new Map<string, Map<number, number>>()
  readonly #used = new Set<string>()
  readonly #styles: Styles
  readonly #file: string

  /** `root` is that of the part `numbering.xml`; null where there is none. */
  constructor(root: Element | null, styles: Styles, file: string) {
    this.#styles = styles
    this.#file = file
    if (root) this.#read(root)
  }

  /** Returns what is drawn before the next paragraph, which has these properties; null where nothing is. */
  next(properties: Element | null): Drawn | null {
    const place = this.#placeOf(properties)
    const list = place && this.#lists.get(place.list)
    const level = list?.levels.get(place?.level ?? 0)
    if (!place || !list || !level) return null
    const counters = this.#count(place.list, list, place.level)
    if (level.format === 'bullet') return { text: '• ', bullet: true, level: place.level }
    const words = level.text.replace(/%([1-9])/g, (_, digit: string) =>
      this.#drawn(list, Number(digit) - 1, counters, level.legal),
    )
    const space = level.suffix === 'nothing' || words === '' ? '' : ' '
    return words.trim() === '' ? null : { text: `${words}${space}`, bullet: false, level: place.level }
  }

  #count(id: string, list: List, level: number): Map<number, number> {
    const counters = this.#counters.get(list.key) ?? new Map<number, number>()
    this.#counters.set(list.key, counters)
    if (!this.#used.has(id))
      for (const [at, start] of list.startsAt) {
        counters.set(at, start - 1)
        for (const deeper of counters.keys()) if (deeper > at) counters.delete(deeper)
      }
    this.#used.add(id)
    const start = list.levels.get(level)?.start ?? 1
    counters.set(level, (counters.get(level) ?? start - 1) + 1)
    for (const [at, { restart }] of list.levels)
      if (at > level && restart !== 0 && (restart === null || level < restart)) counters.delete(at)
    return counters
  }

  // A level above that was never used shows where it starts.
  #drawn(list: List, at: number, counters: Map<number, number>, legal: boolean): string {
    const level = list.levels.get(at)
    const value = counters.get(at) ?? level?.start ?? 1
    const format = level?.format ?? 'decimal'
    const drawn = numeral(value, legal && format !== 'none' ? 'decimal' : format)
    if (drawn === null)
      throw new UnreadableError(
        this.#file,
        null,
        `Cannot read the document: Word numbers its paragraphs in the format "${format}", which depends on the language of Word; turn the numbers into text in Word (ActiveDocument.ConvertNumbersToText) and save it anew`,
      )
    return drawn
  }

  // The paragraph's own properties, else those of its style. Number 0 takes the number away.
  #placeOf(properties: Element | null): { list: string; level: number } | null {
    const own = descend(properties, 'w:numPr')
    const style = valOf(childOf(properties, 'w:pStyle')) ?? this.#styles.byDefault
    const inherited = style === null ? null : this.#styles.numbering(style)
    const list = valOf(childOf(own, 'w:numId')) ?? inherited?.list ?? null
    if (list === null || list === '0') return null
    const stated = valOf(childOf(own, 'w:ilvl'))
    if (stated !== null) return { list, level: Number(stated) }
    const linked = style === null ? undefined : this.#levelOfStyle(list, style)
    return { list, level: linked ?? inherited?.level ?? 0 }
  }

  #levelOfStyle(list: string, style: string): number | undefined {
    const names = this.#styles.line(style)
    for (const name of names)
      for (const [at, level] of this.#lists.get(list)?.levels ?? []) if (level.style === name) return at
    return undefined
  }

  #read(root: Element): void {
    const patterns = new Map<string, Element>()
    const linked = new Map<string, Element>()
    for (const element of elementsOf(root)) {
      if (element.name !== 'w:abstractNum') continue
      patterns.set(element.attributes['w:abstractNumId'] ?? '', element)
      const link = valOf(childOf(element, 'w:styleLink'))
      if (link !== null) linked.set(link, element)
    }
    for (const element of elementsOf(root)) {
      if (element.name !== 'w:num') continue
      const stated = patterns.get(valOf(childOf(element, 'w:abstractNumId')) ?? '')
      const link = valOf(childOf(stated, 'w:numStyleLink'))
      const pattern = (link === null ? undefined : linked.get(link)) ?? stated
      if (pattern) this.#lists.set(element.attributes['w:numId'] ?? '', listOf(element, pattern))
    }
  }
}

function listOf(number: Element, pattern: Element): List {
  const levels = new Map<number, Level>()
  const startsAt = new Map<number, number>()
  for (const element of elementsOf(pattern))
    if (element.name === 'w:lvl') levels.set(Number(element.attributes['w:ilvl'] ?? 0), levelOf(element))
  for (const override of elementsOf(number)) {
    if (override.name !== 'w:lvlOverride') continue
    const at = Number(override.attributes['w:ilvl'] ?? 0)
    const own = childOf(override, 'w:lvl')
    if (own) levels.set(at, levelOf(own))
    const start = valOf(childOf(override, 'w:startOverride'))
    if (start !== null) startsAt.set(at, Number(start))
  }
  return { key: pattern.attributes['w:abstractNumId'] ?? '', levels, startsAt }
}

function levelOf(element: Element): Level {
  const value = (name: string) => valOf(childOf(element, name))
  const restart = value('w:lvlRestart')
  return {
    // Without a start, a level starts at 0 (17.9.25).
    start: Number(value('w:start') ?? 0),
    format: value('w:numFmt') ?? 'decimal',
    text: value('w:lvlText') ?? '',
    suffix: value('w:suff') ?? 'tab',
    legal: isOn(childOf(element, 'w:isLgl')),
    restart: restart === null ? null : Number(restart),
    style: value('w:pStyle'),
  }
}

/** Returns the value of the element's `w:val`; null where either is absent. */
export function valOf(element: Element | null): string | null {
  return element?.attributes['w:val'] ?? null
}

/** Returns whether a switch is on: it is there and does not say no. */
export function isOn(element: Element | null): boolean {
  return element !== null && !/^(?:0|false|off)$/.test(element.attributes['w:val'] ?? '')
}
