/** Which elements of Akoma Ntoso are rows, and which of those group others. */
import { HIERARCHY, JUDGMENT_PARTS, SPEECH_SECTIONS, SPEECHES } from '#markup/vocabulary.ts'
import { descendants, elements, hasText, type XmlElement, type XmlNode } from '#markup/xml.ts'

const DIVISIONS = new Set([
  'book',
  'tome',
  'part',
  'subpart',
  'title',
  'subtitle',
  'chapter',
  'subchapter',
  'division',
  'subdivision',
  'hcontainer',
  'level',
])
const UNITS = new Set(['article', 'section', 'rule'])
const SCENES = new Set([
  'narrative',
  'scene',
  'summary',
  'other',
  'amendmentHeading',
  'amendmentContent',
  'amendmentReference',
  'amendmentJustification',
])
/** Elements that hold the main part of a document. */
export const BODIES = new Set([
  'body',
  'mainBody',
  'judgmentBody',
  'debateBody',
  'amendmentBody',
  'collectionBody',
  'portionBody',
])
/** Elements that only group. */
export const GROUPS = new Set(['container', 'div', 'content', 'interstitial'])
/** Elements that title a row. */
export const HEAD = new Set(['num', 'heading', 'subheading', 'from'])
/** What preambles are made of. */
export const PREAMBLE_UNITS = new Set(['recital', 'citation'])

/** Returns whether the element is a row of its own, or holds some. */
export function isRow(element: XmlElement): boolean {
  const { name } = element
  if (
    HIERARCHY.has(name) ||
    SPEECH_SECTIONS.has(name) ||
    JUDGMENT_PARTS.has(name) ||
    SPEECHES.has(name) ||
    SCENES.has(name)
  )
    return true
  if (
    PREAMBLE_UNITS.has(name) ||
    /^(?:recitals|citations|preamble|components?|attachments?|crossHeading|meta|intro|wrapUp)$/.test(name)
  )
    return true
  if (name === 'tblock') return elements(element).some((inner) => HEAD.has(inner.name))
  if (name === 'blockList') return elements(element, 'item').some((item) => elements(item, 'num').length > 0)
  return GROUPS.has(name) && elements(element).some(isRow)
}

/** Returns whether the hierarchical element groups rows: those below it are what readers cite. */
export function isDivision(element: XmlElement): boolean {
  const inside = elements(element).filter((inner) => HIERARCHY.has(inner.name))
  if (inside.length === 0) return false
  return DIVISIONS.has(element.name) || inside.some(holdsUnit)
}

function holdsUnit(element: XmlElement): boolean {
  return (
    UNITS.has(element.name) ||
    DIVISIONS.has(element.name) ||
    elements(element).some((inner) => HIERARCHY.has(inner.name) && holdsUnit(inner))
  )
}

/** Returns the kind of a hierarchical element: its name, that of an `hcontainer` where it has one. */
export function kindOf(element: XmlElement): string {
  const name = element.attributes.name ?? ''
  return element.name === 'hcontainer' && /^[A-Za-z][\w.-]*$/.test(name) ? name : element.name
}

/** Returns whether there is anything to read in the nodes. */
export function hasWords(nodes: readonly XmlNode[]): boolean {
  return (
    hasText(nodes) ||
    nodes.some(
      (node) =>
        typeof node !== 'string' &&
        [...descendants(node)].some((inner) => inner.name === 'img' || inner.name === 'noteRef'),
    )
  )
}
