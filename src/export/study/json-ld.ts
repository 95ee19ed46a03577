/**
 * JSON-LD of a study: schema.org for what it is, SKOS for its questions, ELI for the provisions it quotes, and Web Annotations (W3C, 2017) for
 * what it quotes of them. Only what is known is said.
 */
import { bcp47, type Language } from '#law/language.ts'
import { addressOf, cellOf, type Said, type StudyDocument, type StudyQuote } from './document.ts'

type Value = string | number | boolean | Statement | readonly (string | Statement)[]
interface Statement {
  readonly [property: string]: Value | null | undefined
}

const CONTEXT = {
  '@vocab': 'https://schema.org/',
  eli: 'http://data.europa.eu/eli/ontology#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  oa: 'http://www.w3.org/ns/oa#',
  dcterms: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
const LANGUAGES = 'http://publications.europa.eu/resource/authority/language/'

/** Returns the description. Where it is told where the library is read, names are addresses there; else they are names inside the file. */
export function studyToJsonLd(document: StudyDocument): string {
  const graph = [
    studyOf(document),
    ...document.people.map((person, index) =>
      known({ '@id': `#person-${index + 1}`, '@type': 'Person', name: person.name }),
    ),
    ...document.states.map(({ id, name, jurisdiction }) =>
      known({ '@id': `#state-${id}`, '@type': 'AdministrativeArea', name, identifier: jurisdiction }),
    ),
    ...document.rows.map((row) => questionOf(document, row)),
    ...document.rows.flatMap((row) =>
      document.states.flatMap((state) => answerOf(document, row.id, state.id)),
    ),
    ...provisionsOf(document),
  ]
  const context =
    document.site === null ? CONTEXT : { ...CONTEXT, '@base': `${document.site}/studies/${document.id}` }
  return `${JSON.stringify({ '@context': context, '@graph': graph }, null, 2)}\n`
}

function studyOf(document: StudyDocument): Statement {
  const { id, edition, at } = document
  return known({
    '@id': '#study',
    '@type': ['Report', 'skos:ConceptScheme'],
    identifier: id,
    name: words(document.title),
    'skos:prefLabel': words(document.title),
    description: words(document.question),
    abstract: words(document.summary),
    version: edition === null ? null : String(edition),
    creativeWorkStatus: edition === null ? 'Draft' : 'Published',
    datePublished: edition === null ? null : at,
    dateModified: at,
    author: document.people.map(({ role }, index) =>
      known({ '@type': 'Role', roleName: role, author: ref(`#person-${index + 1}`) }),
    ),
    spatialCoverage: document.states.map((state) => ref(`#state-${state.id}`)),
    hasPart: document.rows.map((row) => ref(`#question-${row.id}`)),
    'skos:hasTopConcept': document.rows.map((row) => ref(`#question-${row.id}`)),
  })
}

function questionOf(document: StudyDocument, row: StudyDocument['rows'][number]): Statement {
  return known({
    '@id': `#question-${row.id}`,
    '@type': ['Question', 'skos:Concept'],
    name: words(row.question) ?? row.id,
    'skos:prefLabel': words(row.question) ?? row.id,
    'skos:scopeNote': words(row.guidance),
    'skos:inScheme': ref('#study'),
    isPartOf: ref('#study'),
    suggestedAnswer: document.states.map((state) => ref(`#answer-${row.id}-in-${state.id}`)),
  })
}

function answerOf(document: StudyDocument, row: string, state: string): Statement[] {
  const cell = cellOf(document, row, state)
  const id = `#answer-${row}-in-${state}`
  const sources = cell.sources.map(({ words: name, link }) => {
    const address = addressOf(document, link)
    return known({ '@type': 'CreativeWork', ...(address !== null && { '@id': address }), name })
  })
  const answer = known({
    '@id': id,
    '@type': 'Answer',
    text: words(cell.answer),
    creativeWorkStatus: cell.status,
    editor: cell.statusBy?.by,
    dateModified: cell.statusBy?.at,
    parentItem: ref(`#question-${row}`),
    spatialCoverage: ref(`#state-${state}`),
    citation: [...cell.quotes.map((quote) => ref(provisionId(document, quote))), ...sources],
    hasPart: cell.quotes.map((quote) => ref(`#quote-${quote.id}`)),
  })
  return [answer, ...cell.quotes.map((quote) => annotationOf(document, quote, id))]
}

function annotationOf(document: StudyDocument, quote: StudyQuote, body: string): Statement {
  const selectors =
    quote.marks.length === 0
      ? [known({ '@type': 'oa:TextQuoteSelector', 'oa:exact': inLanguage(quote.text, quote.language) })]
      : quote.marks.flatMap(({ start, end }) => [
          known({
            '@type': 'oa:TextQuoteSelector',
            'oa:exact': inLanguage(quote.text.slice(start, end), quote.language),
          }),
        ])
  return known({
    '@id': `#quote-${quote.id}`,
    '@type': ['oa:Annotation', 'Quotation'],
    'oa:motivatedBy': ref('oa:linking'),
    'dcterms:created': { '@type': 'xsd:dateTime', '@value': quote.addedAt },
    creator: known({ '@type': 'Person', name: quote.addedBy }),
    text: inLanguage(quote.text, quote.language),
    'oa:hasBody': ref(body),
    'oa:hasTarget': known({
      '@type': 'oa:SpecificResource',
      'oa:hasSource': ref(provisionId(document, quote)),
      'oa:hasState': known({ '@type': 'oa:TimeState', 'oa:sourceDate': `${quote.at}T00:00:00Z` }),
      'oa:hasSelector': selectors,
    }),
  })
}

// Provisions quoted twice are told once.
function provisionsOf(document: StudyDocument): Statement[] {
  const told = new Map<string, Statement>()
  for (const { quotes } of document.cells)
    for (const quote of quotes) {
      const id = provisionId(document, quote)
      if (!told.has(id)) told.set(id, provisionOf(id, quote))
    }
  return [...told.values()]
}

function provisionOf(id: string, quote: StudyQuote): Statement {
  const { language } = quote
  const name = [quote.num, quote.heading].filter((part) => part).join(' ')
  return known({
    '@id': id,
    '@type': ['Legislation', 'eli:LegalResourceSubdivision'],
    name: inLanguage([name, quote.title].filter((part) => part !== '').join(', '), language),
    'eli:number': quote.num,
    legislationIdentifier: quote.iri,
    legislationJurisdiction: known({ '@type': 'AdministrativeArea', identifier: quote.jurisdiction }),
    inLanguage: bcp47(language),
    'eli:language': /^[a-z]{3}$/.test(language) ? ref(`${LANGUAGES}${language.toUpperCase()}`) : null,
    legislationDateVersion: quote.from,
    'eli:version_date': quote.from && { '@type': 'xsd:date', '@value': quote.from },
    'dcterms:identifier': `sha256:${quote.hash}`,
  })
}

// A wording is named by its IRI; two wordings that one day's text had, by their hashes as well.
function provisionId(document: StudyDocument, quote: StudyQuote): string {
  const address = addressOf(document, quote.iri)
  return address ?? `#provision-${quote.hash.slice(0, 16)}-${encodeURIComponent(quote.iri)}`
}

function words({ words: said }: Said): string | null {
  return said === '' ? null : said
}

function inLanguage(text: string, language: Language): Statement {
  return { '@value': text, '@language': bcp47(language) }
}

function ref(id: string): Statement {
  return { '@id': id }
}

// What is unknown is left out, and so is a list of nothing.
function known(statement: Statement): Statement {
  return Object.fromEntries(
    Object.entries(statement).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )
}
