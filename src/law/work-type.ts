/** What sort of work an act is, in a word: its type and subtype in IRIs, and its rank where the word alone says it. */
import type { Force } from './force.ts'

export interface WorkType {
  readonly type: string
  readonly subtype: string | null
  readonly force: Force | null
}

// Document types of Akoma Ntoso 3.0 that a whole work can be.
const TYPES = new Set(['act', 'bill', 'debate', 'doc', 'judgment', 'officialGazette', 'statement'])
const DOCUMENTS = new Set([
  'guidance',
  'instruction',
  'letter',
  'notice',
  'opinion',
  'practice',
  'report',
  'review',
])
const FORCES: Readonly<Record<string, Force>> = {
  constitution: 'constitution',
  treaty: 'treaty',
  code: 'code',
  practice: 'guidance',
}

/**
 * Returns the type that a word names: a type of Akoma Ntoso (`act`, `judgment`), a sort of act (`code` is `act/code`), a sort of
 * document (`practice` is `doc/practice`, the practice of those who apply the law), or both at once (`doc/letter`); null for what is none.
 */
export function workTypeOf(word: string): WorkType | null {
  const match = /^([a-z][a-zA-Z]*)(?:\/([a-z][a-z0-9-]*))?$|^([a-z][a-z0-9-]*)$/.exec(word)
  if (!match) return null
  const [, first = match[3] ?? '', second] = match
  if (second !== undefined)
    return TYPES.has(first) ? { type: first, subtype: second, force: FORCES[second] ?? null } : null
  if (TYPES.has(first)) return { type: first, subtype: null, force: null }
  return { type: DOCUMENTS.has(first) ? 'doc' : 'act', subtype: first, force: FORCES[first] ?? null }
}
