/** Why a counterpart is one: the concepts that both tell with their words, the words that both say, the numbers and the acts that both name. */

import { citationsInBoth, numbersInBoth } from '#compare/align/in-both.ts'
import type { Unit } from '#compare/align/unit.ts'
import { sharedConcepts, type Vector } from '#compare/counterparts/concept-vector.ts'
import { isUnspaced, termsOf, wordsIn } from '#search/analysis/analysis.ts'
import { isStopWord } from '#search/analysis/stop-words.ts'
import { workIris, worksCited } from '#store/concept-walks.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type WordsOfConcept, wordsOfConcepts } from '../subjects/concept-words.ts'
import type { Concepts } from './concepts.ts'
import type { CounterpartSource } from './source.ts'
import type { SoughtTerms } from './terms.ts'

/** A concept that both tell. */
export interface ConceptInBoth {
  readonly iri: string
  /** The words that tell it, as they stand; empty where only a heading above does, or a related concept. */
  readonly source: readonly string[]
  readonly target: readonly string[]
}

export interface TermInBoth {
  readonly source: string
  readonly target: string
}

export interface WhyCounterpart {
  readonly concepts: readonly ConceptInBoth[]
  readonly terms: readonly TermInBoth[]
  readonly numbers: readonly string[]
  /** IRIs of acts that both cite, and numbers of provisions that both name. */
  readonly citations: readonly string[]
  /** IRIs of concepts that what stands before and after both tells. */
  readonly surroundings: readonly string[]
}

/** One side of a comparison. */
export interface Worded {
  readonly language: string
  readonly heading: string | null
  readonly text: string
  readonly above: readonly string[]
  readonly vector: Vector
  readonly rows: readonly number[]
}

/** A provision that may answer the source. */
export interface Target extends Worded {
  /** Concepts of what stands round it and round the source. */
  readonly around: readonly number[]
}

const MOST_CONCEPTS = 6
const MOST_TERMS = 6
const MOST_WORDS = 4

/** What of the source is read once, whatever it is compared with. */
export interface SourceTold {
  readonly worded: Worded
  readonly concepts: ReadonlyMap<string, readonly string[]>
  readonly cited: ReadonlySet<number>
}

/** Returns what is told of the source. */
export async function sourceTold(
  db: Database,
  { expression, row, part, text, above, rows }: CounterpartSource,
  vector: Vector,
): Promise<SourceTold> {
  const heading = part === null ? row.heading : null
  const worded = { language: expression.language, heading, text, above, vector, rows }
  return { worded, concepts: await wordsByConcept(db, worded), cited: citedBy(db, rows) }
}

/** Returns why the other side is a counterpart of the source. */
export async function whyCounterpart(
  db: Database,
  source: SourceTold,
  target: Target,
  sought: SoughtTerms | undefined,
  concepts: Concepts,
): Promise<WhyCounterpart> {
  const words = await wordsByConcept(db, target)
  const shared = sharedConcepts(source.worded.vector, target.vector, concepts.rarityOf)
  const [one, other] = [unitOf(source.worded), unitOf(target)]
  return {
    concepts: shared
      .flatMap((number) => concepts.iris.get(number) ?? [])
      .map((iri) => ({ iri, source: source.concepts.get(iri) ?? [], target: words.get(iri) ?? [] }))
      .filter((each) => each.source.length > 0 || each.target.length > 0)
      .slice(0, MOST_CONCEPTS),
    terms: sought ? termsInBoth(source.worded, target, sought) : [],
    // A single digit is the number of a paragraph more often than not.
    numbers: numbersInBoth(one, other).filter((number) => number.length > 1),
    citations: [...actsInBoth(db, source.cited, target.rows), ...citationsInBoth(one, other)],
    surroundings: target.around.flatMap((number) => concepts.iris.get(number) ?? []),
  }
}

// The words of the provision and its heading; where they do not tell it, those of the headings above.
async function wordsByConcept(db: Database, { language, heading, text, above }: Worded) {
  const own = await wordsOfConcepts(db, language, { heading, text })
  const byConcept = new Map(own.map((each) => [each.concept, wordsOf(each)]))
  for (const each of await wordsOfConcepts(db, language, { heading: above.join('\n'), text: '' }))
    if (!byConcept.has(each.concept)) byConcept.set(each.concept, wordsOf(each))
  return byConcept
}

function wordsOf({ inHeading, inText }: WordsOfConcept): string[] {
  return [...new Set([...inHeading, ...inText])].slice(0, MOST_WORDS)
}

// What reads alike by stems within a language; across languages, what lexicon or vocabulary made of a term and the target says.
function termsInBoth(source: Worded, target: Worded, { terms, saidAs }: SoughtTerms): TermInBoth[] {
  const there = formsOf(target)
  const here = formsOf(source)
  const found: TermInBoth[] = []
  for (const { term } of terms) {
    const said = there.get(term)
    // The lexicon gives a phrase as it stands, the vocabulary a term.
    const form = saidAs.size === 0 ? term : (saidAs.get(term) ?? '')
    const own = here.get(form) ?? (saidAs.size === 0 ? undefined : form)
    if (said === undefined || own === undefined) continue
    if (isStopWord(said.toLowerCase(), [target.language])) continue
    if (!found.some((each) => each.source === own || each.target === said))
      found.push({ source: own, target: said })
    if (found.length === MOST_TERMS) break
  }
  return found
}

// A word of a script without spaces is a whole clause: there the term itself is shown.
function formsOf({ language, heading, text }: Worded): Map<string, string> {
  const forms = new Map<string, string>()
  for (const { text: word } of wordsIn(`${heading ?? ''}\n${text}`))
    for (const term of termsOf(word, language).split(' '))
      if (!forms.has(term)) forms.set(term, isUnspaced(word) ? term : word)
  return forms
}

function unitOf({ heading, text }: Worded): Unit {
  return { id: '', kind: 'article', num: null, heading, text }
}

function citedBy(db: Database, rows: readonly number[]): Set<number> {
  return new Set([...worksCited(db, rows).values()].flatMap((works) => [...works]))
}

function actsInBoth(db: Database, cited: ReadonlySet<number>, rows: readonly number[]): string[] {
  if (cited.size === 0) return []
  const both = [...citedBy(db, rows)].filter((work) => cited.has(work))
  return both.length === 0 ? [] : workIris(db, both)
}
