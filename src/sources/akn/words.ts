/** The words of a raw row, read for a day: number, heading and canonical content. */
import { type Content, contentOf } from '#law/content.ts'
import { eIdPrefix } from '#law/eid.ts'
import { idSegment } from '#law/number.ts'
import { canonicalFragment } from '#markup/canonical.ts'
import { plainHeading, type Reading } from '#markup/canonical-names.ts'
import { baseReading, safeHref } from '#markup/reading.ts'
import { child, descendants, rawText, type XmlElement } from '#markup/xml.ts'
import { notesIn, type RawRow } from './rows.ts'

export interface Words {
  readonly num: string | null
  readonly heading: string | null
  readonly content: Content | null
}

/** Notes kept in the metadata, each for the first call of it. */
export interface Notes {
  readonly called: (call: XmlElement) => XmlElement | null
  /** Returns the notes that nothing calls. */
  readonly rest: () => XmlElement[]
}

/** Returns the words of the row of those elements that `holds` accepts. */
export function wordsOfRow(row: RawRow, notes: Notes, holds: (element: XmlElement) => boolean): Words {
  const prefix = row.element?.attributes.eId ?? ''
  const reading: Reading = {
    ...baseReading(holds),
    noteCalled: notes.called,
    eIdOf: relativeEId(prefix),
    href: hrefOf(row.element),
    given: new Set(),
  }
  const nums = row.nums.filter(holds)
  const headings = row.headings.filter(holds)
  const noted = row.division ? [] : notesIn([...nums, ...headings])
  const fragment = canonicalFragment([...noted, ...row.body], reading)
  return {
    num: joined(nums, ' ', reading),
    heading: joined(headings, ' – ', reading),
    content: fragment === '' ? null : contentOf(fragment),
  }
}

/** Returns the notes that the metadata of the documents below the root holds. */
export function notesOf(root: XmlElement): Notes {
  const held = new Map<string, XmlElement>()
  const calls = new Set<string>()
  for (const element of descendants(root)) {
    if (element.name === 'noteRef') calls.add(element.attributes.href ?? '')
    if (element.name !== 'meta') continue
    for (const inner of descendants(element)) {
      const id = inner.attributes.eId ?? inner.attributes.id
      if (inner.name === 'note' && id) held.set(`#${id}`, inner)
    }
  }
  const callers = new Map<string, XmlElement>()
  return {
    called: (call) => {
      const href = call.attributes.href ?? ''
      const caller = callers.get(href) ?? call
      callers.set(href, caller)
      return caller === call ? (held.get(href) ?? null) : null
    },
    rest: () => [...held].filter(([href]) => !calls.has(href)).map(([, note]) => note),
  }
}

function joined(elements: readonly XmlElement[], between: string, reading: Reading): string | null {
  const texts = elements
    .map((element) => plainHeading(element.children, reading))
    .filter((text) => text !== '')
  return texts.length === 0 ? null : texts.join(between)
}

// The eId that the source gives, below the provision's; one made of kind and number where it gives none (2.0 has other ids).
function relativeEId(prefix: string): Reading['eIdOf'] {
  return (element, parent) => {
    const { eId } = element.attributes
    if (eId && prefix !== '' && eId.startsWith(`${prefix}__`) && !/\s/.test(eId))
      return eId.slice(prefix.length + 2)
    const num = child(element, 'num')
    const segment = num ? idSegment(rawText(num)) : ''
    return segment === '' ? null : `${parent && `${parent}__`}${eIdPrefix(element.name)}_${segment}`
  }
}

// Ids of Akoma Ntoso 2.0 do not survive as eIds, so references to them would lead nowhere.
function hrefOf(element: XmlElement | null): (href: string) => string | null {
  const old = element !== null && /akomantoso\.org/.test(element.ns)
  return (href) => (old && href.startsWith('#') ? null : safeHref(href))
}
