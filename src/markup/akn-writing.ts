/** What the parts of an exported document share: unique eIds, references collected, fragments rewritten to stand in it. */

import type { Day } from '#kit/day.ts'
import { escapeAttribute, escapeText, unescapeText } from '#kit/escape.ts'
import type { Interval } from '#law/interval.ts'
import type { Ground } from '#law/provision.ts'
import { Sink } from './akn-sink.ts'
import { canonicalFragment } from './canonical.ts'
import { canonicalReading, wrapped } from './reading.ts'
import { attribute, scan, type Tag } from './scan.ts'
import { REQUIRED } from './vocabulary.ts'
import { parseXml } from './xml.ts'

export interface Writing {
  /** What has been written of the body. */
  out: Sink
  /** True where the document holds the whole history. */
  readonly history: boolean
  /** eIds given, each with the first version suffix of it that may be free. */
  readonly eIds: Map<string, number>
  readonly groups: Groups
  readonly grounds: Map<string, { readonly eId: string; readonly ground: Ground }>
  readonly concepts: Set<string>
  readonly content: (textId: number | null) => string | null
}

/** Intervals used, with the eIds of their temporal groups: in the order in which they were met, and by their days. */
interface Groups {
  readonly all: { readonly eId: string; readonly interval: Interval }[]
  readonly byStart: Map<Day | null, Map<Day | null, string>>
}

/** Returns a new writing over the fragments. */
export function writing(
  history: boolean,
  contents: ReadonlyMap<number, string>,
  canonical: boolean,
): Writing {
  const fragmentOf = (textId: number) => contents.get(textId) ?? null
  return {
    out: new Sink(),
    history,
    eIds: new Map([
      ['comity-source', 2],
      ['in-force', 2],
    ]),
    groups: { all: [], byStart: new Map() },
    grounds: new Map(),
    concepts: new Set(),
    content: (textId) =>
      textId === null ? null : canonical ? fragmentOf(textId) : fitted(fragmentOf(textId)),
  }
}

/** Returns what the function writes, to stand further on: eIds are given in the order of writing. */
export function aside(writing: Writing, write: () => void): Sink {
  const { out } = writing
  writing.out = new Sink()
  write()
  const written = writing.out
  writing.out = out
  return written
}

/** Returns an eId not yet given in the document: the one asked for, else the same with a version suffix. */
export function freshEId(wanted: string, writing: Writing): string {
  const base = (/\s/.test(wanted) ? wanted.replace(/\s+/g, '-') : wanted) || 'row'
  const { eIds } = writing
  let count = eIds.get(base)
  if (count === undefined) {
    eIds.set(base, 2)
    return base
  }
  while (eIds.has(`${base}__v${count}`)) count += 1
  const eId = `${base}__v${count}`
  eIds.set(base, count + 1)
  eIds.set(eId, 2)
  return eId
}

/** Returns the eId of the temporal group that stands for the days. */
export function periodOf({ from, to }: Interval, writing: Writing): string {
  const { groups } = writing
  let ends = groups.byStart.get(from)
  if (!ends) groups.byStart.set(from, (ends = new Map()))
  const known = ends.get(to)
  if (known !== undefined) return known
  const eId = freshEId(`tg_${groups.all.length + 1}`, writing)
  ends.set(to, eId)
  groups.all.push({ eId, interval: { from, to } })
  return eId
}

/** Returns the eId of the reference to the act that made a change. */
export function groundOf(ground: Ground, writing: Writing): string {
  const key = `${ground.id === null ? '' : `=${ground.id}`}\0${ground.title}`
  const known = writing.grounds.get(key)
  if (known) return known.eId
  const eId = freshEId(`gr_${writing.grounds.size + 1}`, writing)
  writing.grounds.set(key, { eId, ground })
  return eId
}

/** Returns a fragment to stand in an element of that eId: its eIds made absolute and unique, its elements as the schema wants them. */
export function placed(fragment: string, prefix: string, writing: Writing): string {
  if (fragment.includes(' refersTo="') || REFITTED.test(fragment)) return refitted(fragment, prefix, writing)
  if (!fragment.includes(' eId="')) return fragment
  return fragment.replace(WITH_EID, (_, before: string, eId: string) => {
    const given = givenEId(unescapeText(eId), prefix, writing)
    return `${before}${given}`
  })
}

// A tag up to and with its eId. Fragments are canonical: in a tag, < and > stand as entities.
const WITH_EID = /(<[A-Za-z][^<>]*?) eId="([^"]*)"/g

// Elements that may want another name, and concepts that the metadata have to list: of these, every tag is looked at.
const REFITTED = new RegExp(
  `<(?:ref(?! href=")|${Object.keys(REQUIRED)
    .filter((name) => name !== 'ref')
    .join('|')})(?=[ />])`,
)

function refitted(fragment: string, prefix: string, writing: Writing): string {
  let out = ''
  const open: string[] = []
  scan(
    fragment,
    (text) => {
      out += text
    },
    (tag) => {
      if (tag.type === 'close') {
        out += `</${open.pop() ?? tag.name}>`
        return
      }
      const { name, attributes } = fittingTag(tag, prefix, writing)
      if (tag.type === 'open') open.push(name)
      out += `<${name}${attributes}${tag.type === 'empty' ? '/' : ''}>`
    },
  )
  return out
}

function givenEId(eId: string, prefix: string, writing: Writing): string {
  const wanted = `${prefix}__${eId}`
  const given = freshEId(wanted, writing)
  const real = given === wanted ? '' : ` comity:eId="${attributeValue(eId)}"`
  return ` eId="${attributeValue(given)}"${real}`
}

/** Returns a value to stand in an attribute and be read back as it was: what XML would make blanks of is written by number. */
export function attributeValue(value: string): string {
  if (PLAIN.test(value)) return value
  const escaped = escapeAttribute(value)
  return /[\t\n\r]/.test(escaped) ? escaped.replace(/[\t\n\r]/g, numeric) : escaped
}

/** Returns text to be read back as it was: XML would make a line feed of a carriage return. */
export function textValue(value: string): string {
  const escaped = escapeText(value)
  return escaped.includes('\r') ? escaped.replaceAll('\r', '&#13;') : escaped
}

// Most values, told fast.
const PLAIN = /^[\w .,:;/#()~+-]*$/

function numeric(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

function fittingTag(tag: Tag, prefix: string, writing: Writing): { name: string; attributes: string } {
  const required = Object.hasOwn(REQUIRED, tag.name) ? (REQUIRED[tag.name] ?? []) : []
  const fits = required.every((name) => attribute(tag, name) !== null)
  const name = fits ? tag.name : 'inline'
  let { attributes } = tag
  if (!fits) attributes = ` name="${tag.name}"${languageIn(attributes)}`
  if (attributes === '') return { name, attributes }
  const eId = attribute(tag, 'eId')
  if (eId !== null) {
    const given = givenEId(eId, prefix, writing)
    attributes = attributes.replace(/ eId="[^"]*"/, () => given)
  }
  const concept = attribute(tag, 'refersTo')
  if (concept !== null && fits) writing.concepts.add(concept.slice(1))
  return { name, attributes }
}

function languageIn(attributes: string): string {
  return / xml:lang="[^"]*"/.exec(attributes)?.[0] ?? ''
}

// Every fragment passes the vocabulary once more: what a library holds need not come from this version of Comity.
function fitted(fragment: string | null): string | null {
  return fragment === null
    ? null
    : canonicalFragment(parseXml(wrapped(fragment)).children, canonicalReading())
}
