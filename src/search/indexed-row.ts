/** A provision version as terms: what the index is given of it. */

import type { Day } from '#kit/day.ts'
import { plainText } from '#law/content.ts'
import { indexTerms, numberTerms } from './analysis/analysis.ts'
import { ALWAYS, dayNumber, NEVER_ENDS, ROLES, type Role } from './spans.ts'

/** What the library holds of a provision version. */
export interface StoredRow {
  readonly id: number
  readonly kind: string
  readonly eId: string
  readonly num: string | null
  readonly heading: string | null
  readonly from: Day | null
  readonly to: Day | null
  /** The canonical fragment; null where it has no words of its own. */
  readonly xml: string | null
}

export interface IndexedRow {
  readonly id: number
  readonly from: number
  readonly to: number
  readonly num: string
  readonly heading: string
  readonly body: string
  readonly length: number
  readonly role: Role
}

/** Returns the row as terms. Its words are added to `words`. */
export function indexedRow(row: StoredRow, language: string, words: Set<string>): IndexedRow {
  const num = row.num === null ? '' : numberTerms(row.num, language)
  const heading = row.heading === null ? '' : indexTerms(row.heading, language, words)
  const body = row.xml === null ? '' : indexTerms(plainText(row.xml), language, words)
  return {
    id: row.id,
    from: row.from === null ? ALWAYS : dayNumber(row.from),
    to: row.to === null ? NEVER_ENDS : dayNumber(row.to),
    num,
    heading,
    body,
    length: countOf(num) + countOf(heading) + countOf(body),
    role: roleOf(row),
  }
}

// Recitals say why, notes what was, preambles and conclusions who: the law is what stands between them.
const BESIDE: ReadonlySet<string> = new Set([
  'recital',
  'note',
  'preface',
  'preamble',
  'citation',
  'formula',
  'conclusions',
  'correction',
])

function roleOf({ xml, kind, eId }: StoredRow): Role {
  if (xml === null) return ROLES.division
  // What amending acts say of their own coming into force is kept with some acts, behind their text.
  return BESIDE.has(kind) || eId.startsWith('suppl') ? ROLES.beside : ROLES.provision
}

function countOf(terms: string): number {
  if (terms === '') return 0
  let count = 1
  for (let at = terms.indexOf(' '); at >= 0; at = terms.indexOf(' ', at + 1)) count++
  return count
}
