/** The metadata of an exported document: what it is (FRBR), its life, its intervals, what it refers to. */

import { type Day, dayOrNull } from '#kit/day.ts'
import { escapeText } from '#kit/escape.ts'
import type { Ground } from '#law/provision.ts'
import type { AknDocument, AknVersion } from './akn-document.ts'
import { attributeValue, freshEId, groundOf, type Writing } from './akn-writing.ts'

const SOURCE = '#comity-source'

/** Returns the `meta` element. It comes last in time: what the body refers to is collected while it is written. */
export function metaOf(document: AknDocument, type: string, writing: Writing): string {
  const { published } = document.work
  const publication = published
    ? `<publication${list({ date: published, name: 'published', showAs: 'published' })}/>\n`
    : ''
  const events = new Events(writing)
  const versions =
    document.at === null
      ? document.versions
      : document.versions.filter((version) => holds(version, document.at))
  for (const version of versions) events.version(version)
  const groups = writing.groups.all.map(({ eId, interval }) => {
    const edge = (name: string, day: Day | null) => (day === null ? '' : ` ${name}="#${events.on(day)}"`)
    const days = `${edge('start', interval.from)}${edge('end', interval.to)}`
    return `<temporalGroup eId="${eId}"><timeInterval${days} refersTo="#in-force"/></temporalGroup>\n`
  })
  const lifecycle =
    events.lines.length === 0 ? '' : `<lifecycle source="${SOURCE}">\n${events.lines.join('')}</lifecycle>\n`
  const temporal =
    groups.length === 0 ? '' : `<temporalData source="${SOURCE}">\n${groups.join('')}</temporalData>\n`
  return `<meta>\n${identification(document, type)}${publication}${lifecycle}${temporal}${references(document, writing)}${headOf(document)}</meta>\n`
}

// What the standard has no place for, whole and in one place.
function headOf({ head, proof }: AknDocument): string {
  const kept = (name: string, text: string | null | undefined) =>
    text == null
      ? ''
      : `<proprietary source="${SOURCE}"><comity:${name}>${escapeText(text)}</comity:${name}></proprietary>\n`
  return kept('head', head) + kept('proof', proof)
}

/** Returns the metadata that the schema wants of an attachment. */
export function attachmentMeta(document: AknDocument, number: number): string {
  return `<meta>${frbr(document, `!att_${number}`, {}, {})}</meta>`
}

function identification(document: AknDocument, type: string): string {
  const { work, expression } = document
  const own = {
    'comity:type': work.type === type ? null : work.type,
    'comity:title': work.title,
    'comity:subtype': work.subtype,
    'comity:date': work.date,
    'comity:number': work.number,
    'comity:topics': work.topics.join(' | ') || null,
    'comity:force': work.force ?? null,
    'comity:body': work.body ?? null,
  }
  return `${frbr(document, '!main', own, {
    'comity:title': expression.title,
    'comity:text-state': expression.textState,
    'comity:complete-from': expression.completeFrom,
    'comity:rows': document.at === null ? 'history' : 'day',
    'comity:at': document.at,
  })}\n`
}

type Attributes = Readonly<Record<string, string | null>>

function frbr(document: AknDocument, component: string, own: Attributes, ownExpression: Attributes): string {
  const { work, expression } = document
  const expressionIri = `${work.iri}/${expression.language}@${document.at ?? ''}`
  // A provision alone is a portion of the act's text: its file says so, its expression stays the act's.
  const { portion = null } = document
  const file = portion === null ? expressionIri : `${expressionIri}/~${portion}`
  const since =
    document.versions.find((version) => document.at === null || holds(version, document.at))?.from ?? null
  const aliases = document.aliases
    .filter((alias) => alias !== work.iri)
    .map((alias) => `<FRBRalias${list({ value: alias, name: 'alias' })}/>`)
    .join('')
  const optional = (name: string, value: string | null) =>
    value === null || value === '' ? '' : `<${name}${list({ value })}/>`
  return [
    `<identification source="${SOURCE}">\n<FRBRWork>`,
    names(`${work.iri}/${component}`, work.iri, own),
    aliases,
    workDate(work.date),
    `<FRBRauthor href="${SOURCE}"/>`,
    optional('FRBRcountry', work.jurisdiction),
    optional('FRBRsubtype', work.subtype),
    optional('FRBRnumber', work.number),
    optional('FRBRname', work.title),
    '</FRBRWork>\n<FRBRExpression>',
    names(`${expressionIri}/${component}`, expressionIri, ownExpression),
    date(since, 'version'),
    `<FRBRauthor href="${SOURCE}"/><FRBRlanguage${list({ language: expression.language })}/>`,
    '</FRBRExpression>\n<FRBRManifestation>',
    names(`${file}/${component}.xml`, `${file}.akn`, {}),
    date(dayOrNull(expression.recordedAt.slice(0, 10)), 'recorded'),
    `<FRBRauthor href="${SOURCE}"/>`,
    portion === null ? '' : `<FRBRportion${list({ from: portion })}/>`,
    '<FRBRformat value="application/akn+xml"/>',
    '</FRBRManifestation>\n</identification>',
  ].join('')
}

