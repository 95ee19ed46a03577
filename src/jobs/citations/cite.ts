/** Citations in any text: found, and led to the act and the provision that the library holds. */
import type { Rules } from '#citations/book.ts'
import { languagesByScript } from '#citations/languages.ts'
import { numberAlone, queryCitations } from '#citations/query.ts'
import type { Found } from '#citations/reference.ts'
import { type Day, dayOrNull } from '#kit/day.ts'
import type { Language } from '#law/language.ts'
import { worksWithProvision } from '#store/cited.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { expressionOf } from '#store/expressions.ts'
import { definitionsOf } from '#store/short-forms.ts'
import { resolveReference } from '#store/works.ts'
import { bookOver, type CitationBook } from './book.ts'
import type { Citation } from './citation.ts'
import { type CitingPlace, Resolver, speaksOfItself } from './resolve.ts'

export interface CiteOptions {
  /** IRI or alias of the act, version or provision in which the text stands: says what "this Act" and "subsection (2)" are. */
  readonly context?: string | null
  /** Language of the text; without it, that of the context, else the one that reads most in it. */
  readonly language?: Language | null
  /** Day as of which provisions are looked for; without it, the latest text held. */
  readonly at?: Day | null
}

/** Returns the citations in running text, in its order; none overlaps another. Precision comes before recall. */
export async function citationsIn(
  db: Database,
  text: string,
  options: CiteOptions = {},
): Promise<Citation[]> {
  const book = bookOver(db)
  const place = await placeOf(db, options)
  const scripts = place.language === null ? languagesByScript(text) : [[place.language]]
  const citations: Citation[] = []
  for (const languages of scripts) {
    const readings = languages.map((language) => ({
      language,
      found: book.names.read(text, { ...place.rules, language }).found,
    }))
    const best = readings.toSorted((a, b) => weight(b.found) - weight(a.found))[0]
    const resolverIn = resolvers(db, book, place.language ?? best?.language ?? null)
    for (const found of best?.found ?? [])
      if (!citations.some(({ start, end }) => found.start < end && start < found.end))
        citations.push({
          ...said(found, text),
          ...resolverIn(place.language === null ? found.language : undefined).cited(found, place.citing),
        })
  }
  return citations.sort((a, b) => a.start - b.start)
}

// What is equally authentic in several languages is answered in that of the name.
function resolvers(db: Database, book: CitationBook, usual: string | null) {
  const made = new Map<string | null, Resolver>()
  return (named: string | undefined): Resolver => {
    const language = named ?? usual
    const resolver = made.get(language) ?? new Resolver(db, book, { language })
    made.set(language, resolver)
    return resolver
  }
}

/**
 * Returns what a search query cites, the likeliest first: letter case, the order of act and number, and words for "article" count
 * for less than in running text ("gdpr 17", "146 ук рк"). A name that several acts share gives one citation each, those held first.
 */
export async function citationsInQuery(
  db: Database,
  query: string,
  options: CiteOptions = {},
): Promise<Citation[]> {
  const typed = await typedCitations(db, query, options)
  if (typed.length > 0) return typed
  return heldFirst(
    (await citationsIn(db, query, options)).filter(({ state, named }) => state === 'held' || named !== null),
  )
}

// What people type is short; a line of running text that is longer names more than one thing.
const MOST_TYPED = 120

/**
 * Returns the citations in a text of whichever kind: where it is a line that is nothing but a citation as people type it ("GDPR 17",
 * "146 ук рк") and running text would not be written so, what that cites, `how` being `typed`; else those in running text. Several
 * acts that share a name typed so give one citation each, over the same place, with a lower confidence.
 */
export async function citationsInAny(
  db: Database,
  text: string,
  options: CiteOptions = {},
): Promise<Citation[]> {
  const strict = await citationsIn(db, text, options)
  const typed = text.trim()
  if (typed.length > MOST_TYPED || typed.includes('\n') || strict.some((each) => understood(each, text)))
    return strict
  const lenient = (await typedCitations(db, typed, options)).filter((each) => saysMore(each, strict))
  const held = lenient.filter(({ state }) => state === 'held')
  const start = text.indexOf(typed)
  const place = { start, end: start + typed.length, text: typed, how: 'typed' } as const
  return lenient.length === 0
    ? strict
    : (held.length > 0 ? held : lenient).map((each) => ({ ...each, ...place }))
}

// A word or a number left over may be what is cited of an act.
function understood({ start, end, named, state }: Citation, text: string): boolean {
  return (named !== null || state === 'held') && !/[\p{L}\p{N}]/u.test(text.slice(0, start) + text.slice(end))
}

// A name alone is no more than what running text is read for.
function saysMore({ provision }: Citation, strict: readonly Citation[]): boolean {
  return provision !== null || strict.length === 0
}

// Nothing where a word is left over that is part neither of a name nor of a number.
async function typedCitations(db: Database, typed: string, options: CiteOptions): Promise<Citation[]> {
  const book = bookOver(db)
  const place = await placeOf(db, options)
  const lenient = queryCitations(book.names, typed, place.language === null ? undefined : [place.language])
  const resolverIn = (language: string | null) => new Resolver(db, book, { language })
  const found = lenient.map((each) => ({
    ...said(each, typed),
    ...resolverIn(place.language ?? each.language ?? null).cited(each, place.citing),
  }))
  if (found.length > 0) return heldFirst(found)
  const number = numberAlone(typed)
  const works = number === null ? [] : worksWithProvision(db, `art_${number}`)
  return number === null
    ? []
    : works.map((work) => resolverIn(place.language).byNumber(typed, work, number, place.citing))
}

function heldFirst(citations: readonly Citation[]): Citation[] {
  const order = { held: 0, unresolved: 1, 'not-held': 2 }
  return citations.toSorted((a, b) => order[a.state] - order[b.state] || b.confidence - a.confidence)
}

function said({ start, end, how, confidence }: Found, text: string) {
  return { start, end, text: text.slice(start, end), how, confidence }
}

// How much a reading understood: names that are known count for most.
function weight(found: readonly Found[]): number {
  let sum = 0
  for (const { act, path, end, start, language } of found) {
    const known = act.kind === 'named' && act.candidates.some(({ key }) => !key.startsWith('title/'))
    if (language !== undefined) sum -= 0.4
    sum += (known ? 4 : act.kind === 'named' ? 1.5 : 0.5) + path.length + Math.min(end - start, 60) / 60
  }
  return sum
}

interface Place {
  readonly language: string | null
  readonly rules: Omit<Rules, 'language'>
  readonly citing: CitingPlace
}

async function placeOf(db: Database, { context, language, at }: CiteOptions): Promise<Place> {
  const reference = context ? await resolveReference(db.sql, context) : null
  const day = at ?? reference?.at ?? null
  if (!reference)
    return {
      language: language ?? null,
      rules: { jurisdiction: null, self: false, definitions: [] },
      citing: { workId: null, expressionId: null, eId: null, jurisdiction: null, at: day, until: null },
    }
  const { work } = reference
  const expression = await expressionOf(db.sql, work.id, language ?? reference.language)
  return {
    language: language ?? expression?.language ?? null,
    rules: {
      jurisdiction: work.jurisdiction,
      self: speaksOfItself(work.type),
      definitions: definitionsOf(db, work.id),
    },
    citing: {
      workId: work.id,
      expressionId: expression?.id ?? null,
      eId: reference.eId,
      jurisdiction: work.jurisdiction,
      at: dayOrNull(day),
      until: null,
    },
  }
}
