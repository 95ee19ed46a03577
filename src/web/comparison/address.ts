/** The address of a comparison: `/compare?of=IRI&of=IRI`, with a day, a view and a page. */
import type { Day } from '#kit/day.ts'

/** How a comparison is shown. */
export interface Shown {
  readonly of: readonly string[]
  /** Null for today. */
  readonly at: Day | null
  readonly byParagraph: boolean
  /** Of whole acts: the words of corresponding provisions, and not the table alone. */
  readonly words: boolean
  readonly number: number
}

export const FILES = ['docx', 'html', 'csv', 'json'] as const
export type FileName = (typeof FILES)[number]

/** Returns the address of the comparison, or of a file of it. */
export function comparisonHref(
  shown: Shown,
  other: Partial<Shown> & { readonly as?: FileName } = {},
): string {
  const { of, at, byParagraph, words, number, as } = { ...shown, ...other }
  const query = new URLSearchParams(of.map((iri) => ['of', iri]))
  if (at !== null) query.set('at', at)
  if (byParagraph) query.set('by', 'paragraph')
  if (words) query.set('show', 'words')
  if (as) query.set('as', as)
  else if (number > 1) query.set('page', String(number))
  const written = query.toString().replace(/%(?:2F|7E|40)/g, decodeURIComponent)
  return written === '' ? '/compare' : `/compare?${written}`
}

/** Returns the address at which a provision or act is compared with what the reader names next. */
export function compareWith(iri: string): string {
  return comparisonHref({ of: [iri], at: null, byParagraph: false, words: false, number: 1 })
}
