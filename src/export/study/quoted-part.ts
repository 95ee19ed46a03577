/** The part of a provision that is quoted, by the numbers on the way to it. */

export interface NumberedPart {
  readonly kind: string
  readonly num: string
}

/** Returns the numbers that the eId of a part inside a provision spells, outermost first: `para_2__point_a` is paragraph 2, point a. */
export function partsNumbered(part: string | null): NumberedPart[] {
  return (part ?? '').split('__').flatMap((segment) => {
    const [, prefix = '', num = ''] = /^([a-z]+)_(.+)$/i.exec(segment) ?? []
    return num === '' || UNNUMBERED.has(prefix) ? [] : [{ kind: KINDS[prefix] ?? prefix, num }]
  })
}

const KINDS: Readonly<Record<string, string>> = {
  para: 'paragraph',
  subpara: 'point',
  subsec: 'paragraph',
  point: 'point',
  item: 'point',
  list: 'point',
}

// Lists and their introductions are numbered by position, not by the law.
const UNNUMBERED = new Set(['list', 'intro', 'wrapup', 'content', 'alinea'])
