/**
 * Provisions of different acts that correspond: by the words they share in one language, by concepts and what is known of words in
 * two, by numbers and citations. Acts are built differently, so one provision may correspond to several, and their order is a hint only.
 */
import { citationsInBoth } from '../align/in-both.ts'
import { type Asked, type Candidate, candidatesOf } from './candidates.ts'
import { citedEachOther } from './cited.ts'
import { correspondenceConfidence, type Evidence } from './confidence.ts'
import { citedAddress, conceptsOf, headingsOf, isWord, numbersShared, wordsOf } from './features.ts'
import type { Correspondence, Known, Outline, Provision, Reasons } from './provision.ts'
import { Vectors } from './vectors.ts'

/** What words count of the whole, beside concepts: more in one language than where only what reads alike or is known can be seen. */
const WORDS_IN_ONE_LANGUAGE = 0.75
const WORDS_ACROSS = 0.55
/** Pairings below this are wrong more often than right. */
export const LEAST_CONFIDENCE = 0.4
/** … and so are those that share less, however alone they stand. */
export const LEAST_SHARED = 0.12
/** Provisions apart that still count as beside each other in another act. */
const NEAR = 3
/** Reasons of a kind that are told. */
const TOLD = 6

/**
 * Returns which provisions correspond, in the order of the first act, the surest first. What is in none of them has no counterpart
 * that could be told.
 */
export function correspond(before: Outline, after: Outline, known: Known = {}): Correspondence[] {
  return weighed(before, after, known)
    .filter(({ candidate, confidence }) => candidate.score >= LEAST_SHARED && confidence >= LEAST_CONFIDENCE)
    .sort((a, b) => a.candidate.before - b.candidate.before || b.confidence - a.confidence)
    .map(({ candidate: { before: i, after: j }, confidence, reasons }) => ({
      before: i,
      after: j,
      confidence,
      why: reasons(),
    }))
}

/** A candidate with what is thought of it. */
export interface Weighed {
  readonly candidate: Candidate
  readonly evidence: Evidence
  readonly confidence: number
  readonly reasons: () => Reasons
}

/**
 * Returns every candidate, good or not, with its confidence: what thresholds are chosen and judged by. Pairs that are `asked` for are
 * among them however little they share.
 */
export function weighed(
  before: Outline,
  after: Outline,
  known: Known,
  asked: readonly Asked[] = [],
): Weighed[] {
  const oneLanguage = before.language === after.language
  const [said, saidAfter] = wordsOf(before, after, known)
  const words = new Vectors(said, saidAfter)
  const subjects = new Vectors(conceptsOf(before), conceptsOf(after))
  const forWords = oneLanguage ? WORDS_IN_ONE_LANGUAGE : WORDS_ACROSS
  const [named, namedAfter] = headingsOf(before, after)
  const headings = new Vectors(named, namedAfter)
  const headed = [before, after].map(({ provisions }) => provisions.map(({ heading }) => heading !== null))
  const cited = citedEachOther(before, after)
  const citing = Array.from(cited.keys(), (pair) => pair.split(' ').map(Number) as [number, number])
  const measures = {
    words,
    subjects,
    headings,
    headed: [headed[0] ?? [], headed[1] ?? []],
    forWords,
  } as const
  const candidates = candidatesOf(measures, [...asked, ...citing])
  const rows = new Lead(candidates, ({ before }) => before)
  const columns = new Lead(candidates, ({ after }) => after)
  const leaders = candidates.filter((each) => rows.ahead(each) > 0 && columns.ahead(each) > 0)
  const partners = new Map(leaders.map((each) => [each.before, each.after]))
  return candidates.map((candidate) => {
    const neighbours = neighboursOf(candidate, partners)
    const evidence: Evidence = {
      words: candidate.words,
      subjects: candidate.subjects,
      headings: candidate.headings,
      aheadInRow: rows.ahead(candidate),
      aheadInColumn: columns.ahead(candidate),
      cited: cited.get(`${candidate.before} ${candidate.after}`) ?? 0,
      neighbours,
      oneLanguage,
    }
    const reasons = () =>
      reasonsOf(
        [before.provisions[candidate.before], after.provisions[candidate.after]],
        { words, subjects },
        candidate,
        neighbours,
      )
    return { candidate, evidence, confidence: correspondenceConfidence(evidence), reasons }
  })
}

// How far a candidate is ahead of the best other one of its row, or of its column.
class Lead {
  readonly #best = new Map<number, [first: Candidate, second: number]>()
  readonly #of: (candidate: Candidate) => number

  constructor(candidates: readonly Candidate[], of: (candidate: Candidate) => number) {
    this.#of = of
    for (const candidate of candidates) {
      const known = this.#best.get(of(candidate))
      if (!known) this.#best.set(of(candidate), [candidate, 0])
      else if (candidate.score > known[0].score) this.#best.set(of(candidate), [candidate, known[0].score])
      else known[1] = Math.max(known[1], candidate.score)
    }
  }

  ahead(candidate: Candidate): number {
    const [first, second] = this.#best.get(this.#of(candidate)) ?? [candidate, 0]
    return candidate.score - (first === candidate ? second : first.score)
  }
}

function neighboursOf({ before, after }: Candidate, partners: ReadonlyMap<number, number>): number {
  return [-1, 1].filter((step) => {
    const partner = partners.get(before + step)
    return partner !== undefined && partner !== after && Math.abs(partner - after) <= NEAR
  }).length
}

function reasonsOf(
  [from, to]: readonly [Provision | undefined, Provision | undefined],
  { words, subjects }: { readonly words: Vectors; readonly subjects: Vectors },
  candidate: Candidate,
  neighbours: number,
): Reasons {
  const common = words.common(candidate.before, candidate.after)
  const addresses = common.flatMap(({ key }) => citedAddress(key) ?? [])
  return {
    concepts: subjects
      .common(candidate.before, candidate.after)
      .map(({ key }) => key)
      .slice(0, TOLD),
    terms: distinct(common.filter(({ key, before }) => isWord(key, before))).slice(0, TOLD),
    numbers: from && to ? numbersShared(from, to).slice(0, TOLD) : [],
    citations: [...new Set([...addresses, ...(from && to ? citationsInBoth(from, to) : [])])].slice(0, TOLD),
    neighbours: neighbours > 0,
    words: candidate.words,
    subjects: candidate.subjects,
  }
}

// A word that reads alike and is known besides is one reason.
function distinct<T extends { readonly before: string; readonly after: string }>(
  words: readonly T[],
): { before: string; after: string }[] {
  const seen = new Set<string>()
  return words.flatMap(({ before, after }) => {
    if (seen.has(before) || seen.has(after)) return []
    seen.add(before)
    seen.add(after)
    return [{ before, after }]
  })
}
