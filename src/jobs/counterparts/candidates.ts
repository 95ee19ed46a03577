/** Rows that may be counterparts: those that tell the source's concepts, and those that say its words. */
import { MOST_PLACES, type RowsInQuestion, rowsSaying } from '#search/rows-saying.ts'
import { rowsTelling } from './concepts.ts'
import { labelWords } from './label-words.ts'
import type { Question } from './question.ts'
import { renderedTerms } from './rendered-terms.ts'
import { ownTerms, type SoughtTerms } from './terms.ts'

export interface Candidates {
  readonly rows: readonly number[]
  /** By language: what is looked for in it, and how much rows say of that. */
  readonly sought: ReadonlyMap<string, SoughtTerms>
  readonly said: ReadonlyMap<string, ReadonlyMap<number, number>>
}

// Rows that are looked at closely: by their concepts, and by their words.
const BY_CONCEPTS = 500
const BY_TERMS = 250

/** Returns the rows that are worth a closer look. */
export function candidatesFor(question: Question): Candidates {
  const { db, concepts, vector, places, rows, words } = question
  const found = new Set(highest(rowsTelling(db, concepts, vector, places, rows), BY_CONCEPTS))
  const sought = new Map<string, SoughtTerms>()
  const said = new Map<string, Map<number, number>>()
  const others = [...question.languages].filter((language) => language !== words.language).length
  for (const language of question.languages) {
    const terms = termsFor(question, language)
    const most = language === words.language ? MOST_PLACES : MOST_PLACES / others
    const inLanguage = ofLanguage(rows, language, rowsSaying(rows, terms.terms, most))
    sought.set(language, terms)
    said.set(language, inLanguage)
    for (const id of highest(inLanguage, BY_TERMS)) found.add(id)
  }
  return { rows: [...found], sought, said }
}

const NO_LABELS = new Map<string, never>()

function termsFor({ db, rows, words, pairs, concepts, leftOut, wordsAlone }: Question, language: string) {
  if (language === words.language) return ownTerms(rows, words)
  const labels = wordsAlone ? NO_LABELS : labelWords(concepts.vocabulary, words.language, language, leftOut)
  return renderedTerms(db, rows, words, language, { pairs, labels })
}

function ofLanguage(rows: RowsInQuestion, language: string, said: ReadonlyMap<number, number>) {
  return new Map([...said].filter(([id]) => rows.factsOf(id)?.language === language))
}

/** Returns the ids with the highest sums. */
function highest(sums: ReadonlyMap<number, number>, most: number): number[] {
  return [...sums]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, most)
    .map(([id]) => id)
}