function names(self: string, uri: string, own: Attributes): string {
  return `<FRBRthis${list({ value: self })}/><FRBRuri${list({ value: uri, ...own })}/>`
}

function workDate(date_: string | null): string {
  const day = dayOrNull(date_)
  if (day) return date(day, 'work')
  const year = /^\d{4}/.exec(date_ ?? '')?.[0]
  return year ? `<FRBRdate date="${year}-01-01" name="year"/>` : date(null, 'work')
}

// The schema wants a date even where none is known: the name says so, and readers of Comity take it for none.
function date(day: Day | null, name: string): string {
  return day === null
    ? '<FRBRdate date="0001-01-01" name="unknown"/>'
    : `<FRBRdate date="${day}" name="${name}"/>`
}

class Events {
  readonly lines: string[] = []
  readonly #writing: Writing
  readonly #known = new Map<Day, string>()

  constructor(writing: Writing) {
    this.#writing = writing
  }

  /** Tells a point in time, with what the library knows of it. */
  version(version: AknVersion): void {
    if (version.from === null || this.#known.has(version.from)) return
    this.#add(version.from, {
      source: version.ground ? `#${groundOf(version.ground, this.#writing)}` : SOURCE,
      type: this.#known.size === 0 ? 'generation' : 'amendment',
      'comity:published': version.published,
      'comity:basis': version.basis,
      'comity:ground': version.ground ? 'true' : null,
      'comity:unknown': version.state === 'unknown' ? (version.reason ?? 'no text is held') : null,
    })
  }

  /** Returns the eId of the event of the day. */
  on(day: Day): string {
    return this.#known.get(day) ?? this.#add(day, { source: SOURCE })
  }

  #add(day: Day, attributes: Attributes): string {
    const eId = freshEId(`e_${this.#known.size + 1}`, this.#writing)
    this.#known.set(day, eId)
    this.lines.push(`<eventRef${list({ eId, date: day, ...attributes })}/>\n`)
    return eId
  }
}

function references(document: AknDocument, writing: Writing): string {
  const source = list({
    eId: 'comity-source',
    href: `/akn/ontology/organization/${encodeURIComponent(document.expression.source.name)}`,
    showAs: document.expression.source.name,
  })
  const inForce = list({ eId: 'in-force', href: '/akn/ontology/concept/in-force', showAs: 'in force' })
  const grounds = [...writing.grounds.values()].map(
    ({ eId, ground }) => `<passiveRef${list(groundAttributes(eId, ground))}/>\n`,
  )
  const concepts = [...writing.concepts]
    .filter((name) => !writing.eIds.has(name))
    .map(
      (name) =>
        `<TLCConcept${list({ eId: name, href: `/akn/ontology/concept/${encodeURIComponent(name)}`, showAs: name })}/>\n`,
    )
  return `<references source="${SOURCE}">\n<TLCOrganization${source}/>\n<TLCConcept${inForce}/>\n${grounds.join('')}${concepts.join('')}</references>\n`
}

function groundAttributes(eId: string, ground: Ground): Attributes {
  return {
    eId,
    href: encodeURI((ground.id ?? '').toWellFormed()),
    showAs: ground.title,
    'comity:id': ground.id,
  }
}

function holds(version: AknVersion, at: Day | null): boolean {
  return (
    at === null || ((version.from === null || version.from <= at) && (version.to === null || at < version.to))
  )
}

function list(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${attributeValue(value)}"`))
    .join('')
}
