/**
 * What the words of a query are called in other languages: the concepts that they tell, by their labels and patterns there, and what the
 * list of subjects does not know, by the lexicon that was learnt from parallel texts. At most so many terms, whatever is asked.
 */

import type { AcrossPlan, LanguagePlan, PartPlan, Saying } from '#search/across.ts'
import { baseOf } from '#search/across-finding.ts'
import { wordsIn } from '#search/analysis/analysis.ts'
import { openIndex } from '#search/dialect/sqlite-attributes.ts'
import { likelyLanguages } from '#search/likely-languages.ts'
import { type Part, parseQuery, type Query } from '#search/query.ts'
import { QueryError } from '#search/query-error.ts'
import { vocabularyOf } from '#search/vocabulary.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import type { Vocabulary } from '#vocab/model.ts'
import { ownList } from '../subjects/concept-list.ts'
import { type ConceptsTold, conceptsInQuery, languagesOf } from '../subjects/query.ts'
import { conceptSayings } from '../subjects/sayings.ts'
import { AcrossLexicon, saysSomething } from './across-lexicon.ts'

/** Languages that are looked in at most: those with most texts. */
const MOST_LANGUAGES = 24
/** Ways to say the query in one language, and in all. */
const MOST_SAYINGS = 24
const MOST_IN_ALL = 240
// A language that has the words of the query so much is one that it may be written in.
const LIKELY = 0.75

/** Returns the plan for languages that are held; null where the query cannot be read, or nothing is known of it in any other of them. */
export async function planAcross(
  db: Database,
  text: string,
  languages: ReadonlySet<string>,
): Promise<AcrossPlan | null> {
  const query = queryIn(text)
  if (query === null) return null
  const index = openIndex(db)
  const units = unitsOf(query.wanted)
  if (units.length === 0) return null
  const likely = likelyLanguages(index.texts, query, vocabularyOf(db))
  const list = await ownList()
  const told = readerOf(list)
  const own = ownLanguages(list, told, units, likely)
  const [first] = own
  if (first === undefined) return null
  const read = units.map((unit) => unit.map((each) => segmentsOf(list, told, each, own)))
  // Of articles and prepositions nothing is known anywhere.
  if (read.flat(2).length === 0) return null
  const lexicon = await AcrossLexicon.open(db, first)
  const plans: LanguagePlan[] = []
  for (const language of targetsOf(index.texts, own, languages)) {
    const plan = languagePlan(language, read, { list, lexicon })
    if (plan !== null) plans.push(plan)
    if (plans.length === MOST_LANGUAGES) break
  }
  return plans.length === 0 ? null : { own, languages: bounded(plans) }
}

// Those with most texts first.
function targetsOf(
  held: ReadonlyMap<string, number>,
  own: readonly string[],
  wanted: ReadonlySet<string>,
): string[] {
  const texts = new Map<string, number>()
  for (const [language, count] of held)
    texts.set(baseOf(language), (texts.get(baseOf(language)) ?? 0) + count)
  return [...texts]
    .filter(([language]) => wanted.has(language) && !own.includes(language))
    .sort((a, b) => b[1] - a[1])
    .map(([language]) => language)
}

function queryIn(text: string): Query | null {
  try {
    return parseQuery(text)
  } catch (error) {
    // The search says itself what is wrong with a query.
    if (error instanceof QueryError) return null
    throw error
  }
}

/** Words of a query that belong together; of a choice, each of its branches. */
type Unit = readonly string[]

function unitsOf(wanted: readonly Part[]): Unit[] {
  const units: Unit[] = []
  let words: string[] = []
  const end = () => {
    if (words.length > 0) units.push([words.join(' ')])
    words = []
  }
  for (const part of wanted) {
    if (part.kind === 'word') words.push(part.text)
    else {
      end()
      units.push(part.kind === 'any' ? part.of.map((branch) => textOf(branch.wanted)) : [part.text])
    }
  }
  end()
  return units
}

function textOf(wanted: readonly Part[]): string {
  return unitsOf(wanted).flat().join(' ')
}

/** Returns the concepts that a part of the query tells in a language. */
type Reader = (text: string, language: string) => readonly ConceptsTold[]

// The language of a query is found by reading it, and then it is read.
function readerOf(list: Vocabulary): Reader {
  const known = new Map<string, readonly ConceptsTold[]>()
  return (text, language) => {
    const key = `${language} ${text}`
    const told = known.get(key) ?? conceptsInQuery(list, text, language)
    known.set(key, told)
    return told
  }
}

// Where the library has the words, the languages that it has them in; else those of the list of subjects that know most of them.
function ownLanguages(
  list: Vocabulary,
  read: Reader,
  units: readonly Unit[],
  likely: ReadonlyMap<string, number>,
): string[] {
  const held = [...likely].filter(([, share]) => share >= LIKELY).map(([language]) => baseOf(language))
  const counted = (languages: Iterable<string>) =>
    Array.from(new Set(languages), (language) => [language, knownIn(read, units, language)] as const)
  const sorted = counted(held).sort((a, b) => b[1] - a[1])
  const told = sorted.map(([language]) => language)
  if (sorted.some(([, count]) => count > 0)) return told
  const texts = units.flat().join(' ')
  const guessed = counted([...languagesOf(list)].filter((language) => isWrittenIn(texts, language)))
  const most = Math.max(0, ...guessed.map(([, count]) => count))
  const best = most === 0 ? [] : guessed.filter(([, count]) => count === most).map(([language]) => language)
  return [...new Set([...best, ...told])]
}

