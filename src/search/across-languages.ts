/** Searching in languages that a query is not written in: what its words are called there, as conditions that the index can answer. */
import { plainText } from '#law/content.ts'
import type { LanguagePlan, Saying, SayingSlot } from './across.ts'
import { isUnspaced, prefixTerm, queryTerms, type Terms, termsOf } from './analysis/analysis.ts'
import type { Condition } from './conditions.ts'
import type { HitRow } from './dialect/sqlite-hits.ts'
import type { Marker } from './snippet.ts'

/** Words that may stand between two of a saying; of scripts without spaces, characters. */
const GAP = 3
const GAP_OF_CHARACTERS = 8
// Of a saying with choices in several places so many combinations are looked for.
const MOST_COMBINATIONS = 6

/** A part of the query as the index can answer it. */
export interface AcrossCondition extends Condition {
  /** False: it counts, and need not be there. */
  readonly needed: boolean
}

/**
 * Returns the condition for each part of a plan, in the terms of its language; parts that leave no term are left out. What the list of
 * subjects tells is needed; what the lexicon alone renders beside it ranks, for "right of asylum" is said without a word for right.
 */
export function conditionsAcross({ language, parts }: LanguagePlan): AcrossCondition[] {
  const bySubject = parts.some(({ by }) => by === 'subject')
  return parts.flatMap(({ asked, by, sayings }) => {
    const answers = once(sayings.flatMap((saying) => answersOf(saying, language)))
    if (answers.length === 0) return []
    const runs = sayings.flatMap(runsOf)
    return [
      {
        text: asked,
        clause: null,
        answers: answers.map(({ terms }) => terms),
        match: `(${answers.map(({ match }) => match).join(' OR ')})`,
        of: null,
        needed: by === 'subject' || !bySubject,
        ...(runs.length > 0 && { runs }),
      },
    ]
  })
}

function runsOf({ text, slots }: Saying): string[] {
  const texts = slots === null ? [text] : slots.flatMap(({ choices }) => choices.map((choice) => choice.text))
  return texts.filter(isUnspaced)
}

interface Answer {
  readonly terms: Terms
  readonly match: string
}

function once(answers: readonly Answer[]): Answer[] {
  return [...new Map(answers.map((answer) => [answer.match, answer])).values()]
}

function answersOf({ text, slots }: Saying, language: string): Answer[] {
  if (slots === null) {
    const terms = queryTerms(text, language)
    return terms.terms === '' ? [] : [{ terms, match: quoted(terms) }]
  }
  return combinations(slots).flatMap((words) => wordsAnswer(words, language))
}

type Word = SayingSlot['choices'][number] & { readonly afterGap: boolean }

function combinations(slots: readonly SayingSlot[]): Word[][] {
  return slots
    .reduce<Word[][]>(
      (all, { choices, afterGap }) =>
        all.flatMap((before) => choices.map((choice) => [...before, { ...choice, afterGap }])),
      [[]],
    )
    .slice(0, MOST_COMBINATIONS)
}

// Beginnings inside a phrase, and gaps, are asked of the index as words near each other: in any order, which law hardly tells apart.
function wordsAnswer(words: readonly Word[], language: string): Answer[] {
  const terms = words.map((word) => termsOfWord(word, language))
  if (terms.some(({ terms: each }) => each === '')) return []
  const gap = words.some(({ afterGap }) => afterGap)
  const joined = terms.map((each) => each.terms).join(' ')
  const openInside = terms.slice(0, -1).some(({ open }) => open)
  if (!gap && !openInside) {
    const phrase = { terms: joined, open: terms.at(-1)?.open ?? false }
    return [{ terms: phrase, match: quoted(phrase) }]
  }
  const reach = !gap ? 0 : isUnspaced(words[0]?.text ?? '') ? GAP_OF_CHARACTERS : GAP
  return [
    {
      terms: { terms: joined, open: true, between: reach },
      match: `NEAR(${terms.map(quoted).join(' ')}, ${reach * Math.max(1, terms.length - 1)})`,
    },
  ]
}

// A stem that is shorter than the beginning is how the index has words that begin so: "kundig" for "Kündigung…".
function termsOfWord({ text, open }: Word, language: string): Terms {
  if (isUnspaced(text)) return queryTerms(text, language)
  const stem = termsOf(text, language)
  if (!open || stem.includes(' ')) return { terms: stem, open: false }
  const beginning = prefixTerm(text, language)
  return { terms: beginning.startsWith(stem) && stem !== '' ? stem : beginning, open: true }
}

function quoted({ terms, open }: Terms): string {
  return `"${terms.replaceAll('"', '')}"${open ? ' *' : ''}`
}

// So many words of a text are told of a hit.
const MOST_TOLD = 3

/** Returns the words of a provision that say what was asked for, as they stand in it, the first of each part of the query. */
export function saidIn(row: HitRow, marker: Marker): readonly string[] {
  const text = [row.heading ?? '', row.xml === null ? '' : plainText(row.xml)].join('\n\n')
  const said = new Map<string, string>()
  const told = new Set<number>()
  for (const { start, end, condition } of marker(text, row.language)) {
    if (told.has(condition)) continue
    told.add(condition)
    const words = text.slice(start, end).replace(/\s+/g, ' ')
    said.set(words.toLowerCase(), words)
  }
  return [...said.values()].slice(0, MOST_TOLD)
}
