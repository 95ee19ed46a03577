/** What an Akoma Ntoso judgment, or the summary of one, says of itself: the court, its citation, the law and the decisions it rests on. */
import type { Relation } from '#law/relation.ts'
import { child, descendants, elements, rawText, type XmlElement } from '#markup/xml.ts'
import type { Alias } from '../contract.ts'

export interface DecisionFacts {
  /** The court, as the document names it; null where it does not. */
  readonly body: string | null
  readonly aliases: readonly Alias[]
  readonly relations: readonly Relation[]
}

/** Returns what a judgment or press summary states; null for documents of other kinds. */
export function decisionOf(document: XmlElement | null): DecisionFacts | null {
  if (!document || !isDecision(document)) return null
  const meta = child(document, 'meta')
  const own = ownFacts(meta)
  const cite = own.get('cite')
  const printed = cite ?? firstNeutralCitation(document)
  return {
    body: courtOf(document, meta),
    aliases: [
      ...(printed ? [{ scheme: 'neutral', value: printed }] : []),
      ...(own.has('ecli') ? [{ scheme: 'ecli', value: own.get('ecli') ?? '' }] : []),
    ],
    relations: [...summarised(own), ...linked(document)],
  }
}

function isDecision({ name, attributes }: XmlElement): boolean {
  return name === 'judgment' || (name === 'doc' && attributes.name === 'pressSummary')
}

// The National Archives of the United Kingdom put what they know of a decision into `proprietary`, in a vocabulary of their own.
function ownFacts(meta: XmlElement | null): ReadonlyMap<string, string> {
  const facts = new Map<string, string>()
  const proprietary = child(meta, 'proprietary')
  for (const element of proprietary ? elements(proprietary) : [])
    facts.set(element.name.replace(/^.*:/, ''), rawText(element).trim())
  return facts
}

function firstNeutralCitation(document: XmlElement): string | null {
  const header = child(document, 'header')
  const found = header ? [...descendants(header)].find(({ name }) => name === 'neutralCitation') : null
  return found ? rawText(found).replace(/\s+/g, ' ').trim() || null : null
}

function courtOf(document: XmlElement, meta: XmlElement | null): string | null {
  const list = child(meta, 'references')
  const references = list ? elements(list) : []
  const shown = (href: string | undefined) =>
    references.find(({ attributes }) => `#${attributes.eId ?? attributes.id}` === href)?.attributes.showAs ||
    null
  const author = child(child(child(meta, 'identification'), 'FRBRWork'), 'FRBRauthor')
  const types = [...descendants(document)].filter(({ name }) => name === 'courtType')
  return (
    shown(author?.attributes.href) ??
    types.map(({ attributes }) => shown(attributes.refersTo)).find((name) => name !== null) ??
    (types[0] ? rawText(types[0]).replace(/\s+/g, ' ').trim() || null : null)
  )
}

function summarised(own: ReadonlyMap<string, string>): Relation[] {
  const uri = own.get('summaryOf')
  const title = own.get('summaryOfCite') ?? null
  if (!uri) return []
  return [{ kind: 'summarises', target: { scheme: 'uri', value: uri }, title, provision: null }]
}

const PROVISION = /^(.*?)\/((?:section|article|regulation|rule|schedule|paragraph|part)\/.+)$/

// References that an enrichment has resolved: to an act as a whole, or to a provision of it.
function linked(document: XmlElement): Relation[] {
  const found = new Map<string, Relation>()
  const names = new Map<string, string>()
  for (const { name, attributes } of descendants(document)) {
    if (name !== 'ref') continue
    const href = (attributes.href ?? '').replace(/^http:/, 'https:')
    if (!/^https:\/\/www\.legislation\.gov\.uk\/id\//.test(href)) continue
    const [, act = href, provision = null] = PROVISION.exec(href) ?? []
    const named = canonicalName(attributes)
    if (named !== null) names.set(act, named)
    const relation: Relation = {
      kind: 'applies',
      target: { scheme: 'uri', value: act },
      title: null,
      provision: provision?.replaceAll('/', ' ') ?? null,
    }
    found.set(`${act} ${provision}`, relation)
  }
  return [...found.values()].map((one) => ({ ...one, title: names.get(one.target?.value ?? '') ?? null }))
}

// `uk:canonical="1998 c. 42 s. 6"` names the act and the provision; of a further provision it may name that alone.
function canonicalName(attributes: Readonly<Record<string, string>>): string | null {
  const key = Object.keys(attributes).find((name) => /(?:^|[:}])canonical$/.test(name))
  const [act] = (attributes[key ?? ''] ?? '').split(/(?:^|\s+)(?:s|art|reg|r|sch|para)\.?\s/)
  return act?.trim() || null
}
