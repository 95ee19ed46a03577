/** Marks of a quote by their words: what a person types in the place of offsets, and what is left of marks in another wording. */
import type { Mark, Quote } from './quote.ts'
import { StudyError } from './refused.ts'

/**
 * Returns the marks of the words in a text, in its order; letter case and breaks of lines aside. Throws StudyError where words do not stand in the
 * text, or stand there more than once.
 */
export function marksOfWords(text: string, wanted: readonly string[]): Mark[] {
  return inOrder(
    wanted.map((words) => {
      const [mark, ...more] = placesOf(text, words)
      if (!mark)
        throw new StudyError(
          `Cannot mark "${words}": the words do not stand so in the provision; copy them from it as they are`,
        )
      if (more.length > 0)
        throw new StudyError(
          `Cannot mark "${words}": the words stand there ${more.length + 1} times; give more of the words around them`,
        )
      return mark
    }),
  )
}

/** Returns the marks of a quote in another wording: those whose words stand there exactly once. */
export function marksKept({ text, marks }: Pick<Quote, 'text' | 'marks'>, other: string): Mark[] {
  return inOrder(
    marks.flatMap(({ start, end }) => {
      const [mark, ...more] = placesOf(other, text.slice(start, end))
      return mark && more.length === 0 ? [mark] : []
    }),
  )
}

function placesOf(text: string, words: string): Mark[] {
  const parts = words.trim().split(/\s+/)
  if (parts[0] === '') return []
  const pattern = new RegExp(parts.map((part) => RegExp.escape(part)).join('\\s+'), 'giu')
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }))
}

function inOrder(marks: readonly Mark[]): Mark[] {
  return marks.toSorted((a, b) => a.start - b.start || a.end - b.end)
}
