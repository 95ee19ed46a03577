/** What the parts of an exported document share: unique eIds, references collected, fragments rewritten to stand in it. */
import { escapeAttribute } from '#kit/escape.ts'
import type { Interval } from '#law/interval.ts'
import type { Ground } from '#law/provision.ts'
import { canonicalFragment } from './canonical.ts'
import { canonicalReading, wrapped } from './reading.ts'
import { attribute, scan, type Tag } from './scan.ts'
import { REQUIRED } from './vocabulary.ts'
import { parseXml } from './xml.ts'

export interface Writing {
  /** True where the document holds the whole history. */
  readonly history: boolean
  readonly eIds: Set<string>
  /** Intervals used, by their text, with the eIds of their temporal groups. */
  readonly groups: Map<string, { readonly eId: string; readonly interval: Interval }>
  readonly grounds: Map<string, { readonly eId: string; readonly ground: Ground }>
  readonly concepts: Set<string>
  readonly content: (textId: number | null) => string | null
}

/** Returns a new writing over the fragments. */
export function writing(
  history: boolean,
  contents: ReadonlyMap<number, string>,
  canonical: boolean,
): Writing {
  const fragmentOf = (textId: number) => contents.get(textId) ?? null
  return {
    history,
    eIds: new Set(['comity-source', 'in-force']),
    groups: new Map(),
    grounds: new Map(),
    concepts: new Set(),
    content: (textId) =>
      textId === null ? null : canonical ? fragmentOf(textId) : fitted(fragmentOf(textId)),
  }
}

/** Returns an eId not yet given in the document: the one asked for, else the same with a version suffix. */
export function freshEId(wanted: string, writing: Writing): string {
  const base = wanted.replace(/\s+/g, '-') || 'row'
  let eId = base
  for (let count = 2; writing.eIds.has(eId); count++) eId = `${base}__v${count}`
  writing.eIds.add(eId)
  return eId
}

/** Returns the eId of the temporal group that stands for the days. */
export function periodOf(interval: Interval, writing: Writing): string {
  const key = `${interval.from ?? ''}/${interval.to ?? ''}`
  const known = writing.groups.get(key)
  if (known) return known.eId
  const eId = freshEId(`tg_${writing.groups.size + 1}`, writing)
  writing.groups.set(key, { eId, interval })
  return eId
}

/** Returns the eId of the reference to the act that made a change. */
export function groundOf(ground: Ground, writing: Writing): string {
  const key = `${ground.id ?? ''} ${ground.title}`
  const known = writing.grounds.get(key)
  if (known) return known.eId
  const eId = freshEId(`gr_${writing.grounds.size + 1}`, writing)
  writing.grounds.set(key, { eId, ground })
  return eId
}

/** Returns a fragment to stand in an element of that eId: its eIds made absolute and unique, its elements as the schema wants them. */
export function placed(fragment: string, prefix: string, writing: Writing): string {
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

function fittingTag(tag: Tag, prefix: string, writing: Writing): { name: string; attributes: string } {
  const required = Object.hasOwn(REQUIRED, tag.name) ? (REQUIRED[tag.name] ?? []) : []
  const fits = required.every((name) => attribute(tag, name) !== null)
  const name = fits ? tag.name : 'inline'
  let { attributes } = tag
  if (!fits) attributes = ` name="${tag.name}"${languageIn(attributes)}`
  if (attributes === '') return { name, attributes }
  const eId = attribute(tag, 'eId')
  if (eId !== null) {
    const wanted = `${prefix}__${eId}`
    const given = freshEId(wanted, writing)
    const real = given === wanted ? '' : ` comity:eId="${escapeAttribute(eId)}"`
    attributes = attributes.replace(/ eId="[^"]*"/, () => ` eId="${escapeAttribute(given)}"${real}`)
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
