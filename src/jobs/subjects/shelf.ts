/** Subjects as pages, the API and agents ask them: the vocabularies, what tells each concept in which state, and which a provision tells. */
import type { SubjectSaid } from '#export/json-ld.ts'
import type { Day } from '#kit/day.ts'
import { formatIri } from '#law/iri.ts'
import {
  type ConceptCount,
  conceptCounts,
  conceptsOf,
  provisionsTelling,
  type TellingProvision,
} from '#store/concepts.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { libraryOver } from '#store/library.ts'
import {
  actsOfExpressions,
  rowsTagged,
  rowsTelling,
  type Tag,
  tagsOf,
  tagsOfExpression,
} from '#store/tags.ts'
import type { KeptVocabulary } from '#vocab/kept.ts'
import { wordsTelling } from './concept-words.ts'
import { type PlaceNamed, placeNamed } from './tags.ts'
import { type ConceptNamed, conceptIn, librarySubjects } from './vocabularies.ts'

/** Who found that a provision is about a subject, or not, and when. */
export type TagTold = Pick<Tag, 'verdict' | 'by' | 'at'>

/** A provision that tells a subject. */
export interface SubjectProvision {
  readonly iri: string
  readonly work: string
  /** Of the act, in the language of the provision. */
  readonly title: string
  readonly jurisdiction: string
  readonly language: string
  readonly kind: string
  readonly num: string | null
  readonly heading: string | null
  /** 1 to 255: the more, the more it is about the subject. 255 where a person said so. */
  readonly strength: number
  /** The words that told it, as they stand there; none where a person alone said so. */
  readonly words: readonly string[]
  /** Null where nobody said anything, and the words suggest it. */
  readonly tag: TagTold | null
}

export interface ProvisionsAsked {
  /** IRIs of concepts: one, or one with those below it. */
  readonly concepts: readonly string[]
  /** Jurisdictions, each with those inside it; null for all. */
  readonly in: readonly string[] | null
  readonly at: Day
  readonly limit: number
  readonly offset: number
}

export interface ProvisionsTold {
  readonly provisions: readonly SubjectProvision[]
  /** Whether there are more behind these. */
  readonly more: boolean
}

/** A subject of a provision. */
export interface SubjectOfProvision {
  readonly concept: string
  readonly strength: number
  readonly strong: boolean
  readonly inHeading: boolean
  readonly words: readonly string[]
  readonly tag: TagTold | null
}

export interface SubjectShelf {
  vocabularies(): Promise<readonly KeptVocabulary[]>
  /** The concept of an id or IRI; null where there is none. */
  concept(name: string): Promise<ConceptNamed | null>
  /**
   * Provisions and headings that hold on the day and tell concepts, by concept and jurisdiction; of all concepts where none are named:
   * null in a library so large that readers would wait for it.
   */
  counts(at: Day, concepts: readonly string[] | null): readonly ConceptCount[] | null
  /** Provisions about concepts: those that a person tagged first, then those that tell it most; what a person rejected is left out. */
  provisions(asked: ProvisionsAsked): Promise<ProvisionsTold>
  /** What people said that provisions of an expression are about, for its description. */
  said(expression: number): readonly SubjectSaid[]
  /** Jurisdictions of the provisions that people tagged with one of the concepts, as of a day. */
  tagged(concepts: readonly string[], at: Day): Promise<readonly string[]>
  /** The provision that an IRI names on a day; null where there is none. */
  place(iri: string, today: Day): Promise<PlaceNamed | null>
  /** The subjects of a row, those of people first, then those told most; what a person rejected last, as such. */
  subjectsOf(row: RowAsked): Promise<readonly SubjectOfProvision[]>
}

/** A row (`provision_version`) and the lasting provision of it. */
export interface RowAsked {
  readonly row: number
  readonly provision: number
  readonly language: string
}

// Counting all concepts of more rows than these keeps everybody waiting for a second and more.
const MOST_COUNTED = 400_000

