/** A page of HTML as a document: which part of it is the text, and what it says of itself. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse, serializeOuter } from 'parse5'
import { wordsOf } from '#law/content.ts'
import { languageOf } from '#law/language.ts'
import { linesOfHtml } from '#markup/html-lines.ts'
import { UnreadableError } from '../../contract.ts'
import type { Doubt, ReadDocument } from '../read-document.ts'
import { withoutContents } from './contents.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

/** Deepest nesting that functions which call themselves can follow. */
const MAX_DEPTH = 400

/** Returns the document. Throws UnreadableError where elements stand too deep in each other. */
export function documentOf(page: string, file: string): ReadDocument {
  const tree = parse(page)
  if (depthOf(tree) > MAX_DEPTH)
    throw new UnreadableError(
      file,
      null,
      `Cannot read the page: elements stand more than ${MAX_DEPTH} deep in each other; expected a document`,
    )
  const all = [...elementsIn(tree)]
  const region = regionOf(all)
  const furniture = region ? withoutFurniture(region) : 0
  const outside = wordCount(all.find(({ tagName }) => tagName === 'body')) - wordCount(region)
  const first = region ? [...elementsIn(region)].filter(({ tagName }) => tagName === 'h1') : []
  const contents = withoutContents(region ? linesOfHtml(serializeOuter(region)) : [])
  return {
    lines: contents.lines,
    language: languageIn(all, region),
    hint: null,
    title: first.length === 1 ? wordsIn(first[0]) || null : null,
    propertyTitle: wordsIn(all.find(({ tagName }) => tagName === 'title')) || null,
    doubts: [...contents.doubts, ...leftOut(furniture + outside), ...pictures(region)],
  }
}

// The one <main>, else the one <article>, else everything.
function regionOf(all: readonly Element[]): Element | undefined {
  for (const name of ['main', 'article']) {
    const found = all.filter(({ tagName }) => tagName === name)
    if (found.length === 1) return found[0]
  }
  return all.find(({ tagName }) => tagName === 'body')
}

// What leads about a site is no law. Returns how many words went.
function withoutFurniture(region: Element): number {
  let words = 0
  for (const element of [...elementsIn(region)]) {
    if (element === region || !isFurniture(element)) continue
    words += wordCount(element)
    defaultTreeAdapter.detachNode(element)
  }
  return words
}

function isFurniture(element: Element): boolean {
  const role = attribute(element, 'role') ?? ''
  return element.tagName === 'nav' || /^(?:navigation|banner|contentinfo|search)$/.test(role)
}

function leftOut(words: number): Doubt[] {
  if (words === 0) return []
  const message = `${words} words of the page stand outside its text (navigation, banners) and were left out`
  return [{ check: 'outside-the-text', where: null, message }]
}

function pictures(region: Element | undefined): Doubt[] {
  const silent = region
    ? [...elementsIn(region)].filter(
        (element) =>
          /^(?:svg|object|embed|canvas|math)$/.test(element.tagName) ||
          (element.tagName === 'img' && !attribute(element, 'alt')),
      )
    : []
  if (silent.length === 0) return []
  const message = `${silent.length} pictures, formulas or embedded objects were left out: of them, only the words beside them come through`
  return [{ check: 'picture-left-out', where: null, message }]
}

// What the text states, else the page, else its head. A part in another language says nothing of the whole.
function languageIn(all: readonly Element[], region: Element | undefined): string | null {
  const html = all.find(({ tagName }) => tagName === 'html')
  const body = all.find(({ tagName }) => tagName === 'body')
  const meta = all.find(
    (element) =>
      element.tagName === 'meta' && attribute(element, 'http-equiv')?.toLowerCase() === 'content-language',
  )
  for (const element of [region, body, html]) {
    const stated = element && (attribute(element, 'lang') || attribute(element, 'xml:lang'))
    if (stated) return languageOf(stated)
  }
  return meta ? languageOf(attribute(meta, 'content') ?? '') : null
}

function attribute({ attrs }: Element, name: string): string | null {
  return attrs.find((each) => each.name === name)?.value.trim() ?? null
}

function wordCount(element: Element | undefined): number {
  return element ? wordsOf(textIn(element)).length : 0
}

function wordsIn(element: Element | undefined): string {
  return element ? textIn(element).replace(/\s+/g, ' ').trim() : ''
}

function textIn(node: Node): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  const words = node.childNodes.map(textIn).join('')
  if (!('tagName' in node) || INLINE.test(node.tagName)) return words
  return UNSEEN.test(node.tagName) ? '' : ` ${words} `
}

const INLINE = /^(?:a|abbr|b|del|dfn|em|font|i|ins|s|small|span|strong|sub|sup|u|wbr)$/
const UNSEEN = /^(?:script|style|noscript|template)$/

function* elementsIn(node: Node): Generator<Element> {
  if ('tagName' in node) yield node
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsIn(child)
}

// Without calling itself: the depth is what is in doubt.
function depthOf(root: Node): number {
  let deepest = 0
  const waiting: [Node, number][] = [[root, 0]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, depth] = next
    deepest = Math.max(deepest, depth)
    if ('childNodes' in node) for (const child of node.childNodes) waiting.push([child, depth + 1])
  }
  return deepest
}
