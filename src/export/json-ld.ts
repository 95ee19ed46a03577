/** JSON-LD: what a text is, in the words of schema.org/Legislation and of the ELI ontology. Only what is known is said. */
import { addDays, type Day } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { contains } from '#law/interval.ts'
import { formatIri } from '#law/iri.ts'
import { bcp47, type Language } from '#law/language.ts'
import { inOrder, type LawDocument, type LawNode, titleOf } from './document.ts'

/** What a document does not know of itself: where it is published and what stands beside it there. */
export interface Surroundings {
  /** Scheme and host that the IRIs are read against. */
  readonly origin: string
  /** The day on which is said whether the text is in force. */
  readonly today: Day
  /** Languages in which the library holds the act. */
  readonly languages: readonly Language[]
  /** Endings and media types of its files. */
  readonly files: readonly { readonly ending: string; readonly mediaType: string }[]
  /** What people said that provisions are about; absent where nobody is asked. */
  readonly subjects?: readonly SubjectSaid[]
}

/** A subject that a person gave to a provision. */
export interface SubjectSaid {
  readonly wId: string
  /** The IRI of the concept. */
  readonly concept: string
  readonly by: string
  /** ISO instant. */
  readonly at: string
}

type Value = string | boolean | Statement | readonly (string | Statement)[]
interface Statement {
  readonly [property: string]: Value | null | undefined
}

const OA = 'http://www.w3.org/ns/oa#'
const ELI = 'http://data.europa.eu/eli/ontology#'
const LANGUAGES = 'http://publications.europa.eu/resource/authority/language/'
// A copy of what another published has no standing of its own (schema.org: "a republication of a law"); of a text made here nothing is known.
const UNOFFICIAL = { '@id': 'https://schema.org/UnofficialLegalValue' }

/** Returns the description: the work, the expression of it, this version, and the provision where it is narrowed to one. */
export function toJsonLd(document: LawDocument, surroundings?: Surroundings): string {
  const context = {
    '@vocab': 'https://schema.org/',
    eli: ELI,
    ...(surroundings ? { '@base': `${surroundings.origin}/` } : {}),
  }
  const graph = [
    versionOf(document, surroundings),
    workOf(document, surroundings),
    ...partOf(document, surroundings),
    ...subjectsOf(document, surroundings?.subjects ?? []),
  ]
  return `${JSON.stringify({ '@context': context, '@graph': graph.map(known) }, null, 2)}\n`
}

function workOf(
  { work, aliases, jurisdictionName, language }: LawDocument,
  beside?: Surroundings,
): Statement {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(work.date ?? '')
  const languages = beside?.languages ?? [language]
  return {
    '@id': id(work.iri),
    '@type': ['Legislation', 'eli:LegalResource'],
    name: work.title,
    'eli:title': work.title,
    legislationType: work.subtype ?? work.type,
    legislationIdentifier: aliases,
    'eli:id_local': aliases,
    'eli:number': work.number,
    legislationJurisdiction: {
      '@type': 'AdministrativeArea',
      name: jurisdictionName,
      identifier: work.jurisdiction,
    },
    legislationDate: work.date,
    'eli:date_document': isDay && work.date ? date(work.date) : null,
    datePublished: work.published,
    'eli:date_publication': work.published && date(work.published),
    about: work.topics,
    'eli:is_realized_by': languages.map((each) => ({ '@id': id(`${work.iri}/${each}`) })),
    workExample: languages.map((each) => ({
      '@id': id(`${work.iri}/${each}`),
      '@type': ['Legislation', 'eli:LegalExpression'],
      inLanguage: bcp47(each),
    })),
  }
}

function versionOf(document: LawDocument, beside?: Surroundings): Statement {
  const { work, language, at, version, recordedAt } = document
  const from = version?.state === 'held' ? version.from : null
  const path = formatIri({ work: work.iri, language, at: from ?? at, eId: null })
  return {
    '@id': id(path),
    '@type': ['Legislation', 'eli:LegalExpression'],
    name: document.title,
    'eli:title': document.title,
    inLanguage: bcp47(language),
    'eli:language': /^[a-z]{3}$/.test(language) ? { '@id': `${LANGUAGES}${language.toUpperCase()}` } : null,
    exampleOfWork: { '@id': id(work.iri) },
    'eli:realizes': { '@id': id(work.iri) },
    legislationDateVersion: from,
    'eli:version_date': from && date(from),
    ...effectOf(document, beside?.today),
    legislationChangedBy: changeOf(document),
    sdDatePublished: recordedAt,
    hasPart: document.part ? null : document.nodes.map((node) => provisionOf(document, node, beside)),
    encoding: beside?.files.map(({ ending, mediaType }) =>
      known({
        '@id': id(`${path}.${ending}`),
        '@type': ['LegislationObject', 'eli:Format'],
        encodingFormat: mediaType,
        contentUrl: id(`${path}.${ending}`),
        legislationLegalValue: document.origin === 'imported' ? UNOFFICIAL : null,
      }),
    ),
    'eli:is_embodied_by': beside?.files.map(({ ending }) => ({ '@id': id(`${path}.${ending}`) })),
  }
}

