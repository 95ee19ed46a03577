/** What a quoted provision is, and the part of it that is quoted, as their eIds say it. */
import { eIdPrefix } from '#law/eid.ts'

// Kinds that provisions are of, and that styles of citing have words for.
const PROVISIONS = [
  'article',
  'section',
  'paragraph',
  'rule',
  'clause',
  'recital',
  'chapter',
  'part',
] as const

/** Returns the kind that the eId of a provision spells (AKN Naming Convention 1.0, § 5.4.4): its prefix where that is of no known kind. */
export function kindOfProvision(eId: string): string {
  const prefix = eId.split('__').at(-1)?.split('_')[0] ?? ''
  return PROVISIONS.find((kind) => eIdPrefix(kind) === prefix) ?? prefix
}

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