// By the script alone: reading a query in every language of the list would take longer than searching.
function isWrittenIn(text: string, language: string): boolean {
  return (SCRIPTS[language] ?? /\p{Script=Latin}/u).test(text)
}

const CYRILLIC = /\p{Script=Cyrillic}/u
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  bel: CYRILLIC,
  bul: CYRILLIC,
  ell: /\p{Script=Greek}/u,
  jpn: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  rus: CYRILLIC,
  ukr: CYRILLIC,
  zho: /\p{Script=Han}/u,
}

function knownIn(read: Reader, units: readonly Unit[], language: string): number {
  return units
    .flat()
    .flatMap((text) => read(text, language))
    .reduce((sum, { start, end }) => sum + end - start, 0)
}

/** A stretch of the query: words that tell concepts, or words that tell none. */
interface Segment {
  readonly text: string
  readonly concepts: readonly string[]
}

function segmentsOf(list: Vocabulary, read: Reader, text: string, own: readonly string[]): Segment[] {
  const readings = own.map((language) => read(text, language))
  const length = (told: readonly ConceptsTold[]) => told.reduce((sum, { start, end }) => sum + end - start, 0)
  const [told = []] = readings.toSorted((a, b) => length(b) - length(a))
  const segments: Segment[] = []
  let at = 0
  for (const { start, end, concepts } of withoutWider(list, told)) {
    if (start > at) segments.push({ text: text.slice(at, start), concepts: [] })
    if (concepts.length > 0) segments.push({ text: text.slice(start, end), concepts })
    at = Math.max(at, end)
  }
  segments.push({ text: text.slice(at), concepts: [] })
  return segments.filter((segment) => segment.concepts.length > 0 || says(segment.text, own))
}

// "erasure of personal data": what is above another concept of the query is understood with it.
function withoutWider({ concepts }: Vocabulary, told: readonly ConceptsTold[]): ConceptsTold[] {
  const above = new Set(
    told.flatMap(({ concepts: own }) => own.flatMap((iri) => concepts.get(iri)?.broader ?? [])),
  )
  return told.map((each) => {
    const left = each.concepts.filter((iri) => !above.has(iri))
    return { ...each, concepts: left.length > 0 || told.length > 1 ? left : each.concepts }
  })
}

function says(text: string, own: readonly string[]): boolean {
  return Array.from(wordsIn(text)).some(({ text: word }) => saysSomething(word, own))
}

interface Sources {
  readonly list: Vocabulary
  readonly lexicon: AcrossLexicon
}

function languagePlan(
  language: string,
  units: readonly (readonly Segment[][])[],
  sources: Sources,
): LanguagePlan | null {
  const parts: PartPlan[] = []
  const left: string[] = []
  for (const unit of units) {
    const branches = unit.map((segments) => segments.map((segment) => partsOf(segment, language, sources)))
    const [only] = branches
    for (const { known, unknown } of branches.length === 1 ? (only ?? []) : [choiceOf(branches.flat())]) {
      parts.push(...known)
      left.push(...unknown)
    }
  }
  return parts.length === 0 ? null : { language, parts, left }
}

interface Known {
  readonly known: readonly PartPlan[]
  readonly unknown: readonly string[]
}

// One of several: whatever says one of them.
function choiceOf(branches: readonly Known[]): Known {
  const [first, ...rest] = branches.flatMap(({ known }) => known)
  if (!first) return { known: [], unknown: branches.flatMap(({ unknown }) => unknown) }
  const asked = [first, ...rest].map((part) => part.asked).join(', ')
  const sayings = [first, ...rest].flatMap((part) => part.sayings)
  return { known: [{ ...first, asked, sayings }], unknown: [] }
}

function partsOf({ text, concepts }: Segment, language: string, { list, lexicon }: Sources): Known {
  const [subject] = concepts
  const sayings = concepts.flatMap((iri) => conceptSayings(list.concepts.get(iri), language))
  if (subject !== undefined && sayings.length > 0)
    return { known: [{ asked: text.trim(), by: 'subject', subject, sayings: once(sayings) }], unknown: [] }
  return lexicon.partsOf(text, language)
}

function once(sayings: readonly Saying[]): Saying[] {
  return [...new Map(sayings.map((saying) => [JSON.stringify(saying), saying])).values()]
}

// Fewer ways to say each part, rather than fewer languages.
function bounded(languages: readonly LanguagePlan[]): LanguagePlan[] {
  const each = Math.min(MOST_SAYINGS, Math.floor(MOST_IN_ALL / languages.length))
  return languages.map((plan) => {
    const most = Math.max(2, Math.floor(each / plan.parts.length))
    return { ...plan, parts: plan.parts.map((part) => ({ ...part, sayings: part.sayings.slice(0, most) })) }
  })
}