/** Returns the subjects of a library. */
export function subjectShelf(db: Database): SubjectShelf {
  const library = libraryOver(db)
  return {
    vocabularies: () => librarySubjects(db),
    concept: (name) => conceptIn(db, name),
    counts: (at, concepts) =>
      concepts === null && rowsTelling(db, MOST_COUNTED) >= MOST_COUNTED
        ? null
        : conceptCounts(db, { at, concepts }),
    provisions: (asked) => provisionsAbout(db, asked),
    said: (expression) =>
      tagsOfExpression(db, expression)
        .filter(({ verdict }) => verdict === 'about')
        .map(({ wId, concept, by, at }) => ({ wId, concept, by, at })),
    tagged: async (concepts, at) => [
      ...new Set(
        rowsTagged(db, concepts, { in: null, at })
          .filter(({ tag }) => tag.verdict === 'about')
          .map(({ jurisdiction }) => jurisdiction),
      ),
    ],
    place: (iri, today) => placeNamed(db, iri, today, library),
    subjectsOf: (row) => subjectsOf(db, row),
  }
}

async function provisionsAbout(
  db: Database,
  { concepts, in: places, at, limit, offset }: ProvisionsAsked,
): Promise<ProvisionsTold> {
  const tagged = rowsTagged(db, concepts, { in: places, at })
  const about = new Map<number, (typeof tagged)[number]>()
  for (const each of tagged)
    if (each.tag.verdict === 'about' && !about.has(each.row)) about.set(each.row, each)
  // Of several subjects one may be rejected and another be told: the row is left out where all that it tells are.
  const rejected = new Set(tagged.flatMap(({ row, tag }) => (tag.verdict === 'not' ? [row] : [])))
  const suggested = provisionsTelling(db, concepts, {
    in: places,
    at,
    limit: offset + limit + 1 + about.size + rejected.size,
  }).filter(({ row }) => !about.has(row) && (concepts.length > 1 || !rejected.has(row)))
  const all: Telling[] = [...about.values(), ...suggested]
  const page = all.slice(offset, offset + limit)
  const acts = actsOfExpressions(
    db,
    page.map(({ expression }) => expression),
  )
  const provisions: SubjectProvision[] = []
  for (const each of page) {
    const act = acts.get(each.expression)
    if (act) provisions.push(await described(db, each, { act, concepts, at }))
  }
  return { provisions, more: all.length > offset + limit }
}

type Telling = TellingProvision & { readonly tag?: Tag }

async function described(
  db: Database,
  { row, jurisdiction, language, eId, kind, num, heading, strength, tag }: Telling,
  {
    act,
    concepts,
    at,
  }: {
    readonly act: { readonly iri: string; readonly title: string }
    readonly concepts: readonly string[]
    readonly at: Day
  },
): Promise<SubjectProvision> {
  const told = await wordsTelling(db, row, language)
  const words = told
    .filter(({ concept }) => concepts.includes(concept))
    .flatMap(({ inHeading, inText }) => [...inHeading, ...inText])
  return {
    iri: formatIri({ work: act.iri, language, at, eId }),
    work: act.iri,
    title: act.title,
    jurisdiction,
    language,
    kind,
    num,
    heading,
    strength,
    words: wordsOnce(words),
    tag: tag ? toldOf(tag) : null,
  }
}

// So many words are told of a provision and a subject.
const MOST_WORDS = 4

function wordsOnce(words: readonly string[]): string[] {
  return [...new Map(words.map((each) => [each.toLowerCase(), each])).values()].slice(0, MOST_WORDS)
}

function toldOf({ verdict, by, at }: Tag): TagTold {
  return { verdict, by, at }
}

async function subjectsOf(
  db: Database,
  { row, provision, language }: RowAsked,
): Promise<SubjectOfProvision[]> {
  const tags = new Map((tagsOf(db, [provision]).get(provision) ?? []).map((tag) => [tag.concept, tag]))
  const words = new Map(
    (await wordsTelling(db, row, language)).map(({ concept, inHeading, inText }) => [
      concept,
      wordsOnce([...inHeading, ...inText]),
    ]),
  )
  const told = conceptsOf(db, [row]).get(row) ?? []
  const suggested = told.map(({ concept, strength, strong, inHeading }): SubjectOfProvision => {
    const tag = tags.get(concept)
    tags.delete(concept)
    return {
      concept,
      strength,
      strong,
      inHeading,
      words: words.get(concept) ?? [],
      tag: tag ? toldOf(tag) : null,
    }
  })
  const alone = [...tags.values()].map(
    (tag): SubjectOfProvision => ({
      concept: tag.concept,
      strength: 0,
      strong: false,
      inHeading: false,
      words: [],
      tag: toldOf(tag),
    }),
  )
  return [...suggested, ...alone].sort((a, b) => placeOf(a) - placeOf(b) || b.strength - a.strength)
}

function placeOf({ tag }: SubjectOfProvision): number {
  return tag === null ? 1 : tag.verdict === 'about' ? 0 : 2
}
