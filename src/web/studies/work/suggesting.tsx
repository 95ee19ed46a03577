/** Suggestions for a cell: counterparts, in its state, of what the other columns of its row quote. */
import { notFound } from '../../answer.tsx'
import type { Working } from './opened.ts'

/** Returns the suggestions as a page, or to the script as the part that goes into the cell's. */
export async function suggestionsAnswer({ context }: Working): Promise<Response> {
  return notFound(context)
}
