/** The styles of a file of Word, as far as they number, name and outline paragraphs. */
import { childOf, descend, type Element, elementsOf } from '../../xml-tree.ts'

interface Style {
  readonly name: string
  readonly basedOn: string | null
  readonly list: string | null
  readonly level: number | null
}

// Longer lines of descent are circles.
const MAX_LINE = 20

export class Styles {
  /** The style of paragraphs that name none. */
  readonly byDefault: string | null
  /** Language in which Word checks the spelling; null where none is stated. */
  readonly spelling: string | null
  readonly #styles = new Map<string, Style>()

  /** `root` is that of the part `styles.xml`; null where there is none. */
  constructor(root: Element | null) {
    let byDefault: string | null = null
    for (const element of root ? elementsOf(root) : []) {
      const { 'w:styleId': id, 'w:default': isDefault, 'w:type': type } = element.attributes
      if (element.name !== 'w:style' || type !== 'paragraph' || id === undefined) continue
      if (isDefault === '1' || isDefault === 'true') byDefault = id
      this.#styles.set(id, styleOf(element))
    }
    this.byDefault = byDefault
    const language = descend(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang')
    this.spelling = language?.attributes['w:val'] ?? null
  }

  /** Returns the name of a style as Word stores it ("heading 1", "toc 2"), lower case; empty where it is unknown. */
  name(id: string): string {
    return this.#styles.get(id)?.name ?? ''
  }

  /** Returns the style and those it is based on, nearest first. */
  line(id: string): string[] {
    const line: string[] = []
    for (let at: string | null = id; at !== null && line.length < MAX_LINE; ) {
      line.push(at)
      at = this.#styles.get(at)?.basedOn ?? null
    }
    return line
  }

  /** Returns the list and level that the style puts a paragraph on; null where none. */
  numbering(id: string): { readonly list: string; readonly level: number | null } | null {
    let level: number | null = null
    for (const each of this.line(id)) {
      const style = this.#styles.get(each)
      level ??= style?.level ?? null
      if (style?.list != null) return { list: style.list, level }
    }
    return null
  }
}

function styleOf(element: Element): Style {
  const value = (of: Element | null) => of?.attributes['w:val'] ?? null
  const numbering = descend(element, 'w:pPr', 'w:numPr')
  const level = value(childOf(numbering, 'w:ilvl'))
  return {
    name: (value(childOf(element, 'w:name')) ?? '').toLowerCase(),
    basedOn: value(childOf(element, 'w:basedOn')),
    list: value(childOf(numbering, 'w:numId')),
    level: level === null ? null : Number(level),
  }
}
