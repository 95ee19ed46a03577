/**
 * A part of a file of Word written anew for reading: drawn numbers become text, and what the reader would pass over (moved text,
 * formulas, furigana, fields) becomes plain runs. Tables of contents go: they repeat headings.
 */
import { escapeAttribute, escapeText } from '#kit/escape.ts'
import { UnreadableError } from '../../contract.ts'
import { childOf, descend, type Element, elementsOf } from '../../xml-tree.ts'
import type { Doubt } from '../read-document.ts'
import { type Numbering, valOf } from './numbering.ts'
import type { Styles } from './styles.ts'

/** What was met on the way, counted. */
export interface Met {
  readonly changes: number
  readonly pictures: number
  readonly objects: number
  readonly formulas: number
  readonly contents: number
}

export class Rewriter {
  readonly #numbering: Numbering
  readonly #styles: Styles
  readonly #file: string
  #changes = 0
  #pictures = 0
  #objects = 0
  #formulas = 0
  #contents = 0

  constructor(numbering: Numbering, styles: Styles, file: string) {
    this.#numbering = numbering
    this.#styles = styles
    this.#file = file
  }

  /** Returns the part as XML. */
  write(root: Element): string {
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${this.#element(root)}`
  }

  /** Returns what is to be told of the parts written so far. */
  doubts(): Doubt[] {
    const told: [number, string, string][] = [
      [this.#changes, 'tracked-changes', 'tracked changes were read as if accepted'],
      [this.#pictures, 'picture-left-out', 'pictures without a description were left out'],
      [this.#objects, 'object-left-out', 'embedded objects were left out'],
      [this.#formulas, 'formula-flattened', 'formulas came through as their letters and signs alone'],
      [
        this.#contents,
        'contents-left-out',
        'paragraphs of a table of contents, which repeats headings, were left out',
      ],
    ]
    return told.flatMap(([count, check, what]) =>
      count === 0 ? [] : [{ check, where: null, message: `${count} ${what}` }],
    )
  }

  #element(element: Element): string {
    const { name } = element
    if (name === 'w:ins') this.#changes++
    if (UNWRAPPED.has(name)) return this.#inside(element)
    if (DROPPED.has(name)) return this.#drop(name)
    if (name === 'w:p') return this.#paragraph(element)
    if (name === 'w:sdt') return this.#control(element)
    if (name === 'mc:AlternateContent') return this.#alternative(element)
    if (name === 'm:oMath' || name === 'm:oMathPara') return this.#formula(element)
    if (name === 'w:ruby') return this.#inside(childOf(element, 'w:rubyBase'), 'w:t')
    if (name === 'w:altChunk' || name === 'w:subDoc') throw this.#foreign()
    if (name === 'w:object') this.#objects++
    if (name === 'wp:docPr' && !element.attributes.descr && !element.attributes.title) this.#pictures++
    return tag(element, this.#inside(element))
  }

  // Of what must stand inside a run, the elements of that name alone.
  #inside(element: Element | null, only?: string): string {
    if (element === null) return ''
    return element.children
      .map((child) => {
        if (typeof child === 'string') return only ? '' : escapeText(child)
        if (only === undefined) return this.#element(child)
        return child.name === only ? tag(child, this.#inside(child)) : this.#inside(child, only)
      })
      .join('')
  }

  #paragraph(element: Element): string {
    const properties = childOf(element, 'w:pPr')
    const style = valOf(childOf(properties, 'w:pStyle'))
    if (
      style !== null &&
      /^toc (?:\d|heading)|^table of (?:figures|authorities)/.test(this.#styles.name(style))
    ) {
      this.#contents++
      return ''
    }
    const drawn = this.#numbering.next(properties)
    const number =
      drawn === null ? '' : `<w:r><w:t xml:space="preserve">${escapeText(drawn.text)}</w:t></w:r>`
    const rest = element.children.map((child) =>
      typeof child === 'string' ? '' : child === properties ? '' : this.#element(child),
    )
    const kept = properties ? tag(properties, this.#properties(properties)) : ''
    return tag(element, `${kept}${number}${rest.join('')}`)
  }

  // Marks of editors too: the end of a paragraph may be struck out.
  #properties(properties: Element): string {
    return elementsOf(properties)
      .filter(({ name }) => name !== 'w:numPr' && name !== 'w:pPrChange')
      .map(asWritten)
      .join('')
  }

  #control(element: Element): string {
    const gallery = valOf(descend(element, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery'))
    const content = childOf(element, 'w:sdtContent')
    if (gallery !== 'Table of Contents') return this.#inside(content)
    this.#contents += paragraphsIn(content)
    return ''
  }

  // Readers take the fallback; where there is none, what newer programs show.
  #alternative(element: Element): string {
    const taken = childOf(element, 'mc:Fallback') ?? childOf(element, 'mc:Choice')
    return this.#inside(taken)
  }

  #formula(element: Element): string {
    this.#formulas++
    const letters = lettersIn(element)
    return letters === '' ? '' : `<w:r><w:t xml:space="preserve">${escapeText(letters)}</w:t></w:r>`
  }

  #drop(name: string): string {
    if (name === 'w:del' || name === 'w:moveFrom') this.#changes++
    return ''
  }

  #foreign(): UnreadableError {
    return new UnreadableError(
      this.#file,
      null,
      'Cannot read the document whole: it takes in another document that Word opens beside it; save it as one document',
    )
  }
}

// What only frames words: editors' marks, controls, fields, directions of writing.
const UNWRAPPED = new Set([
  'w:ins',
  'w:moveTo',
  'w:customXml',
  'w:smartTag',
  'w:fldSimple',
  'w:bdo',
  'w:dir',
  'w:sdtContent',
])
const DROPPED = new Set([
  'w:del',
  'w:moveFrom',
  'w:rPrChange',
  'w:sectPr',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:customXmlPr',
  'w:smartTagPr',
])

function asWritten(element: Element): string {
  return tag(
    element,
    element.children
      .map((child) => (typeof child === 'string' ? escapeText(child) : asWritten(child)))
      .join(''),
  )
}

function tag({ name, attributes }: Element, inside: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
  return `<${name}${written.join('')}>${inside}</${name}>`
}

function paragraphsIn(element: Element | null): number {
  if (element === null) return 0
  return elementsOf(element).reduce(
    (count, child) => count + (child.name === 'w:p' ? 1 : paragraphsIn(child)),
    0,
  )
}

function lettersIn(element: Element): string {
  return elementsOf(element)
    .map((child) =>
      child.name === 'm:t' || child.name === 'w:t'
        ? child.children.filter((part) => typeof part === 'string').join('')
        : lettersIn(child),
    )
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}
