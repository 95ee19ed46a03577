/** Cursors: where the next page of a list begins, in a form that clients hand back unread. */
import { z } from 'zod'
import { Refused } from './refused.ts'

/** After this work of the list. */
const AfterWork = z.strictObject({ jurisdiction: z.string(), title: z.string(), id: z.int() })
/** So many further on, as long as the library is the one that the page before came from. */
const Further = z.strictObject({ offset: z.int().min(1).max(100_000), mark: z.string() })

export type AfterWork = z.infer<typeof AfterWork>

export function writeCursor(place: z.infer<typeof AfterWork> | z.infer<typeof Further>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Returns the work after which the page begins; null for the first page. Throws Refused where it is no cursor of such a list. */
export function afterWork(cursor: string | undefined): AfterWork | null {
  return cursor === undefined ? null : read(cursor, AfterWork)
}

/** Returns how many to pass over. Throws Refused where it is no cursor of such a list, or the library has changed since: the order may have too. */
export function offsetOf(cursor: string | undefined, mark: string): number {
  if (cursor === undefined) return 0
  const place = read(cursor, Further)
  if (place.mark !== mark) throw new Refused(410, 'api.problem.410', 'api.wrong.oldCursor')
  return place.offset
}

function read<Place>(cursor: string, schema: z.ZodType<Place>): Place {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new Refused(400, 'api.problem.400', 'api.wrong.cursor')
  }
}
