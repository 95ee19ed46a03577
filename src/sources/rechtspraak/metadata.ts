/** What the metadata of a Dutch decision say: court, day, number, ECLI, what it applies and what came before and after it. */
import { type Day, dayOrNull } from '#kit/day.ts'
import { type Language, languageOf } from '#law/language.ts'
import type { Relation, RelationKind } from '#law/relation.ts'
import { type Alias, UnreadableError, type WorkDraft } from '../contract.ts'
import { descend, type Element, elementsOf, wordsIn } from '../xml-tree.ts'

export interface Decision {
  readonly work: WorkDraft
  readonly ecli: string
  readonly caseNumber: string | null
  readonly language: Language
  readonly date: Day | null
  readonly published: Day | null
}

// European Case Law Identifier, OJ 2011/C 127/01: country, court, year, ordinal.
const ECLI = /^ECLI:([A-Z]{2}):([A-Z0-9]{1,7}):(\d{4}):([A-Z0-9.]{1,25})$/

/** Returns what the file says of its decision. Throws UnreadableError where it names no ECLI. */
export function decisionOf(root: Element, file: string): Decision {
  const about = descend(root, 'rdf:RDF', 'rdf:Description')
  const all = (name: string) => (about ? elementsOf(about).filter((element) => element.name === name) : [])
  const one = (name: string) => wordsIn(all(name)[0] ?? null) || null
  const ecli = one('dcterms:identifier') ?? ''
  const [, country = '', court = '', , ordinal = ''] = ECLI.exec(ecli) ?? []
  if (court === '')
    throw new UnreadableError(
      file,
      about ? `line ${about.line}` : null,
      `Cannot read the decision: dcterms:identifier is "${ecli}"; expected an ECLI such as ECLI:NL:HR:2014:1234`,
    )
  const date = dayOrNull(one('dcterms:date'))
  const caseNumber = one('psi:zaaknummer')
  const body = one('dcterms:creator')
  const kind = one('dcterms:type')
  const isOpinion = root.children.some((child) => typeof child !== 'string' && child.name === 'conclusie')
  return {
    work: {
      jurisdiction: country.toLowerCase(),
      type: isOpinion ? 'doc' : 'judgment',
      subtype: court.toLowerCase(),
      date,
      number: ordinal,
      title: titleOf([body, [kind?.toLowerCase(), date ? inDutch(date) : null], caseNumber]) || ecli,
      aliases: aliasesOf(ecli, caseNumber, all('dcterms:replaces').map(wordsIn)),
      published: dayOrNull(one('dcterms:issued')),
      topics: all('dcterms:subject').flatMap((subject) => wordsIn(subject).split(/\s*;\s*/)),
      body,
      relations: [...all('dcterms:references').map(applied), ...all('dcterms:relation').flatMap(instance)],
    },
    ecli,
    caseNumber,
    language: languageOf(one('dcterms:language') ?? '') ?? 'nld',
    date,
    published: dayOrNull(one('dcterms:issued')),
  }
}

function titleOf(parts: readonly (string | null | readonly (string | null | undefined)[])[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : (part ?? []).filter((word) => word).join(' van ')))
    .filter((part) => part !== '')
    .join(', ')
}

function inDutch(date: Day): string {
  return new Intl.DateTimeFormat('nl', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
}

// Before the ECLI, decisions were known by a number of six characters (LJN).
function aliasesOf(ecli: string, caseNumber: string | null, replaced: readonly string[]): Alias[] {
  return [
    { scheme: 'ecli', value: ecli },
    ...replaced.filter((value) => /^[A-Z]{2}\d{4}$/.test(value)).map((value) => ({ scheme: 'ljn', value })),
    ...(caseNumber === null ? [] : [{ scheme: 'zaaknummer', value: `${ecli.split(':')[2]} ${caseNumber}` }]),
  ]
}

// `1.0:v:BWB:BWBR0005537&artikel=1:3&g=1997-10-14`, printed "Algemene wet bestuursrecht 1:3".
function applied(reference: Element): Relation {
  const words = wordsIn(reference)
  const address = reference.attributes['bwb:resourceIdentifier'] ?? ''
  const law = /(BWB[A-Z]\d+)/.exec(address)?.[1]
  const article = /&artikel=([^&]+)/.exec(address)?.[1] ?? null
  const title =
    article !== null && words.endsWith(` ${article}`) ? words.slice(0, -article.length - 1) : words
  return {
    kind: 'applies',
    target: law === undefined ? null : { scheme: 'bwb', value: law },
    title: title || null,
    provision: article === null ? null : `artikel ${article}`,
  }
}

function instance(relation: Element): Relation[] {
  const value = relation.attributes['ecli:resourceIdentifier'] ?? ''
  if (!ECLI.test(value)) return []
  const type = relation.attributes['psi:type'] ?? ''
  const kind: RelationKind = /rectificatie/i.test(type)
    ? 'corrects'
    : /eerdereAanleg/.test(relation.attributes['psi:aanleg'] ?? '')
      ? 'appeal-of'
      : 'appealed-in'
  return [{ kind, target: { scheme: 'ecli', value }, title: wordsIn(relation) || null, provision: null }]
}
