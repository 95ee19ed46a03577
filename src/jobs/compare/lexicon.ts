/** What the learned lexicon knows of the words of a text, asked once for all of them: how alignments are given their translations. */
import type { Translations } from '#compare/align/unit.ts'
import type { Database } from '#store/dialect/sqlite.ts'
import { type PairLearnt, pairsLearnt, renderingsOf } from '#store/lexicon.ts'
import { lexiconAnalyser } from '../lexicon/analyser.ts'
import { directionOf, type OwnDirection } from '../lexicon/terms.ts'

/** How a word is said, with the share of times that it is said so. */
export type Said = readonly (readonly [form: string, share: number])[]

/** What is said so less often is an accident of two passages. */
const LEAST_SHARE = 0.1
const MOST = 4

/**
 * Returns what the lexicon knows of the words of the texts in another language, through a third one where the pair was not learnt;
 * null where it knows nothing of these languages.
 */
export async function translationsOf(
  db: Database,
  [from, to]: readonly [string, string],
  texts: Iterable<string>,
): Promise<Translations | null> {
  if (from === to) return null
  const said = await sayingsOf(db, [from, to], texts)
  return said && ((word) => said.get(word.toLowerCase()) ?? NONE)
}

const NONE: Said = []

/** Returns how the words of texts are said in another language, by the word in small letters; null where nothing is known of the languages. */
export async function sayingsOf(
  db: Database,
  [from, to]: readonly [string, string],
  texts: Iterable<string>,
): Promise<ReadonlyMap<string, Said> | null> {
  const pairs = await pairsLearnt(db)
  const ways = waysOf(pairs, from, to)
  if (ways.length === 0) return null
  const stems = stemsOfWords(texts, from)
  const known = new Map<string, Said>()
  for (const way of ways)
    for (const [stem, said] of way(db, [...new Set(stems.values())]))
      if (!known.has(stem)) known.set(stem, said)
  return new Map(
    Array.from(stems, ([word, stem]) => [word, known.get(stem) ?? NONE] as const).filter(
      ([, said]) => said.length > 0,
    ),
  )
}

type Way = (db: Database, stems: readonly string[]) => Map<string, Said>

// By its own pair, else through every language that both were learnt with, those of most sentences first.
function waysOf(pairs: readonly PairLearnt[], from: string, to: string): Way[] {
  const own = directionOf(pairs, from, to)
  if (own) return [(db, stems) => direct(db, own, stems)]
  const languages = new Set(pairs.flatMap(({ one, other }) => [one, other]))
  return [...languages]
    .flatMap((language) => {
      const [first, second] = [directionOf(pairs, from, language), directionOf(pairs, language, to)]
      return first && second ? [{ first, second }] : []
    })
    .sort((a, b) => sentencesOf(b) - sentencesOf(a))
    .map(
      ({ first, second }): Way =>
        (db, stems) =>
          through(db, first, second, stems),
    )
}

function sentencesOf({
  first,
  second,
}: {
  readonly first: OwnDirection
  readonly second: OwnDirection
}): number {
  return Math.min(first.learnt.sentences, second.learnt.sentences)
}

function direct(db: Database, direction: OwnDirection, stems: readonly string[]): Map<string, Said> {
  const found = new Map<string, [string, number][]>()
  for (const { fromStems, toForms, together, fromOften } of renderingsOf(db, direction, stems)) {
    const [form] = toForms
    const share = together / fromOften
    if (form === undefined || share < LEAST_SHARE) continue
    const said = found.get(fromStems) ?? []
    if (said.length < MOST) found.set(fromStems, [...said, [form, share]])
  }
  return found
}

function through(
  db: Database,
  first: OwnDirection,
  second: OwnDirection,
  stems: readonly string[],
): Map<string, Said> {
  const into = renderingsOf(db, first, stems).filter(
    ({ together, fromOften }) => together / fromOften >= LEAST_SHARE,
  )
  const onward = direct(db, second, [...new Set(into.map(({ toStems }) => toStems))])
  const found = new Map<string, [string, number][]>()
  for (const { fromStems, toStems, together, fromOften } of into)
    for (const [form, share] of onward.get(toStems) ?? []) {
      const said = found.get(fromStems) ?? []
      const joint = (share * together) / fromOften
      if (said.length < MOST && joint >= LEAST_SHARE && !said.some(([other]) => other === form))
        found.set(fromStems, [...said, [form, joint]])
    }
  return found
}

// Words as they stand, each with its stem as the lexicon has it; empty words and numbers left out.
function stemsOfWords(texts: Iterable<string>, language: string): Map<string, string> {
  const analyse = lexiconAnalyser(language, [])
  const stems = new Map<string, string>()
  for (const text of texts)
    for (const { term, kind, start, end } of analyse(text))
      if (kind === 'word') {
        const word = text.slice(start, end).toLowerCase()
        if (!stems.has(word)) stems.set(word, term)
      }
  return stems
}
