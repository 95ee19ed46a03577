/** The table of tags. */
import type { Generated } from 'kysely'

export interface TagTable {
  id: Generated<number>
  provision_id: number
  /** The IRI of the concept. */
  concept: string
  /** `not` rejects what the words suggest. */
  verdict: 'about' | 'not'
  by: string
  /** ISO instant. */
  at: string
  withdrawn_by: string | null
  withdrawn_at: string | null
}
