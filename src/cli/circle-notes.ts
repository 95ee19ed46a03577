/** What is said before something is published for one audience: who is in its circle, and who would read more than is theirs. */
import { PUBLIC } from '#exchange/repository/places.ts'
import { circleNotes } from '#jobs/agreements/circle.ts'
import { grantsFrom } from '#jobs/agreements/grants.ts'
import type { Collection } from '#store/collections.ts'
import { type Context, type Opened, today } from './context.ts'

/** Tells the operator; nothing where the collection is for everybody. */
export async function tellOfCircle(context: Context, { db }: Opened, collection: Collection): Promise<void> {
  if (collection.audience === PUBLIC) return
  const grants = await grantsFrom(db)(today(context))
  for (const note of circleNotes(grants, collection)) context.log(note)
}