// A day on which a text was merely seen says nothing about its legal force.
function effectOf({ version }: LawDocument, today?: Day): Statement {
  if (version?.basis !== 'in-force' || version.state !== 'held' || version.from === null) return {}
  const { from, to } = version
  const inForce = today === undefined ? null : contains(version, today)
  return {
    // An ISO 8601 interval of days holds both of its ends; ours ends before its last.
    temporalCoverage: `${from}/${to === null ? '..' : addDays(to, -1)}`,
    'eli:first_date_entry_in_force': date(from),
    'eli:date_no_longer_in_force': to && date(to),
    legislationLegalForce:
      inForce === null ? null : { '@id': `https://schema.org/${inForce ? 'InForce' : 'NotInForce'}` },
    'eli:in_force':
      inForce === null ? null : { '@id': `${ELI}InForce-${inForce ? 'inForce' : 'notInForce'}` },
  }
}

function changeOf({ version }: LawDocument): Statement | null {
  const ground = version?.ground
  return ground
    ? known({ '@type': 'Legislation', name: ground.title, legislationIdentifier: ground.id })
    : null
}

// Only the part asked for is told with its words: whoever wants all of them asks for the text.
function partOf(document: LawDocument, beside?: Surroundings): Statement[] {
  const node = document.part === null ? undefined : document.nodes[0]
  if (!node) return []
  const { work, language, at, version } = document
  const whole = formatIri({ work: work.iri, language, at: version?.from ?? at, eId: null })
  const words = inOrder([node]).flatMap((each) => [
    titleOf(each),
    each.xml === null ? '' : plainText(each.xml),
  ])
  return [
    {
      ...provisionOf(document, node, beside),
      isPartOf: { '@id': id(whole) },
      'eli:is_part_of': { '@id': id(whole) },
      inLanguage: bcp47(language),
      legislationDateVersion: node.from,
      'eli:version_date': node.from && date(node.from),
      text: node.missing ? null : words.filter((part) => part !== '').join('\n'),
    },
  ]
}

function provisionOf(document: LawDocument, node: LawNode, beside?: Surroundings): Statement {
  const about = beside?.subjects?.filter(({ wId }) => wId === node.wId) ?? []
  return known({
    '@id': provisionId(document, node),
    '@type': ['Legislation', 'eli:LegalResourceSubdivision'],
    name: titleOf(node) || null,
    'eli:number': node.num,
    about: about.map(({ concept }) => ({ '@id': concept })),
  })
}

function provisionId({ work, language, at, version }: LawDocument, { eId }: LawNode): string {
  return id(formatIri({ work: work.iri, language, at: version?.from ?? at, eId }))
}

// Who said what a provision is about, and when: annotations in the words of the Web Annotation Vocabulary.
function subjectsOf(document: LawDocument, subjects: readonly SubjectSaid[]): Statement[] {
  const nodes = new Map(inOrder(document.nodes).map((node) => [node.wId, node]))
  return subjects.flatMap(({ wId, concept, by, at }) => {
    const node = nodes.get(wId)
    if (!node) return []
    return [
      {
        '@type': `${OA}Annotation`,
        [`${OA}motivatedBy`]: { '@id': `${OA}tagging` },
        [`${OA}hasTarget`]: { '@id': provisionId(document, node) },
        [`${OA}hasBody`]: { '@id': concept },
        creator: by,
        dateCreated: at,
      },
    ]
  })
}

function date(day: string): Statement {
  return { '@type': 'http://www.w3.org/2001/XMLSchema#date', '@value': day }
}

// IRIs of the library hold letters of any script; what may not stand in an IRI is encoded.
function id(path: string): string {
  return path.replace(/[\s<>"{}|\\^`?#%]/g, encodeURIComponent)
}

// What is unknown is left out, and so is a list of nothing.
function known(statement: Statement): Statement {
  return Object.fromEntries(
    Object.entries(statement).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )
}
